import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { topicNames } from '#feed';
import { startProxy } from '../doubles/proxy/index.js';
import { openMunicipality, type Municipality } from './municipality.js';
import { spawnRelay, startRelay, type RunningRelay } from './relay-process.js';
import { brokers, describeOnKafka, describeOnOwnKafka, newPrefix, ownBroker } from './support.js';
import { bareKafka, readEvents, readPublicPositions } from './topic.js';

let municipality: Municipality;
let prefix: string;
const relays: RunningRelay[] = [];

beforeEach(async () => {
  municipality = await openMunicipality();
  prefix = newPrefix();
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop('SIGKILL')));
  await municipality.close();
});

async function relayOf(through = brokers): Promise<RunningRelay> {
  const relay = await startRelay({ dataDir: municipality.dataDir, brokers: through, prefix });
  relays.push(relay);
  return relay;
}

const headOf = async (): Promise<number> => Number(await municipality.store.head());

/** Everything that was acknowledged is published, once, in order, in both topics. */
async function allIsPublished(relay: RunningRelay): Promise<void> {
  const head = await headOf();
  await relay.until(({ ready, relay: { position } }) => ready && Number(position) >= head);
  const ids = await municipality.ids();
  expect(await readEvents(brokers, prefix, ids.length)).toEqual(ids.map((id, index) => ({ id, position: index + 1 })));
  // every event of these logs is public
  expect(await readPublicPositions(brokers, prefix)).toEqual(ids.map((_, index) => index + 1));
}

describeOnKafka('the relay on Kafka', () => {
  test('publishes what is there and what comes, tells how far it is, and stops when told to', async () => {
    await municipality.register(1200);
    const relay = await relayOf();
    await municipality.register(30);
    await allIsPublished(relay);
    expect((await relay.health()).relay).toMatchObject({
      standing: 'publishing',
      position: 1230,
      events: 0,
      seconds: 0,
    });
    expect(await relay.stop()).toBe(0);
    await municipality.register(5);
    await allIsPublished(await relayOf());
  });

  test('killed again and again under load, it loses nothing and repeats nothing', async () => {
    await municipality.registerWhile(async () => {
      for (let round = 0; round < 5; round++) {
        const relay = await relayOf();
        const from = await headOf();
        await relay.until(({ relay: { position } }) => Number(position) > from);
        expect(await relay.stop('SIGKILL')).toBeNull();
      }
    });
    await allIsPublished(await relayOf());
  });

  test('of two relays the second publishes, and the first ends and says why', async () => {
    await municipality.register(20);
    const first = await relayOf();
    await first.until(({ ready }) => ready);
    const second = await relayOf();
    const code = await municipality.registerWhile(() => first.ended);
    expect([code, first.output()]).toEqual([3, expect.stringContaining('another relay publishes now')]);
    await allIsPublished(second);
  });

  test('an event that nobody knows stops it there: it says which, and goes on living', async () => {
    await municipality.register(4);
    await municipality.unheard();
    await municipality.register(3);
    const relay = await relayOf();
    const unheard = (await municipality.ids())[4];
    const { ready } = await relay.until(({ relay: { position, reason } }) => position === 4 && reason !== undefined);
    expect(ready).toBe(false);
    expect((await relay.health()).relay).toMatchObject({ stoppedAt: 5, event: unheard, reason: 'unknown-event' });
    expect(await readEvents(brokers, prefix, 4)).toHaveLength(4);
    expect(await relay.stop()).toBe(0);
  });

  test('a topic that was made otherwise ends it with a sentence', async () => {
    const { publicEvents } = topicNames(prefix);
    const admin = (await bareKafka(brokers)).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: publicEvents, numPartitions: 2, replicationFactor: 1 }] });
    await admin.disconnect();
    const relay = await relayOf();
    expect(await relay.ended).toBe(1);
    expect(relay.output()).toContain(`Topic ${publicEvents}: it has 2 partitions, it should have 1`);
  });

  test('it does not start without brokers', async () => {
    const relay = spawnRelay({ DATA_DIR: municipality.dataDir, KAFKA_BROKERS: '' });
    expect(await relay.ended).toBe(1);
    expect(relay.output()).toContain('KAFKA_BROKERS is not set: set it to the addresses of the brokers');
  });
});

describeOnOwnKafka('the relay, while its broker fails', () => {
  afterEach(async () => {
    ownBroker().thaw();
    await ownBroker().start();
  });

  test('a broker that is killed in the middle of transactions, again and again', async () => {
    const relay = await relayOf();
    await municipality.registerWhile(async () => {
      for (let round = 0; round < 2; round++) {
        const from = await headOf();
        await relay.until(({ relay: { position } }) => Number(position) > from);
        await ownBroker().stop('SIGKILL');
        await ownBroker().start();
      }
    });
    await allIsPublished(relay);
  });

  test('a broker that is frozen: the relay says so, and goes on when it is back', async () => {
    const relay = await relayOf();
    await relay.until(({ ready }) => ready);
    ownBroker().freeze();
    await municipality.register(50);
    await relay.until(({ relay: { standing } }) => standing === 'claiming');
    expect((await relay.health()).ready).toBe(false);
    ownBroker().thaw();
    await allIsPublished(relay);
  });

  test('Kafka is away for a long time of events, from before the start', async () => {
    await ownBroker().stop();
    await municipality.register(2_000);
    const relay = await relayOf();
    await municipality.register(6_000);
    const { ready, relay: told } = await relay.until(({ relay: { events } }) => events === 8_000);
    expect([ready, told['standing'], told['position']]).toEqual([false, 'claiming', 0]);
    await ownBroker().start();
    await allIsPublished(relay);
  });

  test('connections that are cut, slowed and stalled', async () => {
    const { port, proxyPort } = ownBroker().proxied;
    const proxy = await startProxy({ to: { host: '127.0.0.1', port }, port: proxyPort });
    try {
      const relay = await relayOf([`127.0.0.1:${proxyPort}`]);
      await municipality.registerWhile(async () => {
        for (let round = 0; round < 15; round++) {
          const from = await headOf();
          await relay.until(({ relay: { position } }) => Number(position) > from);
          proxy.cut();
        }
        proxy.slow({ milliseconds: 30 });
        const slowed = await headOf();
        await relay.until(({ relay: { position } }) => Number(position) > slowed);
        proxy.stall();
        await relay.until(({ relay: { standing } }) => standing === 'claiming');
        proxy.heal();
      });
      await allIsPublished(relay);
    } finally {
      await proxy.stop();
    }
  });

  test('broker and relay are killed at once', async () => {
    await municipality.registerWhile(async () => {
      for (let round = 0; round < 2; round++) {
        const relay = await relayOf();
        const from = await headOf();
        await relay.until(({ relay: { position } }) => Number(position) > from);
        await Promise.all([ownBroker().stop('SIGKILL'), relay.stop('SIGKILL')]);
        await ownBroker().start();
      }
    });
    await allIsPublished(await relayOf());
  });
});
