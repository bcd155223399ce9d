import { afterEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { memoryEventStore, memoryLog, positionedLog, type PositionedEvent, type PositionedLog } from '#event-store';
import { PublisherFenced, RecordTooLarge, TopicUnfit, type EventPublisher, type PublishedPair } from '#feed';
import { startRelay, type Relay, type RelayOptions } from './relay.js';

const SOURCE = '/tiltak/this-log';
let relay: Relay | undefined;
afterEach(() => relay?.close());

/** A broker that keeps what it commits, and does what the test says at a publication before it does anything else. */
function brokerDouble() {
  const committed: PublishedPair[] = [];
  const faults: (() => 'committed' | 'lost' | 'fenced')[] = [];
  let fenced = false;
  const publisher: EventPublisher = {
    claim() {
      if (fenced) return Promise.reject(new PublisherFenced('another relay publishes now'));
      const last = committed.at(-1)?.record;
      return Promise.resolve(
        last ? { position: last.position, eventId: last.event.id, source: last.event.source } : null,
      );
    },
    publish(batch) {
      const fault = faults.shift()?.();
      fenced = fault === 'fenced';
      if (fault === undefined || fault === 'committed') committed.push(...batch);
      return fault === undefined ? Promise.resolve() : Promise.reject(new Error('outcome unknown'));
    },
    close: () => Promise.resolve(),
  };
  return { publisher, committed, faults, positions: () => committed.map(({ record }) => record.position) };
}

async function logOf(count: number): Promise<{ log: PositionedLog; more(count: number): Promise<void> }> {
  const store = memoryEventStore(memoryLog());
  const more = async (events: number): Promise<void> => {
    for (let index = 0; index < events; index++) {
      const metadata = {
        actor: { person: randomUUID(), role: 'controller' },
        commandId: randomUUID(),
        fingerprint: 'f',
        correlationId: 'c',
        recordedAt: '2017-04-30T10:00:00.000Z',
        source: 'http',
      };
      const event = { id: randomUUID(), type: 'Told', version: 1, data: {}, metadata };
      await store.append(`measure-${randomUUID()}`, 'no-stream', [event]);
    }
  };
  await more(count);
  return { log: positionedLog(store), more };
}

const pairOf = (event: PositionedEvent, source = SOURCE): PublishedPair => ({
  record: { key: event.stream, position: event.position, version: 1, event: { id: event.id, source } as never },
  publicRecord: null,
});

function start(log: PositionedLog, publisher: EventPublisher, options: Partial<RelayOptions> = {}): Relay {
  relay = startRelay({ log, whole: log, publisher, pairOf, source: SOURCE, topic: 't.events.v1', ...options });
  return relay;
}

/** Resolves when the relay has come to the position; rejects with what ended it. */
async function at(position: number): Promise<void> {
  const ended = relay!.ended.then(() => Promise.reject(new Error('the relay has ended')));
  ended.catch(() => undefined);
  while (relay!.status().position < position) await Promise.race([ended, new Promise(setImmediate)]);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test('publishes the whole log in pages, then what comes', async () => {
  const { log, more } = await logOf(1203);
  const { publisher, positions } = brokerDouble();
  start(log, publisher);
  await at(1203);
  await more(2);
  await at(1205);
  expect(positions()).toEqual(upTo(1205));
  expect(relay!.status()).toEqual({ standing: 'publishing', position: 1205, stumble: null });
});

test('learns from the topic what became of a publication whose answer was lost', async () => {
  const { log } = await logOf(1600);
  const { publisher, positions, faults } = brokerDouble();
  const interrupted: unknown[] = [];
  faults.push(
    () => 'lost',
    () => 'committed',
    () => 'lost',
    () => 'committed',
  );
  start(log, publisher, { observer: { interrupted: (error) => interrupted.push(error) } });
  await at(1600);
  expect(positions()).toEqual(upTo(1600));
  expect(interrupted).toHaveLength(4);
});

test('steps down when another has taken over', async () => {
  const { log } = await logOf(3);
  const { publisher, positions, faults } = brokerDouble();
  faults.push(() => 'fenced');
  await expect(start(log, publisher).ended).rejects.toBeInstanceOf(PublisherFenced);
  expect(positions()).toEqual([]);
});

test('stops at an event that cannot be published, says which, and publishes what stands before', async () => {
  const { log, more } = await logOf(5);
  const { publisher, positions } = brokerDouble();
  const stumbled: unknown[] = [];
  start(log, publisher, {
    pairOf(event) {
      if (event.position === 4) throw Object.assign(new Error('no'), { code: 'unknown-event' });
      return pairOf(event);
    },
    observer: { stumbled: (stumble) => stumbled.push(stumble) },
  });
  while (relay!.status().standing !== 'stopped') await new Promise(setImmediate);
  await more(1);
  const [fourth] = await log.after(3, 1);
  const stumble = { position: 4, eventId: fourth!.id, code: 'unknown-event' };
  expect(relay!.status()).toEqual({ standing: 'stopped', position: 3, stumble });
  expect(stumbled).toEqual([stumble]);
  expect(positions()).toEqual([1, 2, 3]);
  await relay!.close();
  await relay!.ended;
});

test('stops at an event that is too large for the topic', async () => {
  const { log } = await logOf(5);
  const { publisher, committed } = brokerDouble();
  start(log, {
    ...publisher,
    async publish(batch) {
      await publisher.publish(batch.slice(0, 2));
      throw new RecordTooLarge(batch[2]!.record, 5_000_000, 4_000_000);
    },
  });
  while (relay!.status().standing !== 'stopped') await new Promise(setImmediate);
  expect(relay!.status()).toMatchObject({ position: 2, stumble: { position: 3, code: 'record-too-large' } });
  expect(committed).toHaveLength(2);
});

test('publishes nothing to a topic of another log, or of a log that has lost its end', async () => {
  const { log } = await logOf(3);
  const other = await logOf(2);
  const [first, second] = await other.log.after(0, 2);
  const foreign = brokerDouble();
  foreign.committed.push(pairOf(first!, '/tiltak/another-log'));
  await expect(start(log, foreign.publisher).ended).rejects.toThrow(
    'Topic t.events.v1: it holds events of /tiltak/another-log, it should hold those of /tiltak/this-log.',
  );
  const ahead = brokerDouble();
  ahead.committed.push(pairOf({ ...second!, position: 4 }));
  await expect(start(log, ahead.publisher).ended).rejects.toThrow(`at position 4, where the log has nothing`);
  const parted = brokerDouble();
  parted.committed.push(pairOf(second!));
  await expect(start(log, parted.publisher).ended).rejects.toBeInstanceOf(TopicUnfit);
  expect([foreign, ahead, parted].map(({ committed }) => committed.length)).toEqual([1, 1, 1]);
});
