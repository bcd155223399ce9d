import type { CloudEvent } from '../cloud-event.js';

/**
 * What the product asks of a broker, and the records that it writes: docs/decisions/0013. One adapter (kafkajs) stands
 * behind it; nothing outside this folder knows that client.
 */

/** Topics of one installation. Each has one partition, so that the log's order holds. */
export interface TopicNames {
  /** Every event of the log, for employees and systems that may see all: `<prefix>.events.v1`. */
  readonly events: string;
  /** What the public could read of each event when it was published: `<prefix>.public-events.v1`. */
  readonly publicEvents: string;
  /** Who publishes: `<prefix>.relay.v1`, compacted. Nobody but the relay reads it. */
  readonly claims: string;
}

/** Names of an installation's topics. */
export const topicNames = (prefix: string): TopicNames => ({
  events: `${prefix}.events.v1`,
  publicEvents: `${prefix}.public-events.v1`,
  claims: `${prefix}.relay.v1`,
});

/**
 * A record of the events topics as its fields mean it. On the wire: key = `key`; value = `event` as JSON (CloudEvents,
 * structured mode); headers `content-type: application/cloudevents+json`, `position` and `version`, all as text.
 */
export interface EventRecord {
  /** Subject of the measure that the event belongs to (`measure-<uuid>`), else the event's own stream. */
  readonly key: string;
  /** Number in the whole log. The events topic holds 1, 2, 3 … without a gap; the public topic some of them. */
  readonly position: number;
  /** Version of the shape of `event.data`: the present one of the release that published it. */
  readonly version: number;
  readonly event: CloudEvent;
}

/** What is published of one event of the log: always for employees, for the public where it may see it. */
export interface PublishedPair {
  readonly record: EventRecord;
  readonly publicRecord: EventRecord | null;
}

/** Where the events topic ends. */
export interface PublishedTail {
  readonly position: number;
  readonly eventId: string;
  /** `source` of the last event: whose log it is. */
  readonly source: string;
}

/** Somebody else publishes now. It is not taken back: the process ends. */
export class PublisherFenced extends Error {
  readonly code = 'publisher-fenced';
  override readonly name = 'PublisherFenced';
}

/**
 * A topic is not what it must be, or holds what this log cannot have written. Trying again does not help: somebody has
 * to look. The message says topic, what is, and what should be.
 */
export class TopicUnfit extends Error {
  readonly code = 'topic-unfit';
  override readonly name = 'TopicUnfit';
}

/** One record is larger than the topic takes. */
export class RecordTooLarge extends Error {
  readonly code = 'record-too-large';
  override readonly name = 'RecordTooLarge';
  constructor(
    readonly record: EventRecord,
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(
      `event ${record.event.id} at position ${record.position} makes a record of ${bytes} bytes, ${limit} are taken`,
    );
  }
}

/** Publishes the log: one at a time, each event once. Only {@link EventPublisher.claim} begins, and begins again. */
export interface EventPublisher {
  /**
   * Becomes the only publisher, ends what its forerunner had begun, and says what has been published; null: nothing.
   * To be called at first and after every rejection of anything here but {@link PublisherFenced}: the outcome of what
   * was rejected is then known from the answer.
   * @throws {PublisherFenced} this publisher had claimed before, and another has since
   * @throws {TopicUnfit} the topics are not what they must be
   * @throws anything else: the broker could not be asked; again later
   */
  claim(): Promise<PublishedTail | null>;
  /**
   * Publishes them in order, in both topics; resolves when all are committed. What fits into one transaction is there
   * as a whole or not at all.
   * @param batch of positions that follow on each other
   * @throws {RecordTooLarge} what stood before that record is committed
   * @throws anything else: outcome unknown, to be learnt from {@link EventPublisher.claim}
   */
  publish(batch: readonly PublishedPair[]): Promise<void>;
  /** Lets go of connections, within seconds. What was being published is committed or not. */
  close(): Promise<void>;
}

/** How a reader of the events topic stands. */
export interface TopicReaderStatus {
  /** Position of the last event that was handed over; 0: none yet. */
  readonly position: number;
  /** It has read to where the topic ended when it began. */
  readonly caughtUp: boolean;
  /** It hears from the broker. */
  readonly connected: boolean;
  /** Why it has stopped for good (a gap in the positions, a record that is none, a handler that threw); null: it moves. */
  readonly stopped: Error | null;
}

/** Reads the events topic, committed transactions only, in order, each position once. */
export interface EventTopicReader {
  status(): TopicReaderStatus;
  /** Offsets between what was handed over and the end of the topic; 0 at its end. Asked of the broker. */
  lag(): Promise<number>;
  /** Resolves when {@link TopicReaderStatus.caughtUp}; rejects with what stopped it. */
  ready(): Promise<void>;
  /** Stops handing over, and lets go of connections, within seconds. */
  close(): Promise<void>;
}

export interface EventTopicReaderOptions {
  /** `HOST:PORT` of brokers. */
  readonly brokers: readonly string[];
  /** The events topic: positions without a gap. */
  readonly topic: string;
  /** Reads from the position after this one; 0: everything. */
  readonly after: number;
  /**
   * Takes records of positions that follow on each other. The next ones come when it has resolved. If it throws, the
   * reader stops and says so; nothing is skipped.
   */
  readonly onRecords: (records: readonly EventRecord[]) => void | Promise<void>;
  /** Told once when it stops for good. */
  readonly onStopped?: (reason: Error) => void;
}

/** `openEventTopicReader`; doubles have the same shape. */
export type OpenEventTopicReader = (options: EventTopicReaderOptions) => Promise<EventTopicReader>;
