import { START, type Token } from '#event-store';
import type { ProjectionName } from '../view/projection.js';

/** Why a projection does not go on. It stays there until a release can apply the event, or the cause is gone. */
export interface Stopped {
  readonly eventId: string;
  readonly type: string;
  readonly position: number;
  readonly reason: string;
}

/** What the projector says of one view, after each commit and at least once a second. */
export interface ViewProgress {
  readonly projection: ProjectionName;
  readonly version: number;
  readonly generation: string;
  /** It has caught up once and may be asked. */
  readonly serving: boolean;
  readonly position: number;
  readonly token: Token;
  /** Running maximum of `recordedAt` up to the position, milliseconds since 1970; 0 before the first event. */
  readonly logTime: number;
  /** Events that the log holds beyond the view; null: not known (their number is not, only that there are some). */
  readonly behind: number | null;
  readonly stopped: Stopped | null;
}

/** A view was thrown away and is built again. */
export interface ViewRebuild {
  readonly projection: ProjectionName;
  readonly version: number;
  readonly reason: string;
}

/** What health and metrics show. */
export interface ViewStatus extends ViewProgress {
  /** Seconds since the view was last level with the log; 0 while it is. */
  readonly secondsBehind: number;
}

/** The asking side's knowledge of the writing side. */
export interface ProgressBoard {
  post(progress: ViewProgress): void;
  /** A version that has been replaced. */
  drop(projection: ProjectionName, version: number): void;
  statuses(): ViewStatus[];
  /** Seconds since the projector was last heard of. */
  silence(): number;
  /**
   * True as soon as every view that serves has reached the token; false after `timeoutMs`.
   * @param token of the same log: the one that a command answered with
   */
  whenAt(token: Token, timeoutMs: number): Promise<boolean>;
  /** Calls back after each progress. Returns how to stop it. */
  onProgress(listener: (progress: ViewProgress) => void): () => void;
  /** Lets everybody go who waits, and whoever comes later. */
  close(): void;
}

interface Waiter {
  readonly token: bigint;
  readonly settle: (reached: boolean) => void;
}

/**
 * @param projections every one of these must have reached a token before {@link ProgressBoard.whenAt} says so
 * @param now milliseconds since 1970
 * @param onWait called when somebody begins to wait
 */
export function createProgressBoard(
  projections: readonly ProjectionName[],
  now = Date.now,
  onWait: () => void = () => undefined,
): ProgressBoard {
  const views = new Map<string, { progress: ViewProgress; levelAt: number }>();
  const waiting = new Set<Waiter>();
  const listeners = new Set<(progress: ViewProgress) => void>();
  const begun = now();
  let heard = begun;
  let closed = false;

  /** The lowest token among the views that answer, one for each projection. */
  function reached(): bigint {
    const tokens = projections.map((projection) => {
      const all = [...views.values()].map(({ progress }) => progress).filter((one) => one.projection === projection);
      const serving = all.filter((one) => one.serving).sort((one, other) => other.version - one.version)[0];
      return BigInt(serving?.token ?? START);
    });
    return tokens.reduce((lowest, token) => (token < lowest ? token : lowest));
  }

  function settle(): void {
    if (waiting.size === 0) return;
    const lowest = reached();
    for (const waiter of waiting) if (waiter.token <= lowest) waiter.settle(true);
  }

  return {
    post(progress) {
      heard = now();
      const key = `${progress.projection}.${progress.version}`;
      const levelAt = progress.behind === 0 ? heard : (views.get(key)?.levelAt ?? begun);
      views.set(key, { progress, levelAt });
      for (const listener of listeners) listener(progress);
      settle();
    },
    drop(projection, version) {
      views.delete(`${projection}.${version}`);
      settle();
    },
    statuses: () =>
      [...views.values()].map(({ progress, levelAt }) => ({
        ...progress,
        secondsBehind: progress.behind === 0 ? 0 : Math.max(0, now() - levelAt) / 1000,
      })),
    silence: () => Math.max(0, now() - heard) / 1000,
    whenAt(token, timeoutMs) {
      const wanted = BigInt(token);
      if (wanted <= reached()) return Promise.resolve(true);
      if (closed) return Promise.resolve(false);
      onWait();
      return new Promise((resolve) => {
        const timer = setTimeout(() => waiter.settle(false), timeoutMs);
        const waiter: Waiter = {
          token: wanted,
          settle: (there) => {
            clearTimeout(timer);
            waiting.delete(waiter);
            resolve(there);
          },
        };
        waiting.add(waiter);
      });
    },
    onProgress(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      closed = true;
      for (const waiter of waiting) waiter.settle(false);
    },
  };
}
