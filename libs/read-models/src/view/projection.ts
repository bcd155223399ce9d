import type Database from 'better-sqlite3';
import type { PositionedEvent } from '#event-store';

/** Each has a file of its own, stands where its own checkpoint says, and fails alone. */
export type ProjectionName = 'structure' | 'indicators' | 'rounds' | 'savings' | 'measures' | 'audit';

/** How events become the rows of one view. */
export interface Projection {
  readonly name: ProjectionName;
  /** Of schema and meaning. To be raised with every change of either: the new version is built beside the old one. */
  readonly version: number;
  /** Streams whose events it reads; `'all'` also those that this release does not know. */
  readonly categories: ReadonlySet<string> | 'all';
  /** False: it needs no more of an event than its envelope, so an unknown shape does not stop it. */
  readonly readsData: boolean;
  /** Tables of the view, beside the file's own bookkeeping. */
  readonly schema: string;
  /** Reads from the file what the fold keeps in memory, and prepares its statements. */
  readonly open: (db: Database.Database) => Fold;
  /** Every row in a canonical order, with logical ids: two views say the same if and only if their dumps are equal. */
  readonly dump: (db: Database.Database) => Iterable<string>;
}

/** A projection at work on one file. After a rollback it is thrown away and opened anew. */
export interface Fold {
  /** @throws if the event cannot be applied */
  apply(event: PositionedEvent): void;
  /**
   * Writes what `apply` has kept back, before the transaction ends.
   * @param serving false while a new view is built and nobody asks it: work that only the newest rows need may wait
   */
  flush(serving: boolean): void;
}
