import type { Json, JsonObject, PositionedEvent } from '#event-store';

/** Bytes of an event beside its data: ids, times, the objects that hold them. */
const ENVELOPE = 1_024;
/** Bytes of a value beside its text. */
const VALUE = 24;

/** About what an event takes in memory: never less than its text does. Cheap, since a start weighs every event of the log. */
export const weightOf = ({ data }: Pick<PositionedEvent, 'data'>): number => ENVELOPE + weightOfObject(data);

function weightOfObject(object: JsonObject): number {
  let bytes = VALUE;
  for (const name in object) bytes += VALUE + weightOfValue(object[name]);
  return bytes;
}

function weightOfValue(value: Json | undefined): number {
  // a text beyond Latin-1 has two bytes for each character
  if (typeof value === 'string') return VALUE + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (!Array.isArray(value)) return weightOfObject(value as JsonObject);
  let bytes = VALUE;
  for (const one of value as readonly Json[]) bytes += VALUE + weightOfValue(one);
  return bytes;
}
