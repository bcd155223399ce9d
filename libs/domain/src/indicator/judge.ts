import type { IndicatorDirection, Judgement, LightRule, PeriodTarget } from './events.js';

/** What a value is held against. */
export type Goalposts = Pick<PeriodTarget, 'target' | 'upper' | 'minimum'>;

/**
 * How far an amount is on the wrong side of the target, in the unit's smallest part; 0 or less: it is reached. Where
 * the value must be within two ends: how far it is outside the nearer one, never below 0.
 */
export function distanceTo(
  direction: IndicatorDirection,
  { target, upper }: Pick<PeriodTarget, 'target' | 'upper'>,
  amount: number,
): number {
  if (direction === 'more') return target - amount;
  if (direction === 'less') return amount - target;
  return Math.max(target - amount, amount - (upper ?? target), 0);
}

/** The light that a rule gives a value against the target of its period; see {@link LightRule}. */
export function lightOf(
  direction: IndicatorDirection,
  goalposts: Goalposts,
  { yellow }: Pick<LightRule, 'yellow'>,
  amount: number,
): Judgement['light'] {
  const missing = distanceTo(direction, goalposts, amount);
  if (missing <= 0) return 'green';
  const { minimum } = goalposts;
  if (minimum === null || direction === 'within') return missing <= yellow ? 'yellow' : 'red';
  const isKept = direction === 'less' ? amount <= minimum : amount >= minimum;
  return isKept ? 'yellow' : 'red';
}
