import type { Decision, Fact, Refusal } from '../shared/kernel.js';
import type { DecisionReference } from '../shared/values.js';

export const NAME_LENGTH = 200;
export const TEXT_LENGTH = 10_000;
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

export const clean = (text: string): string => text.normalize('NFC').trim();

export const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text) || null);

export type TextRefusal = Refusal<'text-missing' | 'text-too-long'>;

export function requiredText(field: string, text: string, max: number): readonly TextRefusal[] {
  return clean(text) === '' ? [{ code: 'text-missing', field, params: {} }] : optionalText(field, text, max);
}

export function optionalText(field: string, text: string | null | undefined, max: number): readonly TextRefusal[] {
  return clean(text ?? '').length > max ? [{ code: 'text-too-long', field, params: { max } }] : [];
}

export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
}

export function isPartialDate(value: string): boolean {
  return value.length <= 10 && isDay(`${value}-01-01`.slice(0, 10));
}

export function yearFaults(field: string, year: number | null): readonly Refusal<'year-invalid'>[] {
  if (year === null || (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) return [];
  return [{ code: 'year-invalid', field, params: { min: FIRST_YEAR, max: LAST_YEAR } }];
}

export function partialDateFaults(
  field: string,
  date: string | null | undefined,
): readonly Refusal<'partial-date-invalid'>[] {
  return date === null || date === undefined || isPartialDate(date)
    ? []
    : [{ code: 'partial-date-invalid', field, params: { value: date } }];
}

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

export function cleanDecision(decision: DecisionReference): DecisionReference {
  const known = Object.entries(decision).map(([key, value]) => [key, clean(value)] as const);
  return { ...Object.fromEntries(known.filter(([, value]) => value !== '')), kind: decision.kind };
}

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

export const dayFaults = (field: string, day: string): readonly Refusal<'day-invalid'>[] =>
  isDay(day) ? [] : [{ code: 'day-invalid', field, params: { value: day } }];
