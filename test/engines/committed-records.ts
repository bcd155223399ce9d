import { randomUUID } from 'node:crypto';
import { bareKafka } from './topic.js';

/** A record as it stands in the topic. */
export interface CommittedRecord {
  readonly position: number;
  /** Of the event. */
  readonly id: string;
}

/** Every committed record of a topic up to its end at this moment, read by the bare client: repeats would be seen. */
export async function committedRecords(brokers: readonly string[], topic: string): Promise<CommittedRecord[]> {
  const kafka = await bareKafka(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic);
  const groupId = `test-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry: { retries: 20 } });
  const records: CommittedRecord[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    if (Number(end?.high) === 0) resolve();
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      if (Number(payload.lastOffset) + 1 >= Number(end?.high)) resolve();
    });
    consumer
      .run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          for (const { headers, value } of batch.messages) {
            const { id } = JSON.parse(value!.toString()) as { id: string };
            records.push({ position: Number(headers?.['position']?.toString()), id });
          }
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  await admin.deleteGroups([groupId]);
  await admin.disconnect();
  return records;
}
