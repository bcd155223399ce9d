import type { Decision, Fact, Refusal } from './kernel.js';
import type { DecisionReference } from './values.js';

/** Longest name, title or case number, in UTF-16 units. */
export const NAME_LENGTH = 200;
/** Longest free text (a description, a reason, an answer), in UTF-16 units. */
export const TEXT_LENGTH = 10_000;
/** Years outside these are taken for slips of the pen. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** A text as it is kept: without blanks around it, and composed, so that equal words are equal strings. */
export const clean = (text: string): string => text.normalize('NFC').trim();

/** The same where a text may be missing: a blank one is none. */
export const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text) || null);

type TextRefusal = Refusal<'text-missing' | 'text-too-long'>;

/** Refuses a text that is blank or too long. */
export function requiredText(field: string, text: string, max: number): readonly TextRefusal[] {
  return clean(text) === '' ? [{ code: 'text-missing', field, params: {} }] : optionalText(field, text, max);
}

/** Refuses a text that is too long. */
export function optionalText(field: string, text: string | null | undefined, max: number): readonly TextRefusal[] {
  return clean(text ?? '').length > max ? [{ code: 'text-too-long', field, params: { max } }] : [];
}

/** A day that exists, `YYYY-MM-DD`. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A year, a month or a day that exists (EDTF level 0). */
export function isPartialDate(value: string): boolean {
  return value.length <= 10 && isDay(`${value}-01-01`.slice(0, 10));
}

/** Refuses a year that is no whole number within the bounds; null: not known. */
export function yearFaults(field: string, year: number | null): readonly Refusal<'year-invalid'>[] {
  if (year === null || (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) return [];
  return [{ code: 'year-invalid', field, params: { min: FIRST_YEAR, max: LAST_YEAR } }];
}

/** Refuses a date that does not exist; null and left out: not known. */
export function partialDateFaults(
  field: string,
  date: string | null | undefined,
): readonly Refusal<'partial-date-invalid'>[] {
  return date === null || date === undefined || isPartialDate(date)
    ? []
    : [{ code: 'partial-date-invalid', field, params: { value: date } }];
}

/** Refuses what cannot be in a reference to a political case. */
export function decisionFaults(
  field: string,
  decision: DecisionReference,
): readonly (TextRefusal | Refusal<'partial-date-invalid'>)[] {
  return [
    ...optionalText(`${field}.case`, decision.case, NAME_LENGTH),
    ...optionalText(`${field}.title`, decision.title, TEXT_LENGTH),
    ...optionalText(`${field}.body`, decision.body, NAME_LENGTH),
    ...partialDateFaults(`${field}.on`, decision.on),
  ];
}

/** A reference as it is kept: what is blank is not known, and left out. */
export function cleanDecision({ kind, ...reference }: DecisionReference): DecisionReference {
  const known = (['case', 'title', 'body', 'on'] as const).flatMap((field) => {
    const text = clean(reference[field] ?? '');
    return text === '' ? [] : [[field, text] as const];
  });
  return { ...Object.fromEntries(known), kind };
}

/** Do two values say the same, whatever the order of their fields? For JSON. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [entries, others] = [Object.entries(one), Object.entries(other)];
  return (
    entries.length === others.length &&
    entries.every(([key, value]) => same(value, (other as Record<string, unknown>)[key]))
  );
}

/** Every refusal at once; without one, the facts. */
export function unlessRefused<F extends Fact, R extends Refusal>(
  refusals: readonly R[],
  facts: readonly F[],
): Decision<F, R> {
  const [first, ...rest] = refusals;
  return first ? { ok: false, refusals: [first, ...rest] } : { ok: true, facts };
}

/** Refuses a day that does not exist. */
export const dayFaults = (field: string, day: string): readonly Refusal<'day-invalid'>[] =>
  isDay(day) ? [] : [{ code: 'day-invalid', field, params: { value: day } }];
