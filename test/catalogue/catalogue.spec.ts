import { describe, expect, it } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import type { EventTypeRow, JsonObject } from '#event-store';
import { publishedPair, type CloudEvent, type PublishedPair } from '#feed';
import { domainEventTypes } from '#read-models';
import { ASYNCAPI } from './asyncapi.js';
import { ASYNCAPI_FILE, CATALOGUE, catalogueFiles, publicRows, SCHEMAS } from './files.js';
import { goldenExample, schemaFile } from './schemas.js';
import { exampleEvent, mostWithheld } from './withheld.js';

const registry = domainEventTypes();
const rows = publicRows(registry);
const read = (file: string): string => readFileSync(CATALOGUE + file, 'utf8');

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
formats.default(ajv);
for (const name of readdirSync(CATALOGUE + SCHEMAS)) ajv.addSchema(JSON.parse(read(SCHEMAS + name)) as object);

/** What the schema of a type says of an event: faults, or null. */
function faults(row: EventTypeRow, event: CloudEvent): ValidateFunction['errors'] {
  const validate = ajv.getSchema(schemaFile(row));
  if (!validate) throw new Error(`${schemaFile(row)} is missing`);
  // as it comes over the wire: without what is undefined
  return validate(JSON.parse(JSON.stringify(event))) === true ? null : validate.errors;
}

/** What the relay publishes of an event with this data when everything is withheld from the public that can be. */
const published = (row: EventTypeRow, data: JsonObject): PublishedPair =>
  publishedPair(exampleEvent(row.type, data), { registry, source: '/tiltak/example', publicView: mostWithheld });

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
    const { record, publicRecord } = published(row, goldenExample(row));
    expect(faults(row, record.event)).toBeNull();
    expect(publicRecord).not.toBeNull();
    expect(publicRecord && faults(row, publicRecord.event)).toBeNull();
    expect(publicRecord?.event.actor).toBeUndefined();
  });

  it.each(rows)('refuses an event of $publicName that lacks a field or has one too many', (row) => {
    const { record, publicRecord } = published(row, goldenExample(row));
    const { event } = record;
    expect(faults(row, { ...event, data: { ...event.data, unheardOf: 1 } })).not.toBeNull();
    expect(faults(row, { ...event, type: 'no.tiltak.unheard-of' })).not.toBeNull();
    const everybodys = Object.keys(publicRecord?.event.data ?? {});
    const missed = everybodys.filter((field) => faults(row, { ...event, data: without(event.data, field) }) === null);
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
