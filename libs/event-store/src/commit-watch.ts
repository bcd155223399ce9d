/** Who waits for more events in a log whose positions are counted 1, 2, 3 …, and what wakes them. */
export interface CommitWatch {
  /** Resolves when the head is beyond the position, when the signal aborts, and when the watch is closed. */
  wait(after: number, signal?: AbortSignal): Promise<void>;
  /**
   * Something was committed: whoever waited for it goes on at once.
   * @param reached position of the last event, where the caller knows it
   */
  wake(reached?: number): void;
  /** Lets everybody go. */
  close(): void;
}

/**
 * @param head position of the last event, now
 * @param pollEvery milliseconds between looks at the head while somebody waits: how writes of other processes are
 * noticed; null: nobody else writes
 */
export function createCommitWatch(head: () => number, pollEvery: number | null): CommitWatch {
  const waiting = new Set<{ readonly after: number; readonly go: () => void }>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function wake(reached?: number): void {
    if (waiting.size === 0) return;
    const now = reached ?? headOrEnd();
    for (const waiter of waiting) if (waiter.after < now) waiter.go();
  }

  /** Whoever waits for a log that cannot be asked finds out by reading: a page tells the truth, and throws it. */
  function headOrEnd(): number {
    try {
      return head();
    } catch {
      return Infinity;
    }
  }

  function poll(): void {
    if (pollEvery === null || timer) return;
    timer = setInterval(() => wake(), pollEvery);
  }

  function rest(): void {
    if (waiting.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  }

  return {
    wait(after, signal) {
      if (closed || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const waiter = {
          after,
          go: () => {
            waiting.delete(waiter);
            signal?.removeEventListener('abort', waiter.go);
            rest();
            resolve();
          },
        };
        waiting.add(waiter);
        signal?.addEventListener('abort', waiter.go);
        poll();
        wake();
      });
    },
    wake,
    close() {
      closed = true;
      for (const waiter of waiting) waiter.go();
    },
  };
}
