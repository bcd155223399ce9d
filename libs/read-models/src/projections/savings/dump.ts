import type Database from 'better-sqlite3';
import { dumpLedger } from './accounts.js';
import { lineKey } from './lines.js';

/** Every row of the savings view, with logical ids, in a canonical order. */
export function* dumpSavings(db: Database.Database): Generator<string> {
  const rows = <Row extends unknown[]>(sql: string): IterableIterator<Row> => db.prepare<[], Row>(sql).raw().iterate();
  const measures = new Map<number, string>(
    db.prepare<[], [number, string]>('SELECT number, id FROM measure').raw().all(),
  );
  const lines = new Map<number, string>();
  for (const [number, measure, id, continues, opened] of rows<[number, number, string, string | null, number]>(
    'SELECT number, measure, id, continues, opened FROM line ORDER BY number',
  )) {
    const key = lineKey(measures.get(measure) ?? '', id);
    lines.set(number, key);
    yield `line ${JSON.stringify([key, continues, opened])}`;
  }
  const lineId = (line: number): string => lines.get(line) ?? '';
  for (const [measure, ...rest] of rows<[number, ...unknown[]]>('SELECT * FROM place ORDER BY measure, position')) {
    yield `place ${JSON.stringify([measures.get(measure), ...rest])}`;
  }
  for (const [line, ...rest] of rows<[number, ...unknown[]]>('SELECT * FROM line_fact ORDER BY line, position')) {
    yield `line fact ${JSON.stringify([lineId(line), ...rest])}`;
  }
  for (const [measure, ...rest] of rows<[number, ...unknown[]]>(
    'SELECT * FROM plan_lock ORDER BY measure, programme',
  )) {
    yield `plan lock ${JSON.stringify([measures.get(measure), ...rest])}`;
  }
  for (const [position, line, ...rest] of rows<[number, number, ...unknown[]]>(
    'SELECT * FROM undated ORDER BY position, line, programme',
  )) {
    yield `undated ${JSON.stringify([position, lineId(line), ...rest])}`;
  }
  for (const row of rows('SELECT * FROM withdrawn ORDER BY programme')) yield `withdrawn ${JSON.stringify(row)}`;
  for (const [counting, line] of rows<[string, number]>('SELECT counting, line FROM overlap ORDER BY counting, line')) {
    yield `overlap ${JSON.stringify([counting, lineId(line)])}`;
  }
  for (const row of rows('SELECT * FROM stated ORDER BY unit, year, measure')) yield `stated ${JSON.stringify(row)}`;
  yield* dumpLedger(db, lineId);
}
