import type { IndicatorDirection, LightRule, PeriodTarget } from '#domain';

type Goalposts = Pick<PeriodTarget, 'target' | 'upper' | 'minimum'>;

/** How far an amount is on the wrong side of the target; 0 or less: it is reached. `within`: outside either end. */
export function distanceTo(
  direction: IndicatorDirection,
  { target, upper }: Pick<PeriodTarget, 'target' | 'upper'>,
  amount: number,
): number {
  if (direction === 'more') return target - amount;
  if (direction === 'less') return amount - target;
  return Math.max(target - amount, amount - (upper ?? target), 0);
}

/** The light that a rule gives a value against the target of its period (see `LightRule` of the domain). */
export function lightOf(
  direction: IndicatorDirection,
  goalposts: Goalposts,
  { yellow }: Pick<LightRule, 'yellow'>,
  amount: number,
): 'green' | 'yellow' | 'red' {
  const missing = distanceTo(direction, goalposts, amount);
  if (missing <= 0) return 'green';
  const { minimum } = goalposts;
  if (minimum === null) return missing <= yellow ? 'yellow' : 'red';
  const kept = direction === 'less' ? amount <= minimum : amount >= minimum;
  return kept ? 'yellow' : 'red';
}
