import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import {
  CheckpointMismatch,
  EventStoreError,
  follow,
  verifyCheckpoint,
  type Checkpoint,
  type EventStore,
  type FollowedPage,
  type PositionedEvent,
} from '#event-store';

/** Something that takes the log's events in order, each once, from where it stands. */
export interface LogConsumer {
  readonly name: string;
  /** Where it stands; null: before the first event. */
  readonly checkpoint: Checkpoint | null;
  /** Events after its checkpoint, in order; `now` is the place after the last of them. Throws: it stops for good. */
  take(events: readonly PositionedEvent[], now: Checkpoint): void;
  /** The log is another one, or was restored from an older backup: begin again from nothing. */
  reset(): void;
}

export interface LogTailOptions {
  readonly store: EventStore;
  /** In the order in which they are to see a page: a later one may ask an earlier one. */
  readonly consumers: readonly LogConsumer[];
  readonly observer?: {
    /** A consumer threw: it gets nothing more until the next start. */
    stopped?(consumer: string, error: unknown): void;
    /** The store did not answer; it is asked again. */
    interrupted?(error: unknown): void;
    /** A consumer's checkpoint does not fit the log: it begins again. */
    restarted?(consumer: string, error: CheckpointMismatch): void;
  };
  /** Milliseconds until a store that failed is asked again. */
  readonly retryAfter?: number;
}

export interface LogTail {
  /** Consumers that stopped, and why: health tells it. */
  readonly stopped: ReadonlyMap<string, unknown>;
  /** Stops reading; resolves when the page in hand is done. */
  close(): Promise<void>;
}

/** One reader of the log for all followers of the process: an event is read and parsed once. */
export function startLogTail(options: LogTailOptions): LogTail {
  const { store, consumers, observer = {}, retryAfter = 500 } = options;
  const stopped = new Map<string, unknown>();
  const stop = new AbortController();
  const running = (): LogConsumer[] => consumers.filter(({ name }) => !stopped.has(name));

  function hand({ events, checkpoint }: FollowedPage): void {
    for (const consumer of running()) {
      const seen = consumer.checkpoint?.position ?? 0;
      if (seen >= checkpoint.position) continue;
      try {
        consumer.take(
          seen < (events[0]?.position ?? 0) ? events : events.filter(({ position }) => position > seen),
          checkpoint,
        );
      } catch (error) {
        stopped.set(consumer.name, error);
        observer.stopped?.(consumer.name, error);
      }
    }
  }

  /** The place of the one that is furthest behind; null as soon as one stands at the beginning. */
  function start(): Checkpoint | null {
    let earliest: Checkpoint | null | undefined;
    for (const { checkpoint } of running()) {
      if (earliest === undefined || (earliest && (checkpoint?.position ?? 0) < earliest.position))
        earliest = checkpoint;
    }
    return earliest ?? null;
  }

  /** Each place is checked, not only the earliest: a restored log may reach one and not another. */
  async function verify(): Promise<void> {
    for (const consumer of running()) {
      if (!consumer.checkpoint) continue;
      try {
        await verifyCheckpoint(store, consumer.checkpoint);
      } catch (error) {
        if (!(error instanceof CheckpointMismatch)) throw error;
        observer.restarted?.(consumer.name, error);
        consumer.reset();
      }
    }
  }

  async function read(): Promise<void> {
    await verify();
    for await (const page of follow(store, { from: start(), signal: stop.signal })) {
      hand(page);
      if (running().length === 0) return;
      // Reading far back must not keep requests waiting: other work has its turn between two pages.
      await turn();
    }
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted && running().length > 0) {
      try {
        await read();
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof EventStoreError)) throw error;
        observer.interrupted?.(error);
        await pause(retryAfter, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  }

  const done = run().catch((error: unknown) => {
    for (const { name } of running()) {
      stopped.set(name, error);
      observer.stopped?.(name, error);
    }
  });
  return {
    stopped,
    async close() {
      stop.abort();
      await done;
    },
  };
}
