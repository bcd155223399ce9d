import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventRecord } from '#feed';
import { createLogger, readConfiguration, type Configuration } from '#platform';
import { readFeed, type SseClient } from '../../../libs/feed/src/testing/sse-client.js';
import { openGateway, type Gateway, type GatewayOptions } from './gateway.js';
import { apiDouble, type ApiDouble } from './testing/api.js';
import {
  exempted,
  noted,
  reported,
  story,
  topicDouble,
  unheard,
  UNHEARD_OF,
  type TopicDouble,
} from './testing/topic.js';

const FEED = '/api/v1/feed';
let folder: string;
let api: ApiDouble;
let gateway: Gateway;
const clients: SseClient[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-'));
});
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.destroy();
  await gateway.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

function configured(feed: Partial<Configuration['feed']> = {}): Configuration {
  const read = readConfiguration({
    PORT: '0',
    DATA_DIR: folder,
    KAFKA_BROKERS: 'broker:9092',
    API_URL: api.url,
    SHUTDOWN_SECONDS: '10',
  });
  if (!read.ok) throw new Error(read.faults.join());
  return { ...read.configuration, feed: { ...read.configuration.feed, ...feed } };
}

interface Start extends Partial<Pick<GatewayOptions, 'openReader'>> {
  readonly feed?: Partial<Configuration['feed']>;
}

/** A gateway on the topic, beside an api whose log holds the same; not caught up yet. */
async function open(topic: TopicDouble, { feed, openReader = topic.open }: Start = {}): Promise<void> {
  api = await apiDouble(topic.records.filter(({ event }) => event.type !== UNHEARD_OF));
  const logger = createLogger({ level: 'silent' });
  gateway = await openGateway({ configuration: configured(feed), logger, openReader, processMetrics: false });
}

async function serving(topic: TopicDouble, start: Start = {}): Promise<void> {
  await open(topic, start);
  await gateway.ready;
}

const port = (): number => Number(new URL(gateway.origin).port);

function follow(query = '', headers: Readonly<Record<string, string>> = {}, cutAfter = Infinity): SseClient {
  const client = readFeed(port(), FEED + query, headers, cutAfter);
  clients.push(client);
  return client;
}

const ids = ({ events }: SseClient): number[] => events.map(({ id }) => id);
const upTo = (last: number, from = 1): number[] => Array.from({ length: last - from + 1 }, (_, index) => from + index);
const last = (client: SseClient, id: number) => client.until(() => client.events.at(-1)?.id === id);

async function health(): Promise<{ status: number; checks: Record<string, { ok: boolean; details: object }> }> {
  const response = await fetch(`${gateway.origin}/health/ready`);
  return { ...((await response.json()) as { checks: Record<string, never> }), status: response.status };
}

const problemOf = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(gateway.origin + path, { headers });
  return { response, document: (await response.json()) as Record<string, unknown> };
};

/** Only events of some hundred characters fit: a few. */
const SMALL = { ringBytes: 6_000 };

test('tells what the topic holds, and what comes, as the api tells it', async () => {
  const topic = topicDouble([...story(5), noted(6)]);
  await serving(topic);
  const client = follow('?after=0');
  await last(client, 5);
  topic.push(reported(7, 'Nytt'), reported(8, 'Mer'));
  await last(client, 8);
  expect(ids(client)).toEqual([1, 2, 3, 4, 5, 7, 8]);
  await api.take(topic.records.slice(6));
  const told = await fetch(`${api.url}/api/v1/feed/events?after=0&limit=100`);
  expect(client.events.map(({ event }) => event)).toEqual(await told.json());
  expect(client.body()).not.toContain('person-');
  expect((await health()).status).toBe(200);
});

test('a reader without a position begins with what comes', async () => {
  const topic = topicDouble(story(5));
  await serving(topic);
  const client = follow();
  await client.until(() => client.lastEventId() === '5');
  topic.push(reported(6, 'Nytt'));
  await last(client, 6);
  expect(ids(client)).toEqual([6]);
});

