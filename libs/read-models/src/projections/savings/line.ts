import { afterOverlap, type AmountUnit, type SavingsNature } from '#domain';

/** A figure of a year, as far as sums count it. */
export type YearFigure = readonly [year: number, amount: number];

/**
 * What is kept of a line's facts: as much as its figures follow from. A line is what its facts, in order, make of it;
 * a corrected figure has the position of its first statement as `entry`, and keeps its place in the order by it.
 */
export type LineFact =
  | { readonly kind: 'opened'; readonly unit: AmountUnit; readonly nature: SavingsNature; readonly title: string }
  | { readonly kind: 'details'; readonly nature: SavingsNature; readonly title: string }
  | {
      readonly kind: 'plan';
      readonly programme: string;
      readonly firstYear: number;
      readonly years: readonly YearFigure[];
      readonly undated: boolean;
    }
  /** The programme was withdrawn: its plan counts no more. */
  | { readonly kind: 'plan-gone'; readonly programme: string }
  | { readonly kind: 'decided'; readonly programme: string; readonly years: readonly YearFigure[] }
  | { readonly kind: 'forecast'; readonly entry: number; readonly on: number; readonly years: readonly YearFigure[] }
  | { readonly kind: 'forecast-gone'; readonly entry: number }
  | {
      readonly kind: 'realised';
      readonly entry: number;
      readonly on: number;
      readonly year: number;
      readonly amount: number;
    }
  | { readonly kind: 'realised-gone'; readonly entry: number }
  | { readonly kind: 'confirmed'; readonly entry: number; readonly confirmed: boolean }
  | {
      readonly kind: 'overlap';
      readonly with: string;
      readonly years: readonly YearFigure[];
      readonly counted: boolean;
    }
  /** Lines that overlaps are with have gone, or have been taken over: do they count what is deducted here? */
  | { readonly kind: 'recounted'; readonly lines: readonly (readonly [line: string, counted: boolean])[] }
  | { readonly kind: 'withdrawn' };

/** Years that a fact states a figure for. */
export const yearsOfFact = (fact: LineFact): readonly number[] => {
  switch (fact.kind) {
    case 'plan':
    case 'decided':
    case 'forecast':
      return fact.years.map(([year]) => year);
    case 'realised':
      return [fact.year];
    default:
      return [];
  }
};

interface Plan {
  readonly programme: string;
  readonly firstYear: number;
  years: readonly YearFigure[];
  undated: boolean;
}

/** The forecast and the result that speak for a year; entry 0: there is none. */
interface Cell {
  readonly year: number;
  forecastEntry: number;
  forecastOn: number;
  forecast: number;
  realisedEntry: number;
  realisedOn: number;
  realised: number;
  confirmed: boolean;
}

/** What is deducted, as long as the other line (or one that has taken over from it) counts it. */
interface Overlap {
  readonly years: readonly YearFigure[];
  readonly counted: boolean;
}

/** A line as it stands. */
export interface Line {
  readonly number: number;
  readonly id: string;
  readonly unit: AmountUnit;
  /** It goes on from a line of another measure. */
  readonly continues: string | null;
  nature: SavingsNature;
  /** In the order in which their programmes were first planned for. */
  readonly plans: Plan[];
  readonly cells: Cell[];
  /** By the other line. */
  readonly overlaps: Map<string, Overlap>;
  withdrawn: boolean;
  /** Somebody has stated a figure for some year. */
  figured: boolean;
}

export function newLine(
  number: number,
  id: string,
  continues: string | null,
  { unit, nature }: Extract<LineFact, { kind: 'opened' }>,
): Line {
  return {
    number,
    id,
    unit,
    continues,
    nature,
    plans: [],
    cells: [],
    overlaps: new Map(),
    withdrawn: false,
    figured: false,
  };
}

