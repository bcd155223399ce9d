import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  OutcomeUnknown,
  StoreUnavailable,
  follow,
  openKurrentDbEventStore,
  type KurrentDbEventStore,
  type KurrentDbEventStoreOptions,
} from '#event-store';
import { newStream, sampleEvents, wholeLog } from '#event-store/contract';
import { startKurrentDbDouble, type KurrentDbDouble } from '../doubles/kurrentdb/index.js';
import { startKurrentDbDoubleProcess, type KurrentDbDoubleProcess } from '../doubles/kurrentdb/process.js';

jest.setTimeout(300_000);

/** Everything here ran on the stand-in, which shows at will what a real server shows now and then. */
let double: KurrentDbDouble;
const stores: KurrentDbEventStore[] = [];
beforeAll(async () => {
  double = await startKurrentDbDouble();
});
afterEach(async () => {
  await double.faults.answerLate(0);
  await double.faults.refuse('nothing');
  await double.faults.speak();
  await Promise.all(stores.splice(0).map((store) => store.close()));
});
afterAll(() => double.stop());

async function open(options: Partial<KurrentDbEventStoreOptions> = {}): Promise<KurrentDbEventStore> {
  const prefix = `t${randomUUID().replaceAll('-', '').slice(0, 24)}`;
  // a client's first read takes half a second, more on a busy machine: short limits may be over before
  const store = await again(() => openKurrentDbEventStore({ url: double.url, prefix, watchEvery: 100, ...options }));
  stores.push(store);
  return store;
}
const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Asks until it is answered without a fault. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown || error instanceof StoreUnavailable)) throw error;
      await pause(20);
    }
  }
}
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(10);
}

/** Follows from the beginning until so many events were seen, through whatever happens. */
async function followed(store: KurrentDbEventStore, count: number): Promise<string[]> {
  const seen: string[] = [];
  let from = null;
  while (seen.length < count) {
    try {
      for await (const { events, checkpoint } of follow(store, { from })) {
        seen.push(...idsOf(events));
        from = checkpoint;
        if (seen.length >= count) break;
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await pause(20);
    }
  }
  return seen;
}

describe('an append whose answer is lost', () => {
  it('is unknown, was written, and the same again is a success that adds nothing', async () => {
    const store = await open();
    const stream = newStream();
    await store.append(stream, 'no-stream', sampleEvents(1));
    await double.faults.breakAfterCommit(1);
    const events = sampleEvents(3);
    await expect(store.append(stream, 0, events)).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await again(() => store.append(stream, 0, events))).toMatchObject({ revision: 3 });
    expect(idsOf(await store.read(stream, 1, 10))).toEqual(idsOf(events));
  });

  it('is unknown, was not written, and the same again writes it', async () => {
    const store = await open();
    const stream = newStream();
    const events = sampleEvents(2);
    await store.append(newStream(), 'no-stream', sampleEvents(1));
    await double.faults.breakBeforeCommit(1);
    await expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await again(() => store.append(stream, 'no-stream', events))).toMatchObject({ revision: 1 });
    expect(idsOf(await wholeLog(store)).filter((id) => idsOf(events).includes(id))).toEqual(idsOf(events));
  });

  it.each([true, false])('is unknown when the server says that it timed out (written: %p)', async (written) => {
    const store = await open();
    const stream = newStream();
    const events = sampleEvents(1);
    await double.faults.timeOut(1, written);
    await expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await again(() => store.append(stream, 'no-stream', events))).toMatchObject({ revision: 0 });
    expect(await store.read(stream, 0, 10)).toHaveLength(1);
  });

  it('breaks many at once: each is unknown or written, and nothing else is harmed', async () => {
    const store = await open();
    await store.append(newStream(), 'no-stream', sampleEvents(1));
    await double.faults.breakAfterCommit(1);
    const appends = Array.from({ length: 40 }, () => ({ stream: newStream(), events: sampleEvents(2) }));
    const settled = await Promise.allSettled(
      appends.map(({ stream, events }) => store.append(stream, 'no-stream', events)),
    );
    for (const one of settled) {
      if (one.status === 'rejected') expect([OutcomeUnknown, StoreUnavailable]).toContain(one.reason.constructor);
    }
    for (const { stream, events } of appends) await again(() => store.append(stream, 'no-stream', events));
    const ids = idsOf(await wholeLog(store)).slice(1);
    expect(ids.sort()).toEqual(appends.flatMap(({ events }) => idsOf(events)).sort());
  });
});

