import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayStandUnder, wouldMakeCircle } from './tree.js';

describe('where a goal may stand', () => {
  it('follows the levels', () => {
    expect(mayStandUnder('main-goal', 'none')).toBe(true);
    expect(mayStandUnder('main-goal', 'main-goal')).toBe(false);
    expect(mayStandUnder('approach', 'main-goal')).toBe(true);
    expect(mayStandUnder('approach', 'approach')).toBe(false);
    expect(mayStandUnder('sub-goal', 'strategy')).toBe(true);
    expect(mayStandUnder('sub-goal', 'approach')).toBe(true);
    expect(mayStandUnder('sub-goal', 'effort')).toBe(false);
    expect(mayStandUnder('sub-goal', 'none')).toBe(false);
    expect(mayStandUnder('effort', 'approach')).toBe(true);
  });
});

describe('circles', () => {
  const chain = new Map([
    ['c', ['b']],
    ['b', ['a', 'x']],
  ]);

  it('are seen along every way upwards', () => {
    expect(wouldMakeCircle('a', 'c', chain)).toBe(true);
    expect(wouldMakeCircle('x', 'c', chain)).toBe(true);
    expect(wouldMakeCircle('a', 'a', chain)).toBe(true);
    expect(wouldMakeCircle('c', 'a', chain)).toBe(false);
    expect(wouldMakeCircle('new', 'c', chain)).toBe(false);
  });

  it('do not keep the search going for ever', () =>
    expect(
      wouldMakeCircle(
        'z',
        'a',
        new Map([
          ['a', ['b']],
          ['b', ['a']],
        ]),
      ),
    ).toBe(false));

  it('never appear while every link is asked about first', () => {
    const id = fc.integer({ min: 0, max: 7 }).map((n) => `goal-${n}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 40 }), (links) => {
        const parentsOf = new Map<string, readonly string[]>();
        for (const [goal, above] of links) {
          if (!wouldMakeCircle(goal, above, parentsOf)) parentsOf.set(goal, [...(parentsOf.get(goal) ?? []), above]);
        }
        expect(sortsFromTheTop(parentsOf)).toBe(true);
      }),
    );
  });
});

/** An independent check (Kahn 1962): a graph without circles can be emptied by taking away what has nothing above it. */
function sortsFromTheTop(parentsOf: ReadonlyMap<string, readonly string[]>): boolean {
  let left = new Map(parentsOf);
  for (;;) {
    const next = new Map([...left].filter(([, above]) => above.some((parent) => left.has(parent))));
    if (next.size === left.size) return left.size === 0;
    left = next;
  }
}
