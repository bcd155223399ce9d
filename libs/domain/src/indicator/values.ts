import type { IndicatorPeriod, IndicatorValue, Judgement } from './events.js';
import { judge } from './judging.js';
import type { Indicator, StandingValue } from './state.js';

/** What is true of a period. */
export interface PresentValue {
  /** The value that counts; null: there is none, or the sources contradict each other. */
  readonly value: StandingValue | null;
  /** Sources say different things of the period, and nobody has chosen between them. */
  readonly conflict: boolean;
}

/** Every value that stands for a period, projections too, in the order in which they were recorded. */
export const valuesOf = ({ values }: Pick<Indicator, 'values'>, period: IndicatorPeriod): readonly StandingValue[] =>
  values.filter(({ value }) => value.period === period);

/**
 * Which value of a period counts: the chosen one, as it was last corrected; else, where all sources say the same, the one
 * recorded last. Sources that say different things are a conflict until somebody chooses. Projections never count.
 */
export function presentValue(state: Pick<Indicator, 'values' | 'chosen'>, period: IndicatorPeriod): PresentValue {
  const counted = countedValues(state, period);
  const choice = state.chosen.get(period);
  const chosen = counted.find(({ event }) => event === choice);
  if (chosen) return { value: chosen, conflict: false };
  return differ(counted) ? { value: null, conflict: true } : { value: counted.at(-1) ?? null, conflict: false };
}

/** The values of a period that are no projections. */
export const countedValues = (state: Pick<Indicator, 'values'>, period: IndicatorPeriod): readonly StandingValue[] =>
  valuesOf(state, period).filter(({ value }) => value.quality !== 'projection');

/** Do values contradict each other? */
export const differ = (values: readonly StandingValue[]): boolean =>
  values.some(({ value }) => value.amount !== values[0]?.value.amount);

/** The light of a value by the rule and the target that are in force; null: no rule, no target, or a projection. */
export function judgementOf(
  { rule, direction, targets }: Pick<Indicator, 'rule' | 'direction' | 'targets'>,
  { period, amount, quality }: Pick<IndicatorValue, 'period' | 'amount' | 'quality'>,
): Judgement | null {
  const target = targets.get(period);
  if (rule === null || target === undefined || quality === 'projection') return null;
  return { rule: rule.version, light: judge(rule, direction, target, amount) };
}
