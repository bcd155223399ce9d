import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Token } from './port.js';

/** A position, and where in the log it is. */
export interface Place {
  readonly position: number;
  readonly token: Token;
  /** Null: before the first event. */
  readonly eventId: string | null;
}

/** Some places of one log, in order: between two of them events are counted. */
export interface Places {
  last(): Place | null;
  /** The last one that is not beyond the position. */
  before(position: number): Place | null;
  /** The last one that is not beyond the token. */
  atToken(token: Token): Place | null;
  add(places: readonly Place[]): void;
  forget(): void;
  close(): void;
}

/** @param file null: kept in memory; losing it costs a count and nothing else */
export function openPlaces(file: string | null, logId: string): Places {
  if (file !== null) mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file ?? ':memory:');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(`
    CREATE TABLE IF NOT EXISTS log (id TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS place (position INTEGER PRIMARY KEY, token INTEGER NOT NULL UNIQUE, event TEXT NOT NULL) STRICT;
  `);
  const columns = 'position, CAST(token AS TEXT) AS token, event AS eventId';
  const last = db.prepare<[], Place>(`SELECT ${columns} FROM place ORDER BY position DESC LIMIT 1`);
  const before = db.prepare<[number], Place>(
    `SELECT ${columns} FROM place WHERE position <= ? ORDER BY position DESC LIMIT 1`,
  );
  const atToken = db.prepare<[bigint], Place>(
    `SELECT ${columns} FROM place WHERE token <= ? ORDER BY token DESC LIMIT 1`,
  );
  const insert = db.prepare<[number, bigint, string | null]>(
    'INSERT OR REPLACE INTO place (position, token, event) VALUES (?, ?, ?)',
  );
  const forget = db.transaction((): void => {
    db.exec('DELETE FROM place; DELETE FROM log');
    db.prepare('INSERT INTO log (id) VALUES (?)').run(logId);
  });
  if (db.prepare<[], string>('SELECT id FROM log').pluck().get() !== logId) forget();

  return {
    last: () => last.get() ?? null,
    before: (position) => before.get(position) ?? null,
    atToken: (token) => atToken.get(BigInt(token)) ?? null,
    add: db.transaction((places: readonly Place[]) => {
      for (const { position, token, eventId } of places) insert.run(position, BigInt(token), eventId);
    }),
    forget,
    close: () => void db.close(),
  };
}
