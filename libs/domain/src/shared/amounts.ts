/**
 * What is counted. Amounts are whole numbers of the smallest part that their unit declares: kroner 1, person-years
 * hundredths, kWh 1. Units are never added together (domain description: "Money and other effects").
 */
export type AmountUnit = 'NOK' | 'person-years' | 'kWh';

/** A whole number of the unit's smallest part, a safe integer; never a fraction. */
export type Amount = number;

/** How many of the smallest part make one of the unit: 100 hundredths of a person-year. */
export const UNIT_SCALE: Readonly<Record<AmountUnit, number>> = { NOK: 1, 'person-years': 100, kWh: 1 };

/** A figure as a source or a person states it. `amount` is what sums count, also where a range is stated; it is then within it. */
export interface Estimate {
  readonly amount: Amount;
  readonly approximate: boolean;
  /** Both ends included; null: one figure. */
  readonly range: { readonly from: Amount; readonly to: Amount } | null;
}

/** A figure for a budget year: the level in that year against the baseline, not an increment on the year before. */
export interface YearEstimate extends Estimate {
  readonly year: number;
}

/** The part of a year's figure that another line counts already; same sign as the figure. */
export interface YearAmount {
  readonly year: number;
  readonly amount: Amount;
}
