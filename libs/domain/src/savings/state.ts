import type { Recorded } from '../shared/kernel.js';
import type { SavingsEvent, SavingsLineReference } from './events.js';
import type { ForecastEntry, Investment, PlanEntry, RealisationEntry, SavingsLine } from './line.js';

/** The money of one measure. */
export interface SavingsState {
  readonly lines: readonly SavingsLine[];
  readonly investments: readonly Investment[];
  /** Programmes whose plans are locked, for lines that are opened later as well. */
  readonly lockedProgrammes: readonly string[];
}

export const initialSavings: SavingsState = { lines: [], investments: [], lockedProgrammes: [] };

type FactOf<Type extends SavingsEvent['type']> = Extract<Recorded<SavingsEvent>, { type: Type }>;

/** Folds one fact. A fact about a line, a figure or an investment that is not there changes nothing. */
export function evolveSavings(state: SavingsState, fact: Recorded<SavingsEvent>): SavingsState {
  switch (fact.type) {
    case 'SavingsLineOpened':
      return open(state, fact);
    case 'SavingsLineDetailsChanged': {
      const { reason: _, line, ...details } = fact.data;
      return onLine(state, line, (known) => ({ ...known, ...details }));
    }
    case 'SavingsPlanned':
      return plan(state, fact);
    case 'SavingsYearsDecided':
      return decideYears(state, fact);
    case 'SavingsPlansLocked':
      return lock(state, fact.data.programme);
    case 'SavingsForecast': {
      const { data: forecast, id: event } = fact;
      const entry = { event, order: nextOrder(state), forecast, versions: [{ event, forecast }] };
      return onLine(state, forecast.line, (known) => ({ ...known, forecasts: [...known.forecasts, entry] }));
    }
    case 'SavingsForecastCorrected':
      return correctForecast(state, fact);
    case 'SavingsRealised': {
      const { data: realisation, id: event } = fact;
      const versions = [{ event, realisation }];
      const entry = { event, order: nextOrder(state), realisation, versions, confirmation: null };
      return onLine(state, realisation.line, (known) => ({ ...known, realisations: [...known.realisations, entry] }));
    }
    case 'SavingsRealisedCorrected':
      return correctRealised(state, fact);
    case 'SavingsRealisedConfirmed':
      return confirm(state, fact.data, fact.id);
    case 'SavingsConfirmationWithdrawn':
      return confirm(state, fact.data, null);
    case 'FullYearEffectStated': {
      const { line, figure, year } = fact.data;
      return onLine(state, line, (known) => ({ ...known, fullYearEffect: { figure, year } }));
    }
    case 'SavingsOverlapStated': {
      const { line, with: other, years } = fact.data;
      return onLine(state, line, (known) => ({
        ...known,
        overlaps: [...overlapsWithOthers(known, other), { with: other, years }],
      }));
    }
    case 'SavingsOverlapLifted': {
      const { line, with: other } = fact.data;
      return onLine(state, line, (known) => ({ ...known, overlaps: overlapsWithOthers(known, other) }));
    }
    case 'SavingsLineWithdrawn':
      return onLine(state, fact.data.line, (known) => ({ ...known, withdrawn: true }));
    case 'InvestmentOpened': {
      if (investmentNamed(state, fact.data.investment)) return state;
      return { ...state, investments: [...state.investments, { ...fact.data, years: [] }] };
    }
    case 'InvestmentTotalEstimated': {
      const { investment, total } = fact.data;
      return onInvestment(state, investment, (known) => ({ ...known, total }));
    }
    case 'InvestmentYearStated':
      return stateInvestmentYear(state, fact);
    default:
      return state;
  }
}

/** The line of this id, if the measure has it. */
export const lineNamed = (state: SavingsState, line: string): SavingsLine | undefined =>
  state.lines.find((known) => known.line === line);

/** The investment of this id, if the measure has it. */
export const investmentNamed = (state: SavingsState, investment: string): Investment | undefined =>
  state.investments.find((known) => known.investment === investment);

/** The forecast that an event id names: its own, or that of one of its corrections. */
export const forecastNamed = (state: SavingsState, event: string): ForecastEntry | undefined =>
  state.lines.flatMap(({ forecasts }) => forecasts).find((entry) => isVersionOf(entry, event));

/** The realised figure that an event id names: its own, or that of one of its corrections. */
export const realisationNamed = (state: SavingsState, event: string): RealisationEntry | undefined =>
  state.lines.flatMap(({ realisations }) => realisations).find((entry) => isVersionOf(entry, event));

/** Is it the same line of the same measure? */
export const sameLine = (one: SavingsLineReference, other: SavingsLineReference): boolean =>
  one.line === other.line && one.measure === other.measure;

const isVersionOf = ({ versions }: Pick<ForecastEntry | RealisationEntry, 'versions'>, event: string): boolean =>
  versions.some((version) => version.event === event);

function open(state: SavingsState, { data }: FactOf<'SavingsLineOpened'>): SavingsState {
  if (lineNamed(state, data.line)) return state;
  const line = {
    ...data,
    plans: [],
    forecasts: [],
    realisations: [],
    fullYearEffect: null,
    overlaps: [],
    withdrawn: false,
  };
  return { ...state, lines: [...state.lines, line] };
}

