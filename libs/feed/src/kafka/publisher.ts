import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, Kafka, Producer, Transaction as OpenTransaction } from 'kafkajs';
import { brokerErrorOf, openKafka, transactionalProducer, type ClientLog } from './client.js';
import {
  PublisherFenced,
  TopicUnfit,
  topicNames,
  type EventPublisher,
  type PublishedPair,
  type PublishedTail,
} from './port.js';
import { decodeRecord } from './records.js';
import { lastRecord } from './tail.js';
import { ensureTopics } from './topics.js';
import { transactionsOf, type Transaction } from './transactions.js';
import { within } from './within.js';

export interface KafkaPublisherOptions {
  readonly brokers: readonly string[];
  /** Names of topics and the transactional id begin with it: KAFKA_PREFIX. */
  readonly prefix: string;
  /** Who claims: for whoever looks into the claims topic. Unique to this process. */
  readonly owner?: string;
  readonly log?: ClientLog;
  /** Told of every transaction that has been committed. */
  readonly observer?: { committed?(transaction: { readonly events: number; readonly milliseconds: number }): void };
}

/** Milliseconds for one call to the broker, whatever the client does about it meanwhile. */
const CALL = 20_000;
/** For three looks at ends of topics. */
const LOOK = 60_000;
/** Milliseconds for letting go of a connection. */
const GOODBYE = 2_000;
/** Milliseconds that another publisher is given to write down that it has taken over. */
const ANOTHER_MAY_CLAIM = 2_000;

/** Key of the claim: of all claims the last one counts, the others may be cleaned away. */
const CLAIM = 'publisher';

/** Connections of one claim; of no use after any error. */
interface Session {
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly producer: Producer;
}

/**
 * Publishes to Kafka, see docs/decisions/0013: each batch is a transaction, the end of the events topic tells what has
 * been published, and the transactional id shuts out whoever published before.
 */
export function openKafkaPublisher(options: KafkaPublisherOptions): EventPublisher {
  const { brokers, prefix, owner = randomUUID(), log, observer = {} } = options;
  const names = topicNames(prefix);
  let session: Session | null = null;
  let claimed = false;
  let checked = false;
  let shutOut = false;

  async function open(): Promise<Session> {
    const kafka = await openKafka({ brokers, clientId: `${prefix}-relay`, ...(log ? { log } : {}) });
    const opened = { kafka, admin: kafka.admin(), producer: await transactionalProducer(kafka, `${prefix}-relay`) };
    session = opened;
    await within(CALL, 'connect', Promise.all([opened.admin.connect(), opened.producer.connect()]));
    return opened;
  }

  async function drop(): Promise<void> {
    const dropped = session;
    session = null;
    if (!dropped) return;
    const goodbye = Promise.all([dropped.producer.disconnect(), dropped.admin.disconnect()]);
    await within(GOODBYE, 'disconnect', goodbye).catch(() => undefined);
  }

  async function ownerNow({ kafka, admin }: Session): Promise<string | null> {
    return (await lastRecord(kafka, admin, names.claims))?.value?.toString() ?? null;
  }

  async function stepDownIfAnotherHasClaimed(opened: Session): Promise<void> {
    const now = await within(LOOK, 'look for a claim', ownerNow(opened));
    // null: no claim can be read yet, also not the own one, whose commit was answered before readers see it
    if (now !== null && now !== owner) throw new PublisherFenced(`another relay publishes now: ${now}`);
  }

  async function tailOf({ kafka, admin }: Session): Promise<PublishedTail | null> {
    const [last, lastPublic] = [
      await lastRecord(kafka, admin, names.events),
      await lastRecord(kafka, admin, names.publicEvents),
    ];
    const tail = last && decodeRecord(last);
    const publicPosition = lastPublic ? decodeRecord(lastPublic).position : 0;
    if (publicPosition > (tail?.position ?? 0)) {
      throw new TopicUnfit(
        `Topic ${names.publicEvents}: it ends at position ${publicPosition}, beyond ${names.events}, which ends at ${tail?.position ?? 0}. One of them was lost: both should be made anew.`,
      );
    }
    return tail && { position: tail.position, eventId: tail.event.id, source: tail.event.source };
  }

  async function commit(opened: Session, { events, publicEvents }: Transaction): Promise<void> {
    const begun = performance.now();
    const transaction = await within(CALL, 'begin', opened.producer.transaction());
    const topicMessages = [{ topic: names.events, messages: [...events] }];
    if (publicEvents.length > 0) topicMessages.push({ topic: names.publicEvents, messages: [...publicEvents] });
    await within(CALL, 'send', transaction.sendBatch({ acks: -1, topicMessages }));
    await within(CALL, 'commit', transaction.commit());
    observer.committed?.({ events: events.length, milliseconds: performance.now() - begun });
  }

  return {
    async claim() {
      await drop();
      const another = shutOut;
      shutOut = false;
      // the one that shut this out has begun, and has yet to say so; looking must not shut it out in turn
      if (another) await pause(ANOTHER_MAY_CLAIM);
      const opened = await open();
      if (!checked) await within(LOOK, 'look at topics', ensureTopics(opened.admin, names));
      checked = true;
      if (claimed) await stepDownIfAnotherHasClaimed(opened);
      // First this, which ends what the one before had open; only then does the end of the topic say what it committed.
      const transaction = await within(CALL, 'begin', opened.producer.transaction());
      if (claimed) await stepDownIfAnotherHasClaimed(opened);
      const tail = await within(LOOK, 'look for what has been published', tailOf(opened));
      await say(transaction);
      claimed = true;
      return tail;
    },

    async publish(batch: readonly PublishedPair[]) {
      const opened = session;
      if (!opened) throw new Error('nothing is published without a claim');
      try {
        for (const transaction of transactionsOf(batch)) await commit(opened, transaction);
      } catch (error) {
        shutOut = brokerErrorOf(error) === 'INVALID_PRODUCER_EPOCH';
        throw error;
      }
    },

    close: drop,
  };

  /** Only a committed record proves that this is the one. */
  async function say(transaction: OpenTransaction): Promise<void> {
    const messages = [{ key: CLAIM, value: owner }];
    await within(CALL, 'claim', transaction.send({ topic: names.claims, acks: -1, messages }));
    await within(CALL, 'commit the claim', transaction.commit());
  }
}
