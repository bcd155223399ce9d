import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keepPlacements, type PlacementColumns, type PlacementValues } from './placement-columns.js';
import { COLUMN, WIDTH, type Standing } from './standing.js';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const values = fc.tuple(int32, int32, int32, int32, int32, int32, int32);

const read = (columns: PlacementColumns, number: number): PlacementValues => [
  columns.unit(number),
  columns.chapterArea(number),
  columns.programme(number),
  columns.responsible(number),
  columns.dueLast(number),
  columns.goals(number),
  columns.strategies(number),
];

const standingOf = (placements: readonly number[]): Standing => {
  const rows = new Int32Array(placements.length * WIDTH);
  placements.forEach((placement, index) => (rows[index * WIDTH + COLUMN.placement] = placement));
  return { count: placements.length, rows };
};

it('says of each measure what its placement says, however often a standing is asked, and while more are added', () => {
  const measures = fc.array(fc.nat(), { minLength: 1, maxLength: 50 });
  const rounds = fc.array(
    fc.tuple(fc.array(values, { minLength: 400, maxLength: 1500, size: 'max' }), measures, fc.nat(3)),
    {
      minLength: 3,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(rounds, (given) => {
      const kept = keepPlacements();
      const added: PlacementValues[] = [];
      const asked: { readonly standing: Standing; readonly wanted: readonly PlacementValues[] }[] = [];
      for (const [more, places, again] of given) {
        for (const one of more) kept.add(added.push(one), one);
        const placements = places.map((place) => (place % added.length) + 1);
        const wanted = placements.map((placement) => added[placement - 1]!);
        asked.push({ standing: standingOf(placements), wanted });
        // the newest is asked several times, those before it once more
        for (const one of [...asked, ...Array<(typeof asked)[number]>(again).fill(asked.at(-1)!)]) {
          const placed = kept.placed(one.standing);
          expect(one.wanted.map((_, index) => read(placed, index + 1))).toEqual(one.wanted);
        }
      }
      expect(added.map((_, index) => read(kept.columns, index + 1))).toEqual(added);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
