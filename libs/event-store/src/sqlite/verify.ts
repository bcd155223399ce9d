import Database from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import type { EventRegistry } from '../registry.js';
import type { Progress } from './backup.js';
import { readIdentity } from './schema.js';

/** Something in a log that must not be: a stable code, where, and words for the operator. */
export interface LogFault {
  readonly code: 'integrity' | 'position' | 'revision' | 'unknown-type' | 'unreadable';
  readonly position: number | null;
  readonly message: string;
}

export interface LogVerification {
  readonly logId: string;
  readonly events: number;
  readonly streams: number;
  /** The first {@link MAX_FAULTS}. Empty: the log is what it should be. */
  readonly faults: readonly LogFault[];
}

export interface VerifyOptions {
  readonly file: string;
  /** Types and versions that may be in the log; each event is read through its upcasters. */
  readonly registry: EventRegistry;
  /** Events looked at, of the events in the log. */
  readonly onProgress?: (progress: Progress) => void;
}

/** More faults than this are not listed: the log is beyond reading line by line. */
export const MAX_FAULTS = 100;
const PAGE = 2000;

type Row = [number, string, number, string, string, number, string, string];

/**
 * Reads a whole log as it stands at one moment and checks what the store promises: SQLite's own integrity, positions
 * 1, 2, 3 …, revisions 0, 1, 2 … in each stream, every type and version known, every JSON text readable.
 * Others may write meanwhile. Memory: one number per stream.
 * @throws if the file is missing, is no event log, or is of a newer format
 */
export async function verifyLog({ file, registry, onProgress }: VerifyOptions): Promise<LogVerification> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const logId = readIdentity(db);
    db.exec('BEGIN');
    const total = db.prepare<[], number>('SELECT count(*) FROM events').pluck().get() ?? 0;
    const page = db
      .prepare<[number, number], Row>(
        `SELECT position, stream, revision, id, type, version, data, metadata FROM events
         WHERE position > ? ORDER BY position LIMIT ?`,
      )
      .raw();
    const faults: LogFault[] = integrityFaults(db);
    const revisions = new Map<string, number>();
    let position = 0;
    let events = 0;
    for (;;) {
      const rows = page.all(position, PAGE);
      if (rows.length === 0) break;
      for (const row of rows) {
        faults.push(...rowFaults(row, position, revisions, registry));
        position = row[0];
        revisions.set(row[1], row[2]);
      }
      events += rows.length;
      onProgress?.({ done: events, total });
      if (faults.length >= MAX_FAULTS) break;
      await setImmediate();
    }
    return { logId, events, streams: revisions.size, faults: faults.slice(0, MAX_FAULTS) };
  } finally {
    db.close();
  }
}

function integrityFaults(db: Database.Database): LogFault[] {
  const lines = db.pragma(`integrity_check(${MAX_FAULTS})`) as { readonly integrity_check: string }[];
  return lines
    .map((line) => line.integrity_check)
    .filter((message) => message !== 'ok')
    .map((message) => ({ code: 'integrity', position: null, message }));
}

function* rowFaults(
  [position, stream, revision, id, type, version, data, metadata]: Row,
  before: number,
  revisions: ReadonlyMap<string, number>,
  registry: EventRegistry,
): Generator<LogFault> {
  if (position !== before + 1) {
    yield { code: 'position', position, message: `position ${position} follows ${before}` };
  }
  const expected = (revisions.get(stream) ?? -1) + 1;
  if (revision !== expected) {
    yield { code: 'revision', position, message: `${stream} has revision ${revision} where ${expected} was due` };
  }
  const row = registry.find(type);
  if (!row || version < 1 || version > row.version) {
    yield { code: 'unknown-type', position, message: `no ${type} version ${version} is known to this release` };
    return;
  }
  try {
    const parsed = { data: JSON.parse(data), metadata: JSON.parse(metadata) };
    registry.upcast({ id, stream, revision, token: String(position), type, version, ...parsed });
  } catch (error) {
    yield { code: 'unreadable', position, message: `event ${id} cannot be read: ${(error as Error).message}` };
  }
}
