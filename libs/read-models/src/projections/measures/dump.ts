import type Database from 'better-sqlite3';
import { openCatalogue, type Catalogue, type Placement } from './catalogue.js';
import { decodeFate, decodeStatus } from './code.js';
import { DOCUMENT_COLUMNS } from './documents.js';
import { COLUMN, NO_DAY, WIDTH } from './standing.js';

type StandingRow = [number, number, number, number, number, number, number, number, number];

const day = (number: number): number | null => (number === NO_DAY ? null : number);

/** Numbers of the view's own are resolved; sets of links are put in the order of their ids. */
const logical = (placement: Placement): object => ({
  ...placement,
  dueLast: day(placement.dueLast),
  goals: [...placement.goals].sort(),
  strategies: [...placement.strategies].sort(),
});

/** Every row of the measures view, with logical ids, in a canonical order. */
export function* dumpMeasures(db: Database.Database): Generator<string> {
  const catalogue = openCatalogue(db);
  catalogue.refresh();
  const id = (measure: number): string => catalogue.measureId(measure);
  const rows = <Row>(sql: string): IterableIterator<Row> => db.prepare<[], Row>(sql).raw().iterate();

  for (const [number, , registered] of rows<[number, string, number]>('SELECT * FROM measure ORDER BY number')) {
    yield `measure ${JSON.stringify([id(number), registered])}`;
  }
  for (const [position, measure, title] of rows<[number, number, string]>('SELECT * FROM title ORDER BY position')) {
    yield `title ${JSON.stringify([position, id(measure), title])}`;
  }
  for (const [position, measure, ...row] of rows<StandingRow>('SELECT * FROM standing ORDER BY position')) {
    yield `standing ${JSON.stringify([position, id(measure), ...standingOf(catalogue, row, 0)])}`;
  }
  for (const [position, count, frame] of rows<[number, number, Buffer]>('SELECT * FROM frame ORDER BY position')) {
    const block = new Int32Array(frame.buffer, frame.byteOffset, frame.byteLength / 4);
    for (let measure = 1; measure <= count; measure++) {
      const row = standingOf(catalogue, block, (measure - 1) * WIDTH);
      yield `frame ${JSON.stringify([position, id(measure), ...row])}`;
    }
  }
  for (const [position, measure, ...row] of rows<[number, number, ...unknown[]]>(
    'SELECT * FROM report ORDER BY position',
  )) {
    yield `report ${JSON.stringify([position, id(measure), ...row])}`;
  }
  for (const [measure, ...row] of rows<[number, number, number]>('SELECT * FROM confirmation ORDER BY measure')) {
    yield `confirmation ${JSON.stringify([id(measure), ...row])}`;
  }
  const sections = 'SELECT measure, section, from_position, keep, body FROM section ORDER BY 1, 2, 3';
  for (const [measure, ...row] of rows<[number, string, number, number, string]>(sections)) {
    yield `section ${JSON.stringify([id(measure), ...row])}`;
  }
  const documents = `SELECT rowid, ${DOCUMENT_COLUMNS.join(', ')} FROM document ORDER BY rowid`;
  for (const [measure, ...row] of rows<[number, ...(string | null)[]]>(documents)) {
    yield `document ${JSON.stringify([id(measure), ...row])}`;
  }
}

function standingOf(catalogue: Catalogue, row: ArrayLike<number>, start: number): unknown[] {
  const at = (column: keyof typeof COLUMN): number => row[start + COLUMN[column]] ?? 0;
  return [
    logical(catalogue.placement(at('placement'))),
    decodeStatus(at('code')),
    decodeFate(at('code')),
    at('report'),
    day(at('effective')),
    day(at('confirmed')),
    at('changed'),
    at('newest'),
  ];
}
