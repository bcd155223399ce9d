import {
  START,
  type Checkpoint,
  type EventRegistry,
  type EventStore,
  type PositionedEvent,
  type Token,
} from '#event-store';
import type { LogConsumer } from '../followers/log-tail.js';
import type { CheckpointFile } from '../followers/checkpoint-file.js';
import { decodeDirectory, DIRECTORY_VERSION, encodeDirectory } from './snapshot.js';
import { emptyDirectory, foldDirectory, type DirectoryState } from './state.js';

/** Under which name the directory keeps its snapshot. */
const NAME = 'directory';

/** After how many events a running directory keeps a snapshot, so that a start reads no more than that of the log. */
const SNAPSHOT_EVERY = 20_000;

export interface DirectoryOptions {
  readonly store: Pick<EventStore, 'head'>;
  readonly registry: EventRegistry;
  /** Where snapshots are kept; without one every start reads the whole log. */
  readonly checkpoints?: CheckpointFile;
  readonly snapshotEvery?: number;
}

/** The directory, following the log. Read its `state` at any time; it changes between turns of the event loop only. */
export interface Directory extends LogConsumer {
  readonly state: DirectoryState;
  readonly position: number;
  /**
   * Waits until it has seen everything that is in the log at this moment.
   * @returns false when the time ran out first
   */
  catchUp(timeout: number): Promise<boolean>;
  /** Resolves when it has seen the position, or soon after the signal aborts. */
  reach(position: number, signal: AbortSignal): Promise<void>;
  /** Keeps a snapshot of what it knows now. */
  keep(): void;
}

/** Tokens are decimal strings without leading zeros: the longer is the larger. */
export const tokenReaches = (token: Token, wanted: Token): boolean =>
  token.length === wanted.length ? token >= wanted : token.length > wanted.length;

export function createDirectory({ store, registry, checkpoints, snapshotEvery }: DirectoryOptions): Directory {
  const kept = checkpoints?.load(NAME, DIRECTORY_VERSION) ?? null;
  let state = kept ? decodeDirectory(kept.body) : emptyDirectory();
  let checkpoint: Checkpoint | null = kept?.checkpoint ?? null;
  let keptAt = checkpoint?.position ?? 0;
  const waiting = new Set<{ readonly arrived: (now: Checkpoint) => boolean; readonly go: () => void }>();

  function keep(): void {
    if (!checkpoint || !checkpoints || checkpoint.position === keptAt) return;
    checkpoints.save(NAME, DIRECTORY_VERSION, { checkpoint, body: encodeDirectory(state) });
    keptAt = checkpoint.position;
  }

  /** Resolves with the page that brings it there, or when the signal aborts. */
  function until(arrived: (now: Checkpoint) => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiter = {
        arrived,
        go: () => {
          waiting.delete(waiter);
          signal.removeEventListener('abort', waiter.go);
          resolve();
        },
      };
      if (signal.aborted) return resolve();
      waiting.add(waiter);
      signal.addEventListener('abort', waiter.go);
    });
  }

  return {
    name: NAME,
    get state() {
      return state;
    },
    get position() {
      return checkpoint?.position ?? 0;
    },
    get checkpoint() {
      return checkpoint;
    },
    take(events: readonly PositionedEvent[], now: Checkpoint) {
      for (const event of events) foldDirectory(state, registry.upcast(event));
      checkpoint = now;
      for (const waiter of waiting) if (waiter.arrived(now)) waiter.go();
      if (now.position - keptAt >= (snapshotEvery ?? SNAPSHOT_EVERY)) keep();
    },
    reset() {
      state = emptyDirectory();
      checkpoint = null;
      keptAt = 0;
    },
    async catchUp(timeout) {
      const token = await store.head();
      const arrived = (now: Checkpoint): boolean => tokenReaches(now.token, token);
      if (token === START || (checkpoint && arrived(checkpoint))) return true;
      await until(arrived, AbortSignal.timeout(timeout));
      return checkpoint !== null && arrived(checkpoint);
    },
    async reach(position, signal) {
      if ((checkpoint?.position ?? 0) < position) await until((now) => now.position >= position, signal);
    },
    keep,
  };
}