function plan(state: SavingsState, { data: { line, ...said } }: FactOf<'SavingsPlanned'>): SavingsState {
  const entry: PlanEntry = { ...said, locked: state.lockedProgrammes.includes(said.programme) };
  return onLine(state, line, (known) => {
    const isFirst = known.plans.every(({ programme }) => programme !== said.programme);
    const plans = known.plans.map((old) => (old.programme === said.programme ? entry : old));
    return { ...known, plans: isFirst ? [...plans, entry] : plans };
  });
}

function decideYears(state: SavingsState, { data }: FactOf<'SavingsYearsDecided'>): SavingsState {
  const decided = (entry: PlanEntry): PlanEntry => ({
    ...entry,
    years: [...entry.years.filter(({ year }) => !data.years.some((one) => one.year === year)), ...data.years].sort(
      (one, other) => one.year - other.year,
    ),
    undated: [],
  });
  return onLine(state, data.line, (known) => ({
    ...known,
    plans: known.plans.map((entry) => (entry.programme === data.programme ? decided(entry) : entry)),
  }));
}

function lock(state: SavingsState, programme: string): SavingsState {
  if (state.lockedProgrammes.includes(programme)) return state;
  const locked = (entry: PlanEntry): PlanEntry => (entry.programme === programme ? { ...entry, locked: true } : entry);
  return {
    ...state,
    lockedProgrammes: [...state.lockedProgrammes, programme],
    lines: state.lines.map((line) => ({ ...line, plans: line.plans.map(locked) })),
  };
}

/** A corrected forecast keeps its place in the order of recording, also where it belongs to another line. */
function correctForecast(state: SavingsState, { data, id }: FactOf<'SavingsForecastCorrected'>): SavingsState {
  const { corrects, forecast } = data;
  const entry = forecastNamed(state, corrects);
  if (!entry || !lineNamed(state, forecast.line)) return state;
  const corrected: ForecastEntry = { ...entry, forecast, versions: [...entry.versions, { event: id, forecast }] };
  return {
    ...state,
    lines: state.lines.map((line) => {
      const forecasts = replaced(line.forecasts, entry, line.line === forecast.line ? corrected : null);
      return forecasts === line.forecasts ? line : { ...line, forecasts };
    }),
  };
}

/** So does a corrected figure; what was confirmed is the former one. */
function correctRealised(state: SavingsState, { data, id }: FactOf<'SavingsRealisedCorrected'>): SavingsState {
  const { corrects, realisation } = data;
  const entry = realisationNamed(state, corrects);
  if (!entry || !lineNamed(state, realisation.line)) return state;
  const versions = [...entry.versions, { event: id, realisation }];
  const corrected: RealisationEntry = { ...entry, realisation, versions, confirmation: null };
  return {
    ...state,
    lines: state.lines.map((line) => {
      const realisations = replaced(line.realisations, entry, line.line === realisation.line ? corrected : null);
      return realisations === line.realisations ? line : { ...line, realisations };
    }),
  };
}

/** Entries without `old`, and with `now` in the order of recording; the same ones where that changes nothing. */
function replaced<Entry extends { readonly order: number }>(
  entries: readonly Entry[],
  old: Entry,
  now: Entry | null,
): readonly Entry[] {
  if (now === null && !entries.includes(old)) return entries;
  const others = entries.filter((entry) => entry !== old);
  return now === null ? others : [...others, now].sort((one, other) => one.order - other.order);
}

type Confirmed = Pick<FactOf<'SavingsRealisedConfirmed'>['data'], 'line' | 'realisation'>;

function confirm(state: SavingsState, { line, realisation }: Confirmed, confirmation: string | null): SavingsState {
  const confirmed = (entry: RealisationEntry): RealisationEntry =>
    newestVersion(entry) === realisation ? { ...entry, confirmation } : entry;
  return onLine(state, line, (known) => ({ ...known, realisations: known.realisations.map(confirmed) }));
}

/** Event id of what a figure says now: of its last correction, or its own. A confirmation names this one. */
export const newestVersion = ({ event, versions }: RealisationEntry): string => versions.at(-1)?.event ?? event;

const overlapsWithOthers = ({ overlaps }: SavingsLine, other: SavingsLineReference) =>
  overlaps.filter((known) => !sameLine(known.with, other));

function stateInvestmentYear(state: SavingsState, { data }: FactOf<'InvestmentYearStated'>): SavingsState {
  const { investment, year, figure, value, source } = data;
  return onInvestment(state, investment, (known) => ({
    ...known,
    years: [
      ...known.years.filter((stated) => stated.year !== year || stated.figure !== figure),
      { year, figure, value, source },
    ],
  }));
}

const onLine = (state: SavingsState, id: string, change: (line: SavingsLine) => SavingsLine): SavingsState =>
  lineNamed(state, id)
    ? { ...state, lines: state.lines.map((line) => (line.line === id ? change(line) : line)) }
    : state;

const onInvestment = (state: SavingsState, id: string, change: (one: Investment) => Investment): SavingsState =>
  investmentNamed(state, id)
    ? { ...state, investments: state.investments.map((one) => (one.investment === id ? change(one) : one)) }
    : state;

const nextOrder = ({ lines }: SavingsState): number =>
  lines.reduce((sum, { forecasts, realisations }) => sum + forecasts.length + realisations.length, 0);
