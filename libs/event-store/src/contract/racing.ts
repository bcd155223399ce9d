import { describe, expect, it } from '@jest/globals';
import { RevisionConflict, type ExpectedRevision } from '../port.js';
import {
  benchFor,
  idsOf,
  newStream,
  sampleEvent,
  sampleEvents,
  wholeLog,
  type AdapterUnderTest,
} from './under-test.js';

/** What an event of a race says about its append; judged on the log afterwards, not by what writers were told. */
interface Condition {
  readonly writer: number;
  readonly append: number;
  /** Revision of the stream that the writer had seen; −1: no stream. */
  readonly seen: number;
  readonly index: number;
  readonly count: number;
}

/** Several writers, on several stores of one log. */
export function racing(adapter: AdapterUnderTest): void {
  const bench = benchFor(adapter);

  describe('writers at the same time', () => {
    it.each<[string, ExpectedRevision, number]>([
      ['no stream', 'no-stream', 0],
      ['the same revision', 1, 2],
    ])('with %s expected: exactly one wins, the others learn where the stream stands', async (_, expected, first) => {
      const log = await bench.log();
      const stores = [await log.open(), await log.open()];
      const stream = newStream();
      if (expected !== 'no-stream') await stores[0]!.append(stream, 'no-stream', sampleEvents(2));
      const settled = await Promise.allSettled(
        Array.from({ length: 50 }, (_, writer) =>
          stores[writer % 2]!.append(stream, expected, [sampleEvent({ writer })]),
        ),
      );
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of settled) {
        if (one.status === 'fulfilled') continue;
        expect(one.reason).toBeInstanceOf(RevisionConflict);
        expect((one.reason as RevisionConflict).actual).toBe(first);
      }
      const winner = settled.findIndex(({ status }) => status === 'fulfilled');
      expect((await stores[0]!.read(stream, first, 10)).map(({ data }) => data)).toEqual([{ writer: winner }]);
    });

    it('leave a log in which no event stands that should not: each under the condition it was appended under', async () => {
      const log = await bench.log();
      const stores = [await log.open(), await log.open(), await log.open()];
      const streams = Array.from({ length: 4 }, newStream);
      const acknowledged: string[] = [];

      const write = async (writer: number): Promise<void> => {
        const store = stores[writer % stores.length]!;
        const stream = streams[writer % streams.length]!;
        for (let append = 0; append < 12;) {
          const seen = (await store.read(stream, 0, 10_000)).length - 1;
          const count = 1 + ((writer + append) % 3);
          const events = Array.from({ length: count }, (_, index) =>
            sampleEvent({ writer, append, seen, index, count } satisfies Condition as never),
          );
          try {
            await store.append(stream, seen < 0 ? 'no-stream' : seen, events);
            acknowledged.push(...idsOf(events));
            append++;
          } catch (error) {
            if (!(error instanceof RevisionConflict)) throw error;
          }
        }
      };
      const writing = Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));

      // a reader that never looks back: whatever appears behind it, it misses
      const passed: string[] = [];
      const reader = (async () => {
        const store = await log.open();
        let done = false;
        void writing.finally(() => (done = true));
        for (let token = '0'; ;) {
          const last = done;
          const page = await store.readAll(token, 7);
          passed.push(...idsOf(page));
          token = page.at(-1)?.token ?? token;
          if (last && page.length === 0) return;
          if (page.length === 0) await new Promise(setImmediate);
        }
      })();
      await Promise.all([writing, reader]);

      const events = await wholeLog(stores[0]!);
      expect(passed).toEqual(idsOf(events));
      expect(idsOf(events).sort()).toEqual(acknowledged.sort());
      const revisions = new Map<string, number>();
      events.forEach((event, place) => {
        const { writer, append, seen, index, count } = event.data as unknown as Condition;
        expect(event.revision).toBe((revisions.get(event.stream) ?? -1) + 1);
        revisions.set(event.stream, event.revision);
        expect(event.revision).toBe(seen + 1 + index);
        if (index > 0) expect(events[place - 1]?.data).toMatchObject({ writer, append, index: index - 1 });
        if (index < count - 1) expect(events[place + 1]?.data).toMatchObject({ writer, append, index: index + 1 });
        expect(BigInt(event.token)).toBeGreaterThan(BigInt(events[place - 1]?.token ?? '0'));
      });
      expect([...revisions.keys()].sort()).toEqual([...streams].sort());
    });

    it('with appends that depend on each other in one commit: each is judged alone', async () => {
      const store = await bench.store();
      const stream = newStream();
      const first = sampleEvents(2);
      const settled = await Promise.allSettled([
        store.append(stream, 'no-stream', first),
        store.append(stream, 'no-stream', sampleEvents(1)),
        store.append(stream, 1, sampleEvents(1)),
        store.append(stream, 1, sampleEvents(1)),
      ]);
      const wins = settled.filter(({ status }) => status === 'fulfilled').length;
      const stored = await store.read(stream, 0, 10);
      const kept = settled.reduce(
        (sum, one, index) => sum + (one.status === 'fulfilled' ? (index === 0 ? 2 : 1) : 0),
        0,
      );
      expect(wins).toBeGreaterThan(0);
      expect(stored).toHaveLength(kept);
    });
  });
}
