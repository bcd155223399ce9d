import type { Amount, Estimate, YearEstimate } from './amounts.js';
import { yearFaults } from './checks.js';
import type { Refusal } from './kernel.js';

/** What can be wrong with an amount or a figure, whatever it counts. */
export type AmountRefusal = Refusal<'amount-invalid' | 'amount-outside-range' | 'range-out-of-order'>;

/** What can be wrong with figures by year. */
export type YearsRefusal = AmountRefusal | Refusal<'year-invalid' | 'year-twice'>;

/**
 * Refuses what is no whole number of the unit's smallest part, or does not fit a safe integer: half a krone, a
 * thousandth of a person-year, an amount that would be rounded on its way.
 */
export const amountFaults = (field: string, amount: Amount): readonly Refusal<'amount-invalid'>[] =>
  Number.isSafeInteger(amount) ? [] : [{ code: 'amount-invalid', field, params: { value: String(amount) } }];

/**
 * Refuses a figure whose parts are no amounts, whose range runs backwards, or that is outside its own range.
 * @param prefix where the figure stands in its command: empty, or `figure.`
 */
export function estimateFaults(prefix: string, { amount, range }: Estimate): readonly AmountRefusal[] {
  const faults: AmountRefusal[] = [...amountFaults(`${prefix}amount`, amount)];
  if (range === null) return faults;
  faults.push(...amountFaults(`${prefix}range.from`, range.from), ...amountFaults(`${prefix}range.to`, range.to));
  if (faults.length > 0) return faults;
  const { from, to } = range;
  if (from > to) return [{ code: 'range-out-of-order', field: `${prefix}range`, params: { from, to } }];
  return amount >= from && amount <= to
    ? []
    : [{ code: 'amount-outside-range', field: `${prefix}amount`, params: { amount, from, to } }];
}

/** Refuses years that are none or stand twice, and figures that are none; in the order of the command. */
export function yearEstimateFaults(field: string, years: readonly YearEstimate[]): readonly YearsRefusal[] {
  return [
    ...years.flatMap((estimate, index) => [
      ...yearFaults(`${field}[${index}].year`, estimate.year),
      ...estimateFaults(`${field}[${index}].`, estimate),
    ]),
    ...yearTwiceFaults(field, years),
  ];
}

/** Refuses a year that was said something of before. */
export const yearTwiceFaults = (
  field: string,
  years: readonly { readonly year: number }[],
): readonly Refusal<'year-twice'>[] =>
  years.flatMap(({ year }, index) =>
    years.findIndex((one) => one.year === year) < index
      ? [{ code: 'year-twice', field: `${field}[${index}].year`, params: { year } }]
      : [],
  );

/** An amount as it is kept: JSON knows no negative nought. */
export const cleanAmount = (amount: Amount): Amount => amount + 0;

/** A figure as it is kept: its own fields and no others. */
export function cleanEstimate({ amount, approximate, range }: Estimate): Estimate {
  return {
    amount: cleanAmount(amount),
    approximate,
    range: range === null ? null : { from: cleanAmount(range.from), to: cleanAmount(range.to) },
  };
}

/** Figures by year as they are kept: rising. */
export const cleanYears = (years: readonly YearEstimate[]): readonly YearEstimate[] =>
  risingYears(years.map(({ year, ...estimate }) => ({ year, ...cleanEstimate(estimate) })));

/** In the order of the years. */
export const risingYears = <Stated extends { readonly year: number }>(years: readonly Stated[]): readonly Stated[] =>
  [...years].sort((one, other) => one.year - other.year);
