import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { topicNames, type EventRecord, type PublishedPair } from '#feed';

export const SOURCE = '/tiltak/log-of-a-test';

/** What is published of one event, with as many bytes of text as wanted. */
export function pair(position: number, { shown = false, text = '' } = {}): PublishedPair {
  const key = `measure-${position % 7}`;
  const record: EventRecord = {
    key,
    position,
    version: 1,
    event: {
      specversion: '1.0',
      id: randomUUID(),
      source: SOURCE,
      type: 'no.tiltak.measure.status-reported',
      subject: key,
      time: '2017-04-30T10:00:00.000Z',
      datacontenttype: 'application/json',
      data: { text },
      position,
      revision: 0,
      correlationid: 'request-1',
      actorrole: 'sector-lead',
    },
  };
  return { record, publicRecord: shown ? record : null };
}

export const pairs = (from: number, to: number): PublishedPair[] =>
  Array.from({ length: to - from + 1 }, (_, index) => pair(from + index));

/** A record as a committed reader finds it. */
export interface FoundRecord {
  readonly position: number;
  readonly id: string;
}

/**
 * Every record of the events topic that committed readers see, repeats included, in the order of the topic.
 * @param least how many there must be: a commit is answered a moment before readers see it, so it is asked again
 */
export async function readEvents(brokers: readonly string[], prefix: string, least = 0): Promise<FoundRecord[]> {
  for (;;) {
    const found = await readTopic(brokers, topicNames(prefix).events);
    if (found.length >= least) return found;
  }
}

/** The same of the public topic: its positions. */
export const readPublicPositions = async (brokers: readonly string[], prefix: string): Promise<number[]> =>
  (await readTopic(brokers, topicNames(prefix).publicEvents)).map(({ position }) => position);

/** With the bare client, which knows nothing of positions; up to where the topic ends at this moment. */
async function readTopic(brokers: readonly string[], topic: string): Promise<FoundRecord[]> {
  const kafka = await bareKafka(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic);
  const groupId = `test-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry: { retries: 20 } });
  const found: FoundRecord[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const lookForEnd = (after: bigint): void => {
      if (after >= BigInt(end?.high ?? 0)) resolve();
    };
    lookForEnd(0n);
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => lookForEnd(BigInt(payload.lastOffset) + 1n));
    consumer
      .run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          for (const { headers, value } of batch.messages) {
            const { id } = JSON.parse(value?.toString() ?? '{}') as { id: string };
            found.push({ position: Number(headers?.['position']?.toString()), id });
          }
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  await admin.deleteGroups([groupId]);
  await admin.disconnect();
  return found;
}

/** The client itself, for what the product does not do. */
export async function bareKafka(brokers: readonly string[]): Promise<Kafka> {
  const { Kafka, logLevel } = await import('kafkajs');
  return new Kafka({ brokers: [...brokers], clientId: 'test', logLevel: logLevel.NOTHING });
}

export const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
