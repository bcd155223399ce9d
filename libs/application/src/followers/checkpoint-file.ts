import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Checkpoint } from '#event-store';

/** What a follower keeps between two runs: how far it is, and what it knew there (a text of its own; '' for nothing). */
export interface KeptFollower {
  readonly checkpoint: Checkpoint;
  readonly body: string;
}

/** Where followers of this process keep how far they are. Not among the views: a rebuilt view moves no follower. */
export interface CheckpointFile {
  /**
   * Null: never kept, or kept by a release that understood its body otherwise.
   * @param version of the body: another version than the one kept is as good as none
   */
  load(follower: string, version: number): KeptFollower | null;
  /** Checkpoint and body in one write. */
  save(follower: string, version: number, kept: KeptFollower): void;
  close(): void;
}

type Row = { version: number; logId: string; position: number; token: string; eventId: string | null; body: string };

/**
 * Opens the file, made with its folder if missing. Losing it costs time and nothing else: what followers do is safe to
 * repeat. So it is synced less strictly than the log.
 */
export function openCheckpointFile(file: string): CheckpointFile {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(`CREATE TABLE IF NOT EXISTS followers (
    follower TEXT PRIMARY KEY, version INTEGER NOT NULL, log_id TEXT NOT NULL, position INTEGER NOT NULL,
    token TEXT NOT NULL, event_id TEXT, body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`);
  const select = db.prepare<[string], Row>(
    'SELECT version, log_id AS logId, position, token, event_id AS eventId, body FROM followers WHERE follower = ?',
  );
  const upsert = db.prepare<[string, number, string, number, string, string | null, string]>(
    'INSERT OR REPLACE INTO followers (follower, version, log_id, position, token, event_id, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    load(follower, version) {
      const row = select.get(follower);
      if (!row || row.version !== version) return null;
      const { logId, position, token, eventId, body } = row;
      return { checkpoint: { logId, position, token, eventId }, body };
    },
    save(follower, version, { checkpoint: { logId, position, token, eventId }, body }) {
      upsert.run(follower, version, logId, position, token, eventId, body);
    },
    close: () => void db.close(),
  };
}
