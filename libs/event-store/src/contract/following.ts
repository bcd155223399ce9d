import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { follow, startOf, type FollowedPage } from '../follow.js';
import { CheckpointMismatch, StoreUnavailable, type Checkpoint, type EventStore } from '../port.js';
import { benchFor, idsOf, newStream, sampleEvents, wholeLog, type AdapterUnderTest } from './under-test.js';

/** What a follower sees, from where, and when it says that it stops. */
export function following(adapter: AdapterUnderTest): void {
  const bench = benchFor(adapter);

  /** Follows until so many events were seen. */
  async function take(store: EventStore, from: Checkpoint | null, count: number, limit = 500): Promise<FollowedPage[]> {
    const pages: FollowedPage[] = [];
    let seen = 0;
    if (count === 0) return pages;
    for await (const page of follow(store, { from, limit })) {
      pages.push(page);
      seen += page.events.length;
      if (seen >= count) break;
    }
    return pages;
  }
  const fill = async (store: EventStore, appends: number): Promise<void> => {
    for (let index = 0; index < appends; index++)
      await store.append(newStream(), 'no-stream', sampleEvents(1 + (index % 3)));
  };
  const mismatch = async (store: EventStore, from: Checkpoint): Promise<void> => {
    await expect(follow(store, { from }).next()).rejects.toBeInstanceOf(CheckpointMismatch);
  };

  describe('a follower', () => {
    it('sees every event once, in order, counted 1, 2, 3 …, from any checkpoint on', async () => {
      const store = await bench.store();
      await fill(store, 20);
      const whole = await wholeLog(store);
      const pages = await take(store, null, whole.length, 7);
      const events = pages.flatMap((page) => page.events);
      expect(idsOf(events)).toEqual(idsOf(whole));
      expect(events.map(({ position }) => position)).toEqual(whole.map((_, index) => index + 1));
      for (const { checkpoint } of pages) {
        const rest = (await take(store, checkpoint, whole.length - checkpoint.position, 3)).flatMap(
          (page) => page.events,
        );
        expect(rest).toEqual(events.slice(checkpoint.position));
        expect(whole[checkpoint.position - 1]).toMatchObject({ id: checkpoint.eventId, token: checkpoint.token });
      }
    });

    it('goes on with what is written while it follows, by its own store and by another', async () => {
      const log = await bench.log();
      const stores = [await log.open(), await log.open()];
      const following = take(stores[0]!, null, 60, 4);
      const writing = stores.map(async (store) => {
        for (let index = 0; index < 30; index++) await store.append(newStream(), 'no-stream', sampleEvents(1));
      });
      const pages = await following;
      await Promise.all(writing);
      expect(idsOf(pages.flatMap((page) => page.events))).toEqual(idsOf(await wholeLog(stores[0]!)));
    });

    it('pulls: reads a page only when it is asked for one', async () => {
      const store = await bench.store();
      await fill(store, 30);
      const read: number[] = [];
      const counting: EventStore = {
        ...store,
        readAll: async (after, limit) => (read.push(limit), store.readAll(after, limit)),
      };
      const pages = follow(counting, { from: null, limit: 5 });
      await pages.next();
      await pages.next();
      await new Promise(setImmediate);
      expect(read).toEqual([5, 5]);
      await pages.return();
    });

    it('ends quietly when the signal aborts, also while it waits', async () => {
      const store = await bench.store();
      const abort = new AbortController();
      const pages = follow(store, { from: null, signal: abort.signal });
      const waiting = pages.next();
      abort.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
    });

    it('says so when the store is closed under it', async () => {
      const store = await bench.store();
      const stopped = expect(follow(store, { from: null }).next()).rejects.toBeInstanceOf(StoreUnavailable);
      await store.close();
      await stopped;
    });
  });

  describe('a checkpoint is refused', () => {
    it('of another log', async () => {
      const [store, other] = [await bench.store(), await bench.store()];
      await fill(store, 2);
      await fill(other, 2);
      const [page] = await take(other, null, 1);
      await mismatch(store, page!.checkpoint);
      await mismatch(store, startOf(await other.logId()));
    });

    it('when another event stands in its place', async () => {
      const store = await bench.store();
      await fill(store, 2);
      const [page] = await take(store, null, 1);
      await mismatch(store, { ...page!.checkpoint, eventId: randomUUID() });
      await mismatch(store, { ...page!.checkpoint, eventId: null });
    });

    it('past the end (a restored backup)', async () => {
      const store = await bench.store();
      await fill(store, 2);
      const [page] = await take(store, null, 1);
      const { checkpoint } = page!;
      await mismatch(store, { ...checkpoint, position: checkpoint.position + 50, token: `${checkpoint.token}000` });
    });

    it('when position and token contradict each other at the start', async () => {
      const store = await bench.store();
      await fill(store, 2);
      const [page] = await take(store, null, 1);
      await mismatch(store, { ...page!.checkpoint, position: 0 });
    });
  });
}
