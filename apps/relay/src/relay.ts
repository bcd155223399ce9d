import { setTimeout as pause } from 'node:timers/promises';
import type { PositionedEvent, PositionedLog } from '#event-store';
import {
  PublisherFenced,
  RecordTooLarge,
  TopicUnfit,
  type EventPublisher,
  type PublishedPair,
  type PublishedTail,
} from '#feed';

/** Events read from the log at once: what is in memory is two of these. */
const PAGE = 500;

/** Milliseconds until it tries again; doubled each time that it fails. */
const AGAIN = 50;
const AGAIN_AT_MOST = 2_000;

/** An event that cannot be published. Nothing behind it is, until a release that can is started. */
export interface Stumble {
  readonly position: number;
  readonly eventId: string;
  /** `unknown-event`, `record-too-large` … */
  readonly code: string;
}

export interface RelayStatus {
  /** `claiming`: it has yet to learn what has been published. `stopped`: for good, see `stumble`. */
  readonly standing: 'claiming' | 'publishing' | 'stopped';
  /** Last position that is known to be committed in Kafka. */
  readonly position: number;
  readonly stumble: Stumble | null;
}

export interface RelayOptions {
  /** Ends where the present state ends that events are judged by. */
  readonly log: Pick<PositionedLog, 'after' | 'wait'>;
  /** The log to its very end: what has been published may reach further than what this release can judge. */
  readonly whole: Pick<PositionedLog, 'after'>;
  readonly publisher: EventPublisher;
  /** What is published of an event; throws what says that it cannot be. */
  readonly pairOf: (event: PositionedEvent) => PublishedPair;
  /** `source` of this log's events: what the topic holds must carry it. */
  readonly source: string;
  readonly topic: string;
  readonly observer?: {
    claimed?(position: number): void;
    interrupted?(error: unknown): void;
    stumbled?(stumble: Stumble, error: unknown): void;
  };
}

export interface Relay {
  status(): RelayStatus;
  /**
   * Resolves when it was closed; rejects when it cannot go on: {@link PublisherFenced}, {@link TopicUnfit}, or a fault
   * of the program. An event that cannot be published ends nothing: it is told in the status.
   */
  readonly ended: Promise<void>;
  /** Finishes the transaction in hand. */
  close(): Promise<void>;
}

/** Publishes the log, in order, from where the topic ends, until it is closed. */
export function startRelay(options: RelayOptions): Relay {
  const { log, whole, publisher, pairOf, source, topic, observer = {} } = options;
  const stop = new AbortController();
  const { signal } = stop;
  let standing: RelayStatus['standing'] = 'claiming';
  let position = 0;
  let stumble: Stumble | null = null;

  async function run(): Promise<void> {
    for (let again = AGAIN; !signal.aborted && !stumble;) {
      try {
        standing = 'claiming';
        position = await begin();
        again = AGAIN;
        await publish();
      } catch (error) {
        if (error instanceof PublisherFenced || error instanceof TopicUnfit) throw error;
        if (signal.aborted) return;
        observer.interrupted?.(error);
        await pause(again, undefined, { signal }).catch(() => undefined);
        again = Math.min(again * 2, AGAIN_AT_MOST);
      }
    }
    if (!stumble) return;
    standing = 'stopped';
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    });
  }

  async function begin(): Promise<number> {
    const tail = await publisher.claim();
    if (tail) await verify(tail);
    observer.claimed?.(tail?.position ?? 0);
    standing = 'publishing';
    return tail?.position ?? 0;
  }

  /** The topic's last event must be this log's, in the same place: else it is another log, or an older backup of this. */
  async function verify(tail: PublishedTail): Promise<void> {
    if (tail.source !== source) {
      throw new TopicUnfit(`Topic ${topic}: it holds events of ${tail.source}, it should hold those of ${source}.`);
    }
    const [event] = await whole.after(tail.position - 1, 1);
    if (event?.id === tail.eventId) return;
    throw new TopicUnfit(
      `Topic ${topic}: it ends with event ${tail.eventId} at position ${tail.position}, where the log has ${event?.id ?? 'nothing'}.`,
    );
  }

  async function publish(): Promise<void> {
    for (let page = await log.after(position, PAGE); !signal.aborted && !stumble;) {
      if (page.length === 0) {
        await log.wait(position, signal);
        page = await log.after(position, PAGE);
        continue;
      }
      // the next page is read while this one is on its way
      const next = log.after(position + page.length, PAGE);
      next.catch(() => undefined);
      await publishPage(page);
      page = await next;
    }
  }

  async function publishPage(page: readonly PositionedEvent[]): Promise<void> {
    const pairs: PublishedPair[] = [];
    let stumbledOver: { event: PositionedEvent; error: unknown } | null = null;
    for (const event of page) {
      try {
        pairs.push(pairOf(event));
      } catch (error) {
        stumbledOver = { event, error };
        break;
      }
    }
    try {
      await publisher.publish(pairs);
      position += pairs.length;
    } catch (error) {
      if (!(error instanceof RecordTooLarge)) throw error;
      position = error.record.position - 1;
      stumbledOver = { event: page.find((event) => event.position === error.record.position)!, error };
    }
    if (stumbledOver) stumbleOver(stumbledOver.event, stumbledOver.error);
  }

  function stumbleOver({ position: at, id }: PositionedEvent, error: unknown): void {
    const { code } = error as { code?: unknown };
    stumble = { position: at, eventId: id, code: typeof code === 'string' ? code : 'fault' };
    observer.stumbled?.(stumble, error);
  }

  const ended = run();
  ended.catch(() => undefined);
  return {
    status: () => ({ standing, position, stumble }),
    ended,
    async close() {
      stop.abort();
      await ended.catch(() => undefined);
    },
  };
}
