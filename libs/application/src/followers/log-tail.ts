import { setTimeout as pause } from 'node:timers/promises';
import { CheckpointMismatch, EventStoreError, type Checkpoint, type PositionedEvent } from '#event-store';

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

/** A page of the log and the place after it. */
export interface LogPage {
  readonly events: readonly PositionedEvent[];
  readonly checkpoint: Checkpoint;
}

/** Pages of the log from a place on, for ever; throws {@link CheckpointMismatch} where the place does not fit the log. */
export type FollowLog = (from: Checkpoint | null, signal: AbortSignal) => AsyncIterable<LogPage>;

export interface LogTailOptions {
  readonly follow: FollowLog;
  /** In the order in which they are to see a page: a later one may ask an earlier one. */
  readonly consumers: readonly LogConsumer[];
  readonly observer?: {
    /** A consumer threw: it gets nothing more until the next start. */
    stopped?(consumer: string, error: unknown): void;
    /** The store did not answer; it is asked again. */
    interrupted?(error: unknown): void;
    /** Checkpoints did not fit the log: everything begins again. */
    restarted?(error: CheckpointMismatch): void;
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
  const { follow, consumers, observer = {}, retryAfter = 500 } = options;
  const stopped = new Map<string, unknown>();
  const stop = new AbortController();
  const running = (): LogConsumer[] => consumers.filter(({ name }) => !stopped.has(name));

  function hand({ events, checkpoint }: LogPage): void {
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

  async function run(): Promise<void> {
    while (!stop.signal.aborted && running().length > 0) {
      try {
        for await (const page of follow(start(), stop.signal)) {
          hand(page);
          if (stop.signal.aborted || running().length === 0) return;
        }
      } catch (error) {
        if (stop.signal.aborted) return;
        if (error instanceof CheckpointMismatch) {
          observer.restarted?.(error);
          for (const consumer of running()) consumer.reset();
        } else if (error instanceof EventStoreError) {
          observer.interrupted?.(error);
          await pause(retryAfter, undefined, { signal: stop.signal }).catch(() => undefined);
        } else {
          for (const { name } of running()) {
            stopped.set(name, error);
            observer.stopped?.(name, error);
          }
        }
      }
    }
  }

  const done = run();
  return {
    stopped,
    async close() {
      stop.abort();
      await done;
    },
  };
}
