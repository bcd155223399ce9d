import { afterEach, expect, test } from '@jest/globals';
import { openEventTopicReader, openKafkaPublisher, PublisherFenced, topicNames, type EventTopicReader } from '#feed';
import { brokers, describeOnOwnKafka, newPrefix, ownBroker } from './support.js';
import { numbers, pairs } from './topic.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  ownBroker().thaw();
  await ownBroker().start();
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Publishes pages of ten until it is told to stop, through whatever happens to the broker. */
function publishing(prefix: string): { stop(): Promise<number>; position(): number } {
  const publisher = openKafkaPublisher({ brokers, prefix });
  open.push(publisher);
  let [position, stopped] = [0, false];
  async function run(): Promise<void> {
    while (!stopped) {
      try {
        position = (await publisher.claim())?.position ?? 0;
        for (; !stopped; position += 10) await publisher.publish(pairs(position + 1, position + 10));
      } catch (error) {
        if (error instanceof PublisherFenced) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
  const running = run();
  running.catch(() => undefined);
  return {
    position: () => position,
    async stop() {
      stopped = true;
      await running;
      return position;
    },
  };
}

/** Reads on through everything; `to` resolves when it has handed over a position. */
async function following(
  prefix: string,
): Promise<{ reader: EventTopicReader; positions: number[]; to(position: number): Promise<void> }> {
  const positions: number[] = [];
  let look = (): void => undefined;
  const { events: topic } = topicNames(prefix);
  const reader = await openEventTopicReader({
    brokers,
    topic,
    after: 0,
    onRecords(records) {
      positions.push(...records.map(({ position }) => position));
      look();
    },
  });
  open.push(reader);
  return {
    reader,
    positions,
    to: (position) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (reader.status().stopped) reject(reader.status().stopped!);
          if ((positions.at(-1) ?? 0) >= position) resolve();
        };
        look();
      }),
  };
}

async function firstPublished(publisher: { position(): number }): Promise<void> {
  while (publisher.position() < 10) await new Promise((resolve) => setTimeout(resolve, 20));
}

describeOnOwnKafka('a reader, while its broker fails', () => {
  test('a broker that is killed again and again: no gap, no repeat', async () => {
    const prefix = newPrefix();
    const publisher = publishing(prefix);
    await firstPublished(publisher);
    const { reader, positions, to } = await following(prefix);
    for (let round = 0; round < 2; round++) {
      await ownBroker().stop('SIGKILL');
      await ownBroker().start();
      await to((positions.at(-1) ?? 0) + 50);
    }
    const last = await publisher.stop();
    await to(last);
    expect(positions).toEqual(numbers(1, positions.length));
    expect(reader.status()).toMatchObject({ stopped: null, connected: true });
  });

  test('a broker that is frozen: no gap, no repeat', async () => {
    const prefix = newPrefix();
    const publisher = publishing(prefix);
    await firstPublished(publisher);
    const { positions, to } = await following(prefix);
    await to(20);
    ownBroker().freeze();
    // longer than a request may take
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    ownBroker().thaw();
    await to((positions.at(-1) ?? 0) + 50);
    await to(await publisher.stop());
    expect(positions).toEqual(numbers(1, positions.length));
  });
});
