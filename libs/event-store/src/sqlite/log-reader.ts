import Database from 'better-sqlite3';
import type { EventMetadata, JsonObject, PositionedEvent, StreamName } from '../port.js';
import { readIdentity } from './schema.js';

/**
 * Reads of an event log, synchronous: for threads and programs of their own that must be fast (projections, checks).
 * Sees what any process has committed. Never writes.
 */
export interface SqliteLogReader {
  readonly logId: string;
  /** Position of the last event; 0 in an empty log. */
  head(): number;
  /** Events after a position (exclusive), in order, at most `limit`. */
  after(position: number, limit: number): PositionedEvent[];
  /** Events of one stream from a revision on (inclusive), in order, at most `limit`. */
  stream(stream: StreamName, from: number, limit: number): PositionedEvent[];
  at(position: number): PositionedEvent | null;
  close(): void;
}

/** position, stream, revision, id, type, version, data, metadata: the last two as JSON text. */
export type Row = [number, string, number, string, string, number, string, string];

/**
 * Opens a log for reading.
 * @throws if the file is missing, is no event log, or is of a newer format
 */
export function openSqliteLogReader(file: string): SqliteLogReader {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return createReader(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function createReader(db: Database.Database): SqliteLogReader {
  const logId = readIdentity(db);
  const columns = 'position, stream, revision, id, type, version, data, metadata';
  const head = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
  const after = db
    .prepare<[number, number], Row>(`SELECT ${columns} FROM events WHERE position > ? ORDER BY position LIMIT ?`)
    .raw();
  const stream = db
    .prepare<[string, number, number], Row>(
      `SELECT ${columns} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    )
    .raw();
  const at = db.prepare<[number], Row>(`SELECT ${columns} FROM events WHERE position = ?`).raw();

  return {
    logId,
    head: () => head.get() ?? 0,
    after: (position, limit) => after.all(position, limit).map(toEvent),
    stream: (name, from, limit) => stream.all(name, from, limit).map(toEvent),
    at(position) {
      const row = at.get(position);
      return row ? toEvent(row) : null;
    },
    close: () => void db.close(),
  };
}

export const toEvent = ([position, stream, revision, id, type, version, data, metadata]: Row): PositionedEvent => ({
  id,
  stream,
  revision,
  position,
  token: String(position),
  type,
  version,
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as EventMetadata,
});
