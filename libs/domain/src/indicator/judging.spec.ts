import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Goalposts, type IndicatorDirection, judge } from './index.js';

const WORSE = { green: 0, yellow: 1, red: 2 } as const;
const amount = fc.integer({ min: -50, max: 50 });
const rule = fc.record({ yellow: fc.nat(20) });

/** Goalposts that may be set: the minimum asks for no more than the target. */
const goalpostsFor = (direction: IndicatorDirection): fc.Arbitrary<Goalposts> =>
  fc.record({ target: amount, width: fc.nat(20), slack: fc.option(fc.nat(20)) }).map(({ target, width, slack }) => ({
    target,
    upper: direction === 'within' ? target + width : null,
    minimum: slack === null ? null : direction === 'less' ? target + slack : target - slack,
  }));

/** The light of each amount, from the best to the worst: it never gets better on the way. */
function neverImproves(lights: readonly (keyof typeof WORSE)[]): void {
  const ranks = lights.map((light) => WORSE[light]);
  expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
}

const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe('the light of a value', () => {
  it.each([
    ['less', null, 73, 'green'],
    ['less', null, 75, 'yellow'],
    ['less', null, 76, 'red'],
    ['less', 80, 80, 'yellow'],
    ['less', 80, 81, 'red'],
    ['less', 74, 75, 'red'],
    ['more', null, 73, 'green'],
    ['more', null, 71, 'yellow'],
    ['more', null, 70, 'red'],
    ['more', 60, 60, 'yellow'],
    ['more', 60, 59, 'red'],
  ] as const)('%s than 73, with minimum %p: %i is %s', (direction, minimum, stated, light) =>
    expect(judge({ yellow: 2 }, direction, { target: 73, upper: null, minimum }, stated)).toBe(light),
  );

  it.each([
    [null, 69, 'yellow'],
    [null, 68, 'yellow'],
    [null, 67, 'red'],
    [null, 70, 'green'],
    [null, 75, 'green'],
    [null, 77, 'yellow'],
    [null, 78, 'red'],
    [60, 60, 'yellow'],
    [60, 59, 'red'],
    [60, 78, 'red'],
  ] as const)('within 70 and 75, with minimum %p: %i is %s', (minimum, stated, light) =>
    expect(judge({ yellow: 2 }, 'within', { target: 70, upper: 75, minimum }, stated)).toBe(light),
  );

  it('is never worse for a better value', () => {
    for (const [direction, step] of [
      ['more', -1],
      ['less', 1],
    ] as const) {
      fc.assert(
        fc.property(rule, goalpostsFor(direction), amount, (tried, goalposts, best) =>
          neverImproves(upTo(60).map((worse) => judge(tried, direction, goalposts, best + step * worse))),
        ),
      );
    }
  });

  it('is never better further away from a range, on either side', () =>
    fc.assert(
      fc.property(rule, goalpostsFor('within'), (tried, goalposts) => {
        const { target, upper } = goalposts;
        neverImproves(upTo(60).map((away) => judge(tried, 'within', goalposts, target - away)));
        neverImproves(upTo(60).map((away) => judge(tried, 'within', goalposts, (upper ?? target) + away)));
      }),
    ));

  it('is never worse by a more patient rule', () => {
    for (const direction of ['more', 'less', 'within'] as const) {
      fc.assert(
        fc.property(rule, fc.nat(20), goalpostsFor(direction), amount, ({ yellow }, patience, goalposts, stated) => {
          const [strict, patient] = [yellow, yellow + patience].map((tried) =>
            judge({ yellow: tried }, direction, goalposts, stated),
          );
          expect(WORSE[patient ?? 'red']).toBeLessThanOrEqual(WORSE[strict ?? 'green']);
        }),
      );
    }
  });
});
