import { describe, expect, it } from '@jest/globals';
import { START, StoreUnavailable } from '../port.js';
import {
  benchFor,
  idsOf,
  newStream,
  sampleEvent,
  sampleEvents,
  wholeLog,
  type AdapterUnderTest,
} from './under-test.js';

/** Pages, single events, waiting, closing. */
export function reading(adapter: AdapterUnderTest): void {
  const bench = benchFor(adapter);

  describe('pages', () => {
    it('of a stream: from a revision on, at most as many as asked for, nothing beyond', async () => {
      const store = await bench.store();
      const stream = newStream();
      const events = sampleEvents(10);
      await store.append(stream, 'no-stream', events.slice(0, 4));
      await store.append(newStream(), 'no-stream', sampleEvents(3));
      await store.append(stream, 3, events.slice(4));
      expect(idsOf(await store.read(stream, 0, 3))).toEqual(idsOf(events.slice(0, 3)));
      expect(idsOf(await store.read(stream, 3, 3))).toEqual(idsOf(events.slice(3, 6)));
      expect(idsOf(await store.read(stream, 8, 100))).toEqual(idsOf(events.slice(8)));
      expect(await store.read(stream, 10, 5)).toEqual([]);
      expect(await store.read(newStream(), 0, 5)).toEqual([]);
    });

    it('of the log: each event once and in the same order, whatever the size of the page', async () => {
      const store = await bench.store();
      await Promise.all(Array.from({ length: 12 }, () => store.append(newStream(), 'no-stream', sampleEvents(4))));
      const whole = await wholeLog(store, 1000);
      expect(whole).toHaveLength(48);
      for (const limit of [1, 5, 48, 49]) expect(await wholeLog(store, limit)).toEqual(whole);
      expect(await store.readAll(await store.head(), 10)).toEqual([]);
    });

    it('of an empty log are empty', async () => {
      const store = await bench.store();
      expect(await store.readAll(START, 10)).toEqual([]);
      expect(await store.head()).toBe(START);
      expect(await store.at(START)).toBeNull();
    });

    it('show an append to every store of the log as soon as it is acknowledged', async () => {
      const log = await bench.log();
      const [writer, reader] = [await log.open(), await log.open()];
      expect(await writer.logId()).toBe(await reader.logId());
      const stream = newStream();
      for (let revision = 0; revision < 20; revision++) {
        const event = sampleEvent();
        const { token } = await writer.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
        expect(await reader.head()).toBe(token);
        expect((await reader.at(token))?.id).toBe(event.id);
        expect(idsOf(await reader.read(stream, revision, 5))).toEqual([event.id]);
      }
    });

    it('are refused when what is asked for makes no sense', async () => {
      const store = await bench.store();
      for (const limit of [0, -1, 1.5, Number.NaN]) {
        await expect(store.readAll(START, limit)).rejects.toBeInstanceOf(RangeError);
        await expect(store.read('measure-1', 0, limit)).rejects.toBeInstanceOf(RangeError);
      }
      for (const token of ['', '-1', '01', 'abc', '1.5']) {
        await expect(store.readAll(token, 1)).rejects.toBeInstanceOf(RangeError);
        await expect(store.at(token)).rejects.toBeInstanceOf(RangeError);
      }
      await expect(store.read('measure-1', -1, 1)).rejects.toBeInstanceOf(RangeError);
    });

    it('hold another log apart: it has another id', async () => {
      expect(await (await bench.store()).logId()).not.toBe(await (await bench.store()).logId());
    });
  });

  describe('waiting', () => {
    it('ends when there is more: at once if there is already, else with the next commit', async () => {
      const store = await bench.store();
      const { token } = await store.append(newStream(), 'no-stream', sampleEvents(1));
      await store.wait(START);
      const woken = store.wait(token);
      await store.append(newStream(), 'no-stream', sampleEvents(1));
      await woken;
    });

    it('ends with a commit of another store', async () => {
      const log = await bench.log();
      const [store, other] = [await log.open(), await log.open()];
      const woken = Promise.all([store.wait(START), store.wait(START)]);
      await other.append(newStream(), 'no-stream', sampleEvents(1));
      await woken;
    });

    it('ends when the signal aborts, before or during', async () => {
      const store = await bench.store();
      await store.wait(START, AbortSignal.abort());
      const abort = new AbortController();
      const waiting = store.wait(START, abort.signal);
      abort.abort();
      await waiting;
    });

    it('ends when the store is closed', async () => {
      const store = await bench.store();
      const waiting = store.wait(START);
      await store.close();
      await waiting;
    });
  });

  describe('closing', () => {
    it('finishes what was accepted', async () => {
      const log = await bench.log();
      const store = await log.open();
      const accepted = Array.from({ length: 100 }, () => store.append(newStream(), 'no-stream', sampleEvents(1)));
      await Promise.all([store.close(), store.close()]);
      await Promise.all(accepted);
      expect(await wholeLog(await log.open())).toHaveLength(100);
    });

    it('refuses what comes later', async () => {
      const store = await bench.store();
      await store.close();
      const late = [
        () => store.append(newStream(), 'no-stream', sampleEvents(1)),
        () => store.read('measure-1', 0, 1),
        () => store.readAll(START, 1),
        () => store.at('1'),
        () => store.head(),
        () => store.logId(),
        () => store.wait(START),
      ];
      for (const call of late) await expect(call()).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });
}
