import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memoryEventStore, StoreUnavailable, UnknownEvent } from '#event-store';
import { NO_FILTERS } from './filters.js';
import { eventsAfter, MAX_SCAN, type FeedBatch, type FeedQuery } from './polling.js';
import type { FeedSource } from './source.js';
import {
  EMPLOYEE,
  feedOn,
  presentState,
  proposed,
  PUBLIC,
  writerOf,
  type PresentState,
} from './testing/installation.js';

async function installation(state: PresentState = presentState()) {
  const store = memoryEventStore();
  return { store, state, feed: await feedOn(store, state), ...writerOf(store) };
}

async function batch(feed: FeedSource, query: Partial<FeedQuery> = {}): Promise<FeedBatch> {
  const answer = await eventsAfter(feed, { after: 0, limit: 100, viewer: PUBLIC, ...query });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer;
}

const positions = ({ events }: FeedBatch): number[] => events.map(({ position }) => position);
const reported = proposed('StatusConfirmed', { effectiveOn: '2017-04-30' });
const notes = (count: number) => Array.from({ length: count }, () => proposed('InternalNoteAdded', { text: 'n' }));

describe('polling', () => {
  test('answers with what the viewer may see, and moves on past the rest', async () => {
    const { feed, write } = await installation();
    await write('measure-a', ...notes(1), reported, ...notes(2));
    expect(await batch(feed)).toMatchObject({ next: 4, head: 4, more: false });
    expect(positions(await batch(feed))).toEqual([2]);
    expect(await batch(feed, { after: 2 })).toMatchObject({ events: [], next: 4, more: false });
  });

  test('looks at so many events for one request and no more, and says where to go on', async () => {
    const { feed, write } = await installation();
    await write('measure-a', ...notes(MAX_SCAN + 1), reported);
    const first = await batch(feed);
    expect(first).toMatchObject({ events: [], next: MAX_SCAN, more: true });
    const second = await batch(feed, { after: first.next });
    expect(positions(second)).toEqual([MAX_SCAN + 2]);
    expect(second.more).toBe(false);
  });

  test('whatever the limit, batch after batch gives the visible events once and in order', async () => {
    const { feed, write } = await installation();
    const visible: number[] = [];
    for (let position = 1; position <= 60; position++) {
      const seen = position % 3 !== 0;
      await write('measure-a', seen ? proposed('StatusConfirmed') : proposed('InternalNoteAdded'));
      if (seen) visible.push(position);
    }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 0, max: 60 }), async (limit, after) => {
        const got: number[] = [];
        for (let next = after, more = true; more;) {
          const answer = await batch(feed, { after: next, limit });
          expect(answer.events.length).toBeLessThanOrEqual(limit);
          got.push(...positions(answer));
          ({ next, more } = answer);
        }
        expect(got).toEqual(visible.filter((position) => position > after));
      }),
      { numRuns: 50 },
    );
  });

  test('filters by what things are now', async () => {
    const { feed, state, write } = await installation();
    await write('measure-a', reported);
    await write('measure-b', proposed('StatusConfirmed'));
    state.places.set('measure-b', { units: ['unit', 'sector'] });
    expect(positions(await batch(feed, { filters: { ...NO_FILTERS, units: ['sector'] } }))).toEqual([2]);
    state.places.set('measure-b', { units: ['elsewhere'] });
    expect(positions(await batch(feed, { filters: { ...NO_FILTERS, units: ['sector'] } }))).toEqual([]);
  });

  test('what was exempted since is not shown, but to employees', async () => {
    const { feed, state, write } = await installation();
    await write('measure-a', reported);
    state.exempt.add('measure-a');
    expect(positions(await batch(feed))).toEqual([]);
    expect(positions(await batch(feed, { viewer: EMPLOYEE }))).toEqual([1]);
  });

  test('what the present state does not know yet is left for the next request, not lost', async () => {
    const { feed, state, write } = await installation(presentState(1));
    state.reach = async () => undefined;
    await write('measure-a', reported, proposed('StatusConfirmed'));
    expect(await batch(feed)).toMatchObject({ events: [{ position: 1 }], next: 1, head: 2, more: true });
    state.advance(2);
    expect(positions(await batch(feed, { after: 1 }))).toEqual([2]);
  });

  test('waits for the present state when it is about to know', async () => {
    const { feed, state, write } = await installation(presentState(0));
    await write('measure-a', reported);
    const answer = batch(feed);
    state.advance(1);
    expect(positions(await answer)).toEqual([1]);
  });

  test('refuses a position that the log does not reach, and what is no position', async () => {
    const { feed, write } = await installation();
    await write('measure-a', reported);
    const ask = (after: number) => eventsAfter(feed, { after, limit: 10, viewer: PUBLIC });
    expect(await ask(2)).toEqual({
      ok: false,
      refusal: { code: 'feed-position-beyond-head', params: { asked: 2, head: 1 } },
    });
    expect(await ask(1)).toMatchObject({ ok: true, events: [], next: 1, more: false });
    for (const none of [-1, 1.5, Number.NaN]) {
      expect(await ask(none)).toMatchObject({ ok: false, refusal: { code: 'feed-position-invalid' } });
    }
  });

  test('says that the store does not answer; an event that nobody knows is a fault', async () => {
    const { feed, store, write } = await installation();
    await write('measure-a', proposed('SomethingNew'));
    await expect(batch(feed)).rejects.toThrow(UnknownEvent);
    const broken = { ...feed.log, after: () => Promise.reject(new StoreUnavailable('disk')) };
    expect(await eventsAfter({ ...feed, log: broken }, { after: 0, limit: 1, viewer: PUBLIC })).toMatchObject({
      refusal: { code: 'feed-unavailable' },
    });
    await store.close();
  });
});
