import {
  lastDayOf,
  type ComparatorStatistic,
  type IndicatorDetails,
  type IndicatorEvent,
  type IndicatorPeriod,
  type IndicatorValue,
  type LightRule,
  type PeriodTarget,
  type Recorded,
  type SourceReference,
  type ValueOrigin,
} from '#domain';

/** A value of a series, as it was stated; amounts in the smallest part of the indicator's unit. */
export interface SeriesValue extends IndicatorValue {
  /** Of the event that stated it: what a correction or a choice refers to. */
  readonly eventId: string;
  readonly position: number;
  /** Moment of recording (log time). */
  readonly recordedAt: string;
  /** Value that it corrects, and why; null: it stands on its own. */
  readonly corrects: string | null;
  readonly reason: string | null;
}

/** A target with the event that set it. */
export interface SetTarget extends PeriodTarget {
  readonly eventId: string;
  readonly reason: string | null;
  readonly recordedAt: string;
}

export interface SeriesBaseline {
  readonly period: IndicatorPeriod;
  readonly amount: number;
  readonly reason: string | null;
  readonly eventId: string;
}

export interface SeriesRule extends LightRule {
  readonly reason: string | null;
  readonly recordedAt: string;
}

/** A figure that others reached. */
export interface SeriesComparator {
  readonly comparator: string;
  readonly statistic: ComparatorStatistic;
  readonly period: IndicatorPeriod;
  readonly amount: number;
  readonly origin: ValueOrigin;
  readonly eventId: string;
}

/** From this period on the series is not comparable with what was before. */
export interface SeriesBreak {
  readonly period: IndicatorPeriod;
  readonly explanation: string;
  readonly eventId: string;
}

/** A fact of an indicator with its place in the log. */
export interface SeriesFact {
  readonly fact: Recorded<IndicatorEvent>;
  readonly position: number;
  readonly recordedAt: string;
}

/** Everything that was said of an indicator, up to some position. */
export interface Series extends IndicatorDetails {
  readonly indicator: string;
  readonly retired: { readonly reason: string } | null;
  readonly source: SourceReference | null;
  readonly goals: readonly string[];
  readonly measures: readonly string[];
  readonly baseline: SeriesBaseline | null;
  readonly rules: readonly SeriesRule[];
  /** Those that stand: not corrected; in the order in which they were recorded. */
  readonly values: readonly SeriesValue[];
  readonly corrected: readonly SeriesValue[];
  /** By period: the value that was chosen (or what it was corrected to), and why. */
  readonly chosen: ReadonlyMap<string, { readonly value: string; readonly reason: string }>;
  /** Oldest first; the last of a period is in force. */
  readonly targets: readonly SetTarget[];
  readonly comparators: readonly SeriesComparator[];
  readonly breaks: readonly SeriesBreak[];
}

/** Folds one fact of a series. A fact about a series that was never defined changes nothing. */
export function evolveSeries(series: Series | null, indicator: string, told: SeriesFact): Series | null {
  const { fact, recordedAt } = told;
  if (fact.type === 'IndicatorDefined') return { ...EMPTY, ...fact.data, indicator };
  if (series === null) return null;
  switch (fact.type) {
    case 'IndicatorDetailsChanged': {
      const { reason: _, ...details } = fact.data;
      return { ...series, ...details };
    }
    case 'IndicatorValueRecorded':
      return { ...series, values: [...series.values, seriesValue(told, fact.data, null, null)] };
    case 'IndicatorValueCorrected':
      return correct(series, told, fact.data);
    case 'IndicatorConflictResolved': {
      const { period, value, reason } = fact.data;
      return { ...series, chosen: new Map(series.chosen).set(period, { value: standingOf(series, value), reason }) };
    }
    case 'IndicatorBaselineSet':
      return { ...series, baseline: { ...fact.data, eventId: fact.id } };
    case 'IndicatorTargetSet':
      return { ...series, targets: [...series.targets, { ...fact.data, eventId: fact.id, recordedAt }] };
    case 'IndicatorComparatorRecorded':
      return { ...series, comparators: [...series.comparators, { ...fact.data, eventId: fact.id }] };
    case 'IndicatorBreakMarked':
      return { ...series, breaks: [...series.breaks, { ...fact.data, eventId: fact.id }] };
    case 'IndicatorRuleSet': {
      const { rule, reason } = fact.data;
      return { ...series, rules: [...series.rules, { ...rule, reason, recordedAt }] };
    }
    case 'IndicatorGoalLinked':
      return { ...series, goals: [...without(series.goals, fact.data.goal), fact.data.goal] };
    case 'IndicatorGoalUnlinked':
      return { ...series, goals: without(series.goals, fact.data.goal) };
    case 'IndicatorMeasureLinked':
      return { ...series, measures: [...without(series.measures, fact.data.measure), fact.data.measure] };
    case 'IndicatorMeasureUnlinked':
      return { ...series, measures: without(series.measures, fact.data.measure) };
    case 'IndicatorRetired':
      return { ...series, retired: { reason: fact.data.reason } };
    default:
      return series;
  }
}

