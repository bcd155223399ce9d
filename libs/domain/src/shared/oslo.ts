import { isDay } from './checks.js';
import type { Day } from './values.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const OSLO = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Oslo',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Clocks stood at mean solar time until 1895; before this year a year is written with fewer digits, or another era. */
const AS_ALWAYS_BEFORE = Date.UTC(1800, 0);

/** Milliseconds that clocks in Oslo are ahead of UTC at an instant. */
function aheadAt(at: number): number {
  const instant = Math.max(at, AS_ALWAYS_BEFORE);
  const part = new Map(OSLO.formatToParts(instant).map(({ type, value }) => [type, value]));
  const wall = `${part.get('year')}-${part.get('month')}-${part.get('day')}T${part.get('hour')}:${part.get('minute')}:${part.get('second')}Z`;
  return Date.parse(wall) - Math.floor(instant / 1000) * 1000;
}

/** Days have years of four digits. */
const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T22:59:59Z')] as const;

/**
 * The date in Europe/Oslo at an instant (milliseconds since 1970), `YYYY-MM-DD`; beyond the first or last such day, that
 * day.
 */
export function dayInOslo(instant: number): Day {
  const within = Math.min(Math.max(instant, FIRST), LAST);
  return new Date(within + aheadAt(within)).toISOString().slice(0, 10);
}

/**
 * The last millisecond of a day in Europe/Oslo, in milliseconds since 1970. A day with a change of clocks lasts 23 or
 * 25 hours. Clocks change at 01:00 UTC (directive 2000/84/EC), so they stand still in the three hours before midnight.
 */
export function endOfDayInOslo(day: Day): number {
  const midnight = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  return midnight - aheadAt(midnight - 3 * HOUR_MS) - 1;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A moment as people and programs write it, in milliseconds since 1970: a date means its end in Europe/Oslo, an instant
 * (RFC 3339) carries its offset. Null: neither, or a day that no calendar has.
 */
export function parseMoment(text: string): number | null {
  if (isDay(text)) return endOfDayInOslo(text);
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  return Date.parse(text);
}
