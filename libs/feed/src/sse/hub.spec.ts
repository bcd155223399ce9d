import { afterEach, describe, expect, test } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { memoryEventStore, StoreUnavailable, UnknownEvent, type PositionedEvent } from '#event-store';
import type { Viewer } from '#domain';
import { NO_FILTERS, type FeedFilters } from '../filters.js';
import type { FeedSource } from '../source.js';
import {
  AUDITOR,
  EMPLOYEE,
  feedOn,
  presentState,
  proposed,
  PUBLIC,
  writerOf,
  type PresentState,
} from '../testing/installation.js';
import { readFeed, serve, type SseClient } from '../testing/sse-client.js';
import { createFeedHub, type CutOff, type FeedHubOptions, type Subscription } from './hub.js';

const viewers: Readonly<Record<string, Viewer>> = { public: PUBLIC, employee: EMPLOYEE, auditor: AUDITOR };

/** `?as=employee&after=3&units=a,b` */
function subscriptionOf({ searchParams }: URL): Subscription {
  const list = (name: string): string[] => searchParams.get(name)?.split(',') ?? [];
  const filters: FeedFilters = {
    ...NO_FILTERS,
    ...{ units: list('units'), goals: list('goals'), strategies: list('strategies') },
    ...{ measures: list('measures'), types: list('types') },
  };
  const after = searchParams.get('after');
  return {
    viewer: viewers[searchParams.get('as') ?? 'public']!,
    filters,
    after: after === null ? null : Number(after),
  };
}

interface Setting extends Partial<Omit<FeedHubOptions, 'feed'>> {
  readonly state?: PresentState;
  readonly feed?: (feed: FeedSource) => FeedSource;
  readonly subscription?: Partial<Subscription>;
}

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A running hub behind a real server, with a clock that the test turns. */
async function running(setting: Setting = {}) {
  const { state = presentState(), feed: change = (feed) => feed, subscription, ...options } = setting;
  const store = memoryEventStore();
  const runs: { readonly milliseconds: number; readonly run: () => void }[] = [];
  const cutOffs: CutOff[] = [];
  const counts: number[] = [];
  const feed = change(await feedOn(store, state));
  const hub = createFeedHub({
    feed,
    timers: {
      every(milliseconds, run) {
        const timer = { milliseconds, run };
        runs.push(timer);
        return () => void runs.splice(runs.indexOf(timer), 1);
      },
    },
    ...options,
    observer: {
      readers: (count) => counts.push(count),
      cutOff: (reason) => cutOffs.push(reason),
      ...options.observer,
    },
  });
  await hub.start();
  const server = await serve(hub, (url) => ({ ...subscriptionOf(url), ...subscription }));
  ending.push(server.close, () => hub.close());
  return {
    ...{ hub, state, feed, store, cutOffs, counts, runs, server },
    ...writerOf(store),
    heartbeat: () => runs[0]!.run(),
    read: (query = '', headers: Record<string, string> = {}) => readFeed(server.port, `/${query}`, headers),
  };
}

/** Resolves when the reader has been taken in: its stream has begun. */
const begun = (client: SseClient): Promise<void> => client.until(() => client.lastEventId() !== '');
const ids = ({ events }: SseClient): number[] => events.map(({ id }) => id);
const got = (client: SseClient, position: number): Promise<void> =>
  client.until(() => client.events.at(-1)?.id === position);

