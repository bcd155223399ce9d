import { expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import {
  STANDING_SCHEMA,
  WIDTH,
  openStandingReader,
  openStandingWriter,
  type ColumnName,
  type Standing,
} from './standing.js';

const COLUMNS: readonly ColumnName[] = ['placement', 'code', 'report', 'effective', 'confirmed', 'changed', 'newest'];

it('says at every position what a plain replay says, in any order, across frames and restarts, and while it is written', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1200, max: 6000 }),
      fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      fc.array(fc.nat(), { maxLength: 3 }),
      (measures, changes, asked, restarts) => {
        const db = new Database(':memory:');
        db.exec(STANDING_SCHEMA);
        const positions = asked.map((place) => place % (changes + 2));
        const cuts = new Set(restarts.map((place) => place % changes));
        const expected = new Map<number, number[]>();
        const plain: number[][] = [];
        const [during, after] = [openStandingReader(db), openStandingReader(db)];
        let writer = openStandingWriter(db);
        for (let position = 1; position <= changes; position++) {
          if (cuts.has(position)) writer = openStandingWriter(db);
          // now and then nothing changes at a position
          if (position % 7 !== 0) {
            const isNew = plain.length < measures && (plain.length === 0 || position % 3 !== 0);
            const measure = isNew ? writer.add() : ((position * 7919) % plain.length) + 1;
            if (isNew) plain.push(COLUMNS.map((column) => writer.get(measure, column)));
            const column = position % WIDTH;
            writer.set(measure, COLUMNS[column] as ColumnName, position);
            (plain[measure - 1] as number[])[column] = position;
            writer.write(position, measure);
          }
          if (!positions.includes(position)) continue;
          expected.set(position, plain.flat());
          expectRows(during(position), plain.flat());
        }
        expect(db.prepare('SELECT 1 FROM frame').get()).toBeDefined();
        for (const position of positions) {
          const wanted = position === 0 ? [] : (expected.get(position) ?? plain.flat());
          for (const at of [during, after]) expectRows(at(position), wanted);
        }
        db.close();
      },
    ),
    { numRuns: 15, endOnFailure: true },
  ));

function expectRows({ count, rows }: Standing, wanted: readonly number[]): void {
  expect(count * WIDTH).toBe(wanted.length);
  expect(rows.subarray(0, count * WIDTH).every((value, place) => value === wanted[place])).toBe(true);
}

it('makes the same frames wherever the writing was interrupted', () => {
  const framesOf = (interruptedAt: number): unknown[] => {
    const db = new Database(':memory:');
    db.exec(STANDING_SCHEMA);
    let writer = openStandingWriter(db);
    for (let position = 1; position <= 5000; position++) {
      if (position === interruptedAt) writer = openStandingWriter(db);
      const measure = position <= 100 ? writer.add() : (position % 100) + 1;
      writer.set(measure, 'code', position % 500);
      writer.write(position, measure);
    }
    return db.prepare('SELECT position, count, rows FROM frame').all();
  };
  const whole = framesOf(0);
  expect(whole).toHaveLength(4);
  for (const position of [1024, 1025, 1500, 4999]) expect(framesOf(position)).toEqual(whole);
});