test('what is older than it holds is told by the api, and joined without gap or repeat', async () => {
  const topic = topicDouble(story(300));
  await serving(topic, { feed: SMALL });
  const client = follow('', { 'last-event-id': '3' });
  await client.until(() => client.events.length > 0);
  const records = upTo(310, 301).map((position) => reported(position, 'Nytt'));
  await api.take(records);
  topic.push(...records);
  await last(client, 310);
  expect(ids(client)).toEqual(upTo(310, 4));
  expect(api.asked[0]).toBe('?after=3&limit=128');
  const held = (await health()).checks['feed']!.details as { holdsAfter: number; bytes: number };
  expect(held.holdsAfter).toBeGreaterThan(290);
  expect(held.bytes).toBeLessThanOrEqual(SMALL.ringBytes);
});

test('filters hold for what is older too', async () => {
  const topic = topicDouble(story(40));
  await serving(topic, { feed: SMALL });
  const client = follow('?after=0&types=no.tiltak.measure.registered,no.tiltak.measure.annulled&goals=goal-1');
  await client.until(() => client.lastEventId() === '1');
  topic.push(reported(41, 'Ikke for denne'));
  await topic.idle();
  const all = follow('?after=38');
  await last(all, 41);
  expect(ids(client)).toEqual([1]);
  expect(new URLSearchParams(api.asked[0]).get('types')).toBe(
    'no.tiltak.measure.registered,no.tiltak.measure.annulled',
  );
});

test('interrupted anywhere, a reader gets each event once, in order', async () => {
  const topic = topicDouble(story(20));
  await serving(topic, { feed: SMALL });
  const cuts = fc.array(fc.integer({ min: 1, max: 2_500 }), { maxLength: 8 });
  let told = 20;
  await fc.assert(
    fc.asyncProperty(
      cuts,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 9 }),
      async (breaks, after, more) => {
        const begun = after;
        const records = upTo(told + more, told + 1).map((position) => reported(position, 'Nytt'));
        told += more;
        // the api's log is never behind what the topic holds
        await api.take(records);
        topic.push(...records);
        const seen: number[] = [];
        let lastEventId = String(begun);
        for (let connection = 0; seen.at(-1) !== told; connection++) {
          const client = follow('', { 'last-event-id': lastEventId }, breaks[connection] ?? Infinity);
          await last(client, told).catch(() => undefined);
          seen.push(...ids(client));
          if (client.lastEventId() !== '') lastEventId = client.lastEventId();
          client.socket.destroy();
        }
        expect(seen).toEqual(upTo(told, begun + 1));
      },
    ),
    { numRuns: 25 },
  );
});

test('what may be seen is decided by how things stand now, in the ring and in what is older', async () => {
  const topic = topicDouble([...story(30), exempted(31)]);
  await serving(topic, { feed: SMALL });
  const client = follow('?after=0');
  await client.until(() => client.lastEventId() !== '');
  const held = follow('?after=29');
  await held.until(() => held.lastEventId() !== '');
  topic.push(reported(32, 'Skjermet'));
  await topic.idle();
  await gateway.close();
  await Promise.all([client.ended, held.ended]);
  expect([ids(client), ids(held)]).toEqual([[], []]);
});

test('until it has caught up readers are told when to come again, in their language', async () => {
  const topic = topicDouble(story(3));
  const { promise: gate, resolve: lift } = Promise.withResolvers<void>();
  await open(topic, { openReader: (options) => gate.then(() => topic.open(options)) });
  const titles: unknown[] = [];
  for (const language of ['nb', 'nn', 'en']) {
    const { response, document } = await problemOf(FEED, { 'accept-language': language });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(document).toMatchObject({ code: 'not-there-yet', status: 503 });
    titles.push(document['title']);
  }
  expect(new Set(titles).size).toBe(3);
  const { status, checks } = await health();
  expect([status, checks['kafka']!.ok, checks['feed']!.ok]).toEqual([503, false, false]);
  expect((await fetch(`${gateway.origin}/health/live`)).status).toBe(200);
  lift();
  await gateway.ready;
  expect((await health()).status).toBe(200);
});

