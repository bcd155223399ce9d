import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqliteLogReader } from './log-reader.js';
import { readIdentity } from './schema.js';

/** How far a long piece of work has come; `total` may be an estimate while it runs. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What a backup holds. */
export interface Backup {
  readonly file: string;
  readonly logId: string;
  /** Position of the last event in it. */
  readonly position: number;
}

export interface BackupOptions {
  /** The log; it may be open and written to by any process meanwhile. */
  readonly file: string;
  /** The file to make. It has its name only when it is whole. */
  readonly to: string;
  /** Pages copied, of the pages in the log. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Pages of one step: about 4 MB, then others have their turn. */
const STEP = 1000;

/**
 * Copies the log as it stands at one moment, while others go on writing.
 * @throws if the target exists, cannot be written, or the source is no event log
 */
export async function backupLog({ file, to, onProgress }: BackupOptions): Promise<Backup> {
  if (existsSync(to)) throw new Error(`${to} exists already`);
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  const source = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const logId = readIdentity(source);
    // one read transaction around all steps: a write of another connection would otherwise start the copy again
    source.exec('BEGIN');
    const position = source.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get() ?? 0;
    await source.backup(partial, {
      progress({ totalPages, remainingPages }) {
        onProgress?.({ done: totalPages - remainingPages, total: totalPages });
        return STEP;
      },
    });
    source.exec('COMMIT');
    checkCopy(partial, logId, position);
    renameSync(partial, to);
    syncFolder(dirname(to));
    return { file: to, logId, position };
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(partial + suffix, { force: true });
    throw error;
  } finally {
    source.close();
  }
}

function checkCopy(file: string, logId: string, position: number): void {
  const copy = openSqliteLogReader(file);
  try {
    if (copy.logId !== logId || copy.head() !== position) throw new Error(`${file} is not a whole copy`);
  } finally {
    copy.close();
  }
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** The new name must survive a power cut as well. Windows has no such call, and keeps names by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
