import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  memoryEventStore,
  memoryLog,
  openSqliteEventStore,
  OutcomeUnknown,
  StoreUnavailable,
  type EventStore,
  type ProposedEvent,
} from '#event-store';
import { compareLogs, copyLog } from './copy-log.js';

const actor = { person: '71c4d9e8-2b5f-4a03-8d6e-5f9a0b87a701', role: 'sector-lead' };
const anEvent = (text: string, commandId: string = crypto.randomUUID()): ProposedEvent => ({
  id: crypto.randomUUID(),
  type: 'StatusReported',
  version: 2,
  data: { text, amount: -4_600_000, 10: 'ten', 9: 'nine' },
  metadata: {
    actor,
    commandId,
    fingerprint: 'f',
    correlationId: crypto.randomUUID(),
    recordedAt: '2017-04-30T10:00:00.000Z',
    source: 'http',
  },
});

const newStore = (): EventStore => memoryEventStore(memoryLog());

/** Streams that take turns, with stretches of several events, and more than a page in all. */
async function filled(store: EventStore, appends = 700): Promise<EventStore> {
  const revisions = new Map<string, number>();
  for (let at = 0; at < appends; at++) {
    const stream = `measure-${(at * 7) % 13}`;
    const command = crypto.randomUUID();
    const events = Array.from({ length: 1 + (at % 4) }, (_, index) => anEvent(`ærlig ${at}.${index} ☃`, command));
    const { revision } = await store.append(stream, revisions.get(stream) ?? 'no-stream', events);
    revisions.set(stream, revision);
  }
  return store;
}

describe('copying a log', () => {
  it('adds every event in its place; both logs are the same', async () => {
    const source = await filled(newStore());
    const target = newStore();
    expect(await copyLog(source, target)).toEqual({ before: 0, now: 1750 });
    const compared = await compareLogs(source, target);
    expect(compared).toMatchObject({ events: 1750, streams: 13 });
    expect(compared).toEqual(await compareLogs(target, source));
    const positions = (await target.readAll('0', 10_000)).map(({ id }) => id);
    expect(positions).toEqual((await source.readAll('0', 10_000)).map(({ id }) => id));
  });

  it('of an empty log gives an empty one', async () => {
    expect(await copyLog(newStore(), newStore())).toEqual({ before: 0, now: 0 });
    expect(await compareLogs(newStore(), newStore())).toMatchObject({ events: 0, streams: 0, bytes: 0 });
  });

  it.each([1, 350, 699])('goes on where %d appends were there', async (appends) => {
    const source = newStore();
    const target = newStore();
    await filled(source, appends);
    const { now } = await copyLog(source, target);
    await continued(source);
    expect(await copyLog(source, target)).toMatchObject({ before: now });
    await compareLogs(source, target);
    expect(await copyLog(source, target)).toMatchObject({ before: now + 3, now: now + 3 });
  });

  const continued = async (store: EventStore): Promise<void> => {
    await store.append('measure-new', 'no-stream', [anEvent('a'), anEvent('b'), anEvent('c')]);
  };

  it('keeps together what was one append', async () => {
    const source = newStore();
    const appends = ['a', 'b'].map((text) => [anEvent(text, text), anEvent(text, text), anEvent(text, text)]);
    await source.append('measure-1', 'no-stream', appends[0]!);
    await source.append('measure-1', 2, appends[1]!);
    const target = newStore();
    await copyLog(source, target);
    expect(await target.append('measure-1', 2, appends[1]!)).toMatchObject({ revision: 5 });
    expect(await target.append('measure-1', 'no-stream', appends[0]!)).toMatchObject({ revision: 2 });
    expect(await target.readAll('0', 10)).toHaveLength(6);
  });

  it('goes on in the middle of an append, which a store that keeps appends whole does not leave', async () => {
    const source = newStore();
    const events = Array.from({ length: 1_200 }, (_, at) => anEvent(String(at), 'one'));
    await source.append('measure-1', 'no-stream', events);
    const target = newStore();
    await target.append('measure-1', 'no-stream', events.slice(0, 317));
    expect(await copyLog(source, target)).toEqual({ before: 317, now: 1_200 });
    await compareLogs(source, target);
  });

  it('refuses a target with something else, or with more, and leaves it as it is', async () => {
    const source = await filled(newStore(), 3);
    const other = newStore();
    await other.append('measure-9', 'no-stream', [anEvent('mine')]);
    await expect(copyLog(source, other)).rejects.toThrow('Position 1 of the memory log is another event');
    expect(await other.readAll('0', 9)).toHaveLength(1);

    const more = newStore();
    await copyLog(source, more);
    await continued(more);
    await expect(copyLog(source, more)).rejects.toThrow('goes on after position 6: it is no copy');
    await expect(compareLogs(source, more)).rejects.toThrow('goes on after position 6');
    await expect(compareLogs(more, source)).rejects.toThrow('ends before position 7');
  });

  it.each([
    ['stream', { stream: 'measure-x' }],
    ['revision', { revision: 9 }],
    ['id', { id: 'x' }],
    ['type', { type: 'x' }],
    ['version', { version: 9 }],
    ['data', { data: { text: 'ærlig' } }],
    ['metadata', { metadata: {} }],
  ])('is told of another %s', async (_, change) => {
    const source = await filled(newStore(), 3);
    const target = newStore();
    await copyLog(source, target);
    const readAll: EventStore['readAll'] = async (after, limit) =>
      (await target.readAll(after, limit)).map((event) =>
        event.token === '4' ? { ...event, ...change } : event,
      ) as never;
    await expect(compareLogs(source, { ...target, readAll })).rejects.toThrow('Position 4');
  });

  it('sends an append again that failed, or of which nobody knows whether it was written', async () => {
    const source = await filled(newStore(), 60);
    const target = newStore();
    let appends = 0;
    const failing: EventStore['append'] = async (...append) => {
      const turn = appends++ % 3;
      if (turn === 0) throw new StoreUnavailable('refused');
      const result = await target.append(...append);
      if (turn === 1) throw new OutcomeUnknown('the connection broke');
      return result;
    };
    await copyLog(source, { ...target, append: failing }, { pause: 0 });
    expect(await compareLogs(source, target)).toMatchObject({ events: 150 });
  });

  it('gives up after some tries and says what to do', async () => {
    const source = await filled(newStore(), 1);
    const append = async () => Promise.reject(new StoreUnavailable('refused'));
    const failing = { ...newStore(), append };
    await expect(copyLog(source, failing, { tries: 3, pause: 0 })).rejects.toThrow('Run the same command again');
  });

  it('stops where somebody else writes', async () => {
    const source = await filled(newStore(), 5);
    const target = newStore();
    await target.append('measure-0', 'no-stream', [anEvent('mine')]);
    const readAll: EventStore['readAll'] = async () => [];
    await expect(copyLog(source, { ...target, readAll })).rejects.toThrow('Stop the service first');
  });
});

describe('copying a log on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copy-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the same log, to the byte of its data', async () => {
    const source = await filled(await openSqliteEventStore({ file: join(folder, 'a.sqlite') }), 200);
    const target = await openSqliteEventStore({ file: join(folder, 'b.sqlite') });
    const progress: number[] = [];
    await copyLog(source, target, { onProgress: (events) => progress.push(events) });
    expect([progress[0], progress.at(-1)]).toEqual([0, 500]);
    const { digest } = await compareLogs(source, target);
    const back = newStore();
    await copyLog(target, back);
    expect((await compareLogs(source, back)).digest).toBe(digest);
    await source.close();
    await target.close();
  });
});