describe('an append that is slow', () => {
  it('is unknown when its time is over; the same again waits for the first and gets its answer', async () => {
    const store = await open({ appendTimeout: 150 });
    const stream = newStream();
    const events = sampleEvents(1);
    await double.faults.holdCommits();
    await expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
    const retried = store.append(stream, 'no-stream', events).catch((error: unknown) => error);
    await double.faults.releaseCommits();
    const answer = await retried;
    if (answer instanceof OutcomeUnknown) await again(() => store.append(stream, 'no-stream', events));
    else expect(answer).toMatchObject({ revision: 0 });
    expect(idsOf(await store.read(stream, 0, 10))).toEqual(idsOf(events));
  });

  it('is not sent twice while the first is under way', async () => {
    const store = await open({ appendTimeout: 60_000 });
    const stream = newStream();
    const events = sampleEvents(1);
    await double.faults.holdCommits();
    const both = Promise.all([store.append(stream, 'no-stream', events), store.append(stream, 'no-stream', events)]);
    await pause(0);
    await double.faults.releaseCommits();
    // a second one on the way would have been answered as timed out
    const [one, other] = await both;
    expect(one).toEqual(other);
  });

  it('holds up no other, and none is lost: cut off after its time it is sent anew', async () => {
    const store = await open({ appendTimeout: 100, abandonAfter: 300 });
    const stream = newStream();
    const events = sampleEvents(1);
    await double.faults.silence();
    await expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
    await until(() => true);
    await expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
    await double.faults.speak();
    expect(await again(() => store.append(stream, 'no-stream', events))).toMatchObject({ revision: 0 });
    expect(await store.read(stream, 0, 10)).toHaveLength(1);
  });
});

describe('a read', () => {
  it.each(['break', 'hang'] as const)(
    'that stops in the middle (%s) says so, and the next ones are whole',
    async (how) => {
      const store = await open({ readTimeout: 2_000 });
      const stream = newStream();
      const events = sampleEvents(50);
      await store.append(stream, 'no-stream', events);
      for (let round = 0; round < 8; round++) {
        await double.faults.stopReadsAfter(5, how, 1);
        await expect(store.read(stream, 0, 100)).rejects.toBeInstanceOf(StoreUnavailable);
      }
      expect(idsOf(await again(() => store.read(stream, 0, 100)))).toEqual(idsOf(events));
      expect(await again(() => store.head())).toBe((await again(() => store.read(stream, 49, 1)))[0]!.token);
    },
  );

  it('is unavailable while the server is silent, in its time and not later', async () => {
    const store = await open({ readTimeout: 2_000 });
    await double.faults.silence();
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await double.faults.speak();
    expect(await again(() => store.head())).toBe('0');
  });

  it('of a place where no event begins is none, while one of a server that is away is unavailable', async () => {
    const store = await open();
    const { token } = await store.append(newStream(), 'no-stream', sampleEvents(1));
    expect(await store.at(String(BigInt(token) - 1n))).toBeNull();
    await double.faults.goDown('kept');
    await expect(store.at(token)).rejects.toBeInstanceOf(StoreUnavailable);
    await double.faults.comeUp();
    expect((await again(() => store.at(token)))?.token).toBe(token);
  });
});

