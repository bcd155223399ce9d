import { afterEach, expect, test } from '@jest/globals';
import {
  openEventTopicReader,
  openKafkaPublisher,
  TopicUnfit,
  topicNames,
  type EventPublisher,
  type EventRecord,
  type EventTopicReader,
  type EventTopicReaderOptions,
} from '#feed';
import { brokers, describeOnKafka, newPrefix } from './support.js';
import { numbers, pairs } from './topic.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function publisherOf(prefix: string): Promise<EventPublisher> {
  const publisher = openKafkaPublisher({ brokers, prefix });
  open.push(publisher);
  await publisher.claim();
  return publisher;
}

async function readerOf(prefix: string, options: Partial<EventTopicReaderOptions>): Promise<EventTopicReader> {
  const { events: topic } = topicNames(prefix);
  const reader = await openEventTopicReader({ brokers, topic, after: 0, onRecords: () => undefined, ...options });
  open.push(reader);
  return reader;
}

/** A reader, and what it has handed over; `at` resolves when that reaches a position. */
async function following(prefix: string, after: number) {
  const positions: number[] = [];
  let look = (): void => undefined;
  const reader = await readerOf(prefix, {
    after,
    onRecords(records: readonly EventRecord[]) {
      positions.push(...records.map(({ position }) => position));
      look();
    },
  });
  const at = (position: number): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if ((positions.at(-1) ?? after) >= position) resolve();
      };
      look();
    });
  return { reader, positions, at };
}

describeOnKafka('reader on Kafka', () => {
  test('begins after any position, and goes on with what comes', async () => {
    const prefix = newPrefix();
    const publisher = await publisherOf(prefix);
    // many transactions: offsets run ahead of positions
    for (const position of numbers(1, 30)) await publisher.publish(pairs(position, position));
    for (const after of [0, 1, 17, 29, 30]) {
      const { reader, positions, at } = await following(prefix, after);
      await reader.ready();
      expect(positions).toEqual(numbers(after + 1, 30));
      expect(reader.status()).toMatchObject({ position: 30, caughtUp: true, stopped: null });
      expect(await reader.lag()).toBe(0);
      if (after !== 30) continue;
      await publisher.publish(pairs(31, 33));
      await at(33);
      expect(positions).toEqual([31, 32, 33]);
    }
  });

  test('a missing position stops it, and it says so', async () => {
    const prefix = newPrefix();
    const publisher = await publisherOf(prefix);
    await publisher.publish(pairs(1, 3));
    await publisher.publish(pairs(5, 6));
    const reasons: Error[] = [];
    const seen: number[] = [];
    const reader = await readerOf(prefix, {
      onRecords: (records) => void seen.push(...records.map(({ position }) => position)),
      onStopped: (reason) => void reasons.push(reason),
    });
    await expect(reader.ready()).rejects.toThrow('after position 3 it has 5, it should have 4');
    expect(reader.status().stopped).toBeInstanceOf(TopicUnfit);
    expect([seen.includes(5), reasons.length]).toEqual([false, 1]);
  });

  test('a handler that throws stops it: nothing is skipped', async () => {
    const prefix = newPrefix();
    await (await publisherOf(prefix)).publish(pairs(1, 3));
    const fault = new Error('the gateway could not take it');
    const reader = await readerOf(prefix, { onRecords: () => Promise.reject(fault) });
    await expect(reader.ready()).rejects.toBe(fault);
    expect(reader.status()).toMatchObject({ position: 0, stopped: fault });
  });

  test('a position beyond the topic is refused', async () => {
    const prefix = newPrefix();
    await (await publisherOf(prefix)).publish(pairs(1, 3));
    await expect(readerOf(prefix, { after: 50 })).rejects.toBeInstanceOf(TopicUnfit);
  });

  test('an empty topic is read to its end at once', async () => {
    const prefix = newPrefix();
    const publisher = await publisherOf(prefix);
    const { reader, positions, at } = await following(prefix, 0);
    await reader.ready();
    await publisher.publish(pairs(1, 2));
    await at(2);
    expect(positions).toEqual([1, 2]);
  });
});
