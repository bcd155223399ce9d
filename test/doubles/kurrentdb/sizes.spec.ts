/** Runs on the stand-in, not on KurrentDB: the observed table of sizes and shapes, with the real client. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { binaryEvent, jsonEvent, MaxAppendSizeExceededError, type EventData } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { anEvent, aStream, connect, drain, events, outcome, PATHS, type Connected } from './client.js';
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

const LIMIT = 1_048_576;
const MEBIBYTE = 1024 * 1024;
const weighing = (bytes: number, metadata?: Uint8Array): EventData =>
  binaryEvent({ id: randomUUID(), type: 'T', data: new Uint8Array(bytes), ...(metadata && { metadata }) });

describe.each(PATHS)('on the stand-in for KurrentDB, by the %s', (path) => {
  const a = (stream: string, proposed: EventData | EventData[]): Promise<string> =>
    outcome(connected.append(path, stream, proposed, 'no_stream'));
  const stored = async (stream: string) => (await drain(connected.client.readStream(stream, { maxCount: 9 })))[0]!;

  it('an append holds 1,048,576 bytes of data; metadata is not counted', async () => {
    expect(await a(aStream(), weighing(LIMIT))).toBe('ok 0n');
    expect(await a(aStream(), [weighing(LIMIT / 2), weighing(LIMIT / 2)])).toBe('ok 1n');
    expect(await a(aStream(), weighing(1_048_000, new Uint8Array(1_048_000)))).toBe('ok 0n');
    for (const tooMuch of [weighing(LIMIT + 1), weighing(5 * MEBIBYTE), anEvent(undefined, 'ü'.repeat(700 * 1024))]) {
      const refused = connected.append(path, aStream(), tooMuch, 'no_stream');
      await expect(refused).rejects.toThrow(MaxAppendSizeExceededError);
      await expect(refused).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: LIMIT });
    }
  });

  it('a message of 20 MiB is not read; the next append works', async () => {
    expect(await a(aStream(), weighing(20 * MEBIBYTE))).toMatch(
      /^unknown 8 RESOURCE_EXHAUSTED: Received message exceeds/,
    );
    expect(await a(aStream(), anEvent())).toBe('ok 0n');
  });

  it('20,000 events in one append', async () => {
    expect(await a(aStream(), events(20_000))).toBe('ok 19999n');
  });

  it.each([['tiltak utført ☃ '], ['two\nlines'], ['a\0b'], ['$mine'], ['x'.repeat(3_000)]])(
    'event type %j',
    async (type) => {
      const s = aStream();
      expect(await a(s, jsonEvent({ type, data: {} }))).toBe('ok 0n');
      expect((await stored(s)).type).toBe(type);
    },
  );

  it('what is no event or no stream is refused, and refuses no other append', async () => {
    const malformed =
      path === 'batch path' ? 'Could not recognize BadRequest' : '2 UNKNOWN: Exception was thrown by handler.';
    const outcomes = await Promise.all([
      a(aStream(), jsonEvent({ type: '', data: {} })),
      a(aStream(), anEvent('no uuid')),
      a(aStream(), anEvent('00000000-0000-0000-0000-000000000000')),
      a('', anEvent()),
      ...events(40).map((event) => a(aStream(), event)),
    ]);
    expect(outcomes.slice(0, 3)).toEqual(Array(3).fill(`unknown ${malformed}`));
    expect(outcomes[3]).toMatch(/^unknown/);
    expect(outcomes.slice(4)).toEqual(Array(40).fill('ok 0n'));
  });

  it.each([[`${'n'.repeat(2_000)}`], ['a/b c☃?&%\n'], ['$own-'], ['$$x-'], ['ærlig-'], ['$all-']])(
    'stream name %j',
    async (name) => {
      const s = `${name}${randomUUID()}`;
      expect(await a(s, anEvent())).toBe('ok 0n');
      expect(await stored(s)).toMatchObject({ streamId: s, revision: 0n });
    },
  );

  it('an id in upper case comes back in lower case', async () => {
    const s = aStream();
    const id = randomUUID();
    expect(await a(s, anEvent(id.toUpperCase()))).toBe('ok 0n');
    expect((await stored(s)).id).toBe(id);
  });

  it('data and metadata come back as they are', async () => {
    const json = aStream();
    await a(json, jsonEvent({ type: 'T', data: { ærlig: 'ø☃' }, metadata: { source: 'å' } }));
    expect(await stored(json)).toMatchObject({ isJson: true, data: { ærlig: 'ø☃' }, metadata: { source: 'å' } });
    const binary = aStream();
    await a(binary, binaryEvent({ type: 'T', data: Uint8Array.of(0, 255, 1) }));
    const { isJson, data, metadata } = await stored(binary);
    expect([isJson, [...(data as Uint8Array)], metadata]).toEqual([false, [0, 255, 1], undefined]);
  });
});
