import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { START, type Checkpoint } from '#event-store';
import type { Projection, ProjectionName } from './projection.js';

/** Where a view stands: the checkpoint, and the running maximum of `recordedAt` up to there, in milliseconds. */
export interface ViewCheckpoint extends Checkpoint {
  readonly logTime: number;
}

const BOOKKEEPING = `
  CREATE TABLE view (
    projection TEXT NOT NULL, version INTEGER NOT NULL,
    generation TEXT NOT NULL,
    serving INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE checkpoint (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    log_id TEXT NOT NULL, position INTEGER NOT NULL, token TEXT NOT NULL, event_id TEXT, log_time INTEGER NOT NULL
  ) STRICT;
`;

/** `<dir>/<projection>.v<version>.sqlite` */
export const viewFile = (dir: string, { name, version }: Pick<Projection, 'name' | 'version'>): string =>
  join(dir, `${name}.v${version}.sqlite`);

const VIEW_FILE = /^([a-z]+)\.v(\d+)\.sqlite$/;

/** Versions of a projection that have a file, rising. */
export function versionsOf(dir: string, name: ProjectionName): number[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .map((file) => VIEW_FILE.exec(file))
    .filter((match) => match?.[1] === name)
    .map((match) => Number(match?.[2]))
    .sort((one, other) => one - other);
}

export function deleteView(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/**
 * Opens a view for writing, made empty if it is missing. It can be built again at any time, so a lost second of it
 * costs time only: it is synced when SQLite moves its write-ahead log, and not at each commit.
 */
export function openViewForWriting(dir: string, projection: Projection, logId: string): Database.Database {
  mkdirSync(dir, { recursive: true });
  const db = new Database(viewFile(dir, projection), { timeout: 10_000 });
  try {
    if (db.pragma('journal_mode', { simple: true }) !== 'wal') {
      db.pragma('page_size = 8192');
      db.pragma('journal_mode = WAL');
    }
    db.pragma('synchronous = NORMAL');
    db.pragma('cache_size = -32768');
    db.pragma('wal_autocheckpoint = 4000');
    db.transaction(() => {
      if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'view'`).get()) return;
      db.exec(BOOKKEEPING + projection.schema);
      db.prepare('INSERT INTO view VALUES (?, ?, ?, 0)').run(projection.name, projection.version, randomUUID());
      db.prepare('INSERT INTO checkpoint VALUES (1, ?, 0, ?, NULL, 0)').run(logId, START);
    }).immediate();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

interface CheckpointRow {
  logId: string;
  position: number;
  token: string;
  eventId: string | null;
  logTime: number;
}

const SELECT_CHECKPOINT = `SELECT log_id AS logId, position, token, event_id AS eventId, log_time AS logTime
  FROM checkpoint`;

export const readCheckpoint = (db: Database.Database): ViewCheckpoint => checkpointReader(db)();

/** Reads the checkpoint each time that it is called. */
export function checkpointReader(db: Database.Database): () => ViewCheckpoint {
  const select = db.prepare<[], CheckpointRow>(SELECT_CHECKPOINT);
  return () => {
    const row = select.get();
    if (!row) throw new Error(`${db.name} has no checkpoint`);
    return row;
  };
}

/** Somebody else has moved the view since its checkpoint was read: what was done is rolled back. */
export class CheckpointMoved extends Error {
  readonly code = 'checkpoint-moved';
}

/**
 * Moves the checkpoint by compare-and-set, inside the transaction that writes the rows.
 * @throws {CheckpointMoved} the view does not stand at `from` any more
 */
export function checkpointMover(db: Database.Database): (from: ViewCheckpoint, to: ViewCheckpoint) => void {
  const update = db.prepare(
    `UPDATE checkpoint SET position = ?, token = ?, event_id = ?, log_time = ?
     WHERE log_id = ? AND position = ? AND token = ? AND event_id IS ?`,
  );
  return (from, to) => {
    const { changes } = update.run(
      to.position,
      to.token,
      to.eventId,
      to.logTime,
      from.logId,
      from.position,
      from.token,
      from.eventId,
    );
    if (changes !== 1) throw new CheckpointMoved(`${db.name} does not stand at ${from.position} any more`);
  };
}

export interface ViewIdentity {
  /** Random: another file under the same name has another one. */
  readonly generation: string;
  /** It has caught up with the log once: it may be asked. */
  readonly serving: boolean;
}

export function readIdentity(db: Database.Database): ViewIdentity {
  const row = db.prepare<[], { generation: string; serving: number }>('SELECT generation, serving FROM view').get();
  if (!row) throw new Error(`${db.name} is no view`);
  return { generation: row.generation, serving: row.serving === 1 };
}

export function markServing(db: Database.Database): void {
  db.prepare('UPDATE view SET serving = 1').run();
}
