/** Days and moments in Europe/Oslo, where the municipality's days begin and end. */

const DAY_MS = 86_400_000;

const OSLO = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Milliseconds by which clocks in Oslo are ahead of UTC at an instant. */
function offsetAt(instant: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of OSLO.formatToParts(instant)) parts[type] = value;
  const { year, month, day, hour, minute, second } = parts;
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The date in Oslo at an instant (milliseconds since 1970), `YYYY-MM-DD`. */
export function osloDay(instant: number): string {
  return new Date(instant + offsetAt(instant)).toISOString().slice(0, 10);
}

/** The last millisecond of a day in Oslo. Days with a change of clocks last 23 or 25 hours. */
export function endOfOsloDay(day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  // clocks change at one o'clock UTC, never at midnight: the offset an hour before is the offset at midnight
  return midnight - offsetAt(midnight - 3 * 3_600_000) - 1;
}

/** Days since 1970-01-01: how views keep days. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The day that a {@link dayNumber} stands for, `YYYY-MM-DD`. */
export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A moment as people and programs write it: a date means its end in Oslo; an instant carries its offset.
 * Null: neither of the two, or a day that no calendar has.
 */
export function parseMoment(text: string): number | null {
  if (DAY.test(text)) return isCalendarDay(text) ? endOfOsloDay(text) : null;
  if (!INSTANT.test(text) || !isCalendarDay(text.slice(0, 10))) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

export function isCalendarDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return DAY.test(day) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}
