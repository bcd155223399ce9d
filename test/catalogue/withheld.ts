import { isDeepStrictEqual } from 'node:util';
import type { EventTypeRow, JsonObject, PositionedEvent } from '#event-store';
import { toCloudEvent } from '#feed';
import { redact, PUBLIC, type MeasureVisibility } from '#identity';

const ID = 'a86e1d35-4c7b-5f92-9d20-3e8b6c15b801';
const OWN = 'c0a8f1d2-7b3e-5a4c-9d5f-6e7a8b9c0d13';

/** What the policies of visibility do to the data of an event before somebody who is no employee may read it. */
export interface Withheld {
  /** Fields that are left out for everybody who is no employee: person ids. */
  readonly leftOut: readonly string[];
  /** Fields, at any depth and as paths, that may be null for them although the type says that they are not empty. */
  readonly emptied: readonly string[];
}

/** The event as the public gets it when everything is withheld that can be: its comments, and all other measures. */
export function publicForm({ type, publicName }: EventTypeRow, data: JsonObject): JsonObject {
  const visible = (id: string): MeasureVisibility => ({
    area: ID,
    responsible: null,
    deputies: [],
    exempt: id !== OWN,
    commentsExempt: { [ID]: true },
  });
  const redacted = redact(PUBLIC, eventOf(type, data), visible, () => ({ area: null, restricted: false }));
  if (redacted === null) return publicOnly(type, publicName, data);
  return toCloudEvent(redacted, { type, publicName }, { source: '/tiltak/example', level: PUBLIC.level }).data;
}

/** An event that is for nobody outside as long as the measures that it names are exempt: only person ids can go. */
const publicOnly = (type: string, publicName: string | null, data: JsonObject): JsonObject =>
  toCloudEvent(eventOf(type, data), { type, publicName }, { source: '/tiltak/example', level: PUBLIC.level }).data;

/** Asked of the policies themselves, by what they do to the example of the event. */
export function withheldFrom(row: EventTypeRow, example: JsonObject): Withheld {
  const form = publicForm(row, example);
  const leftOut = Object.keys(example).filter((field) => !(field in form));
  return { leftOut, emptied: emptiedIn(example, form) };
}

function emptiedIn(before: JsonObject, after: JsonObject, path = ''): string[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const was = before[field];
    if (isDeepStrictEqual(was, value)) return [];
    const here = `${path}${field}`;
    if (value === null) return [here];
    return isObject(was) && isObject(value) ? emptiedIn(was, value, `${here}.`) : [];
  });
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const eventOf = (type: string, data: JsonObject): PositionedEvent => ({
  id: ID,
  stream: `measure-${OWN}`,
  revision: 0,
  position: 1,
  token: '1',
  type,
  version: 1,
  data,
  metadata: {
    actor: { person: '00000000-0000-4000-8000-000000000001', role: 'controller' },
    commandId: '00000000-0000-4000-8000-000000000002',
    fingerprint: 'golden',
    correlationId: '00000000-0000-4000-8000-000000000003',
    recordedAt: '2017-04-30T10:00:00.000Z',
    source: 'cli',
  },
});
