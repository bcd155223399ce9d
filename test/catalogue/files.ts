import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { EventRegistry, EventTypeRow } from '#event-store';
import { asyncApi } from './asyncapi.js';
import { ENVELOPE, envelopeSchema, eventSchema, schemaFile } from './schemas.js';
import { dataShapes, envelopeShape } from './types.js';

/** The folder of what consumers are told. */
export const CATALOGUE = fileURLToPath(new URL('../../docs/events/', import.meta.url));

export const ASYNCAPI_FILE = 'asyncapi.yaml';
export const SCHEMAS = 'schemas/';

/** Types that leave the municipality, by their public names. */
export const publicRows = (registry: EventRegistry): readonly EventTypeRow[] =>
  registry
    .all()
    .filter(({ publicName }) => publicName !== null)
    .toSorted((one, other) => (String(one.publicName) < String(other.publicName) ? -1 : 1));

/** Every generated file below {@link CATALOGUE}, by path: schemas and the AsyncAPI document, as they are to be. */
export async function catalogueFiles(registry: EventRegistry): Promise<ReadonlyMap<string, string>> {
  const rows = publicRows(registry);
  const shapes = dataShapes();
  const files = new Map<string, string>([[SCHEMAS + ENVELOPE, JSON.stringify(envelopeSchema(envelopeShape()))]]);
  for (const row of rows) {
    const shape = shapes.get(row.type);
    if (!shape) throw new Error(`${row.type} is in the registry, and no union of facts has it`);
    files.set(SCHEMAS + schemaFile(row), JSON.stringify(eventSchema(row, shape)));
  }
  files.set(ASYNCAPI_FILE, stringify(asyncApi(rows), { aliasDuplicateObjects: false }));
  const written = [...files].map(async ([file, text]) => [file, await formatted(file, text)] as const);
  return new Map(await Promise.all(written));
}

const formatted = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(CATALOGUE + file)), filepath: CATALOGUE + file });