const EMPTY = {
  retired: null,
  baseline: null,
  rules: [],
  values: [],
  corrected: [],
  chosen: new Map<string, never>(),
  targets: [],
  comparators: [],
  breaks: [],
} satisfies Partial<Series>;

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((one) => one !== id);

const seriesValue = (
  { fact, position, recordedAt }: SeriesFact,
  value: IndicatorValue,
  corrects: string | null,
  reason: string | null,
): SeriesValue => ({ ...value, eventId: fact.id, position, recordedAt, corrects, reason });

/** The correction takes the place of what it corrects, or of what that was corrected to; a choice goes with it. */
function correct(
  series: Series,
  told: SeriesFact,
  { corrects, reason, value }: { readonly corrects: string; readonly reason: string; readonly value: IndicatorValue },
): Series {
  const replaced = standingOf(series, corrects);
  const former = series.values.find(({ eventId }) => eventId === replaced);
  if (!former) return series;
  const now = seriesValue(told, value, former.eventId, reason);
  const chosen = new Map(series.chosen);
  for (const [period, choice] of chosen) {
    if (choice.value === former.eventId) chosen.set(period, { ...choice, value: now.eventId });
  }
  return {
    ...series,
    values: series.values.map((one) => (one === former ? now : one)),
    corrected: [...series.corrected, former],
    chosen,
  };
}

/** The event id of the value that stands for the one named: itself, or what it was corrected to in the end. */
function standingOf({ values, corrected }: Series, eventId: string): string {
  const all = [...corrected, ...values];
  let standing = eventId;
  for (let next = find(standing); next; next = find(standing)) standing = next.eventId;
  return standing;

  function find(id: string): SeriesValue | undefined {
    return all.find(({ corrects }) => corrects === id);
  }
}

/** What is said of a period as a whole. */
export interface PeriodValue {
  /** The value that counts. */
  readonly value: SeriesValue | null;
  readonly conflict: boolean;
}

/**
 * Which value of a period counts: the chosen one; else the only one. Sources that say different things are a conflict
 * until somebody chooses; where they say the same, the one recorded last counts. Projections never do.
 */
export function valueOfPeriod({ values, chosen }: Pick<Series, 'values' | 'chosen'>, period: string): PeriodValue {
  const stated = values.filter((value) => value.period === period && value.quality !== 'projection');
  const choice = chosen.get(period);
  const picked = choice && stated.find(({ eventId }) => eventId === choice.value);
  if (picked) return { value: picked, conflict: false };
  const last = stated.at(-1) ?? null;
  const conflict = stated.some(({ amount }) => amount !== last?.amount);
  return { value: conflict ? null : last, conflict };
}

/** The target of a period that is in force. */
export const targetOf = ({ targets }: Pick<Series, 'targets'>, period: string): SetTarget | null =>
  targets.findLast((target) => target.period === period) ?? null;

/** By the end of the period, then the shorter one first. */
export function comparePeriods(one: string, other: string): number {
  const [first, second] = [lastDayOf(one), lastDayOf(other)];
  if (first !== second) return first < second ? -1 : 1;
  return other.length - one.length || (one < other ? -1 : one > other ? 1 : 0);
}

/** Every period that has a value or a target, rising. */
export const periodsOf = ({ values, corrected, targets }: Series): readonly string[] =>
  [...new Set([...values, ...corrected, ...targets].map(({ period }) => period))].sort(comparePeriods);
