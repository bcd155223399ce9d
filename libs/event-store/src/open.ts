import type { Commit } from './commit.js';
import { openKurrentDbEventStore, type KurrentDbEventStore, type SignalStatus } from './kurrentdb/index.js';
import { countedLog } from './counted-log.js';
import { positionedLog, type PositionedLog } from './positioned-log.js';
import type { EventStore } from './port.js';
import { openSqliteEventStore, type SqliteEventStore } from './sqlite/index.js';

/** Which store, and where it is: plain values, so that a thread can be started with them. */
export type StoreSettings =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'kurrentdb'; readonly url: string; readonly prefix: string };

/** What a store tells of itself, each of what it has. */
export interface StoreObserver {
  committed?(commit: Commit): void;
  signal?(status: SignalStatus): void;
}

/** One of the stores that an installation can have. */
export type OpenEventStore = SqliteEventStore | KurrentDbEventStore;

/**
 * Opens the configured event store: the one way in for the service, the command line and the relay.
 * @throws {StoreUnavailable} it cannot be opened, or does not answer
 * @example
 * const store = await openEventStore({ kind: 'sqlite', file: 'data/events.sqlite' });
 */
export function openEventStore(settings: StoreSettings, observer: StoreObserver = {}): Promise<OpenEventStore> {
  switch (settings.kind) {
    case 'sqlite':
      return openSqliteEventStore({
        file: settings.file,
        observer: { committed: (commit) => observer.committed?.(commit) },
      });
    case 'kurrentdb':
      return openKurrentDbEventStore({
        url: settings.url,
        prefix: settings.prefix,
        observer: {
          committed: (commit) => observer.committed?.(commit),
          signal: (status) => observer.signal?.(status),
        },
      });
  }
}

/** The log by positions, and how to let go of what it keeps. */
export interface OpenPositionedLog extends PositionedLog {
  close(): void;
}

/**
 * The log by positions, of any store. Where tokens are no positions they are counted.
 * @param file where the count is kept between two runs of this process; null: it is counted again at each start
 */
export async function openPositionedLog(store: EventStore, file: string | null): Promise<OpenPositionedLog> {
  if (hasPositions(store)) return { ...positionedLog(store), close: () => undefined };
  return countedLog(store, file);
}

const hasPositions = (store: EventStore): store is EventStore & { readonly tokensArePositions: true } =>
  store.tokensArePositions === true;