describe('a reader', () => {
  test('gets an event stream: position, type and CloudEvent of each event, in order', async () => {
    const { write, read } = await running();
    const client = read();
    await begun(client);
    await write(
      'measure-a',
      proposed('MeasureRegistered', { title: 'Innkjøp\nog "mer"\u2028' }),
      proposed('StatusConfirmed'),
    );
    await got(client, 2);
    expect(client.status()).toBe(200);
    expect(client.headers().toLowerCase()).toContain('content-type: text/event-stream');
    expect(client.body()).toMatch(/^retry: 3000\nid: 0\n\n/);
    expect(client.events).toMatchObject([
      {
        id: 1,
        type: 'no.tiltak.measure.registered',
        event: { position: 1, data: { title: 'Innkjøp\nog "mer"\u2028' } },
      },
      { id: 2, type: 'no.tiltak.measure.status-confirmed', event: { position: 2, specversion: '1.0' } },
    ]);
    expect(client.events[0]?.event.type).toBe(client.events[0]?.type);
  });

  test('begins at the present, after a position, or after its last event id, which goes first', async () => {
    const { write, read } = await running();
    await write('measure-a', proposed('StatusConfirmed'), proposed('StatusConfirmed'), proposed('StatusConfirmed'));
    const clients = [read(), read('?after=1'), read('?after=0', { 'last-event-id': '2' })];
    await Promise.all(clients.map(begun));
    await write('measure-a', proposed('StatusConfirmed'));
    await Promise.all(clients.map((client) => got(client, 4)));
    expect(clients.map(ids)).toEqual([[4], [2, 3, 4], [3, 4]]);
  });

  test('asks by unit, goal, strategy, measure and type, in what it missed and in what comes', async () => {
    const { write, read, state } = await running();
    state.places.set('measure-a', { units: ['unit', 'area', 'sector'], goals: ['g1'], strategies: ['s1'] });
    state.places.set('measure-b', { units: ['other', 'sector'], goals: ['g2'], strategies: [] });
    await write('measure-a', proposed('StatusConfirmed'), proposed('MeasureReopened'));
    await write('measure-b', proposed('StatusConfirmed'));
    const expected: Record<string, number[]> = {
      '?after=0': [1, 2, 3, 4, 5, 6],
      '?after=0&units=sector': [1, 2, 3, 4, 5, 6],
      '?after=0&units=area': [1, 2, 4, 6],
      '?after=0&goals=g2': [3, 5],
      '?after=0&strategies=s1': [1, 2, 4, 6],
      '?after=0&measures=b': [3, 5],
      '?after=0&units=sector&types=no.tiltak.measure.reopened': [2, 6],
    };
    const clients = Object.keys(expected).map((query) => read(query));
    await Promise.all(clients.map(begun));
    await write('measure-a', proposed('StatusConfirmed'));
    await write('measure-b', proposed('StatusConfirmed'));
    await write('measure-a', proposed('MeasureReopened'));
    const wanted = Object.values(expected);
    await Promise.all(clients.map((client, index) => got(client, wanted[index]!.at(-1)!)));
    expect(clients.map(ids)).toEqual(wanted);
  });

  test('sees what it may see, in what it missed and in what comes', async () => {
    const { write, read } = await running();
    const fourEvents = () => [
      proposed('StatusReported', { comment: 'kept back', commentExempt: { legalBasis: 'offl. § 13' } }),
      proposed('InternalNoteAdded', { text: 'a note' }),
      proposed('MeasureDeputyNamed', { person: 'person-9' }),
      proposed('ResponsibleChanged', { from: null, to: 'person-9', reason: null }),
    ];
    await write('measure-a', ...fourEvents());
    const clients = ['public', 'employee', 'auditor'].map((who) => read(`?as=${who}&after=0`));
    await Promise.all(clients.map(begun));
    await write('measure-a', ...fourEvents());
    await Promise.all(clients.map((client) => got(client, 8)));
    const [outside, employee, auditor] = clients;
    expect(ids(outside!)).toEqual([1, 4, 5, 8]);
    expect(outside!.events.map(({ event }) => event.data['comment'])).toEqual([null, undefined, null, undefined]);
    expect(outside!.body()).not.toMatch(/kept back|person-|a note|internal/);
    expect(ids(employee!)).toEqual([1, 3, 4, 5, 7, 8]);
    expect(employee!.events[0]?.event.data['comment']).toBe('kept back');
    expect(employee!.events[1]?.type).toBe('no.tiltak.internal.MeasureDeputyNamed');
    expect(ids(auditor!)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('does not see what was exempted since, and sees what was opened since', async () => {
    const { write, read, state } = await running();
    await write('measure-a', proposed('StatusConfirmed'));
    await write('measure-b', proposed('StatusConfirmed'));
    state.exempt.add('measure-a');
    const client = read('?after=0');
    await got(client, 2);
    state.exempt.add('measure-b').delete('measure-a');
    await write('measure-b', proposed('StatusConfirmed'));
    await write('measure-a', proposed('StatusConfirmed'));
    await got(client, 4);
    expect(ids(client)).toEqual([2, 4]);
    const later = read('?after=0');
    await got(later, 4);
    expect(ids(later)).toEqual([1, 4]);
  });

  test('loses the stream when the rights have ended: at a heartbeat, and before a change of the organisation is told', async () => {
    let now: Viewer | null = EMPLOYEE;
    const { write, read, heartbeat, cutOffs } = await running({
      subscription: { viewer: EMPLOYEE, viewerNow: () => now },
    });
    const client = read();
    await begun(client);
    await write('measure-a', proposed('MeasureDeputyNamed'));
    await got(client, 1);
    now = PUBLIC;
    await write('organisation-municipality', proposed('RoleWithdrawn'));
    await write('measure-a', proposed('StatusConfirmed'));
    await got(client, 3);
    expect(ids(client)).toEqual([1, 3]);
    now = null;
    heartbeat();
    await client.ended;
    expect(cutOffs).toEqual(['rights-ended']);
  });

  test('loses the stream at a heartbeat when the login is gone, and keeps it while that cannot be asked', async () => {
    let answer = (): Promise<boolean> => Promise.resolve(true);
    let asked = 0;
    const { write, read, heartbeat, cutOffs } = await running({
      subscription: {
        viewer: EMPLOYEE,
        stillLetIn: () => {
          asked++;
          return answer();
        },
      },
    });
    const client = read();
    await begun(client);
    heartbeat();
    answer = () => Promise.reject(new Error('the register is busy'));
    heartbeat();
    await write('measure-a', proposed('StatusConfirmed'));
    await got(client, 1);
    expect([asked, cutOffs]).toEqual([2, []]);
    answer = () => Promise.resolve(false);
    heartbeat();
    await client.ended;
    expect(cutOffs).toEqual(['rights-ended']);
  });
});

describe('an event', () => {
  test('is judged and written out once for a class of viewers, however many read', async () => {
    let written = 0;
    let judged = 0;
    const { write, read } = await running({
      feed: (feed) => ({
        ...feed,
        redact: (viewer, event) => (judged++, feed.redact(viewer, event)),
        log: {
          ...feed.log,
          after: async (position, limit) =>
            (await feed.log.after(position, limit)).map((event): PositionedEvent => {
              Object.defineProperty(event.data, 'toJSON', { value: () => (written++, { counted: true }) });
              return event;
            }),
        },
      }),
    });
    const queries = ['', '', '', '?measures=a', '?as=employee', '?as=employee&measures=a', '?as=auditor'];
    const clients = queries.map((query) => read(query));
    await Promise.all(clients.map(begun));
    await write('measure-a', proposed('StatusConfirmed'));
    await Promise.all(clients.map((client) => got(client, 1)));
    // three classes; the two of employees read the same text
    expect({ judged, written }).toEqual({ judged: 3, written: 2 });
  });

  test('is not judged before the present state has reached it, nor lost', async () => {
    const state = presentState(0);
    const early: number[] = [];
    const { write, read, hub } = await running({
      state,
      feed: (feed) => ({
        ...feed,
        redact(viewer, event) {
          if (state.position < event.position) early.push(event.position);
          return feed.redact(viewer, event);
        },
      }),
    });
    const client = read();
    await begun(client);
    await write('measure-a', proposed('StatusConfirmed'));
    await write('measure-a', proposed('StatusConfirmed'));
    // a reader that another, faster replica has shown the second event
    const ahead = read('?after=2');
    await begun(ahead);
    expect(hub.status().position).toBe(0);
    await write('measure-a', proposed('StatusConfirmed'));
    state.advance(1);
    await nextTurn();
    state.advance(3);
    await Promise.all([got(client, 3), got(ahead, 3)]);
    expect(early).toEqual([]);
    expect(ids(client)).toEqual([1, 2, 3]);
    expect(ids(ahead)).toEqual([3]);
  });

  test('that the present state has not reached is kept from readers who are catching up, too', async () => {
    const state = presentState(1);
    const early: number[] = [];
    const { write, read, hub } = await running({
      state,
      feed: (feed) => ({
        ...feed,
        redact(viewer, event) {
          if (state.position < event.position) early.push(event.position);
          return feed.redact(viewer, event);
        },
      }),
    });
    await write('measure-a', proposed('StatusConfirmed'));
    const first = read('?after=0');
    await got(first, 1);
    expect(hub.status().position).toBe(1);
    await write('measure-a', proposed('StatusConfirmed'));
    const late = read('?after=0');
    await got(late, 1);
    state.advance(2);
    await Promise.all([got(first, 2), got(late, 2)]);
    expect(early).toEqual([]);
    expect([ids(first), ids(late)]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test('arrives although the store did not answer at first', async () => {
    let failures = 2;
    const interrupted: unknown[] = [];
    const { write, read } = await running({
      retryAfter: 1,
      observer: { interrupted: (error) => interrupted.push(error) },
      feed: (feed) => ({
        ...feed,
        log: {
          ...feed.log,
          async after(position, limit) {
            const page = await feed.log.after(position, limit);
            if (page.length > 0 && failures-- > 0) throw new StoreUnavailable('busy');
            return page;
          },
        },
      }),
    });
    const client = read();
    await begun(client);
    await write('measure-a', proposed('StatusConfirmed'));
    await got(client, 1);
    expect(interrupted).toHaveLength(2);
  });

  test('that nobody knows stops the feed, which says so: it is never skipped', async () => {
    const { write, read, hub, server } = await running();
    const client = read();
    await begun(client);
    await write('measure-a', proposed('StatusConfirmed'), proposed('SomethingNew'), proposed('StatusConfirmed'));
    await client.ended;
    expect(hub.status().stopped).toBeInstanceOf(UnknownEvent);
    expect(ids(client).every((id) => id === 1)).toBe(true);
    const refused = readFeed(server.port);
    await refused.ended;
    expect(refused.status()).toBe(503);
  });

  test('that can no longer be read ends the reader that missed it, not the others', async () => {
    const { write, read, cutOffs } = await running({
      feed: (feed) => ({
        ...feed,
        redact(viewer, event) {
          if (event.position === 1 && viewer === AUDITOR) throw new Error('cannot be read');
          return feed.redact(viewer, event);
        },
      }),
    });
    const live = read();
    await begun(live);
    await write('measure-a', proposed('StatusConfirmed'));
    const late = read('?as=auditor&after=0');
    await late.ended;
    expect(late.events).toEqual([]);
    expect(cutOffs).toEqual(['failed']);
    await write('measure-a', proposed('StatusConfirmed'));
    await got(live, 2);
  });
});

describe('a connection', () => {
  test('is kept alive by a comment that tells where it stands', async () => {
    const { write, read, heartbeat, runs } = await running();
    const client = read('?measures=nothing');
    await begun(client);
    await write('measure-a', proposed('StatusConfirmed'));
    const other = read('?after=0');
    await got(other, 1);
    expect(runs[0]?.milliseconds).toBe(15_000);
    heartbeat();
    await client.until(() => client.comments() === 1);
    expect(client.lastEventId()).toBe('1');
    expect(client.events).toEqual([]);
  });

  const big = () => proposed('MeasureDetailsChanged', { description: 'x'.repeat(500_000) });

  test('that does not keep up is cut off, loses nothing that it had whole, and resumes', async () => {
    const { write, read, cutOffs, counts } = await running({ maxPendingBytes: 262_144 });
    const [slow, fast] = [read(), read()];
    await Promise.all([begun(slow), begun(fast)]);
    slow.socket.pause();
    let last = 0;
    // an event is larger than what may wait: the reader that keeps up is not cut off for that
    while (cutOffs.length === 0) {
      await write('measure-a', big());
      await got(fast, ++last);
    }
    expect(cutOffs).toEqual(['slow']);
    expect(counts.at(-1)).toBe(1);
    slow.socket.resume();
    await slow.ended;
    expect(slow.events.length).toBeLessThan(last);
    const resumed = read('', { 'last-event-id': slow.lastEventId() });
    await got(resumed, last);
    expect([...ids(slow), ...ids(resumed)]).toEqual(ids(fast));
  });

  test('that takes nothing while it is catching up is cut off after two heartbeats', async () => {
    const { write, read, heartbeat, cutOffs } = await running();
    for (let count = 0; count < 40; count++) await write('measure-a', big());
    const client = read('?after=0');
    await begun(client);
    client.socket.pause();
    while (cutOffs.length === 0) {
      heartbeat();
      await nextTurn();
    }
    expect(cutOffs).toEqual(['stalled']);
    client.socket.resume();
    await client.ended;
    const resumed = read('', { 'last-event-id': client.lastEventId() });
    await got(resumed, 40);
    expect([...ids(client), ...ids(resumed)]).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  test('is refused when there are too many, and taken when one has gone', async () => {
    let left = (): void => undefined;
    const gone = new Promise<void>((resolve) => (left = resolve));
    const { read } = await running({ maxReaders: 1, observer: { readers: (count) => count === 0 && left() } });
    const first = read();
    await begun(first);
    const second = read();
    await second.ended;
    expect(second.status()).toBe(503);
    expect(JSON.parse(second.body())).toEqual({ code: 'feed-full', params: { readers: 1 } });
    first.socket.destroy();
    await gone;
    await begun(read());
  });

  test('has places that nobody outside the municipality can take', async () => {
    const { read } = await running({ maxReaders: 2, reserved: 1 });
    await begun(read('?as=public'));
    const outside = read('?as=public');
    await outside.ended;
    expect([outside.status(), JSON.parse(outside.body())]).toEqual([
      503,
      { code: 'feed-full', params: { readers: 1 } },
    ]);
    await begun(read('?as=employee'));
    const late = read('?as=employee');
    await late.ended;
    expect([late.status(), JSON.parse(late.body())]).toEqual([503, { code: 'feed-full', params: { readers: 2 } }]);
  });

  test.each([
    ['9', 409, { code: 'feed-position-beyond-head', params: { asked: 9, head: 1 } }],
    ['-1', 400, { code: 'feed-position-invalid', params: { asked: '-1' } }],
    ['abc', 400, { code: 'feed-position-invalid', params: { asked: 'abc' } }],
    ['1e3', 400, { code: 'feed-position-invalid', params: { asked: '1e3' } }],
    ['9999999999999999', 400, { code: 'feed-position-invalid', params: { asked: '9999999999999999' } }],
  ])('from last event id %s is refused with %i', async (id, status, refusal) => {
    const { write, read } = await running();
    await write('measure-a', proposed('StatusConfirmed'));
    const client = read('', { 'last-event-id': id });
    await client.ended;
    expect(client.status()).toBe(status);
    expect(JSON.parse(client.body())).toEqual(refusal);
  });

  test('is ended at close with everything that was on its way; later ones are refused', async () => {
    const { write, read, hub, counts } = await running();
    const clients = [read(), read(), read('?after=0')];
    await Promise.all(clients.map(begun));
    await write('measure-a', ...Array.from({ length: 50 }, () => proposed('StatusConfirmed')));
    await Promise.all(clients.map((client) => client.until(() => client.events.length > 0)));
    const closing = hub.close();
    await Promise.all(clients.map(({ ended }) => ended));
    await closing;
    for (const client of clients) {
      expect(client.body().endsWith('\n\n')).toBe(true);
      expect(ids(client)).toEqual(Array.from({ length: client.events.length }, (_, index) => index + 1));
    }
    expect(counts.at(-1)).toBe(0);
    const late = read();
    await late.ended;
    expect(late.status()).toBe(503);
  });

  test('that takes nothing does not hold up close', async () => {
    const { write, read, hub, runs } = await running();
    for (let count = 0; count < 40; count++) await write('measure-a', big());
    const client = read('?after=0');
    await begun(client);
    client.socket.pause();
    const closing = hub.close();
    // the heartbeat has been stopped: the timer that is left is the one that ends the patience
    while (runs.length === 0) await nextTurn();
    runs[0]!.run();
    await closing;
  });
});
