import { afterEach, expect, test } from '@jest/globals';
import {
  openKafkaPublisher,
  PublisherFenced,
  RecordTooLarge,
  TopicUnfit,
  topicNames,
  type EventPublisher,
} from '#feed';
import { brokers, describeOnKafka, newPrefix } from './support.js';
import { bareKafka, numbers, pair, pairs, readEvents, SOURCE } from './topic.js';

const open: EventPublisher[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((publisher) => publisher.close()));
});

function publisherOf(prefix: string, owner?: string): EventPublisher {
  const publisher = openKafkaPublisher({ brokers, prefix, ...(owner === undefined ? {} : { owner }) });
  open.push(publisher);
  return publisher;
}

/** @param least how many there must be */
const positionsOf = async (prefix: string, least: number): Promise<number[]> =>
  (await readEvents(brokers, prefix, least)).map(({ position }) => position);

describeOnKafka('publisher on Kafka', () => {
  test('makes the topics, publishes in order in both, and knows where it stands', async () => {
    const prefix = newPrefix();
    const publisher = publisherOf(prefix);
    expect(await publisher.claim()).toBeNull();
    const batch = numbers(1, 1300).map((position) => pair(position, { shown: position % 3 === 0 }));
    await publisher.publish(batch);
    expect(await readEvents(brokers, prefix, batch.length)).toEqual(
      batch.map(({ record: { position, event } }) => ({ position, id: event.id })),
    );
    const { id: eventId } = batch.at(-1)!.record.event;
    expect(await publisherOf(prefix).claim()).toEqual({ position: 1300, eventId, source: SOURCE });
    expect(await offsetsOf(topicNames(prefix).publicEvents)).toBeGreaterThanOrEqual(433);
  });

  test('a topic that somebody made otherwise is refused with a sentence', async () => {
    const [many, short] = [newPrefix(), newPrefix()];
    await makeTopic(topicNames(many).events, 3, []);
    await expect(publisherOf(many).claim()).rejects.toThrow(
      `Topic ${many}.events.v1: it has 3 partitions, it should have 1: order would be lost.`,
    );
    await makeTopic(topicNames(short).events, 1, [{ name: 'retention.ms', value: '60000' }]);
    const refusal = publisherOf(short).claim();
    await expect(refusal).rejects.toBeInstanceOf(TopicUnfit);
    await expect(refusal).rejects.toThrow(`Topic ${short}.events.v1: retention.ms is 60000, it should be -1.`);
  });

  test('public events without the events that they are of are noticed', async () => {
    const prefix = newPrefix();
    await publisherOf(prefix).claim();
    const producer = (await bareKafka(brokers)).producer();
    await producer.connect();
    const headers = { position: '1', version: '1' };
    await producer.send({ topic: topicNames(prefix).publicEvents, messages: [{ key: 'k', value: '{}', headers }] });
    await producer.disconnect();
    await expect(publisherOf(prefix).claim()).rejects.toThrow('it ends at position 1, beyond');
  });

  test('the second to claim shuts out the first, which steps down and does not fight back', async () => {
    const prefix = newPrefix();
    const [first, second] = [publisherOf(prefix, 'first'), publisherOf(prefix, 'second')];
    await first.claim();
    await first.publish(pairs(1, 10));
    expect(await second.claim()).toMatchObject({ position: 10 });
    await expect(first.publish(pairs(11, 20))).rejects.toThrow();
    await second.publish(pairs(11, 15));
    await expect(first.claim()).rejects.toBeInstanceOf(PublisherFenced);
    await second.publish(pairs(16, 20));
    expect(await positionsOf(prefix, 20)).toEqual(numbers(1, 20));
  });

  test('of two that claim at the same time one publishes, and nothing is there twice', async () => {
    const prefix = newPrefix();
    const both = [publisherOf(prefix), publisherOf(prefix)];
    const ends = await Promise.all(both.map((publisher) => publishUntil(publisher, 100)));
    expect(ends.filter((end) => end === 'done').length).toBeGreaterThanOrEqual(1);
    expect(await positionsOf(prefix, 100)).toEqual(numbers(1, 100));
  });

  test('what a forerunner left open is ended, and hides nothing', async () => {
    const prefix = newPrefix();
    const first = publisherOf(prefix);
    await first.claim();
    await first.publish(pairs(1, 3));
    await leaveOpen(prefix, 4);
    const second = publisherOf(prefix);
    expect(await second.claim()).toMatchObject({ position: 3 });
    await second.publish(pairs(4, 6));
    expect(await positionsOf(prefix, 6)).toEqual(numbers(1, 6));
  });

  test('finds the end behind many events that were taken back', async () => {
    const prefix = newPrefix();
    const first = publisherOf(prefix);
    await first.claim();
    await first.publish(pairs(1, 3));
    for (let round = 0; round < 3; round++) await leaveOpen(prefix, 4, 400);
    expect(await publisherOf(prefix).claim()).toMatchObject({ position: 3 });
  });

  test('a record that is too large is refused, and what stands before it is there', async () => {
    const prefix = newPrefix();
    const publisher = publisherOf(prefix);
    await publisher.claim();
    const large = pair(3, { text: 'x'.repeat(5_000_000) });
    await expect(publisher.publish([...pairs(1, 2), large])).rejects.toBeInstanceOf(RecordTooLarge);
    expect(await positionsOf(prefix, 2)).toEqual([1, 2]);
    // the largest that the event store takes fits
    await publisher.publish([pair(3, { text: 'ø'.repeat(524_000) })]);
    expect(await positionsOf(prefix, 3)).toEqual([1, 2, 3]);
  });

  /** As the relay does: whatever is rejected, it claims again and goes on from what the topic says. */
  async function publishUntil(publisher: EventPublisher, end: number): Promise<'done' | 'fenced'> {
    for (;;) {
      try {
        let position = (await publisher.claim())?.position ?? 0;
        for (; position < end; position++) await publisher.publish([pair(position + 1)]);
        return 'done';
      } catch (error) {
        if (error instanceof PublisherFenced) return 'fenced';
      }
    }
  }

  /** A transaction of the relay's id that nobody ends, as a kill leaves it. */
  async function leaveOpen(prefix: string, position: number, records = 1): Promise<void> {
    const transactionalId = `${prefix}-relay`;
    const producer = (await bareKafka(brokers)).producer({ idempotent: true, maxInFlightRequests: 1, transactionalId });
    await producer.connect();
    const transaction = await producer.transaction();
    const { key } = pair(position).record;
    const message = { key, value: '{}', headers: { position: String(position), version: '1' } };
    await transaction.send({
      topic: topicNames(prefix).events,
      acks: -1,
      messages: Array.from({ length: records }, () => message),
    });
    await producer.disconnect();
  }

  async function offsetsOf(topic: string): Promise<number> {
    const admin = (await bareKafka(brokers)).admin();
    await admin.connect();
    const [partition] = await admin.fetchTopicOffsets(topic);
    await admin.disconnect();
    return Number(partition?.high);
  }

  async function makeTopic(topic: string, numPartitions: number, configEntries: { name: string; value: string }[]) {
    const admin = (await bareKafka(brokers)).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions, replicationFactor: 1, configEntries }] });
    await admin.disconnect();
  }
});
