import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceTo, type Goalposts, type IndicatorDirection, lightOf } from './index.js';

const ORDER = { red: 0, yellow: 1, green: 2 };
const posts = (target: number, minimum: number | null = null, upper: number | null = null): Goalposts => ({
  target,
  minimum,
  upper,
});

describe('the light of a value', () => {
  it.each<[string, IndicatorDirection, Goalposts, number, string]>([
    ['more: at the target', 'more', posts(100), 100, 'green'],
    ['more: just short, within the rule', 'more', posts(100), 95, 'yellow'],
    ['more: short by more than the rule', 'more', posts(100), 94, 'red'],
    ['more: the minimum is kept, however far the target', 'more', posts(100, 50), 50, 'yellow'],
    ['more: below the minimum, however near the target', 'more', posts(100, 99), 98, 'red'],
    ['less: at the target', 'less', posts(70), 70, 'green'],
    ['less: the minimum is the most that is allowed', 'less', posts(70, 80), 80, 'yellow'],
    ['less: beyond it', 'less', posts(70, 73), 74, 'red'],
    ['within: at the upper end', 'within', posts(10, null, 20), 20, 'green'],
    ['within: just outside', 'within', posts(10, null, 20), 25, 'yellow'],
    ['within: far outside, below', 'within', posts(10, null, 20), 4, 'red'],
  ])('%s', (_, direction, goalposts, amount, light) => {
    expect(lightOf(direction, goalposts, { yellow: 5 }, amount)).toBe(light);
  });

  it('is never worse for a better value', () => {
    const amount = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(
        fc.constantFrom<IndicatorDirection>('more', 'less', 'within'),
        amount,
        fc.option(amount),
        fc.nat(100),
        fc.nat(50),
        fc.tuple(amount, amount),
        (direction, target, minimum, width, yellow, [one, other]) => {
          const goalposts = posts(target, minimum, direction === 'within' ? target + width : null);
          const isBetter = distanceTo(direction, goalposts, one) < distanceTo(direction, goalposts, other);
          if (!isBetter) return;
          const [better, worse] = [one, other].map((value) => ORDER[lightOf(direction, goalposts, { yellow }, value)]);
          expect(better).toBeGreaterThanOrEqual(worse ?? 0);
        },
      ),
    );
  });
});
