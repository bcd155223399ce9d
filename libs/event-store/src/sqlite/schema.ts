import type Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';

/** Format of the file. A release reads its own format and older ones, and refuses newer ones. */
export const FORMAT = 1;

/**
 * `opens` is 1 for the first event of an append and 0 for the others: a repeated append is recognised only as the
 * whole that it was. The triggers are the last line of defence: they hold for every connection, ours or not. The one
 * on INSERT keeps numbers without gaps and leaves REPLACE nothing to replace, whatever `recursive_triggers` says.
 */
const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    opens    INTEGER NOT NULL,
    id       TEXT    NOT NULL,
    type     TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    data     TEXT    NOT NULL,
    metadata TEXT    NOT NULL,
    UNIQUE (stream, revision),
    UNIQUE (id)
  ) STRICT;

  CREATE TRIGGER events_are_added_at_the_end BEFORE INSERT ON events BEGIN
    SELECT RAISE(ABORT, 'event id is in the log already') WHERE EXISTS (SELECT 1 FROM events WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'position must be the next one')
      WHERE NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events);
    SELECT RAISE(ABORT, 'revision must be the next one')
      WHERE NEW.revision IS NOT (SELECT coalesce(max(revision), -1) + 1 FROM events WHERE stream = NEW.stream);
  END;
  CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN
    SELECT RAISE(ABORT, 'events are never changed');
  END;
  CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
  END;
  CREATE TRIGGER identity_is_not_changed BEFORE UPDATE ON meta BEGIN
    SELECT RAISE(ABORT, 'the identity of a log is never changed');
  END;
  CREATE TRIGGER identity_is_not_deleted BEFORE DELETE ON meta BEGIN
    SELECT RAISE(ABORT, 'the identity of a log is never changed');
  END;
`;

/**
 * Makes an empty file an event log, and leaves one that is a log as it is. Safe when two processes do it at once.
 * @throws if the file holds something else, or a log of a newer format
 */
export function ensureLog(db: Database.Database): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  db.transaction(() => {
    if (tables(db).length === 0) {
      db.exec(SCHEMA);
      const insert = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
      insert.run('format', String(FORMAT));
      insert.run('log_id', randomUUID());
    }
    readIdentity(db);
  }).immediate();
}

/**
 * The log's id, after checking that this release can read the file.
 * @throws if the file is no event log, or one of a newer format
 */
export function readIdentity(db: Database.Database): string {
  const names = tables(db);
  if (!names.includes('events') || !names.includes('meta')) {
    throw new Error(`${db.name} is an SQLite file, but no event log`);
  }
  const value = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const format = Number(value.get('format'));
  const logId = value.get('log_id');
  if (!Number.isInteger(format) || format < 1 || logId === undefined) {
    throw new Error(`${db.name} is an SQLite file, but no event log`);
  }
  if (format > FORMAT) {
    throw new Error(
      `${db.name} is an event log of format ${format}; this release reads formats up to ${FORMAT}. Use the release that wrote it, or a newer one.`,
    );
  }
  return logId;
}

const tables = (db: Database.Database): string[] =>
  db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();
