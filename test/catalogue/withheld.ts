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

/**
 * The event as the public may read it when everything is withheld that can be: its comments, and what it says of other
 * measures. One that the public does not see at all then is given as it is when those measures are public.
 */
export function mostWithheld(event: PositionedEvent): PositionedEvent {
  const visible = (id: string): MeasureVisibility => ({
    area: ID,
    responsible: null,
    deputies: [],
    exempt: id !== OWN,
    commentsExempt: { [ID]: true },
  });
  return redact(PUBLIC, event, visible, () => ({ area: null, restricted: false })) ?? event;
}

/** The data of that event, as it is told to the public. */
export const publicForm = (row: EventTypeRow, data: JsonObject): JsonObject =>
  toCloudEvent(mostWithheld(exampleEvent(row.type, data)), row, { source: '/tiltak/example', level: PUBLIC.level })
    .data;

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

/** An event with this data, in the stream of a measure. */
export const exampleEvent = (type: string, data: JsonObject): PositionedEvent => ({
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
