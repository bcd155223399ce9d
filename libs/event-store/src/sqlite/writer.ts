/**
 * The writer: one thread, one connection, one transaction for all appends that wait (group commit).
 *
 * Node loads this file by itself, in tests straight from the TypeScript source. So it imports nothing of ours but
 * types, and uses no syntax that type stripping cannot erase.
 */
import Database from 'better-sqlite3';
import { workerData, type MessagePort } from 'node:worker_threads';

export interface WriterOptions {
  readonly eventLogFile: string;
  /** How long to wait for another process that holds the write lock, in milliseconds. */
  readonly busyTimeout: number;
}

/** What the thread is started with. */
export interface WriterThread extends WriterOptions {
  /** Batches come in here, outcomes go out. */
  readonly port: MessagePort;
  /** Counts the outcomes that are in the port: the other side sees one without waiting for its event loop. */
  readonly answered: Int32Array<SharedArrayBuffer>;
}

/**
 * Appends of one transaction, flat, since a structured clone of one array costs least. For each append: stream,
 * expected revision (−1: no stream), number of events; then for each event: id, type, version, data, metadata.
 */
export type Batch = readonly (string | number)[];

/** What became of a batch; each list has one entry per append, in the order of the batch. */
export type Outcome =
  | {
      /** Revision of the append's last event; where the position is 0, the stream's actual revision (−1: no stream). */
      readonly revisions: readonly number[];
      /** Position of the append's last event; 0: nothing was written. */
      readonly positions: readonly number[];
      /** Appends that no retry will help: place in the batch, reason. */
      readonly refused: readonly (readonly [number, string])[];
      /** Events that this batch added. */
      readonly events: number;
      readonly milliseconds: number;
    }
  | {
      /** `rolled-back`: certainly nothing was written. `unknown`: the commit itself failed. */
      readonly failed: 'rolled-back' | 'unknown';
      readonly message: string;
    };

export interface Writer {
  write(batch: Batch): Outcome;
}

/** Errors of COMMIT after which SQLite has not written the commit frame, or not tried: the transaction is undone. */
const UNDONE_COMMIT = new Set(['SQLITE_BUSY', 'SQLITE_FULL']);

/** Connection for writing: every commit is on disk before it returns. */
export function openForWriting({ eventLogFile, busyTimeout }: WriterOptions): Database.Database {
  const db = new Database(eventLogFile, { timeout: busyTimeout, fileMustExist: true });
  // must be said: this build of SQLite takes NORMAL in WAL mode, which loses acknowledged commits with the power
  db.pragma('synchronous = FULL');
  // 16 MB: pages that are written again and again reach the main file less often; measured, a sixth more throughput
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('recursive_triggers = ON');
  return db;
}

/** Writes batches through a connection of {@link openForWriting}. */
export function createWriter(db: Database.Database): Writer {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const savepoint = db.prepare('SAVEPOINT append');
  const undo = db.prepare('ROLLBACK TO append');
  const release = db.prepare('RELEASE append');
  const lastPosition = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
  const lastRevision = db
    .prepare<[string], number>('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1')
    .pluck();
  const insert = db.prepare<[number, string, number, number, string, string, number, string, string]>(
    `INSERT INTO events (position, stream, revision, opens, id, type, version, data, metadata)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const neighbours = db
    .prepare<[string, number, number], [string, number, number]>(
      'SELECT id, opens, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    )
    .raw();

  /** Position of the last event, if exactly this append stands in the stream from `first` on; 0 otherwise. */
  function findRepeat(stream: string, first: number, batch: Batch, at: number, count: number): number {
    const found = neighbours.all(stream, first, count + 1);
    if (found.length < count || found[0]?.[1] !== 1) return 0;
    for (let index = 0; index < count; index++) {
      if (found[index]?.[0] !== batch[at + index * 5] || (index > 0 && found[index]?.[1] !== 0)) return 0;
    }
    const follower = found[count];
    if (follower && follower[1] !== 1) return 0;
    return found[count - 1]?.[2] ?? 0;
  }

  function insertEvents(
    stream: string,
    first: number,
    position: number,
    batch: Batch,
    at: number,
    count: number,
  ): void {
    for (let index = 0; index < count; index++) {
      const field = at + index * 5;
      insert.run(
        position + index,
        stream,
        first + index,
        index === 0 ? 1 : 0,
        batch[field] as string,
        batch[field + 1] as string,
        batch[field + 2] as number,
        batch[field + 3] as string,
        batch[field + 4] as string,
      );
    }
  }

  function write(batch: Batch): Outcome {
    const started = performance.now();
    const revisions: number[] = [];
    const positions: number[] = [];
    const refused: [number, string][] = [];
    let committing = false;
    try {
      begin.run();
      // numbers are given inside the lock: whoever sees position n has seen everything below it
      const start = lastPosition.get() ?? 0;
      let position = start;
      for (let at = 0; at < batch.length;) {
        const stream = batch[at] as string;
        const expected = batch[at + 1] as number;
        const count = batch[at + 2] as number;
        const events = at + 3;
        at = events + count * 5;
        const actual = lastRevision.get(stream) ?? -1;
        if (actual === expected) {
          // an append of several events is undone as a whole; of one event, SQLite undoes the statement
          if (count > 1) savepoint.run();
          try {
            insertEvents(stream, expected + 1, position + 1, batch, events, count);
            position += count;
            revisions.push(expected + count);
            positions.push(position);
          } catch (error) {
            if (!codeOf(error).startsWith('SQLITE_CONSTRAINT')) throw error;
            if (count > 1) undo.run();
            refused.push([revisions.length, messageOf(error)]);
            revisions.push(actual);
            positions.push(0);
          }
          if (count > 1) release.run();
        } else {
          const repeated = actual > expected ? findRepeat(stream, expected + 1, batch, events, count) : 0;
          revisions.push(repeated > 0 ? expected + count : actual);
          positions.push(repeated);
        }
      }
      if (position === start) rollback.run();
      else {
        committing = true;
        commit.run();
      }
      return { revisions, positions, refused, events: position - start, milliseconds: performance.now() - started };
    } catch (error) {
      if (db.inTransaction) rollback.run();
      const certain = !committing || UNDONE_COMMIT.has(codeOf(error));
      return { failed: certain ? 'rolled-back' : 'unknown', message: messageOf(error) };
    }
  }

  return { write };
}

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : '';
};

const messageOf = (error: unknown): string => {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return code ? `${message} (${code})` : message;
};

/** Says `ready`, then answers each batch with its outcome. `close` ends it. */
function serve({ port, answered, ...options }: WriterThread): void {
  const db = openForWriting(options);
  const writer = createWriter(db);
  const end = (): void => {
    port.close();
    db.close();
  };
  port.on('message', (message: Batch | 'close') => {
    if (message === 'close') return end();
    const outcome = writer.write(message);
    port.postMessage(outcome);
    Atomics.add(answered, 0, 1);
    // a connection whose commit has failed is not trusted any further; the main side starts another writer
    if ('failed' in outcome && outcome.failed === 'unknown') end();
  });
  port.postMessage('ready');
}

const thread = workerData as Partial<WriterThread> | null;
if (thread?.port && thread.eventLogFile) serve(thread as WriterThread);