/** Can the fact be told from the line as it stands? One that takes a figure away needs those before it. */
export const isIncremental = (line: Line, fact: LineFact): boolean => {
  if (fact.kind === 'forecast-gone' || fact.kind === 'realised-gone') return false;
  if (fact.kind !== 'forecast' && fact.kind !== 'realised') return true;
  return line.cells.every(({ forecastEntry, realisedEntry }) => Math.max(forecastEntry, realisedEntry) < fact.entry);
};

/** Folds a fact that {@link isIncremental}. */
export function applyFact(line: Line, fact: LineFact): void {
  switch (fact.kind) {
    case 'details':
      line.nature = fact.nature;
      return;
    case 'plan':
      return plan(line, fact);
    case 'plan-gone': {
      const at = line.plans.findIndex(({ programme }) => programme === fact.programme);
      if (at >= 0) line.plans.splice(at, 1);
      return;
    }
    case 'decided':
      return decideYears(line, fact);
    case 'forecast':
      line.figured ||= fact.years.length > 0;
      for (const [year, amount] of fact.years) {
        const cell = cellOf(line, year);
        if (cell.forecastEntry > 0 && cell.forecastOn > fact.on) continue;
        cell.forecastEntry = fact.entry;
        cell.forecastOn = fact.on;
        cell.forecast = amount;
      }
      return;
    case 'realised': {
      line.figured = true;
      const cell = cellOf(line, fact.year);
      if (cell.realisedEntry > 0 && cell.realisedOn > fact.on) return;
      cell.realisedEntry = fact.entry;
      cell.realisedOn = fact.on;
      cell.realised = fact.amount;
      cell.confirmed = false;
      return;
    }
    case 'confirmed':
      for (const cell of line.cells) if (cell.realisedEntry === fact.entry) cell.confirmed = fact.confirmed;
      return;
    case 'overlap':
      if (fact.years.length === 0) line.overlaps.delete(fact.with);
      else line.overlaps.set(fact.with, { years: fact.years, counted: fact.counted });
      return;
    case 'recounted':
      for (const [other, counted] of fact.lines) {
        const known = line.overlaps.get(other);
        if (known) line.overlaps.set(other, { ...known, counted });
      }
      return;
    case 'withdrawn':
      line.withdrawn = true;
      return;
    case 'opened':
    case 'forecast-gone':
    case 'realised-gone':
  }
}

/** A line from all of its facts, the first of which opened it. */
export function replay(line: Line, facts: readonly LineFact[]): void {
  const figures = new Map<number, Extract<LineFact, { kind: 'forecast' | 'realised' }>>();
  const confirmed = new Map<number, boolean>();
  for (const fact of facts) {
    switch (fact.kind) {
      case 'forecast':
      case 'realised':
        line.figured ||= fact.kind === 'realised' || fact.years.length > 0;
        figures.set(fact.entry, fact);
        confirmed.delete(fact.entry);
        break;
      case 'forecast-gone':
      case 'realised-gone':
        figures.delete(fact.entry);
        confirmed.delete(fact.entry);
        break;
      case 'confirmed':
        confirmed.set(fact.entry, fact.confirmed);
        break;
      default:
        applyFact(line, fact);
    }
  }
  for (const entry of [...figures.keys()].sort((one, other) => one - other)) {
    const fact = figures.get(entry);
    if (fact) applyFact(line, fact);
  }
  for (const [entry, value] of confirmed) applyFact(line, { kind: 'confirmed', entry, confirmed: value });
}

function plan(line: Line, { programme, firstYear, years, undated }: Extract<LineFact, { kind: 'plan' }>): void {
  line.figured ||= years.length > 0;
  const said: Plan = { programme, firstYear, years, undated };
  const at = line.plans.findIndex((known) => known.programme === programme);
  if (at < 0) line.plans.push(said);
  else line.plans[at] = said;
}

function decideYears(line: Line, { programme, years }: Extract<LineFact, { kind: 'decided' }>): void {
  const known = line.plans.find((one) => one.programme === programme);
  if (!known) return;
  line.figured ||= years.length > 0;
  known.years = [...known.years.filter(([year]) => !years.some((one) => one[0] === year)), ...years];
  known.undated = false;
}

