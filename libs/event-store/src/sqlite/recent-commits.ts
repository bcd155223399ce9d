import type { EncodedAppend } from '../encode.js';
import type { PositionedEvent } from '../port.js';
import { toEvent, type Row } from './log-reader.js';

/** An append that has just been made durable, and where it stands. */
export interface Committed {
  readonly append: EncodedAppend;
  /** Revision and position of its last event. */
  readonly revision: number;
  readonly position: number;
}

/** The latest events of this process, as they were written: whoever follows at the log's end needs no file for them. */
export interface RecentCommits {
  /** Appends of one commit, in order, only those that added something. */
  add(committed: readonly Committed[]): void;
  /**
   * Events after a position, in order, at most `limit`; null: not held here, the file has to be asked. Never reaches
   * over a place where another process has written.
   */
  after(position: number, limit: number): PositionedEvent[] | null;
}

/** @param keep how many events are held at least while there are so many; twice as many at most */
export function createRecentCommits(keep = 1024): RecentCommits {
  let rows: Row[] = [];

  function add(committed: readonly Committed[]): void {
    for (const { append, revision, position } of committed) {
      const { stream, events } = append;
      const before = events.length - 1;
      if (rows.length > 0 && rows.at(-1)![0] !== position - before - 1) rows = [];
      events.forEach(({ id, type, version, data, metadata }, index) => {
        rows.push([position - before + index, stream, revision - before + index, id, type, version, data, metadata]);
      });
    }
    if (rows.length > 2 * keep) rows = rows.slice(-keep);
  }

  function after(position: number, limit: number): PositionedEvent[] | null {
    const first = rows[0]?.[0];
    if (first === undefined || position + 1 < first || position >= rows.at(-1)![0]) return null;
    const from = position + 1 - first;
    return rows.slice(from, from + limit).map(toEvent);
  }

  return { add, after };
}
