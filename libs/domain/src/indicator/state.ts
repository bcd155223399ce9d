import type { Recorded } from '../shared/kernel.js';
import type { SourceReference } from '../shared/values.js';
import type {
  ComparatorStatistic,
  IndicatorDetails,
  IndicatorEvent,
  IndicatorPeriod,
  IndicatorValue,
  LightRule,
  PeriodTarget,
  ValueOrigin,
} from './events.js';

/** A value that stands, as it was recorded or as it was last corrected. */
export interface StandingValue {
  /** Id of the event that recorded it. */
  readonly event: string;
  /** Ids of the events that corrected it, oldest first. */
  readonly corrections: readonly string[];
  readonly value: IndicatorValue;
}

export interface IndicatorBaseline {
  readonly period: IndicatorPeriod;
  readonly amount: number;
}

/** A figure that others reached, to compare with. */
export interface IndicatorComparator {
  readonly comparator: string;
  readonly statistic: ComparatorStatistic;
  readonly period: IndicatorPeriod;
  readonly amount: number;
  readonly origin: ValueOrigin;
}

/** A series with what it is judged against. */
export interface Indicator extends IndicatorDetails {
  readonly source: SourceReference | null;
  readonly goals: readonly string[];
  readonly measures: readonly string[];
  /** In the order in which they were recorded; a corrected one keeps its place. */
  readonly values: readonly StandingValue[];
  /** By period: the value that was chosen among conflicting ones, by the id of the event that recorded it. */
  readonly chosen: ReadonlyMap<IndicatorPeriod, string>;
  readonly baseline: IndicatorBaseline | null;
  /** In force, by period. */
  readonly targets: ReadonlyMap<IndicatorPeriod, PeriodTarget>;
  readonly comparators: readonly IndicatorComparator[];
  /** Explanation by the first period that is not comparable with what was before. */
  readonly breaks: ReadonlyMap<IndicatorPeriod, string>;
  /** In force; null: values are not judged. */
  readonly rule: LightRule | null;
  /** Why nothing more is recorded; null: it is in use. */
  readonly retired: string | null;
}

/** Null: not defined yet. */
export type IndicatorState = Indicator | null;

export const initialIndicator: IndicatorState = null;

/**
 * Folds one fact. Total: a fact about an indicator that was never defined, about a value that it does not have, or of a
 * type that this release does not know, leaves the state as it is.
 */
export function evolveIndicator(state: IndicatorState, fact: Recorded<IndicatorEvent>): IndicatorState {
  if (state === null) return fact.type === 'IndicatorDefined' ? { ...NOTHING_YET, ...fact.data } : state;
  switch (fact.type) {
    case 'IndicatorDetailsChanged': {
      const { reason: _, ...details } = fact.data;
      return { ...state, ...details };
    }
    case 'IndicatorValueRecorded':
      return { ...state, values: [...state.values, { event: fact.id, corrections: [], value: fact.data }] };
    case 'IndicatorValueCorrected':
      return corrected(state, fact.id, fact.data);
    case 'IndicatorConflictResolved': {
      const chosen = valueNamed(state, fact.data.value);
      return chosen ? { ...state, chosen: new Map(state.chosen).set(fact.data.period, chosen.event) } : state;
    }
    case 'IndicatorBaselineSet': {
      const { period, amount } = fact.data;
      return { ...state, baseline: { period, amount } };
    }
    case 'IndicatorTargetSet': {
      const { reason: _, ...target } = fact.data;
      return { ...state, targets: new Map(state.targets).set(target.period, target) };
    }
    case 'IndicatorComparatorRecorded': {
      const others = state.comparators.filter((one) => !saysTheSameThing(one, fact.data));
      return { ...state, comparators: [...others, fact.data] };
    }
    case 'IndicatorBreakMarked':
      return { ...state, breaks: new Map(state.breaks).set(fact.data.period, fact.data.explanation) };
    case 'IndicatorRuleSet':
      return { ...state, rule: fact.data.rule };
    case 'IndicatorGoalLinked':
      return { ...state, goals: [...without(state.goals, fact.data.goal), fact.data.goal] };
    case 'IndicatorGoalUnlinked':
      return { ...state, goals: without(state.goals, fact.data.goal) };
    case 'IndicatorMeasureLinked':
      return { ...state, measures: [...without(state.measures, fact.data.measure), fact.data.measure] };
    case 'IndicatorMeasureUnlinked':
      return { ...state, measures: without(state.measures, fact.data.measure) };
    case 'IndicatorRetired':
      return { ...state, retired: fact.data.reason };
    default:
      return state;
  }
}

/** The value that an event recorded or corrected. */
export const valueNamed = ({ values }: Pick<Indicator, 'values'>, event: string): StandingValue | undefined =>
  values.find((one) => one.event === event || one.corrections.includes(event));

/** Is it one source? Sources that differ in kind or name are different ones. */
export const isSameOrigin = (one: ValueOrigin, other: ValueOrigin): boolean =>
  one.kind === other.kind && one.name === other.name;

const NOTHING_YET = {
  values: [],
  chosen: new Map<IndicatorPeriod, string>(),
  baseline: null,
  targets: new Map<IndicatorPeriod, PeriodTarget>(),
  comparators: [],
  breaks: new Map<IndicatorPeriod, string>(),
  rule: null,
  retired: null,
} satisfies Partial<Indicator>;

function corrected(
  state: Indicator,
  event: string,
  { corrects, value }: { readonly corrects: string; readonly value: IndicatorValue },
): Indicator {
  const former = valueNamed(state, corrects);
  if (!former) return state;
  const now: StandingValue = { ...former, corrections: [...former.corrections, event], value };
  return { ...state, values: state.values.map((one) => (one === former ? now : one)) };
}

/** Do two comparators speak of the same figure of the same source? The later one replaces the earlier. */
const saysTheSameThing = (one: IndicatorComparator, other: IndicatorComparator): boolean =>
  one.comparator === other.comparator &&
  one.statistic === other.statistic &&
  one.period === other.period &&
  isSameOrigin(one.origin, other.origin);

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((one) => one !== id);