test('a broker that cannot be asked is asked again', async () => {
  const topic = topicDouble(story(3));
  topic.faults.push(new Error('connect ECONNREFUSED'));
  await serving(topic);
  expect(topic.openedAfter).toEqual([0, 0]);
});

test('is not ready while it does not hear from the broker, and goes on with what it holds', async () => {
  const topic = topicDouble(story(3));
  await serving(topic);
  topic.connected = false;
  const { status, checks } = await health();
  expect([status, checks['kafka']!.ok, checks['feed']!.ok]).toEqual([503, false, true]);
  const client = follow('?after=1');
  await last(client, 3);
});

test('a reader that has seen more elsewhere waits for it, and one that cannot have is refused', async () => {
  const topic = topicDouble(story(5));
  await serving(topic);
  const more = [reported(6, 'Nytt'), reported(7, 'Mer')];
  await api.take(more);
  const ahead = follow('', { 'last-event-id': '6' });
  await ahead.until(() => ahead.lastEventId() === '6');
  topic.push(...more);
  await last(ahead, 7);
  expect(ids(ahead)).toEqual([7]);
  const { response, document } = await problemOf(FEED, { 'last-event-id': '9' });
  expect([response.status, document['errors']]).toMatchObject([409, [{ code: 'feed-position-beyond-head' }]]);
  await api.close();
  expect((await problemOf(FEED, { 'last-event-id': '99' })).response.status).toBe(503);
});

test('a reader is ended where what it has missed cannot be told, and those that missed nothing stay', async () => {
  const topic = topicDouble(story(40));
  await serving(topic, { feed: SMALL });
  const present = follow();
  await present.until(() => present.lastEventId() === '40');
  await api.close();
  const late = follow('?after=1');
  await late.ended;
  expect([late.status(), ids(late), late.lastEventId()]).toEqual([200, [], '1']);
  topic.push(reported(41, 'Nytt'));
  await last(present, 41);
});

test('an event that this release does not know stops it: what stands before is told, readers go elsewhere', async () => {
  const topic = topicDouble(story(3));
  await serving(topic);
  const client = follow('?after=0');
  await last(client, 3);
  topic.push(reported(4, 'Nytt'), unheard(5), reported(6, 'Aldri'));
  await client.ended;
  expect(ids(client)).toEqual([1, 2, 3, 4]);
  expect((await problemOf(FEED)).response.status).toBe(503);
  const { status, checks } = await health();
  expect(status).toBe(503);
  expect(checks['kafka']!.details).toMatchObject({ stopped: true, reason: 'unreadable-record' });
  expect(await (await fetch(`${gateway.origin}/metrics`)).text()).toContain(
    'tiltak_follower_stopped{follower="feed"} 1',
  );
});

test('does not serve a topic that it cannot read to its end', async () => {
  await open(topicDouble([...story(3), unheard(4)]));
  const report = await (async () => {
    for (;;) {
      const found = await health();
      if ((found.checks['kafka']!.details as { stopped: boolean }).stopped) return found;
    }
  })();
  expect([report.status, report.checks['feed']!.ok]).toEqual([503, false]);
  expect((await problemOf(FEED)).response.status).toBe(503);
});

test('begins where it ended, when the topic is the same', async () => {
  const topic = topicDouble([...story(30), exempted(31)]);
  await serving(topic);
  await gateway.close();
  await api.close();
  topic.push(reported(32, 'Skjermet'));
  await serving(topic);
  const { checks } = await health();
  expect(checks['feed']!.details).toMatchObject({ position: 32, holdsAfter: 0 });
  // it still knows what it read before
  const client = follow('?after=31');
  await client.until(() => client.lastEventId() !== '');
  await gateway.close();
  await client.ended;
  expect(ids(client)).toEqual([]);
});

test.each<[string, () => EventRecord[]]>([
  ['another log', () => story(40, '/tiltak/another-log')],
  ['the log, restored to an earlier day', () => story(12)],
  ['the log, gone on otherwise after it was restored', () => story(40)],
])('begins anew when the topic holds %s', async (_, records) => {
  await serving(topicDouble(story(30)));
  await gateway.close();
  await api.close();
  const topic = topicDouble(records());
  await serving(topic);
  expect(topic.openedAfter).toEqual([0, 0]);
  const client = follow('?after=0');
  await last(client, topic.records.length);
  expect(client.events.map(({ event }) => event.id)).toEqual(topic.records.map(({ event }) => event.id));
});

