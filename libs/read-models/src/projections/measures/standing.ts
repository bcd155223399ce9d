import type Database from 'better-sqlite3';

/**
 * Where every measure stands: one row of whole numbers each, in one block of memory. Measures are numbered 1, 2, 3 … in
 * the order of their registration. The order of the columns is part of the views' format; numbers have 32 bits.
 */
export const COLUMN = {
  /** Number of the placement: area, programme, responsible, due, links … */
  placement: 0,
  /** Status and fate, see `code.ts`. */
  code: 1,
  /** Position of the entry of the report chain that is in force; 0: none. */
  report: 2,
  /** Day that the status describes; {@link NO_DAY}: no status. */
  effective: 3,
  /** Latest day for which somebody reported or confirmed; {@link NO_DAY}: never. */
  confirmed: 4,
  /** Position of the last event that changed anything. Confirmations and internal notes change nothing. */
  changed: 5,
  /** Position of the newest entry of the report chain; 0: none. */
  newest: 6,
} as const;

export type ColumnName = keyof typeof COLUMN;

export const WIDTH = 7;
export const NO_DAY = -2_147_483_648;

/** Rows of all measures at one position: `rows[(number - 1) * WIDTH + COLUMN.code]`. */
export interface Standing {
  readonly count: number;
  readonly rows: Int32Array;
}

/**
 * `standing` holds what changed, one row for each event that changed a measure's row; `frame` the whole block, now and
 * then. Where everything stood at a position is the newest frame up to there and the few rows after it: as cheap for
 * any position as for the present, however long the log is. Both are only ever added to.
 */
export const STANDING_SCHEMA = `
  CREATE TABLE standing (
    position INTEGER PRIMARY KEY, measure INTEGER NOT NULL,
    placement INTEGER NOT NULL, code INTEGER NOT NULL, report INTEGER NOT NULL, effective INTEGER NOT NULL,
    confirmed INTEGER NOT NULL, changed INTEGER NOT NULL, newest INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE frame (position INTEGER PRIMARY KEY, count INTEGER NOT NULL, rows BLOB NOT NULL) STRICT;
`;

/** Fewer changes than this need no frame, however few measures there are. */
const FRAME_AT_LEAST = 1024;

/**
 * A frame after as many changes as half the measures: frames then weigh about as much as the rows, and reading back
 * touches half as many rows as there are measures, at most.
 */
const frameIsDue = (changes: number, count: number): boolean => changes >= Math.max(FRAME_AT_LEAST, count >> 1);

type StandingRow = [number, number, number, number, number, number, number, number, number];

/**
 * Reads where everything stood. What it hands out is not to be changed: the newest is kept, and the next question about
 * the present starts from it.
 */
export function openStandingReader(db: Database.Database): (position: number) => Standing {
  const lastFrame = db.prepare<[number], number | null>('SELECT max(position) FROM frame WHERE position <= ?').pluck();
  const frame = db.prepare<[number], { count: number; rows: Buffer }>(
    'SELECT count, rows FROM frame WHERE position = ?',
  );
  const changes = db
    .prepare<[number, number], StandingRow>(
      `SELECT position, measure, placement, code, report, effective, confirmed, changed, newest
       FROM standing WHERE position > ? AND position <= ? ORDER BY position`,
    )
    .raw();
  /** As of a change, which is the last one that it holds. */
  type Block = Standing & { readonly position: number };
  const nothing: Block = { position: 0, count: 0, rows: new Int32Array(0) };
  let newest = nothing;

  function blockUpTo(position: number): Block {
    const framed = lastFrame.get(position) ?? 0;
    if (newest.position >= framed && newest.position <= position) return newest;
    const found = framed === 0 ? undefined : frame.get(framed);
    if (!found) return nothing;
    const { buffer, byteOffset, byteLength } = found.rows;
    return { position: framed, count: found.count, rows: new Int32Array(buffer, byteOffset, byteLength / 4) };
  }
  return (position) => {
    const from = blockUpTo(position);
    const later = changes.all(from.position, position);
    const last = later.at(-1);
    if (!last) return from;
    let { count } = from;
    for (const row of later) if (row[1] > count) count = row[1];
    const rows = new Int32Array(count * WIDTH);
    rows.set(from.rows);
    for (const row of later) {
      const start = (row[1] - 1) * WIDTH;
      for (let column = 0; column < WIDTH; column++) rows[start + column] = row[column + 2] ?? 0;
    }
    const block = { position: last[0], count, rows };
    if (block.position > newest.position) newest = block;
    return block;
  };
}

/** The present, changed event by event, and written as it changes. */
export interface StandingWriter {
  /** A new measure, with nothing known: its number. */
  add(): number;
  get(measure: number, column: ColumnName): number;
  set(measure: number, column: ColumnName, value: number): void;
  /** The measure's row as it is now, as what is true from the position on. */
  write(position: number, measure: number): void;
}

export function openStandingWriter(db: Database.Database): StandingWriter {
  const position = db.prepare<[], number | null>('SELECT max(position) FROM standing').pluck().get() ?? 0;
  const framed = db.prepare<[], number | null>('SELECT max(position) FROM frame').pluck().get() ?? 0;
  let changes =
    db.prepare<[number], number>('SELECT count(*) FROM standing WHERE position > ?').pluck().get(framed) ?? 0;
  const present = openStandingReader(db)(position);
  let { count } = present;
  let rows = present.rows.slice();
  const insert = db.prepare('INSERT INTO standing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertFrame = db.prepare('INSERT INTO frame VALUES (?, ?, ?)');

  return {
    add() {
      if ((count + 1) * WIDTH > rows.length) {
        const larger = new Int32Array(Math.max(1024, count * 2) * WIDTH);
        larger.set(rows);
        rows = larger;
      }
      const start = count * WIDTH;
      rows[start + COLUMN.effective] = NO_DAY;
      rows[start + COLUMN.confirmed] = NO_DAY;
      return ++count;
    },
    get: (measure, column) => rows[(measure - 1) * WIDTH + COLUMN[column]] ?? 0,
    set(measure, column, value) {
      rows[(measure - 1) * WIDTH + COLUMN[column]] = value;
    },
    write(at, measure) {
      const s = (measure - 1) * WIDTH;
      insert.run(at, measure, rows[s], rows[s + 1], rows[s + 2], rows[s + 3], rows[s + 4], rows[s + 5], rows[s + 6]);
      if (!frameIsDue(++changes, count)) return;
      const block = rows.subarray(0, count * WIDTH);
      insertFrame.run(at, count, Buffer.from(block.buffer, block.byteOffset, block.byteLength));
      changes = 0;
    },
  };
}
