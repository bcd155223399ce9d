import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { memoryEventStore, memoryLog, type MemoryLog } from '../memory/index.js';
import {
  EventStoreError,
  RevisionConflict,
  type EventStore,
  type ExpectedRevision,
  type ProposedEvent,
} from '../port.js';
import { uuidV5 } from '../stable-id.js';
import { idsOf, sampleEvent, wholeLog, type AdapterUnderTest, type LogUnderTest } from './under-test.js';

interface Sent {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}
interface Oracle {
  readonly log: MemoryLog;
  store: EventStore;
  /** Everything that was ever sent, to be sent again. */
  readonly sent: Sent[];
  made: number;
}
interface Real {
  readonly log: LogUnderTest;
  store: EventStore;
}
type Command = fc.AsyncCommand<Oracle, Real>;

const NAMESPACE = '2f1c6f0e-5d1e-4b8a-9a53-0f3a5b6f7a01';

/** What a caller is told, in words that do not depend on the store's tokens. */
async function told(store: EventStore, { stream, expected, events }: Sent): Promise<unknown> {
  try {
    const { revision, token } = await store.append(stream, expected, events);
    return { revision, event: (await store.at(token))?.id };
  } catch (error) {
    if (error instanceof RevisionConflict) return { code: error.code, actual: error.actual };
    if (error instanceof EventStoreError) return { code: error.code };
    throw error;
  }
}

const send = async (sent: Sent, oracle: Oracle, real: Real): Promise<void> => {
  oracle.sent.push(sent);
  expect(await told(real.store, sent)).toEqual(await told(oracle.store, sent));
};

/** New events, with the right expected revision or one that is off by a little. */
const append = (stream: number, off: number, count: number): Command => ({
  check: () => true,
  async run(oracle, real) {
    const name = `measure-${stream}`;
    const actual = (await oracle.store.read(name, 0, 10_000)).length - 1;
    const expected = actual + off < 0 ? 'no-stream' : actual + off;
    const events = Array.from({ length: count }, (_, index) =>
      sampleEvent({ index, off }, uuidV5(NAMESPACE, String(oracle.made++))),
    );
    await send({ stream: name, expected, events }, oracle, real);
  },
  toString: () => `append(${stream}, ${off}, ${count})`,
});

/** Something that was sent before, perhaps with another stream, revision or number of events. */
const again = (which: number, change: 'same' | 'stream' | 'revision' | 'fewer' | 'more'): Command => ({
  check: ({ sent }) => sent.length > 0,
  async run(oracle, real) {
    const sent = oracle.sent[which % oracle.sent.length]!;
    const { stream, expected, events } = sent;
    switch (change) {
      case 'same':
        return send(sent, oracle, real);
      case 'stream':
        return send({ ...sent, stream: `${stream}0` }, oracle, real);
      case 'revision':
        return send({ ...sent, expected: expected === 'no-stream' ? 0 : expected + 1 }, oracle, real);
      case 'fewer':
        return send({ ...sent, events: events.slice(0, -1) }, oracle, real);
      case 'more':
        return send(
          { ...sent, events: [...events, sampleEvent({}, uuidV5(NAMESPACE, String(oracle.made++)))] },
          oracle,
          real,
        );
    }
  },
  toString: () => `again(${which}, ${change})`,
});

/** Appends that are under way together. Which comes first is open; so each goes to a stream of its own. */
const together = (count: number): Command => ({
  check: () => true,
  async run(oracle, real) {
    const appends = Array.from({ length: count }, (): Sent => {
      const id = uuidV5(NAMESPACE, String(oracle.made++));
      return { stream: `goal-${id}`, expected: 'no-stream', events: [sampleEvent({}, id)] };
    });
    oracle.sent.push(...appends);
    const answers = await Promise.all(appends.map((sent) => told(real.store, sent)));
    // the log decides the order; the oracle follows it, and the two must agree from there on
    const order = idsOf(await wholeLog(real.store)).slice(oracle.log.events.length);
    const inOrder = [...appends].sort((a, b) => order.indexOf(a.events[0]!.id) - order.indexOf(b.events[0]!.id));
    for (const sent of inOrder) expect(answers[appends.indexOf(sent)]).toEqual(await told(oracle.store, sent));
  },
  toString: () => `together(${count})`,
});

const page = (stream: number, from: number, limit: number): Command => ({
  check: () => true,
  async run(oracle, real) {
    const name = `measure-${stream}`;
    const strip = (events: Awaited<ReturnType<EventStore['read']>>): unknown[] =>
      events.map(({ id, type, version, data, metadata, revision, stream }) => [
        id,
        type,
        version,
        data,
        metadata,
        revision,
        stream,
      ]);
    expect(strip(await real.store.read(name, from, limit))).toEqual(strip(await oracle.store.read(name, from, limit)));
  },
  toString: () => `page(${stream}, ${from}, ${limit})`,
});

const restart: Command = {
  check: () => true,
  async run(oracle, real) {
    await Promise.all([real.store.close(), oracle.store.close()]);
    real.store = await real.log.open();
    oracle.store = memoryEventStore(oracle.log);
  },
  toString: () => 'restart',
};

/** Any sequence of commands: the adapter says and holds what the reference says and holds. */
export function model(adapter: AdapterUnderTest): void {
  const changes = (['same', 'more'] as const).map((change) => fc.constant(change));
  const once = adapter.idOfTheSameStream === 'refused' ? [fc.constant('revision' as const)] : [];
  const strict = adapter.partOfAnAppend === 'conflict' ? [fc.constant('fewer' as const)] : [];
  const unique = adapter.idOfAnotherStream === 'refused' ? [fc.constant('stream' as const)] : [];
  const appends = fc
    .tuple(fc.nat(3), fc.constantFrom(0, 0, 0, -1, 1), fc.integer({ min: 1, max: 4 }))
    .map((args) => append(...args));
  const repeats = fc
    .tuple(fc.nat(100), fc.oneof(...changes, ...once, ...strict, ...unique))
    .map((args) => again(...args));
  const pages = fc.tuple(fc.nat(3), fc.nat(6), fc.integer({ min: 1, max: 6 })).map((args) => page(...args));
  const groups = fc.integer({ min: 2, max: 8 }).map(together);
  // listed more than once: drawn more often; a restart costs most
  const commands = fc.commands(
    [appends, appends, appends, repeats, repeats, repeats, pages, groups, groups, fc.constant(restart)],
    { maxCommands: 40 },
  );

  describe('against the reference', () => {
    it('any sequence of appends, repetitions, reads and restarts gives the same answers and the same log', async () => {
      await fc.assert(
        fc.asyncProperty(commands, async (sequence) => {
          const log = await adapter.newLog();
          const memory = memoryLog();
          const oracle: Oracle = { log: memory, store: memoryEventStore(memory), sent: [], made: 0 };
          const real: Real = { log, store: await log.open() };
          try {
            await fc.asyncModelRun(() => ({ model: oracle, real }), sequence);
            expect(idsOf(await wholeLog(real.store, 3))).toEqual(idsOf(await wholeLog(oracle.store)));
          } finally {
            await real.store.close();
            await log.dispose();
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}
