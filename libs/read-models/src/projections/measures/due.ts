import type { DuePeriod } from '#domain';

const DAY_MS = 86_400_000;

/** Months that a season or tertial ends after, counted from January of its year; winter ends in the year after. */
const ENDS_AFTER: Readonly<Record<string, number>> = {
  '21': 5,
  '22': 8,
  '23': 11,
  '24': 14,
  '37': 4,
  '38': 8,
  '39': 12,
};

/** The last day of a due period as a day number: what it is overdue after. */
export function lastDayOf(due: DuePeriod): number {
  const [year = 0, part, day] = due.split('-').map(Number);
  if (day !== undefined) return Date.parse(`${due}T00:00:00Z`) / DAY_MS;
  const months = part === undefined ? 12 : (ENDS_AFTER[String(part)] ?? part);
  return Date.UTC(year, months, 0) / DAY_MS;
}
