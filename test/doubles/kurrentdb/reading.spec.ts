/** Runs on the stand-in, not on KurrentDB: the observed tables of reads, positions, deletion, with the real client. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventTypeFilter, excludeSystemEvents, jsonEvent, streamNameFilter } from '@kurrent/kurrentdb-client';
import type { ReadAllOptions } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import {
  anEvent,
  aStream,
  connect,
  drain,
  events,
  failure,
  outcome,
  PATHS,
  revisions,
  type Connected,
} from './client.js';
import { startKurrentDbDouble, type KurrentDbDouble } from './index.js';

let double: KurrentDbDouble;
let connected: Connected;
beforeAll(async () => {
  double = await startKurrentDbDouble();
  connected = connect(double.url);
});
afterAll(async () => {
  await connected.dispose();
  await double.stop();
});

const given = async (count: number, stream = aStream()): Promise<string> => {
  for (const event of events(count)) await connected.append('batch path', stream, event);
  return stream;
};
const append = (stream: string, state: 'any' | 'no_stream' | 'stream_exists' | bigint, event = anEvent()) =>
  outcome(connected.append('batch path', stream, event, state));
const failed = (promise: Promise<unknown>) => promise.then(() => 'ok', failure);

describe('on the stand-in for KurrentDB', () => {
  it('a fresh log holds one event, of the system, at 548', async () => {
    const fresh = await startKurrentDbDouble();
    const { client, dispose } = connect(fresh.url);
    const all = await drain(client.readAll({ maxCount: 10 }));
    expect(all).toMatchObject([
      { streamId: '$$$scavenges', type: '$metadata', position: { commit: 548n, prepare: 548n } },
    ]);
    await dispose();
    await fresh.stop();
  });

  it('the server says which version it behaves as, and takes no append to several streams', async () => {
    const { capabilities } = connected.client as unknown as { capabilities: Promise<{ serverVersion: string }> };
    expect((await capabilities).serverVersion).toBe('24.6.0');
    const several = connected.client.multiStreamAppend([
      { streamName: aStream(), expectedState: 'any', events: [anEvent()] } as never,
    ]);
    await expect(several).rejects.toMatchObject({ type: 'unsupported', minimumVersion: '25.1' });
    await expect(connected.client.appendRecords([])).rejects.toMatchObject({
      type: 'unsupported',
      minimumVersion: '26.1',
    });
  });

  it('a stream by revisions', async () => {
    const s = await given(4);
    const read = (options: Parameters<Connected['client']['readStream']>[1]) =>
      revisions(connected.client.readStream(s, options));
    expect(await read({})).toBe('r0,r1,r2,r3');
    expect(await read({ direction: 'backwards' })).toBe('r0,r1,r2,r3');
    expect(await read({ direction: 'backwards', fromRevision: 'end' })).toBe('r3,r2,r1,r0');
    expect(await read({ direction: 'forwards', fromRevision: 'end' })).toBe('r3,r2,r1,r0');
    expect(await read({ direction: 'backwards', fromRevision: 2n })).toBe('r2,r1,r0');
    expect(await read({ fromRevision: 2n })).toBe('r2,r3');
    expect(await read({ fromRevision: 1n, maxCount: 2 })).toBe('r1,r2');
    expect(await read({ fromRevision: 100n })).toBe('');
    expect(await read({ maxCount: 0 })).toMatch(/^unavailable/);
    expect(await read({ maxCount: 1.5 }).catch(failure)).not.toMatch(/^r/);
  });

  it('a missing stream is said on iteration', async () => {
    expect(await revisions(connected.client.readStream(aStream(), { maxCount: 9 }))).toMatch(/^stream-not-found/);
  });

  it('positions rise; commit and prepare are the same; an append answers with that of its last event', async () => {
    const streams = Array.from({ length: 20 }, aStream);
    const acknowledged = await Promise.all(
      streams.flatMap((stream) => [connected.append('batch path', stream, events(3), 'no_stream')]),
    );
    const own = streamNameFilter({ prefixes: streams });
    const all = await drain(connected.client.readAll({ filter: own, maxCount: 1_000 }));
    const positions = all.map(({ position }) => position!.commit);
    expect(positions).toEqual([...new Set(positions)].sort((one, other) => (one < other ? -1 : 1)));
    expect(all.every(({ position }) => position!.commit === position!.prepare)).toBe(true);
    expect(all.filter(({ revision }) => revision === 2n).map(({ position }) => position)).toEqual(
      acknowledged.map(({ position }) => position),
    );
    expect(all.map(({ revision }) => revision)).toEqual(streams.flatMap(() => [0n, 1n, 2n]));
    const stepped = positions.slice(1).map((position, index) => position - positions[index]!);
    expect(stepped.every((bytes) => bytes >= 136n)).toBe(true);
  });

  it('the whole log by positions: forwards inclusive, backwards exclusive', async () => {
    const s = await given(3);
    const filter = streamNameFilter({ prefixes: [s] });
    const all = await drain(connected.client.readAll({ filter, maxCount: 9 }));
    const fromPosition = all[1]!.position!;
    const read = (options: object) => revisions(connected.client.readAll({ filter, maxCount: 9, ...options }));
    expect(await read({ fromPosition })).toBe('r1,r2');
    expect(await read({ fromPosition, direction: 'backwards' })).toBe('r0');
    expect(await read({ fromPosition: 'end', direction: 'backwards', maxCount: 2 })).toBe('r2,r1');
    const inside = fromPosition.commit + 1n;
    expect(await read({ fromPosition: { commit: inside, prepare: inside } })).toMatch(/^unavailable/);
    const beyond = fromPosition.commit + 1_000_000n;
    expect(await read({ fromPosition: { commit: beyond, prepare: beyond } })).toBe('');
  });

  it('filters by prefix and by pattern, of stream and of type; the limit counts what matches', async () => {
    const prefix = randomUUID();
    const type = `T-${randomUUID()}`;
    for (const at of [0, 1, 2]) {
      await connected.append('batch path', `${prefix}-${at}`, jsonEvent({ type, data: {} }));
      await given(2);
    }
    const read = async (filter: NonNullable<ReadAllOptions['filter']>) =>
      (await drain(connected.client.readAll({ filter, maxCount: 2 }))).map(({ streamId }) => streamId);
    const firstTwo = [`${prefix}-0`, `${prefix}-1`];
    expect(await read(streamNameFilter({ prefixes: ['other', prefix] }))).toEqual(firstTwo);
    expect(await read(streamNameFilter({ regex: `^${prefix}-[02]$` }))).toEqual([`${prefix}-0`, `${prefix}-2`]);
    expect(await read(eventTypeFilter({ prefixes: [type] }))).toEqual(firstTwo);
    expect(await read(eventTypeFilter({ regex: `${type}$` }))).toEqual(firstTwo);
  });

  it('events of the system are told by their type, not by their stream', async () => {
    const s = `$own-${randomUUID()}`;
    await given(1, s);
    await connected.client.setStreamMetadata(s, { maxCount: 5 });
    const all = await drain(connected.client.readAll({ filter: excludeSystemEvents(), maxCount: 10_000 }));
    expect(all.filter(({ streamId }) => streamId.includes(s)).map(({ type }) => type)).toEqual(['T']);
  });

  it('what is acknowledged can be read at once', async () => {
    for (let round = 0; round < 50; round++)
      expect(await revisions(connected.client.readStream(await given(1)))).toBe('r0');
  });

  it('reads give whole seconds', async () => {
    const [event] = await drain(connected.client.readStream(await given(1)));
    expect(event!.created.getTime() % 1000).toBe(0);
  });
});

describe('on the stand-in for KurrentDB, settings of a stream', () => {
  const read = (stream: string) => revisions(connected.client.readStream(stream, { maxCount: 99 }));

  it('at most so many events', async () => {
    const s = await given(5);
    await connected.client.setStreamMetadata(s, { maxCount: 2 });
    expect(await read(s)).toBe('r3,r4');
    expect(await append(s, 4n)).toBe('ok 5n');
    expect(await read(s)).toBe('r4,r5');
    expect((await connected.client.getStreamMetadata(s)).metadata).toEqual({ maxCount: 2 });
    const all = await drain(connected.client.readAll({ filter: streamNameFilter({ prefixes: [s] }), maxCount: 99 }));
    expect(all).toHaveLength(6);
  });

  it('events before a revision are hidden', async () => {
    const s = await given(4);
    await connected.client.setStreamMetadata(s, { truncateBefore: 2 });
    expect(await read(s)).toBe('r2,r3');
  });

  it('an event that is too old is hidden; the revision still counts', async () => {
    const s = await given(1);
    await connected.client.setStreamMetadata(s, { maxAge: 1 });
    while ((await read(s)) !== '') await new Promise(setImmediate);
    expect(await append(s, 'no_stream')).toBe('WEV expected no_stream actual 0n');
    expect(await append(s, 0n)).toBe('ok 1n');
  });
});

describe('on the stand-in for KurrentDB, a stream that is deleted', () => {
  const read = (stream: string) => revisions(connected.client.readStream(stream, { maxCount: 99 }));

  it.each(['no_stream', 2n, 'any'] as const)('is not found, and goes on after an append with %s', async (state) => {
    const s = await given(3);
    await connected.client.deleteStream(s);
    expect(await read(s)).toMatch(/^stream-not-found/);
    expect(await append(s, 'stream_exists')).toMatch(/^stream-deleted/);
    expect(await append(s, state)).toBe('ok 3n');
    expect(await read(s)).toBe('r3');
    expect((await connected.client.getStreamMetadata(s)).metadata).toEqual({ truncateBefore: 3 });
  });

  it.each(PATHS)('takes an old id for a repetition, by the %s', async (path) => {
    const s = aStream();
    const event = anEvent();
    await connected.append(path, s, event, 'no_stream');
    await connected.client.deleteStream(s);
    const again = await connected.append(path, s, event, 'no_stream');
    expect(again).toEqual({ success: true, nextExpectedRevision: 0n, position: undefined });
    expect(await read(s)).toMatch(/^stream-not-found/);
  });

  it('can be deleted twice, but not where it never was or stands elsewhere', async () => {
    const s = await given(3);
    await expect(connected.client.deleteStream(s, { expectedRevision: 0n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    expect(await failed(connected.client.deleteStream(s))).toBe('ok');
    expect(await failed(connected.client.deleteStream(s))).toBe('ok');
    await expect(connected.client.deleteStream(aStream())).rejects.toMatchObject({
      expectedState: -2n,
      actualState: -1n,
    });
  });

  it('for ever: nothing can be done with it; its events stay in the log', async () => {
    const s = await given(2);
    await connected.client.tombstoneStream(s);
    expect(await read(s)).toMatch(/^stream-deleted/);
    expect(await append(s, 'any')).toMatch(/^stream-deleted/);
    expect(await failed(connected.client.deleteStream(s))).toMatch(/^stream-deleted/);
    expect(await failed(connected.client.tombstoneStream(aStream()))).toBe('ok');
    const all = await drain(connected.client.readAll({ filter: streamNameFilter({ prefixes: [s] }), maxCount: 99 }));
    expect(all.map(({ type }) => type)).toEqual(['T', 'T', '$streamDeleted']);
  });
});