function cellOf(line: Line, year: number): Cell {
  const known = line.cells.find((cell) => cell.year === year);
  if (known) return known;
  const cell: Cell = {
    year,
    forecastEntry: 0,
    forecastOn: 0,
    forecast: 0,
    realisedEntry: 0,
    realisedOn: 0,
    realised: 0,
    confirmed: false,
  };
  line.cells.push(cell);
  return cell;
}

/** Figures of a share; the outlook comes last, since its changes are told by the steps of the bridge. */
export const SHARE = {
  plan: 0,
  /** The plan of a line without a forecast for the year: with `forecast` it makes what is expected. */
  openPlan: 1,
  forecast: 2,
  realised: 3,
  confirmed: 4,
  lines: 5,
  withoutForecast: 6,
  withoutResult: 7,
  outlook: 8,
} as const;

export const SHARE_WIDTH = 9;

/** What a line adds to the sums of one year. `programme` empty: by the standing plan; else by that programme's. */
export interface Share {
  readonly year: number;
  readonly programme: string;
  readonly figures: readonly number[];
}

/** What a line that counts adds to sums, after the deduction of what other lines count. */
export function sharesOf(line: Line, locked: ReadonlySet<string>): Share[] {
  const shares: Share[] = [];
  for (const year of yearsOf(line)) {
    const cell = line.cells.find((one) => one.year === year);
    const forecast = cell && cell.forecastEntry > 0 ? cell.forecast : null;
    const realised = cell && cell.realisedEntry > 0 ? cell.realised : null;
    const overlap = overlapIn(line, year);
    const counted = (amount: number | null): number => (amount === null ? 0 : afterOverlap(amount, overlap) + 0);
    const standing = standingPlan(line, year, locked);
    if (standing === null && forecast === null && realised === null) continue;
    shares.push({
      year,
      programme: '',
      figures: [
        counted(standing),
        forecast === null ? counted(standing) : 0,
        counted(forecast),
        counted(realised),
        cell?.confirmed === true ? counted(realised) : 0,
        1,
        forecast === null ? 1 : 0,
        realised === null ? 1 : 0,
        counted(realised ?? forecast ?? standing),
      ],
    });
    for (const { programme, years } of line.plans) {
      const planned = amountIn(years, year);
      if (planned === null) continue;
      const amount = counted(planned);
      shares.push({ year, programme, figures: [amount, forecast === null ? amount : 0, 0, 0, 0, 0, 0, 0, 0] });
    }
  }
  return shares;
}

const amountIn = (years: readonly YearFigure[], year: number): number | null =>
  years.find((one) => one[0] === year)?.[1] ?? null;

/** The plan that holds, as `standingPlan` of the domain finds it. */
function standingPlan(line: Line, year: number, locked: ReadonlySet<string>): number | null {
  let newest: Plan | null = null;
  let newestLocked: Plan | null = null;
  for (const one of line.plans) {
    if (amountIn(one.years, year) === null) continue;
    if (newest === null || one.firstYear >= newest.firstYear) newest = one;
    if (!locked.has(one.programme)) continue;
    if (newestLocked === null || one.firstYear >= newestLocked.firstYear) newestLocked = one;
  }
  const standing = newestLocked ?? newest;
  return standing && amountIn(standing.years, year);
}

function overlapIn({ overlaps }: Line, year: number): number {
  let sum = 0;
  for (const { years, counted } of overlaps.values()) {
    if (counted) for (const one of years) if (one[0] === year) sum += one[1];
  }
  return sum;
}

function yearsOf({ plans, cells }: Line): number[] {
  const years: number[] = [];
  const add = (year: number): void => {
    if (!years.includes(year)) years.push(year);
  };
  for (const { years: planned } of plans) for (const [year] of planned) add(year);
  for (const { year } of cells) add(year);
  return years.sort((one, other) => one - other);
}
