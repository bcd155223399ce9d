import { describe, expect, it } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import type { EventTypeRow, JsonObject } from '#event-store';
import { cloudEventType } from '#feed';
import { domainEventTypes } from '#read-models';
import { ASYNCAPI } from './asyncapi.js';
import { ASYNCAPI_FILE, CATALOGUE, catalogueFiles, publicRows, SCHEMAS } from './files.js';
import { goldenExample, schemaFile } from './schemas.js';
import { publicForm } from './withheld.js';

const registry = domainEventTypes();
const rows = publicRows(registry);
const read = (file: string): string => readFileSync(CATALOGUE + file, 'utf8');

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
formats.default(ajv);
for (const name of readdirSync(CATALOGUE + SCHEMAS)) ajv.addSchema(JSON.parse(read(SCHEMAS + name)) as object);

const envelope = {
  specversion: '1.0',
  id: 'a86e1d35-4c7b-5f92-9d20-3e8b6c15b801',
  source: '/tiltak/c0a8f1d2-7b3e-5a4c-9d5f-6e7a8b9c0d13',
  subject: 'measure-2e3f4051-6b7c-5d8e-9fa0-1b2c3d4e5f15',
  time: '2017-04-30T10:00:00.000Z',
  datacontenttype: 'application/json',
  position: 7,
  revision: 0,
  correlationid: '00000000-0000-4000-8000-000000000003',
  actorrole: 'controller',
};

function faults(row: EventTypeRow, data: JsonObject): ValidateFunction['errors'] {
  const validate = ajv.getSchema(schemaFile(row));
  if (!validate) throw new Error(`${schemaFile(row)} is missing`);
  return validate({ ...envelope, type: cloudEventType(row), data }) === true ? null : validate.errors;
}

describe('what consumers are told of events', () => {
  it('is what the types of the events say: else run `npm run events`', async () => {
    const wanted = await catalogueFiles(registry);
    const stale = [...wanted].filter(([file, text]) => !isThere(file) || read(file) !== text).map(([file]) => file);
    expect(stale).toEqual([]);
    const known = new Set(wanted.keys());
    const strangers = readdirSync(CATALOGUE + SCHEMAS).filter((name) => !known.has(SCHEMAS + name) && !isOlder(name));
    expect(strangers).toEqual([]);
  }, 120_000);

  it.each(rows)('has a schema of $publicName that its golden file fits, for employees and for others', (row) => {
    const example = goldenExample(row);
    expect(faults(row, example)).toBeNull();
    expect(faults(row, publicForm(row, example))).toBeNull();
  });

  it.each(rows)('refuses an event of $publicName that lacks a field or has one too many', (row) => {
    const example = goldenExample(row);
    expect(faults(row, { ...example, unheardOf: 1 })).not.toBeNull();
    const everybodys = Object.keys(example).filter((field) => field in publicForm(row, example));
    const missed = everybodys.filter((field) => faults(row, without(example, field)) === null);
    expect(missed).toEqual([]);
  });

  it('is valid AsyncAPI', () => {
    const schema = createRequire(import.meta.url)(`@asyncapi/specs/schemas/${ASYNCAPI}.json`) as object;
    const asyncApi = new Ajv({ strict: false, logger: false, meta: false, validateSchema: false });
    formats.default(asyncApi);
    const validate = asyncApi.compile(schema);
    const document = parse(read(ASYNCAPI_FILE)) as object;
    validate(document);
    expect(validate.errors).toBeNull();
    expect(validate({ ...document, operations: { publishEvents: { action: 'shout' } } })).toBe(false);
  });

  it('names a file that is there wherever AsyncAPI refers to one', () => {
    const references = [...read(ASYNCAPI_FILE).matchAll(/\$ref: "?\.\/([\w./-]+)/g)].map(([, file]) => String(file));
    expect(references).toHaveLength(rows.length);
    expect(references.filter((file) => !isThere(file))).toEqual([]);
  });
});

const without = (data: JsonObject, field: string): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== field));

function isThere(file: string): boolean {
  try {
    return read(file) !== '';
  } catch {
    return false;
  }
}

/** Schemas of versions that are written no more stay for those who read what was published then. */
function isOlder(name: string): boolean {
  const [, type, version] = /^(.*)\.v(\d+)\.schema\.json$/.exec(name) ?? [];
  const row = rows.find((candidate) => candidate.publicName === type);
  return row !== undefined && Number(version) < row.version;
}
