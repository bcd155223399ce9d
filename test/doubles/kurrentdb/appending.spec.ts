/** Runs on the stand-in, not on KurrentDB: the observed table of appends, line by line, with the real client. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventData } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { anEvent, aStream, connect, drain, events, outcome, PATHS, type Connected } from './client.js';
import { startKurrentDbDouble, type KurrentDbDouble } from './index.js';

let double: KurrentDbDouble;
let connected: Connected;
beforeAll(async () => {
  double = await startKurrentDbDouble({ rememberedIds: 2_000, repeatTimeout: 50 });
  connected = connect(double.url);
});
afterAll(async () => {
  await connected.dispose();
  await double.stop();
});

describe.each(PATHS)('on the stand-in for KurrentDB, by the %s', (path) => {
  const a: (
    ...append: Parameters<Connected['append']> extends [unknown, ...infer Rest] ? Rest : never
  ) => Promise<string> = (...append) => outcome(connected.append(path, ...append));
  const position = async (stream: string, proposed: EventData | EventData[], state: 'any' | 'no_stream' | bigint) =>
    (await connected.append(path, stream, proposed, state)).position;
  const idsIn = async (stream: string): Promise<string[]> =>
    (await drain(connected.client.readStream(stream, { maxCount: 100 }))).map(({ id }) => id);

  /** A stream with so many events; the events too. */
  const given = async (count: number): Promise<[string, EventData[]]> => {
    const stream = aStream();
    const first = events(count);
    expect(await a(stream, first, 'no_stream')).toBe(`ok ${count - 1}n`);
    return [stream, first];
  };

  it('an expected state that fits is written', async () => {
    expect(await a(aStream(), anEvent(), 'no_stream')).toBe('ok 0n');
    const [s] = await given(1);
    expect(await a(s, anEvent(), 0n)).toBe('ok 1n');
    expect(await a(s, anEvent(), 'any')).toBe('ok 2n');
    expect(await a(s, anEvent())).toBe('ok 3n');
    expect(await a(s, anEvent(), 'stream_exists')).toBe('ok 4n');
    expect(await a(s, anEvent(), 4)).toBe('ok 5n');
    expect(await a(aStream(), anEvent(), 'any')).toBe('ok 0n');
    expect(await a(aStream(), anEvent())).toBe('ok 0n');
  });

  it('an expected state that does not fit is refused with the actual one', async () => {
    const [s] = await given(2);
    expect(await a(s, anEvent(), 'no_stream')).toBe('WEV expected no_stream actual 1n');
    expect(await a(s, anEvent(), 0n)).toBe('WEV expected 0n actual 1n');
    expect(await a(s, anEvent(), 7n)).toBe('WEV expected 7n actual 1n');
    expect(await a(aStream(), anEvent(), 0n)).toBe('WEV expected 0n actual no_stream');
    expect(await a(aStream(), anEvent(), 'stream_exists')).toBe('WEV expected stream_exists actual no_stream');
  });

  it('a repetition with the state that it was written with is the first answer again', async () => {
    const [s, [first]] = await given(1);
    const second = anEvent();
    const at = await position(s, second, 0n);
    expect(await position(s, second, 0n)).toEqual(at);
    expect(await a(s, first!, 'no_stream')).toBe('ok 0n');
    expect(await a(s, second, 7n)).toBe('WEV expected 7n actual 1n');
    const third = anEvent();
    expect(await a(s, third, 1n)).toBe('ok 2n');
    expect(await a(s, events(3), 2n)).toBe('ok 5n');
    expect(await a(s, third, 1n)).toBe('ok 2n');
    expect(await a(s, third, 0n)).toBe('WEV expected 0n actual 5n');
    expect(await a(aStream(), first!, 'no_stream')).toBe('ok 0n');
  });

  it('parts of an earlier append', async () => {
    const [s, [A, B, C]] = (await given(3)) as [string, [EventData, EventData, EventData]];
    const ofB = (await drain(connected.client.readStream(s, { maxCount: 3 })))[1]!.position;
    expect(await a(s, [A, B, C], 'no_stream')).toBe('ok 2n');
    expect(await a(s, [A, B], 'no_stream')).toBe('ok 1n');
    expect(await position(s, [A, B], 'no_stream')).toEqual(ofB);
    expect(await a(s, [B, C], 'no_stream')).toBe('WEV expected no_stream actual 2n');
    expect(await a(s, [B, C], 0n)).toBe('ok 2n');
    expect(await a(s, [B, C], 'any')).toBe('ok 2n');
    expect(await a(s, [A, B, C, anEvent()], 'no_stream')).toBe('WEV expected no_stream actual 2n');
    expect(await a(s, [A, B, C, anEvent()], 'any')).toBe('WEV expected any actual 2n');
    expect(await a(s, [C, A, B], 'any')).toBe('ok 1n');
    expect(await a(s, [C, A, B], 'no_stream')).toBe('WEV expected no_stream actual 2n');
    expect(await idsIn(s)).toEqual([A.id, B.id, C.id]);
    const fresh = anEvent();
    expect(await a(s, [fresh, A, B, C], 'any')).toBe('ok 6n');
    expect(await idsIn(s)).toEqual([A.id, B.id, C.id, fresh.id, A.id, B.id, C.id]);
  });

  it('the same id with another type and other data changes nothing, and nobody is told', async () => {
    const [s, [first]] = await given(1);
    expect(await a(s, { ...anEvent(first!.id, { b: 2 }), type: 'U' } as EventData, 'no_stream')).toBe('ok 0n');
    expect(await drain(connected.client.readStream(s, { maxCount: 9 }))).toMatchObject([{ type: 'T', data: { a: 1 } }]);
  });

  it('two events with one id in one append are both stored, once', async () => {
    const s = aStream();
    const id = randomUUID();
    expect(await a(s, [anEvent(id), anEvent(id)], 'no_stream')).toBe('ok 1n');
    expect(await a(s, [anEvent(id), anEvent(id)], 'no_stream')).toBe('ok 1n');
    expect(await idsIn(s)).toEqual([id, id]);
  });

  it('idempotence of any is memory only; that of an exact state is for ever', async () => {
    const [s, first] = await given(2);
    expect(await a(aStream(), events(1_000), 'no_stream')).toBe('ok 999n');
    expect(await a(s, first, 'any')).toBe('ok 1n');
    expect(await a(aStream(), events(2_000), 'no_stream')).toBe('ok 1999n');
    expect(await a(s, first, 'no_stream')).toBe('ok 1n');
    expect(await a(s, first[0]!, 'no_stream')).toBe('ok 0n');
    expect(await a(s, first, 'any')).toBe('ok 3n');
  });

  it('of 50 parallel appends with the same expected state one wins', async () => {
    for (const [stream, state, actual] of [
      [(await given(1))[0], 0n, '1n'],
      [aStream(), 'no_stream', '0n'],
    ] as const) {
      const outcomes = await Promise.all(events(50).map((event) => a(stream, event, state)));
      const expected = typeof state === 'bigint' ? `${state}n` : state;
      expect(outcomes.filter((text) => text === `ok ${actual}`)).toHaveLength(1);
      expect(outcomes.filter((text) => text === `WEV expected ${expected} actual ${actual}`)).toHaveLength(49);
      expect(await idsIn(stream)).toHaveLength(state === 'no_stream' ? 1 : 2);
    }
  });

  it('a repetition while the first is in flight times out and is stored once', async () => {
    await double.faults.holdCommits();
    const s = aStream();
    const event = anEvent();
    let timeOuts = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const text = await a(s, event, 'no_stream');
        if (++timeOuts === 19) await double.faults.releaseCommits();
        return text;
      }),
    );
    expect(outcomes.filter((text) => text === 'ok 0n')).toHaveLength(1);
    const timedOut = path === 'batch path' ? /^deadline-exceeded/ : /^unknown 10 ABORTED.*Commit phase timeout/;
    expect(outcomes.filter((text) => timedOut.test(text))).toHaveLength(19);
    expect(await idsIn(s)).toEqual([event.id]);
  });

  it('acknowledgements of one call come in the order of the log', async () => {
    const acknowledged: bigint[] = [];
    await Promise.all(
      events(1_000).map(async (event) => {
        const { position: at } = await connected.append(path, aStream(), event, 'no_stream');
        acknowledged.push(at!.commit);
      }),
    );
    const inOrder = [...acknowledged].sort((one, other) => (one < other ? -1 : 1));
    expect(new Set(acknowledged).size).toBe(1_000);
    if (path === 'batch path') expect(acknowledged).toEqual(inOrder);
  });

  it('a conflict that is no error for the client is answered, by the batch path with a wrong revision', async () => {
    const [s] = await given(5);
    const lenient = connect(`${double.url}&throwOnAppendFailure=false`);
    const { success, nextExpectedRevision } = await lenient.append(path, s, anEvent(), 0n);
    expect([success, nextExpectedRevision]).toEqual([false, path === 'batch path' ? 1n : 4n]);
    const missing = await lenient.append(path, aStream(), anEvent(), 0n);
    expect([missing.success, missing.nextExpectedRevision]).toEqual([false, -1n]);
    await lenient.dispose();
  });

  it('an append of nothing', async () => {
    const s = aStream();
    expect(await a(s, [], 'no_stream')).toBe('ok 0n');
    expect(await a(s, anEvent(), 0n)).toBe('WEV expected 0n actual no_stream');
    const [existing] = await given(2);
    expect(await a(existing, [], 1n)).toMatch(/^ok/);
    expect(await a(existing, [], 0n)).toBe('WEV expected 0n actual 1n');
  });
});
