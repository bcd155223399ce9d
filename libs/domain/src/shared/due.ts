import { isDay } from './checks.js';
import type { Day, DuePeriod } from './values.js';

/**
 * Months from the beginning of its year to the end of a season or tertial (EDTF, ISO 8601-2, 4.8). Seasons are the
 * meteorological ones, as the Norwegian weather service counts them: spring is March to May, summer June to August,
 * autumn September to November, winter December to the end of February in the year after. Tertials are the terms of
 * municipal reporting: they end on 30 April, 31 August, 31 December.
 */
const MONTHS_TO_END: Readonly<Record<string, number>> = {
  '21': 5,
  '22': 8,
  '23': 11,
  '24': 14,
  '37': 4,
  '38': 8,
  '39': 12,
};

/** Is it a day, a month, a year, a season or a tertial that exists, in the years 1900 to 2199? */
export function isDuePeriod(value: string): value is DuePeriod {
  const [, year, part, day] = /^(\d{4})(?:-(\d{2})(-\d{2})?)?$/.exec(value) ?? [];
  if (year === undefined || year < '1900' || year > '2199') return false;
  if (day !== undefined) return isDay(value);
  return part === undefined || part in MONTHS_TO_END || (part >= '01' && part <= '12');
}

/**
 * The last day of a due period: it is kept on that day, and overdue on the day after.
 * @throws {RangeError} it is no due period; see {@link isDuePeriod}
 */
export function lastDayOf(period: DuePeriod): Day {
  if (!isDuePeriod(period)) throw new RangeError(`${period} is no due period`);
  const [year, part, day] = period.split('-');
  if (day !== undefined) return period;
  const months = part === undefined ? 12 : (MONTHS_TO_END[part] ?? Number(part));
  return new Date(Date.UTC(Number(year), months, 0)).toISOString().slice(0, 10);
}

/** Has the period ended? Null: there is no due date, and nothing to be late for. */
export const isOverdue = (due: DuePeriod | null, today: Day): boolean => due !== null && lastDayOf(due) < today;
