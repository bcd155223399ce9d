import type { Checkpoint, PositionedEvent, PositionedLog } from '#event-store';
import type { LogConsumer } from './log-tail.js';

/** What is asked of the log by whoever follows right behind another follower. */
export type RecentLog = Pick<PositionedLog, 'head' | 'after' | 'wait'>;

/** A consumer, and the log as far as that consumer has seen it. */
export interface RecentEvents {
  /** Takes the place of the consumer. */
  readonly consumer: LogConsumer;
  /**
   * Ends where the consumer stands: events that it has just taken are handed on as they are, older ones are read. For
   * those who need the consumer to be ahead of them in any case; they are woken when it is, and nothing is read twice.
   */
  readonly log: RecentLog;
}

/** @param keep how many of the latest events are held */
export function recentEvents(consumer: LogConsumer, log: PositionedLog, keep = 1024): RecentEvents {
  let recent: PositionedEvent[] = [];
  const waiting = new Set<() => void>();
  const last = (): number => consumer.checkpoint?.position ?? 0;

  return {
    consumer: {
      name: consumer.name,
      get checkpoint() {
        return consumer.checkpoint;
      },
      take(events: readonly PositionedEvent[], now: Checkpoint) {
        consumer.take(events, now);
        recent = [...recent, ...events].slice(-keep);
        for (const go of waiting) go();
      },
      reset() {
        recent = [];
        consumer.reset();
      },
    },
    log: {
      head: () => log.head(),
      async after(position, limit) {
        if (position >= last()) return [];
        const first = recent[0]?.position ?? Infinity;
        if (position + 1 < first) return (await log.after(position, limit)).filter((event) => event.position <= last());
        return recent.slice(position + 1 - first, position + 1 - first + limit);
      },
      wait(after, signal) {
        if (signal?.aborted || last() > after) return Promise.resolve();
        return new Promise((resolve) => {
          const go = (): void => {
            if (last() <= after && !signal?.aborted) return;
            waiting.delete(go);
            signal?.removeEventListener('abort', go);
            resolve();
          };
          waiting.add(go);
          signal?.addEventListener('abort', go);
        });
      },
    },
  };
}
