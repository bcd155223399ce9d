import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MAX_APPEND_BYTES, OutcomeUnknown, RevisionConflict, type JsonObject, type ProposedEvent } from '../port.js';
import {
  benchFor,
  idsOf,
  newStream,
  sampleEvent,
  sampleEvents,
  wholeLog,
  type AdapterUnderTest,
} from './under-test.js';

/** Expected revisions, all or nothing, the same append again, what is refused for its form. */
export function appending(adapter: AdapterUnderTest): void {
  const bench = benchFor(adapter);

  describe('an append', () => {
    it('gives revisions 0, 1, 2 … and keeps the events as they were given', async () => {
      const store = await bench.store();
      const stream = newStream();
      const events = [
        sampleEvent({
          words: 'Under gjennomføring – «våren» 🌱',
          amount: -3_000_000,
          nested: { list: [1, null, 'æøå'] },
        }),
        sampleEvent({ words: '\u0000\ud800', none: undefined }),
        sampleEvent({}),
      ];
      const result = await store.append(stream, 'no-stream', events);
      expect(result.revision).toBe(2);
      const stored = await store.read(stream, 0, 10);
      expect(stored.map(({ revision }) => revision)).toEqual([0, 1, 2]);
      expect(stored.at(-1)?.token).toBe(result.token);
      expect(stored.map(({ id, type, version, data, metadata }) => ({ id, type, version, data, metadata }))).toEqual(
        JSON.parse(JSON.stringify(events)),
      );
    });

    it('answers with a token that leads to its last event', async () => {
      const store = await bench.store();
      const events = sampleEvents(3);
      const { token } = await store.append(newStream(), 'no-stream', events);
      expect((await store.at(token))?.id).toBe(events[2]?.id);
      expect(await store.head()).toBe(token);
    });

    it('is refused on a stream that exists, if none was expected', async () => {
      const store = await bench.store();
      const stream = newStream();
      await store.append(stream, 'no-stream', sampleEvents(2));
      const refused = store.append(stream, 'no-stream', sampleEvents(1));
      await expect(refused).rejects.toMatchObject({ code: 'revision-conflict', expected: 'no-stream', actual: 1 });
      expect(await store.read(stream, 0, 10)).toHaveLength(2);
    });

    it.each([
      ['behind', 0],
      ['ahead', 7],
    ])('is refused with the actual revision when the expected one is %s', async (_, expected) => {
      const store = await bench.store();
      const stream = newStream();
      await store.append(stream, 'no-stream', sampleEvents(2));
      const refused = store.append(stream, expected, sampleEvents(1));
      await expect(refused).rejects.toBeInstanceOf(RevisionConflict);
      await expect(refused).rejects.toMatchObject({ stream, expected, actual: 1 });
    });

    it('is refused on a missing stream, if a revision was expected', async () => {
      const store = await bench.store();
      await expect(store.append(newStream(), 0, sampleEvents(1))).rejects.toMatchObject({ actual: 'no-stream' });
      expect(await store.head()).toBe('0');
    });

    it('keeps events that are changed afterwards, by whoever gave or got them, as they were', async () => {
      const store = await bench.store();
      const stream = newStream();
      const given = { words: 'Pågående' };
      await store.append(stream, 'no-stream', [sampleEvent(given)]);
      given.words = 'Gjennomført';
      const [first] = await store.read(stream, 0, 1);
      (first?.data as { words: string }).words = 'Utgått';
      const [again] = await store.read(stream, 0, 1);
      expect(again?.data).toEqual({ words: 'Pågående' });
    });
  });

  describe('the same append again', () => {
    const repeat = async (between: (append: () => Promise<unknown>) => Promise<unknown>): Promise<void> => {
      const log = await bench.log();
      const store = await log.open();
      const stream = newStream();
      await store.append(stream, 'no-stream', sampleEvents(1));
      const events = sampleEvents(3);
      const first = await store.append(stream, 0, events);
      await between(() => store.append(newStream(), 'no-stream', sampleEvents(2)));
      const before = await store.head();
      await store.close();
      const restarted = await log.open();
      expect(await restarted.append(stream, 0, events)).toEqual(first);
      expect(await restarted.head()).toBe(before);
      expect(await restarted.read(stream, 0, 10)).toHaveLength(4);
    };

    it('is a success that adds nothing and answers as the first did', async () => {
      const store = await bench.store();
      const stream = newStream();
      const events = sampleEvents(3);
      const first = await store.append(stream, 'no-stream', events);
      expect(await store.append(stream, 'no-stream', events)).toEqual(first);
      expect(await store.append(stream, 2, sampleEvents(1))).toMatchObject({ revision: 3 });
      expect(await store.append(stream, 'no-stream', events)).toEqual(first);
      expect(await wholeLog(store)).toHaveLength(4);
    });
    it('is one after a restart', () => repeat(async () => undefined));
    it('is one long afterwards', () =>
      repeat(async (append) => {
        for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 50 }, append));
      }));

    it('is stored once when both are under way together', async () => {
      const store = await bench.store();
      const stream = newStream();
      const events = sampleEvents(2);
      const settled = await Promise.allSettled(
        Array.from({ length: 10 }, () => store.append(stream, 'no-stream', events)),
      );
      const won = settled.filter((one) => one.status === 'fulfilled');
      expect(won.length).toBeGreaterThan(0);
      for (const one of settled) {
        if (one.status === 'fulfilled') expect(one.value.revision).toBe(1);
        else expect(one.reason).toBeInstanceOf(OutcomeUnknown);
      }
      expect(idsOf(await store.read(stream, 0, 10))).toEqual(idsOf(events));
    });

    it('is another append with another expected revision', async () => {
      const store = await bench.store();
      const stream = newStream();
      await store.append(stream, 'no-stream', sampleEvents(2));
      const events = sampleEvents(1);
      await store.append(stream, 1, events);
      await store.append(stream, 2, sampleEvents(1));
      await expect(store.append(stream, 0, events)).rejects.toMatchObject({ code: 'revision-conflict', actual: 3 });
    });

    it.each([
      ['more events', (events: ProposedEvent[]) => [...events, sampleEvent()]],
      ['another order', ([a, b, c]: ProposedEvent[]) => [c!, a!, b!]],
      ['the last ones only', (events: ProposedEvent[]) => events.slice(1)],
      ['one other event', ([a, b]: ProposedEvent[]) => [a!, b!, sampleEvent()]],
    ])('is another append with %s', async (_, change) => {
      const store = await bench.store();
      const stream = newStream();
      const events = sampleEvents(3);
      await store.append(stream, 'no-stream', events);
      await expect(store.append(stream, 'no-stream', change(events))).rejects.toBeInstanceOf(RevisionConflict);
      expect(idsOf(await wholeLog(store))).toEqual(idsOf(events));
    });

    it(`alone with its first events is a ${adapter.partOfAnAppend}, and adds nothing`, async () => {
      const store = await bench.store();
      const stream = newStream();
      const events = sampleEvents(3);
      await store.append(stream, 'no-stream', events);
      const part = store.append(stream, 'no-stream', events.slice(0, 2));
      if (adapter.partOfAnAppend === 'conflict') await expect(part).rejects.toMatchObject({ actual: 2 });
      else await expect(part).resolves.toMatchObject({ revision: 1 });
      expect(await wholeLog(store)).toHaveLength(3);
    });

    it(`an event id that another stream has is ${adapter.idOfAnotherStream}`, async () => {
      const store = await bench.store();
      const events = sampleEvents(1);
      await store.append(newStream(), 'no-stream', events);
      const other = store.append(newStream(), 'no-stream', [sampleEvent(), ...events]);
      if (adapter.idOfAnotherStream === 'refused') {
        await expect(other).rejects.toMatchObject({ code: 'invalid-append' });
        expect(await wholeLog(store)).toHaveLength(1);
      } else await expect(other).resolves.toMatchObject({ revision: 1 });
    });
  });

  it(`an event id that the stream has already, at its end, is ${adapter.idOfTheSameStream}`, async () => {
    const store = await bench.store();
    const stream = newStream();
    const events = sampleEvents(1);
    await store.append(stream, 'no-stream', events);
    const again = store.append(stream, 0, events);
    if (adapter.idOfTheSameStream === 'refused') await expect(again).rejects.toMatchObject({ code: 'invalid-append' });
    else await expect(again).resolves.toMatchObject({ revision: 1 });
  });

  describe('what is refused for its form', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const data = (value: unknown): ProposedEvent[] => [sampleEvent({ value } as JsonObject)];

    it.each<[string, ProposedEvent[]]>([
      ['no events', []],
      ['a bigint', data(1n)],
      ['NaN', data(Number.NaN)],
      ['infinity', data({ deep: [Infinity] })],
      ['undefined in a list', data([undefined])],
      ['a function', data(() => 1)],
      ['a symbol', data(Symbol('s'))],
      ['a date', data(new Date(0))],
      ['a map', data(new Map())],
      ['a circle', data(circle)],
      ['data that is no object', [{ ...sampleEvent(), data: undefined as unknown as JsonObject }]],
      ['data that is a list', [{ ...sampleEvent(), data: [] as unknown as JsonObject }]],
      ['an empty type', [{ ...sampleEvent(), type: '' }]],
      ['a type that a server keeps for itself', [{ ...sampleEvent(), type: '$metadata' }]],
      ['a type that would not survive', [{ ...sampleEvent(), type: 'A\ud800' }]],
      ['version 0', [{ ...sampleEvent(), version: 0 }]],
      ['an id that is no UUID', [sampleEvent({}, 'first')]],
      ['an id in upper case', [sampleEvent({}, randomUUID().toUpperCase())]],
      ['one id twice', ((event) => [event, event])(sampleEvent())],
    ])('%s', async (_, events) => {
      const store = await bench.store();
      const good = store.append(newStream(), 'no-stream', sampleEvents(1));
      await expect(store.append(newStream(), 'no-stream', events)).rejects.toMatchObject({ code: 'invalid-append' });
      // what shares a connection or a commit with it is not harmed
      await expect(good).resolves.toMatchObject({ revision: 0 });
      expect(await wholeLog(store)).toHaveLength(1);
    });

    it.each([-1, 1.5, Number.NaN, '0'])('%p as the expected revision', async (expected) => {
      const store = await bench.store();
      const refused = store.append(newStream(), expected as number, sampleEvents(1));
      await expect(refused).rejects.toMatchObject({ code: 'invalid-append' });
    });

    it.each(['', '$all', '$$measure-1', 'measure-\n'])('%p as the stream', async (stream) => {
      const store = await bench.store();
      const refused = store.append(stream, 'no-stream', sampleEvents(1));
      await expect(refused).rejects.toMatchObject({ code: 'invalid-append' });
    });
  });

  describe('size', () => {
    const ofBytes = (bytes: number, letter = 'x'): ProposedEvent =>
      sampleEvent({ t: letter.repeat((bytes - '{"t":""}'.length) / Buffer.byteLength(letter)) });

    it.each([
      ['one event', () => [ofBytes(MAX_APPEND_BYTES)]],
      ['two events', () => [ofBytes(MAX_APPEND_BYTES / 2), ofBytes(MAX_APPEND_BYTES / 2)]],
      ['letters of two bytes', () => [ofBytes(MAX_APPEND_BYTES, 'ø')]],
    ])('takes exactly the limit in %s', async (_, events) => {
      const store = await bench.store();
      const stream = newStream();
      const sent = events();
      await store.append(stream, 'no-stream', sent);
      expect((await store.read(stream, 0, 10)).map(({ data }) => data)).toEqual(sent.map(({ data }) => data));
    });

    it.each([
      ['one event', () => [ofBytes(MAX_APPEND_BYTES + 1)]],
      ['two events', () => [ofBytes(MAX_APPEND_BYTES / 2), ofBytes(MAX_APPEND_BYTES / 2 + 1)]],
      ['letters of two bytes', () => [ofBytes(MAX_APPEND_BYTES + 2, 'ø')]],
    ])('refuses more in %s, and goes on', async (_, events) => {
      const store = await bench.store();
      const stream = newStream();
      await expect(store.append(stream, 'no-stream', events())).rejects.toMatchObject({ code: 'append-too-large' });
      expect(await store.head()).toBe('0');
      await expect(store.append(stream, 'no-stream', sampleEvents(1))).resolves.toMatchObject({ revision: 0 });
    });

    it('takes many small events at once, as neighbours', async () => {
      const store = await bench.store();
      const stream = newStream();
      const events = sampleEvents(5000);
      const [result] = await Promise.all([
        store.append(stream, 'no-stream', events),
        ...Array.from({ length: 20 }, () => store.append(newStream(), 'no-stream', sampleEvents(2))),
      ]);
      expect(result.revision).toBe(4999);
      const log = await wholeLog(store);
      const start = log.findIndex((event) => event.stream === stream);
      expect(idsOf(log.slice(start, start + 5000))).toEqual(idsOf(events));
    });
  });
}
