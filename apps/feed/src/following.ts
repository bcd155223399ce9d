import { setTimeout as pause } from 'node:timers/promises';
import { TopicUnfit, type EventTopicReader, type OpenEventTopicReader } from '#feed';
import type { Logger } from '#platform';
import { KeptElsewhere, type TopicFollower } from './topic-follower.js';

/** Milliseconds until a broker that cannot be asked is tried again; doubled each time. */
const AGAIN = 250;
const AGAIN_AT_MOST = 5_000;

export interface FollowTopicOptions {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly openReader: OpenEventTopicReader;
  readonly follower: TopicFollower;
  readonly logger: Logger;
}

/** The events topic on its way into the gateway. */
export interface Following {
  /** Null: the broker has not been reached yet. */
  reader(): EventTopicReader | null;
  /** Why nothing more is read, for good; null: it moves. */
  stopped(): Error | null;
  /** Resolves when everything has been taken that was in the topic when it began; never, if it stops before. */
  readonly caughtUp: Promise<void>;
  /** Resolves with what has stopped it. */
  readonly stopping: Promise<Error>;
  close(): Promise<void>;
}

/**
 * Reads the events topic from where the follower stands, for ever. A broker that cannot be asked is asked again; what
 * was kept from another log is forgotten; what this release cannot read, and a topic with a gap, stop it.
 */
export function followTopic({ brokers, topic, openReader, follower, logger }: FollowTopicOptions): Following {
  const closing = new AbortController();
  const { promise: stopping, resolve: tellStopped } = Promise.withResolvers<Error>();
  const { promise: caughtUp, resolve: tellCaughtUp } = Promise.withResolvers<void>();
  let reader: EventTopicReader | null = null;
  let stopped: Error | null = null;
  let whole = false;

  function stop(reason: Error): void {
    if (stopped || closing.signal.aborted) return;
    stopped = reason;
    logger.error({ err: reason, position: reader?.status().position ?? 0 }, 'the topic cannot be read on from here');
    tellStopped(reason);
  }

  const open = (): Promise<EventTopicReader> =>
    openReader({
      brokers,
      topic,
      after: follower.begin(),
      onRecords: (records) => follower.take(records),
      // before that, whoever waits for it to catch up is told
      onStopped: (reason) => whole && stop(reason),
    });

  /** What is wrong with the topic, or null when everything is well. @throws the broker cannot be asked */
  async function catchUp(): Promise<Error | null> {
    try {
      reader = await open();
    } catch (error) {
      if (error instanceof TopicUnfit) return error;
      throw error;
    }
    const fault = await reader.ready().then(
      () => null,
      (error: Error) => error,
    );
    return fault ?? (follower.agrees ? null : new KeptElsewhere(`topic ${topic} ends before what was kept`));
  }

  async function beginAgain(reason: Error): Promise<void> {
    logger.warn({ err: reason }, 'what was kept is not of this topic: it is read from its beginning');
    await reader?.close();
    reader = null;
    follower.reset();
  }

  async function run(): Promise<void> {
    for (let again = AGAIN; !closing.signal.aborted;) {
      try {
        const fault = await catchUp();
        if (fault === null) {
          whole = true;
          return tellCaughtUp();
        }
        if (follower.agrees) return stop(fault);
        await beginAgain(fault);
      } catch (err) {
        if (closing.signal.aborted) return;
        logger.warn({ err, again }, 'the broker cannot be asked, or has no such topic yet; asked again');
        await pause(again, undefined, { signal: closing.signal }).catch(() => undefined);
        again = Math.min(again * 2, AGAIN_AT_MOST);
      }
    }
  }

  const running = run();
  return {
    reader: () => reader,
    stopped: () => stopped,
    caughtUp,
    stopping,
    async close() {
      closing.abort();
      await reader?.close();
      await running;
      await reader?.close();
    },
  };
}