test('events of another log in the middle stop it', async () => {
  const topic = topicDouble(story(3));
  await serving(topic);
  const client = follow('?after=0');
  await last(client, 3);
  topic.push(reported(4, 'Fremmed', '/tiltak/another-log'));
  await client.ended;
  expect(client.body()).not.toContain('Fremmed');
  expect((await health()).checks['kafka']!.details).toMatchObject({ reason: 'topic-unfit' });
});

test('who sends a token is handed over to the api, and so is who asks for batches', async () => {
  const topic = topicDouble(story(3));
  await serving(topic);
  const client = follow('?after=1', { authorization: 'Bearer token', 'last-event-id': '2' });
  await client.until(() => client.comments() === 1);
  const [request] = api.handedOver;
  expect(request).toMatchObject({
    url: `${FEED}?after=1`,
    headers: { authorization: 'Bearer token', 'last-event-id': '2' },
  });
  const gone = new Promise((resolve) => request!.socket.on('close', resolve));
  client.socket.destroy();
  await gone;
  const batch = await fetch(`${gateway.origin}${FEED}/events?after=1&limit=1`);
  expect([batch.headers.get('feed-next'), await batch.json()]).toEqual([
    '2',
    [topic.records[1]!.event].map(withoutActor),
  ]);
  await api.close();
  expect((await problemOf(FEED, { authorization: 'Bearer token' })).response.status).toBe(503);
});

const withoutActor = ({ actor: _, ...event }: EventRecord['event']): object => event;

test('what is asked for wrongly is told, every fault at once', async () => {
  await serving(topicDouble(story(3)));
  const { response, document } = await problemOf(`${FEED}?after=-1&units=%20&units=a&measures=a,a&sort=x`);
  expect(response.status).toBe(400);
  expect((document['errors'] as { field: string; code: string }[]).map(({ field, code }) => [field, code])).toEqual([
    ['after', 'whole-number-expected'],
    ['units', 'id-expected'],
    ['measures', 'list-repeats'],
    ['sort', 'field-unknown'],
  ]);
  expect((await problemOf(FEED, { 'last-event-id': 'x' })).response.status).toBe(400);
  expect((await problemOf('/api/v1/measures')).response.status).toBe(404);
  const post = await fetch(gateway.origin + FEED, { method: 'POST', body: '{}' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  const head = await fetch(gateway.origin + FEED, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
});

test('tells how many read, and how old events are when they reach them', async () => {
  const topic = topicDouble(story(3));
  await serving(topic);
  const readers = [follow(), follow()];
  await Promise.all(readers.map((client) => client.until(() => client.lastEventId() === '3')));
  topic.push(reported(4, 'Nytt'));
  await Promise.all(readers.map((client) => last(client, 4)));
  await topic.idle();
  const measured = await (await fetch(`${gateway.origin}/metrics`)).text();
  expect(measured).toMatch(/^tiltak_feed_readers 2$/m);
  expect(measured).toMatch(/^tiltak_feed_delivery_age_seconds_count 1$/m);
});

test('one reader more than it takes is asked to come again', async () => {
  await serving(topicDouble(story(3)), { feed: { maxReaders: 1 } });
  const client = follow();
  await client.until(() => client.lastEventId() === '3');
  const { response, document } = await problemOf(FEED);
  expect([response.status, response.headers.get('retry-after'), document['code']]).toEqual([503, '30', 'feed-full']);
});

test('told to stop, it sends what is on its way, ends its readers and lets go', async () => {
  const topic = topicDouble(story(3));
  await serving(topic);
  const client = follow('?after=0');
  await last(client, 3);
  const report = await gateway.close();
  await client.ended;
  expect([report.failed, report.unfinished]).toEqual([[], []]);
  await expect(fetch(gateway.origin + FEED)).rejects.toThrow();
});
