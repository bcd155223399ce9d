import { UNIT_SCALE, type AmountUnit } from '#domain';
import { partOf, stepTotal, type Accounts } from '../../projections/savings/accounts.js';
import type { LineShare } from '../../projections/savings/measure-ledger.js';
import { SHARE } from '../../projections/savings/line.js';
import { BRIDGE_STEPS } from '../../projections/savings/steps.js';
import type { NetFigures, TargetGaps } from './answers.js';

/** In the order in which reports list them. */
export const AMOUNT_UNITS = Object.keys(UNIT_SCALE) as readonly AmountUnit[];

/** Sums of one unit and one year, gross and costs apart. */
export interface YearSums {
  readonly gross: number[];
  readonly costs: number[];
}

export const noSums = (): YearSums => ({ gross: [], costs: [] });

/** Adds what a line adds by itself; its outlook stands among the steps as if it had been found. */
export const addShare = (to: YearSums, share: LineShare): void => countShare(to, share, 1);

/** Takes away what {@link addShare} adds. */
export const takeShare = (from: YearSums, share: LineShare): void => countShare(from, share, -1);

function countShare(to: YearSums, { line, figures }: LineShare, times: 1 | -1): void {
  const sums = to[partOf(line.nature)];
  // a zero is a zero, whatever its sign
  const add = (index: number, amount: number): void => void (sums[index] = (sums[index] ?? 0) + times * amount + 0);
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
      sums[part][index] = (sums[part][index] ?? 0) + (totals[index] ?? 0);
    }
  }
  return units;
}

const figuresOf = ({ gross, costs }: YearSums, of: (sums: readonly number[]) => number): NetFigures => {
  const figures = { gross: of(gross), costs: of(costs) };
  return { ...figures, net: figures.gross + figures.costs };
};

export const netOf = (sums: YearSums, figure: keyof typeof SHARE): NetFigures =>
  figuresOf(sums, (part) => part[SHARE[figure]] ?? 0);

/** Latest forecast of each line; of a line without one, its plan. `planned`: sums by the plan that is asked for. */
export const forecastOf = (sums: YearSums, planned: YearSums = sums): NetFigures => {
  const [forecast, open] = [netOf(sums, 'forecast'), netOf(planned, 'openPlan')];
  return { gross: forecast.gross + open.gross, costs: forecast.costs + open.costs, net: forecast.net + open.net };
};

/** The outlook is what every step together has made of nothing. */
export const outlookOf = (sums: YearSums): NetFigures =>
  figuresOf(sums, (part) => BRIDGE_STEPS.reduce((sum, step) => sum + (part[stepTotal(step)] ?? 0), 0));

export const countOf = ({ gross, costs }: YearSums, figure: 'lines' | 'withoutForecast' | 'withoutResult'): number =>
  (gross[SHARE[figure]] ?? 0) + (costs[SHARE[figure]] ?? 0);

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
  plan: target + plan.net,
  forecast: target + forecast.net,
  realised: target + realised.net,
  confirmed: target + confirmed.net,
});