describe('a server that refuses', () => {
  it('has written nothing: not ready is unavailable, and the same append succeeds afterwards', async () => {
    const store = await open();
    const stream = newStream();
    const events = sampleEvents(1);
    await store.append(newStream(), 'no-stream', sampleEvents(1));
    await double.faults.refuse('not-ready');
    await expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(StoreUnavailable);
    await double.faults.refuse('nothing');
    expect(await again(() => store.append(stream, 'no-stream', events))).toMatchObject({ revision: 0 });
  });

  it('or is away for long is unavailable at once for what was never sent', async () => {
    const store = await open();
    await store.append(newStream(), 'no-stream', sampleEvents(1));
    await double.faults.goDown('lost');
    const stream = newStream();
    const events = sampleEvents(1);
    let refused: unknown = null;
    // the first may still have been on the way; from then on the client knows
    while (!(refused instanceof StoreUnavailable)) {
      refused = await store.append(stream, 'no-stream', events).catch((error: unknown) => error);
    }
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await double.faults.comeUp();
    expect(await again(() => store.append(stream, 'no-stream', events))).toMatchObject({ revision: 0 });
  });

  it('does not let a store be opened that nobody could use', async () => {
    await double.faults.goDown('kept');
    await expect(openKurrentDbEventStore({ url: double.url, prefix: 'away' })).rejects.toBeInstanceOf(StoreUnavailable);
    await double.faults.comeUp();
    await expect(openKurrentDbEventStore({ url: 'nonsense', prefix: 'away' })).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('the live subscription', () => {
  /** Waits for what another store writes. */
  const wakes = async (store: KurrentDbEventStore, other: KurrentDbEventStore): Promise<void> => {
    const head = await again(() => store.head());
    const woken = store.wait(head);
    await again(() => other.append(newStream(), 'no-stream', sampleEvents(1)));
    await woken;
  };
  async function pair(): Promise<[KurrentDbEventStore, KurrentDbEventStore]> {
    const prefix = `t${randomUUID().replaceAll('-', '').slice(0, 24)}`;
    return [await open({ prefix }), await open({ prefix })];
  }

  it('is opened again when it is dropped, and tells that it was', async () => {
    const [store, other] = await pair();
    await wakes(store, other);
    await until(() => store.signal().state === 'live');
    await double.faults.dropSubscriptions();
    await until(() => store.signal().losses > 0);
    await until(() => store.signal().state === 'live');
    await wakes(store, other);
    expect(store.signal().reason).not.toBeNull();
  });

  it('that has fallen silent is found out by the watchdog, costs no event, and is opened again', async () => {
    const [store, other] = await pair();
    await wakes(store, other);
    await until(() => store.signal().state === 'live');
    await double.faults.silenceSubscriptions();
    for (let round = 0; store.signal().losses === 0; round++) await wakes(store, other);
    expect(store.signal().reason).toContain('silent');
    await until(() => store.signal().state === 'live');
    await wakes(store, other);
  });

  it('never looks alive while the server is away, and comes back with it', async () => {
    const [store, other] = await pair();
    await wakes(store, other);
    await until(() => store.signal().state === 'live');
    await double.faults.goDown('kept');
    await until(() => store.signal().state === 'lost');
    await double.faults.comeUp();
    await until(() => store.signal().state === 'live');
    await wakes(store, other);
  });

  it('a follower sees every event once and in order through drops, cuts and restarts', async () => {
    const [store, other] = await pair();
    const following = followed(store, 60);
    const faults = [
      () => double.faults.dropSubscriptions(),
      () => double.faults.cutConnections(),
      () => double.faults.silenceSubscriptions(),
      () => double.faults.goDown('kept').then(() => double.faults.comeUp()),
      () => double.faults.breakAfterCommit(1),
      () => double.faults.stopReadsAfter(1, 'break', 1),
    ];
    for (let index = 0; index < 60; index++) {
      if (index % 8 === 3) await faults[Math.floor(index / 8) % faults.length]!();
      const [stream, events] = [newStream(), sampleEvents(1)];
      await again(() => other.append(stream, 'no-stream', events));
    }
    expect(await following).toEqual(idsOf(await again(() => wholeLog(store))));
  });
});

describe('a server in a process of its own', () => {
  let process: KurrentDbDoubleProcess;
  beforeAll(async () => {
    process = await startKurrentDbDoubleProcess();
  });
  afterAll(() => process.stop());

  it('that freezes under load costs time and nothing else', async () => {
    const store = await open({ url: process.url, appendTimeout: 300, readTimeout: 2_000 });
    const appends = Array.from({ length: 60 }, () => ({ stream: newStream(), events: sampleEvents(1) }));
    const writing = appends.map(({ stream, events }) => again(() => store.append(stream, 'no-stream', events)));
    process.freeze();
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    process.thaw();
    await Promise.all(writing);
    const ids = idsOf(await again(() => wholeLog(store)));
    expect(ids.sort()).toEqual(appends.flatMap(({ events }) => idsOf(events)).sort());
  });
});
