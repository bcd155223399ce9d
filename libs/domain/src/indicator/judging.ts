import type { IndicatorDirection, Judgement, LightRule, PeriodTarget } from './events.js';

/** What a value is judged against. */
export type Goalposts = Pick<PeriodTarget, 'target' | 'upper' | 'minimum'>;

/**
 * How far an amount is on the wrong side of its target; 0: it is there or better. `within`: outside either end, where a
 * target without an upper end is both. Whole numbers of the unit's smallest part.
 */
export function distanceFrom(
  { target, upper }: Pick<PeriodTarget, 'target' | 'upper'>,
  direction: IndicatorDirection,
  amount: number,
): number {
  switch (direction) {
    case 'more':
      return Math.max(target - amount, 0);
    case 'less':
      return Math.max(amount - target, 0);
    case 'within':
      return Math.max(target - amount, amount - (upper ?? target), 0);
  }
}

/**
 * The light that a rule gives an amount: green at the target or better; yellow down to the minimum where one is set,
 * otherwise down to the rule's `yellow` worse than the target; red beyond. For `within` a minimum bounds what is below
 * the range, and `yellow` what is above it. Pure, so that a new rule can be tried on old history.
 */
export function judge(
  rule: Pick<LightRule, 'yellow'>,
  direction: IndicatorDirection,
  goalposts: Goalposts,
  amount: number,
): Judgement['light'] {
  const distance = distanceFrom(goalposts, direction, amount);
  if (distance === 0) return 'green';
  const { target, minimum } = goalposts;
  const minimumDecides = minimum !== null && (direction !== 'within' || amount < target);
  if (!minimumDecides) return distance <= rule.yellow ? 'yellow' : 'red';
  const reached = direction === 'less' ? amount <= minimum : amount >= minimum;
  return reached ? 'yellow' : 'red';
}
