import type { Schema } from 'ts-json-schema-generator';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EventTypeRow, JsonObject } from '#event-store';
import { cloudEventType } from '#feed';
import type { Shape } from './types.js';
import { withheldFrom, type Withheld } from './withheld.js';

export const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** Schema of what all events share. */
export const ENVELOPE = 'cloud-event.schema.json';

/** File of the schema of a type, in the version that this release gives out. */
export const schemaFile = (row: EventTypeRow): string => `${cloudEventType(row)}.v${row.version}.schema.json`;

/** The golden example of a type in its present version. */
export function goldenExample({ type, version }: EventTypeRow): JsonObject {
  const file = fileURLToPath(new URL(`../../libs/domain/golden/${type}.v${version}.json`, import.meta.url));
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly data: JsonObject }).data;
}

/** The schema of a whole event of one public type, as employees and as others get it. */
export function eventSchema(row: EventTypeRow, { schema, definitions }: Shape): Schema {
  const withheld = withheldFrom(row, goldenExample(row));
  return {
    $schema: DRAFT,
    $id: schemaFile(row),
    title: cloudEventType(row),
    ...(sayWithheld(withheld) && { description: sayWithheld(withheld) }),
    allOf: [{ $ref: ENVELOPE }],
    type: 'object',
    properties: { type: { const: cloudEventType(row) }, data: withheldSchema(schema, withheld) },
    ...(Object.keys(definitions).length > 0 && { definitions }),
  } as Schema;
}

/** The schema of what every event has in common. */
export const envelopeSchema = ({ schema, definitions }: Shape): Schema => ({
  $schema: DRAFT,
  $id: ENVELOPE,
  title: 'CloudEvent',
  ...schema,
  additionalProperties: true,
  definitions,
});

function sayWithheld({ leftOut, emptied }: Withheld): string {
  const names = (paths: readonly string[]): string => paths.map((path) => `\`${path}\``).join(', ');
  return [
    ...(leftOut.length > 0 ? [`Left out for readers who are no employees: ${names(leftOut)}.`] : []),
    ...(emptied.length > 0
      ? [`Null for readers who are no employees where it is kept from public view: ${names(emptied)}.`]
      : []),
  ].join(' ');
}

function withheldSchema(schema: Schema, { leftOut, emptied }: Withheld): Schema {
  const properties = { ...(schema.properties as Record<string, Schema>) };
  for (const path of emptied) {
    // a field of a shape that has a name is nullable already where it can be emptied: the comment of a report
    const property = properties[path];
    if (property) properties[path] = nullable(property);
  }
  return { ...schema, properties, required: schema.required?.filter((field) => !leftOut.includes(field)) } as Schema;
}

function nullable(property: Schema): Schema {
  const types = [property.type ?? []].flat();
  if (types.includes('null')) return property;
  return types.length > 0 ? { ...property, type: [...types, 'null'] } : { anyOf: [property, { type: 'null' }] };
}
