import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { openEventTopicReader, topicNames, type EventRecord, type PublishedPair } from '#feed';

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

/** Everything that committed readers see of a topic whose positions follow on each other, from its beginning. */
export async function readEvents(brokers: readonly string[], prefix: string): Promise<EventRecord[]> {
  const records: EventRecord[] = [];
  const { events: topic } = topicNames(prefix);
  const reader = await openEventTopicReader({
    brokers,
    topic,
    after: 0,
    onRecords: (page) => void records.push(...page),
  });
  await reader.ready();
  await reader.close();
  return records;
}

/** Positions of the public topic, as committed readers see them, up to its end at this moment. */
export async function readPublicPositions(brokers: readonly string[], prefix: string): Promise<number[]> {
  const { publicEvents: topic } = topicNames(prefix);
  const kafka = await bareKafka(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic);
  const groupId = `test-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry: { retries: 20 } });
  const positions: number[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      if (Number(payload.lastOffset) + 1 >= Number(end?.high)) resolve();
    });
    consumer
      .run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          positions.push(...batch.messages.map(({ headers }) => Number(headers?.['position']?.toString())));
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  await admin.deleteGroups([groupId]);
  await admin.disconnect();
  return positions;
}

/** The client itself, for what the product does not do. */
export async function bareKafka(brokers: readonly string[]): Promise<Kafka> {
  const { Kafka, logLevel } = await import('kafkajs');
  return new Kafka({ brokers: [...brokers], clientId: 'test', logLevel: logLevel.NOTHING });
}

export const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
