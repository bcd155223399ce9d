import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { memoryEventStore, openSqliteEventStore, positionedLog, type EventStore } from '#event-store';
import { feedOn, presentState, proposed, PUBLIC, writerOf } from '../testing/installation.js';
import { readFeed, serve, type FeedServer } from '../testing/sse-client.js';
import { createFeedHub, type FeedHub } from './hub.js';

type Store = EventStore & { readonly tokensArePositions: true };

const folder = mkdtempSync(join(tmpdir(), 'feed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each<[string, () => Promise<Store>]>([
  ['memory', async () => memoryEventStore()],
  ['sqlite', () => openSqliteEventStore({ file: join(folder, 'events.sqlite') })],
])('interrupted anywhere, on %s', (_, openStore) => {
  let store: Store;
  let hub: FeedHub;
  let server: FeedServer;

  beforeAll(async () => {
    store = await openStore();
    hub = createFeedHub({ feed: await feedOn(store, presentState()) });
    await hub.start();
    server = await serve(hub, ({ searchParams }) => ({ viewer: PUBLIC, after: Number(searchParams.get('after')) }));
  });
  afterAll(async () => {
    await hub.close();
    await server.close();
    await store.close();
  });

  /** Reads from a position, through connections that break after so many characters, until it has the last event. */
  async function readThrough(after: number, cuts: readonly number[], last: () => number | null): Promise<number[]> {
    const ids: number[] = [];
    let lastEventId = '';
    const whole = (): boolean => last() !== null && ids.at(-1) === last();
    for (let connection = 0; !whole(); connection++) {
      const headers: Record<string, string> = lastEventId === '' ? {} : { 'last-event-id': lastEventId };
      const client = readFeed(server.port, `/?after=${after}`, headers, cuts[connection] ?? Infinity);
      let seen = 0;
      const take = (): boolean => {
        for (; seen < client.events.length; seen++) ids.push(client.events[seen]!.id);
        return whole();
      };
      await client.until(take).catch(() => take());
      if (client.lastEventId() !== '') lastEventId = client.lastEventId();
      client.socket.destroy();
      await client.ended;
    }
    return ids;
  }

  const appends = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), { maxLength: 20 });
  // an event has some 350 characters: breaks in the head, in the middle of an event, after several
  const cuts = fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 12 });

  test('it gives exactly the visible events of the log, once, in order, while others write', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        appends,
        appends,
        fc.array(cuts, { minLength: 1, maxLength: 4 }),
        async (before, during, readers) => {
          const stream = `measure-${run++}`;
          const { write } = writerOf(store);
          const log = positionedLog(store);
          const append = (events: readonly boolean[]): Promise<void> =>
            write(stream, ...events.map((visible) => proposed(visible ? 'StatusConfirmed' : 'InternalNoteAdded')));
          const start = (await log.head()).position;
          for (const events of before) await append(events);
          let last: number | null = null;
          const reading = readers.map((breaks) => readThrough(start, breaks, () => last));
          for (const events of during) {
            await append(events);
            await nextTurn();
          }
          last = (await log.head()).position + 1;
          await append([true]);
          const expected = (await log.after(start, 1_000))
            .filter(({ type }) => type === 'StatusConfirmed')
            .map(({ position }) => position);
          expect(expected.at(-1)).toBe(last);
          for (const ids of await Promise.all(reading)) expect(ids).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('readers that come while a long log is replayed and written to all join without a gap', async () => {
    const { write } = writerOf(store);
    const log = positionedLog(store);
    const start = (await log.head()).position;
    const hundred = () => Array.from({ length: 100 }, () => proposed('StatusConfirmed'));
    for (let count = 0; count < 10; count++) await write('measure-long', ...hundred());
    const goal = start + 1_500;
    const reading: Promise<number[]>[] = [];
    for (let count = 0; count < 50; count++) {
      reading.push(readThrough(start + count, [], () => goal));
      await write('measure-long', ...hundred().slice(0, 10));
    }
    const all = Array.from({ length: 1_500 }, (_, index) => start + index + 1);
    expect(await Promise.all(reading)).toEqual(reading.map((_, count) => all.slice(count)));
  });
});
