import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idsOf, newStream, sampleEvents, wholeLog } from './contract/under-test.js';
import { countedLog, STRIDE, type CountedLog } from './counted-log.js';
import { memoryEventStore, memoryLog } from './memory/index.js';
import type { EventStore, RecordedEvent, Token } from './port.js';

let folder: string;
let opened: CountedLog[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
  opened = [];
});
afterEach(() => {
  for (const log of opened) log.close();
  rmSync(folder, { recursive: true });
});

/** A store whose tokens jump, as log bytes do: by so many for each event. */
function jumping(log = memoryLog(), step = 136): EventStore & { readonly read: EventStore['read']; reads: number } {
  const { tokensArePositions: _, ...store } = memoryEventStore(log);
  const out = (token: Token): Token => (token === '0' ? '0' : String(Number(token) * step + 548));
  const into = (token: Token): Token => (token === '0' ? '0' : String((Number(token) - 548) / step));
  const moved = (event: RecordedEvent): RecordedEvent => {
    const { position: _position, ...rest } = event as RecordedEvent & { position?: number };
    return { ...rest, token: out(event.token) };
  };
  const jumped = {
    ...store,
    reads: 0,
    append: async (...asked: Parameters<EventStore['append']>) => {
      const { revision, token } = await store.append(...asked);
      return { revision, token: out(token) };
    },
    read: async (...asked: Parameters<EventStore['read']>) => (await store.read(...asked)).map(moved),
    async readAll(after: Token, limit: number) {
      jumped.reads += limit;
      return (await store.readAll(into(after), limit)).map(moved);
    },
    at: async (token: Token) => {
      const found = Number.isInteger(Number(into(token))) ? await store.at(into(token)) : null;
      return found && moved(found);
    },
    head: async () => out(await store.head()),
    wait: (after: Token, signal?: AbortSignal) => store.wait(into(after), signal),
  };
  return jumped;
}

async function open(store: EventStore, file: string | null = join(folder, 'positions.sqlite')): Promise<CountedLog> {
  const log = await countedLog(store, file);
  opened.push(log);
  return log;
}

const fill = async (store: EventStore, appends: number): Promise<void> => {
  for (let index = 0; index < appends; index++) await store.append(newStream(), 'no-stream', sampleEvents(3));
};

it('counts the events: every position, from anywhere, is the event that stands there', async () => {
  const store = jumping();
  await fill(store, 600);
  const whole = await wholeLog(store);
  const log = await open(store);
  expect(await log.head()).toEqual({ position: 1800, token: whole.at(-1)!.token });
  for (const position of [0, 1, 254, 255, 256, 257, 700, 1000, 1799]) {
    const page = await log.after(position, 5);
    expect(page.map((event) => event.position)).toEqual(
      [1, 2, 3, 4, 5].map((step) => position + step).filter((one) => one <= 1800),
    );
    expect(idsOf(page)).toEqual(idsOf(whole.slice(position, position + 5)));
  }
  expect(await log.after(1800, 5)).toEqual([]);
  for (const position of [1, 2, 255, 256, 257, 900, 1800]) {
    expect(await log.positionOf(whole[position - 1]!.token)).toBe(position);
  }
  await expect(log.positionOf('x')).rejects.toBeInstanceOf(RangeError);
  await expect(log.positionOf('549')).rejects.toBeInstanceOf(RangeError);
  await expect(log.after(0, 0)).rejects.toBeInstanceOf(RangeError);
});

it('knows what was just appended, and wakes whoever waits for it', async () => {
  const store = jumping();
  const log = await open(store);
  expect(await log.head()).toEqual({ position: 0, token: '0' });
  const woken = log.wait(0);
  const { token } = await store.append(newStream(), 'no-stream', sampleEvents(2));
  await woken;
  expect(await log.positionOf(token)).toBe(2);
  expect((await log.after(0, 10)).map(({ position }) => position)).toEqual([1, 2]);
  // there is more after the beginning already
  await log.wait(0);
  await store.append(newStream(), 'no-stream', sampleEvents(1));
  expect((await log.after(2, 10)).map(({ position }) => position)).toEqual([3]);
});

it('begins where it was, and not at the beginning', async () => {
  const kept = memoryLog();
  const first = jumping(kept);
  await fill(first, 2000);
  const log = await open(first);
  await log.head();
  log.close();
  opened.pop();
  const second = jumping(kept);
  const again = await open(second);
  expect((await again.head()).position).toBe(6000);
  expect((await again.after(3000, 1))[0]?.position).toBe(3001);
  expect(second.reads).toBeLessThanOrEqual(2_000 + STRIDE);
});

it('counts again when the log is another one, or a restored backup', async () => {
  const store = jumping();
  await fill(store, 400);
  await (await open(store)).head();
  opened.pop()!.close();
  const other = jumping();
  await fill(other, 10);
  const log = await open(other);
  expect((await log.head()).position).toBe(30);
  expect(idsOf(await log.after(0, 100))).toEqual(idsOf(await wholeLog(other)));
});

it('counts again when a restored backup has grown past the place that was kept', async () => {
  const kept = memoryLog();
  const store = jumping(kept);
  await fill(store, 400);
  await (await open(store)).head();
  opened.pop()!.close();
  kept.events.length = 0;
  // other events, of other sizes
  const restored = jumping(kept, 100);
  await fill(restored, 700);
  const log = await open(restored);
  expect((await log.head()).position).toBe(2_100);
  const whole = await wholeLog(restored);
  expect(idsOf(await log.after(1_500, 5))).toEqual(idsOf(whole.slice(1_500, 1_505)));
  expect(await log.positionOf(whole[1_023]!.token)).toBe(1_024);
});

it('notices a log that has become shorter under it', async () => {
  const kept = memoryLog();
  const store = jumping(kept);
  await fill(store, 300);
  const log = await open(store);
  expect((await log.head()).position).toBe(900);
  kept.events.length = 600;
  expect((await log.head()).position).toBe(600);
  expect(await log.after(600, 10)).toEqual([]);
  expect((await log.after(599, 10)).map(({ position }) => position)).toEqual([600]);
});
