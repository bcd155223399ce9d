import type { Amount, Estimate, YearEstimate } from '../shared/amounts.js';
import type { Day } from '../shared/values.js';
import type { SavingsLineReference } from './events.js';
import type { ForecastEntry, PlanEntry, RealisationEntry, SavingsLine } from './line.js';

/** Which of a line's figures speaks for a year: what came of it, what is expected, or what was planned. */
export type OutlookBasis = 'realised' | 'forecast' | 'plan';

/** A line's figure for a year, and what it rests on. */
export interface Outlook {
  readonly basis: OutlookBasis;
  readonly figure: Estimate;
}

/**
 * The plan that holds for a year: of the plans that have a figure for it, the locked one of the newest programme;
 * without a locked one, the newest proposal. Newest: latest first year, then the one made last.
 * @param programme asks for the plan of this programme, whatever others say
 * @returns null: nobody has planned that year
 */
export function standingPlan(line: SavingsLine, year: number, programme?: string): PlanEntry | null {
  const plans = line.plans.filter(
    (plan) => (programme === undefined || plan.programme === programme) && hasYear(plan.years, year),
  );
  return newestOf(plans.filter(({ locked }) => locked)) ?? newestOf(plans);
}

/** The figure of the standing plan for a year; null: none. */
export function plannedFigure(line: SavingsLine, year: number, programme?: string): Estimate | null {
  return figureOf(standingPlan(line, year, programme)?.years ?? [], year);
}

/**
 * The forecast that speaks for a year: of those that say something of it, the one for the latest day, and of several
 * for that day the one recorded last. A correction stands where the forecast stood that it corrects.
 */
export const latestForecast = (line: SavingsLine, year: number): ForecastEntry | null =>
  latestOf(
    line.forecasts.filter(({ forecast }) => hasYear(forecast.years, year)),
    ({ forecast }) => forecast.on,
  );

/** The figure of the latest forecast for a year; null: none. */
export function forecastFigure(line: SavingsLine, year: number): Estimate | null {
  return figureOf(latestForecast(line, year)?.forecast.years ?? [], year);
}

/** What came of a year, confirmed or not: the figure from the latest day, and of several the one recorded last. */
export const realised = (line: SavingsLine, year: number): RealisationEntry | null =>
  latestOf(
    line.realisations.filter(({ realisation }) => realisation.year === year),
    ({ realisation }) => realisation.on,
  );

/** What a line says of a year, as far as one knows: realised, else the latest forecast, else the plan; null: nothing. */
export function outlook(line: SavingsLine, year: number): Outlook | null {
  const said: readonly (readonly [OutlookBasis, Estimate | null | undefined])[] = [
    ['realised', realised(line, year)?.realisation.figure],
    ['forecast', forecastFigure(line, year)],
    ['plan', plannedFigure(line, year)],
  ];
  for (const [basis, figure] of said) if (figure) return { basis, figure };
  return null;
}

/** Does a line of any measure count, or has one that goes on from it taken over what it counted? */
export type IsCounted = (line: SavingsLineReference) => boolean;

const always: IsCounted = () => true;

/**
 * What other lines count of this one in a year, added up; the sign of the line.
 * @param isCounted what a line counted that is gone is counted here again
 */
export function overlapIn(line: SavingsLine, year: number, isCounted: IsCounted = always): Amount {
  return line.overlaps
    .filter((overlap) => isCounted(overlap.with))
    .flatMap(({ years }) => years.filter((one) => one.year === year))
    .reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * What is left of a figure when the part that other lines count is taken off: never past zero, and never more than
 * the figure (domain description: "overlapping savings are flagged", and counted once).
 * @param overlap has the sign of the figure; with another one nothing is deducted
 */
export function afterOverlap(amount: Amount, overlap: Amount): Amount {
  if (amount < 0) return Math.min(0, amount - Math.min(0, overlap));
  return Math.max(0, amount - Math.max(0, overlap));
}

/**
 * What a line adds to its unit's sum for a year, over its outlook: nothing once it is withdrawn, and less what other
 * lines count. Negative improves the net. That the measure itself still counts, its own stream tells.
 */
export function contribution(line: SavingsLine, year: number, isCounted: IsCounted = always): Amount {
  const said = outlook(line, year);
  return line.withdrawn || said === null ? 0 : afterOverlap(said.figure.amount, overlapIn(line, year, isCounted));
}

/** The plans of a line that hold figures without a year: they count in none, and reports say that they exist. */
export const undatedPlans = (line: SavingsLine): readonly PlanEntry[] =>
  line.plans.filter(({ undated }) => undated.length > 0);

/** Every year that a line says something of, rising. */
export function yearsOf(line: SavingsLine): readonly number[] {
  const years = [
    ...line.plans.flatMap((plan) => plan.years.map(({ year }) => year)),
    ...line.forecasts.flatMap((entry) => entry.forecast.years.map(({ year }) => year)),
    ...line.realisations.map(({ realisation }) => realisation.year),
  ];
  return [...new Set(years)].sort((one, other) => one - other);
}

const hasYear = (years: readonly YearEstimate[], year: number): boolean => years.some((one) => one.year === year);

function figureOf(years: readonly YearEstimate[], year: number): Estimate | null {
  const found = years.find((one) => one.year === year);
  return found ? { amount: found.amount, approximate: found.approximate, range: found.range } : null;
}

const newestOf = (plans: readonly PlanEntry[]): PlanEntry | null =>
  plans.reduce<PlanEntry | null>(
    (newest, plan) =>
      newest === null || plan.programmeYears.firstYear >= newest.programmeYears.firstYear ? plan : newest,
    null,
  );

/** Entries lie in the order of recording. */
const latestOf = <Entry>(entries: readonly Entry[], dayOf: (entry: Entry) => Day): Entry | null =>
  entries.reduce<Entry | null>(
    (latest, entry) => (latest === null || dayOf(entry) >= dayOf(latest) ? entry : latest),
    null,
  );
