import type { PositionedEvent } from '#event-store';
import type { FeedSource } from '#feed';
import { weightOf } from './weight.js';

/** The latest events of the log, as many as fit into so many bytes; the oldest is forgotten for the newest. */
export interface Ring {
  /** Position of the last event; what the log is known to reach. */
  readonly position: number;
  /** Position of the last event that is no longer held. */
  readonly until: number;
  readonly bytes: number;
  /** The log as far as the ring holds it. `after` a position before `until` is a fault of the caller. */
  readonly log: FeedSource['log'];
  /** Forgets everything: the next event is the one after the position. */
  begin(position: number): void;
  /** Takes events that follow on the last one. What has not been sent yet is kept, whatever it weighs. */
  add(events: readonly PositionedEvent[]): void;
  /** Resolves when all that is held has been sent. Until {@link Ring.sent} is first called nobody reads, and it does so at once. */
  taken(): Promise<void>;
  /** Everything up to here has been sent to all who have seen everything. */
  sent(position: number): void;
  /** Nothing is sent any more: whoever waits in {@link Ring.taken} is told why. */
  close(reason: Error): void;
}

interface Held {
  readonly event: PositionedEvent;
  readonly bytes: number;
}

/** @param maxBytes see {@link weightOf} */
export function createRing(maxBytes: number): Ring {
  let held: Held[] = [];
  /** Place in `held` of the oldest event: what stands before it is forgotten, and swept out now and then. */
  let first = 0;
  let [until, bytes] = [0, 0];
  let sentTo = Infinity;
  let closed: Error | null = null;
  const waiting = new Set<() => void>();
  const last = (): number => until + held.length - first;

  function wakeAll(): void {
    for (const look of waiting) look();
  }

  /** Resolves when the condition holds, or when the signal aborts. */
  function when(condition: () => boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition() && !signal?.aborted) return;
        waiting.delete(look);
        signal?.removeEventListener('abort', look);
        resolve();
      };
      waiting.add(look);
      signal?.addEventListener('abort', look);
      look();
    });
  }

  function forget(): void {
    while (bytes > maxBytes && until < Math.min(sentTo, last())) {
      bytes -= held[first]!.bytes;
      first++;
      until++;
    }
    if (first <= held.length / 2) return;
    held = held.slice(first);
    first = 0;
  }

  return {
    get position() {
      return last();
    },
    get until() {
      return until;
    },
    get bytes() {
      return bytes;
    },
    log: {
      head: () => Promise.resolve({ position: last(), token: String(last()) }),
      after(position, limit) {
        if (position < until) return Promise.reject(new Error(`the ring begins after ${until}, not after ${position}`));
        const from = first + position - until;
        return Promise.resolve(held.slice(from, from + limit).map(({ event }) => event));
      },
      wait: (after, signal) => when(() => last() > after, signal),
    },
    begin(position) {
      held = [];
      first = 0;
      bytes = 0;
      until = position;
    },
    add(events) {
      for (const event of events) {
        const weight = weightOf(event);
        held.push({ event, bytes: weight });
        bytes += weight;
      }
      forget();
      wakeAll();
    },
    async taken() {
      await when(() => closed !== null || sentTo >= last());
      if (closed) throw closed;
    },
    sent(position) {
      sentTo = position;
      forget();
      wakeAll();
    },
    close(reason) {
      closed = reason;
      wakeAll();
    },
  };
}
