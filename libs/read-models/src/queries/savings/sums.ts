import { UNIT_SCALE, type Amount, type AmountUnit } from '#domain';
import { partOf, stepTotal, type Accounts } from '../../projections/savings/accounts.js';
import type { LineShare } from '../../projections/savings/measure-ledger.js';
import { SHARE } from '../../projections/savings/line.js';
import { BRIDGE_STEPS } from '../../projections/savings/steps.js';
import { refused, type Answer } from '../answer.js';
import type { NetFigures, TargetGaps } from './answers.js';

/** In the order in which reports list them. */
export const AMOUNT_UNITS = Object.keys(UNIT_SCALE) as readonly AmountUnit[];

/** Sums of one unit and one year, gross and costs apart: exact, whatever their size. */
export interface YearSums {
  readonly gross: bigint[];
  readonly costs: bigint[];
}

/** A sum is beyond what a number holds exactly: 2^53 − 1. */
export class SumTooLarge extends Error {}

/** @throws {SumTooLarge} instead of an amount that is not the sum */
export function exactAmount(sum: bigint): Amount {
  const amount = Number(sum);
  if (!Number.isSafeInteger(amount)) throw new SumTooLarge(`${sum} is no safe integer`);
  return amount;
}

/** The answer, or `sum-too-large`: never an amount that is not the sum. */
export function answeredExactly<Report extends object>(answer: () => Answer<Report>): Answer<Report> {
  try {
    return answer();
  } catch (error) {
    if (error instanceof SumTooLarge) return refused('sum-too-large');
    throw error;
  }
}

export const noSums = (): YearSums => ({ gross: [], costs: [] });

/** Adds what a line adds by itself; its outlook stands among the steps as if it had been found. */
export const addShare = (to: YearSums, share: LineShare): void => countShare(to, share, 1);

/** Takes away what {@link addShare} adds. */
export const takeShare = (from: YearSums, share: LineShare): void => countShare(from, share, -1);

function countShare(to: YearSums, { line, figures }: LineShare, times: 1 | -1): void {
  const sums = to[partOf(line.nature)];
  const add = (index: number, amount: number): void =>
    void (sums[index] = (sums[index] ?? 0n) + BigInt(times * amount));
  for (const index of Object.values(SHARE)) if (index !== SHARE.outlook) add(index, figures[index] ?? 0);
  add(stepTotal('found'), figures[SHARE.outlook] ?? 0);
}

/** By unit, then by year. */
export function sumsByYear(accounts: Accounts, position: number): Map<AmountUnit, Map<number, YearSums>> {
  const units = new Map<AmountUnit, Map<number, YearSums>>();
  for (const { unit, part, year, totals } of accounts.sums(position)) {
    let years = units.get(unit);
    if (!years) units.set(unit, (years = new Map()));
    let sums = years.get(year);
    if (!sums) years.set(year, (sums = noSums()));
    for (let index = 0; index < totals.length; index++) {
      sums[part][index] = (sums[part][index] ?? 0n) + (totals[index] ?? 0n);
    }
  }
  return units;
}

const figuresOf = ({ gross, costs }: YearSums, of: (sums: readonly bigint[]) => bigint): NetFigures =>
  exactFigures(of(gross), of(costs));

const exactFigures = (gross: bigint, costs: bigint): NetFigures => ({
  gross: exactAmount(gross),
  costs: exactAmount(costs),
  net: exactAmount(gross + costs),
});

export const netOf = (sums: YearSums, figure: keyof typeof SHARE): NetFigures =>
  figuresOf(sums, (part) => part[SHARE[figure]] ?? 0n);

/** Latest forecast of each line; of a line without one, its plan. `planned`: sums by the plan that is asked for. */
export const forecastOf = (sums: YearSums, planned: YearSums = sums): NetFigures => {
  const both = (part: 'gross' | 'costs'): bigint =>
    (sums[part][SHARE.forecast] ?? 0n) + (planned[part][SHARE.openPlan] ?? 0n);
  return exactFigures(both('gross'), both('costs'));
};

/** The outlook is what every step together has made of nothing. */
export const outlookOf = (sums: YearSums): NetFigures =>
  figuresOf(sums, (part) => BRIDGE_STEPS.reduce((sum, step) => sum + (part[stepTotal(step)] ?? 0n), 0n));

export const countOf = ({ gross, costs }: YearSums, figure: 'lines' | 'withoutForecast' | 'withoutResult'): number =>
  exactAmount((gross[SHARE[figure]] ?? 0n) + (costs[SHARE[figure]] ?? 0n));

/** Everything that is said of the sums, by one plan or another. */
export const figuresOfSums = (sums: YearSums, planned: YearSums = sums) => ({
  plan: netOf(planned, 'plan'),
  forecast: forecastOf(sums, planned),
  realised: netOf(sums, 'realised'),
  confirmed: netOf(sums, 'confirmed'),
  outlook: outlookOf(sums),
  lines: countOf(sums, 'lines'),
  linesWithoutForecast: countOf(sums, 'withoutForecast'),
  linesWithoutResult: countOf(sums, 'withoutResult'),
});

/** target − saved, where saved = −net. */
export const gapsTo = (
  target: number,
  { plan, forecast, realised, confirmed }: Pick<ReturnType<typeof figuresOfSums>, keyof TargetGaps>,
): TargetGaps => ({
  plan: exactAmount(BigInt(target) + BigInt(plan.net)),
  forecast: exactAmount(BigInt(target) + BigInt(forecast.net)),
  realised: exactAmount(BigInt(target) + BigInt(realised.net)),
  confirmed: exactAmount(BigInt(target) + BigInt(confirmed.net)),
});
