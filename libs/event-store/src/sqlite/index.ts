import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Commit } from '../commit.js';
import { createCommitWatch } from '../commit-watch.js';
import { encodeAppend } from '../encode.js';
import { checkLimit, checkRevision, positionOfToken } from '../paging.js';
import { StoreUnavailable, type EventStore } from '../port.js';
import { startGroupCommit } from './group-commit.js';
import { openSqliteLogReader, type SqliteLogReader } from './log-reader.js';
import { createRecentCommits } from './recent-commits.js';
import { ensureLog } from './schema.js';

export { MAX_BATCH_BYTES, MAX_WAITING_BYTES } from './group-commit.js';
export { openSqliteLogReader, type SqliteLogReader } from './log-reader.js';
export { backupLog, type Backup, type BackupOptions, type Progress } from './backup.js';
export { verifyLog, MAX_FAULTS, type LogFault, type LogVerification, type VerifyOptions } from './verify.js';

export interface SqliteEventStoreOptions {
  /** Path of the log; it and its folder are made if they are missing. Beside it SQLite keeps `-wal` and `-shm`. */
  readonly file: string;
  /** How long an append waits for another process that holds the write lock, in milliseconds. Default 5000. */
  readonly busyTimeout?: number;
  /** Milliseconds between looks for writes of other processes while somebody waits. Default 50. */
  readonly pollEvery?: number;
  readonly observer?: { committed(commit: Commit): void };
}

/** The sqlite adapter: a token is the event's position as a decimal string. */
export interface SqliteEventStore extends EventStore {
  readonly kind: 'sqlite';
  readonly file: string;
  readonly tokensArePositions: true;
  /** The same log, read synchronously. Closed with the store. */
  readonly reader: SqliteLogReader;
}

/** The writer as Node can load it: the compiled file beside this one, or the TypeScript source when run from source. */
const WRITER = new URL(import.meta.url.endsWith('.ts') ? './writer.ts' : './writer.js', import.meta.url);

/**
 * Opens an event log in an SQLite file. Any number of processes may open the same file.
 * @throws {StoreUnavailable} the file cannot be opened, is no event log, or is of a newer format
 * @example
 * const store = await openSqliteEventStore({ file: 'data/events.sqlite' });
 * const { token } = await store.append('measure-1', 'no-stream', [event]);
 */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  const { file, busyTimeout = 5000, pollEvery = 50, observer } = options;
  const reader = openLog(file, busyTimeout);
  const watch = createCommitWatch(() => reader.head(), pollEvery);
  const recent = createRecentCommits();
  const commits = await startGroupCommit({
    eventLogFile: file,
    busyTimeout,
    writer: WRITER,
    onCommit(commit, added) {
      recent.add(added);
      watch.wake(added.at(-1)!.position);
      observer?.committed(commit);
    },
  }).catch((error: unknown) => {
    reader.close();
    throw error;
  });

  let closing: Promise<void> | null = null;
  const whileOpen = <T>(read: () => T): T => {
    if (closing) throw new StoreUnavailable(`${file} is closed`);
    try {
      return read();
    } catch (error) {
      if (error instanceof RangeError) throw error;
      throw new StoreUnavailable(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
    }
  };

  return {
    kind: 'sqlite',
    file,
    tokensArePositions: true,
    reader,
    logId: async () => whileOpen(() => reader.logId),
    append: async (stream, expected, events) => commits.submit(encodeAppend(stream, expected, events)),
    read: async (stream, from, limit) =>
      whileOpen(() => {
        checkRevision(from);
        checkLimit(limit);
        return reader.stream(stream, from, limit);
      }),
    readAll: async (after, limit) =>
      whileOpen(() => {
        checkLimit(limit);
        const position = positionOfToken(after);
        return recent.after(position, limit) ?? reader.after(position, limit);
      }),
    at: async (token) => whileOpen(() => reader.at(positionOfToken(token))),
    head: async () => whileOpen(() => String(reader.head())),
    wait: async (after, signal) => {
      const position = whileOpen(() => positionOfToken(after));
      await watch.wait(position, signal);
    },
    close() {
      if (!closing) {
        closing = commits.close();
        watch.close();
        // the writer is the last to let go: it leaves one file, without `-wal` and `-shm`
        reader.close();
      }
      return closing;
    },
  };
}

/** Makes the log if need be, and opens it for reading. */
function openLog(file: string, busyTimeout: number): SqliteLogReader {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = new Database(file, { timeout: busyTimeout });
    try {
      ensureLog(db);
      return openSqliteLogReader(file);
    } finally {
      db.close();
    }
  } catch (error) {
    throw new StoreUnavailable(`${file} cannot be opened as an event log: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
