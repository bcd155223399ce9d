import { expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { STANDING_SCHEMA, WIDTH, openStandingReader, openStandingWriter, type ColumnName } from './standing.js';

const COLUMNS: readonly ColumnName[] = ['placement', 'code', 'report', 'effective', 'confirmed', 'changed', 'newest'];

it('says at every position what a plain replay says, across frames and restarts', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1200, max: 6000 }),
      fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      fc.array(fc.nat(), { maxLength: 3 }),
      (measures, changes, asked, restarts) => {
        const db = new Database(':memory:');
        db.exec(STANDING_SCHEMA);
        const positions = asked.map((place) => place % (changes + 2)).sort((one, other) => one - other);
        const cuts = new Set(restarts.map((place) => place % changes));
        const expected = new Map<number, number[]>();
        const plain: number[][] = [];
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
          if (positions.includes(position)) expected.set(position, plain.flat());
        }
        expect(db.prepare('SELECT 1 FROM frame').get()).toBeDefined();
        const at = openStandingReader(db);
        for (const position of positions) {
          const { count, rows } = at(position);
          const wanted = position === 0 ? [] : (expected.get(position) ?? plain.flat());
          expect(count * WIDTH).toBe(wanted.length);
          expect(Buffer.compare(Buffer.from(rows.buffer), Buffer.from(Int32Array.from(wanted).buffer))).toBe(0);
        }
        db.close();
      },
    ),
    { numRuns: 15, endOnFailure: true },
  ));

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
