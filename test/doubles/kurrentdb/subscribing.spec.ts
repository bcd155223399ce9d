/** Runs on the stand-in, not on KurrentDB: the observed table of subscriptions, with the real client. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streamNameFilter, type AllStreamSubscription, type StreamSubscription } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { anEvent, aStream, connect, drain, events, failure, type Connected } from './client.js';
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
  await connected.append('batch path', stream, events(count), 'any');
  return stream;
};

/** What a subscription says, in order: `r0`, `caughtUp`, `error …`; `heard` resolves when it has said so many. */
function listen(subscription: StreamSubscription | AllStreamSubscription) {
  const said: string[] = [];
  const listeners = new Set<() => void>();
  const say = (text: string): void => {
    said.push(text);
    for (const listener of listeners) listener();
  };
  subscription.on('data', (resolved: { event?: { revision: bigint; type: string } }) =>
    say(resolved.event!.type === 'T' ? `r${resolved.event!.revision}` : resolved.event!.type),
  );
  subscription.on('caughtUp', () => say('caughtUp'));
  subscription.on('confirmation', () => say('confirmed'));
  subscription.on('error', (error: unknown) => say(failure(error).split(' ')[0]!));
  return {
    said,
    heard: (count: number) =>
      new Promise<string>((resolve) => {
        const listener = (): void => {
          if (said.length >= count) resolve(said.slice(0, count).join());
        };
        listeners.add(listener);
        listener();
      }),
  };
}

describe('on the stand-in for KurrentDB, a subscription to a stream', () => {
  it('from the start: catches up, says so once, and lives', async () => {
    const s = await given(2);
    const subscription = connected.client.subscribeToStream(s);
    const { heard } = listen(subscription);
    expect(await heard(4)).toBe('confirmed,r0,r1,caughtUp');
    await given(2, s);
    expect(await heard(6)).toBe('confirmed,r0,r1,caughtUp,r2,r3');
    await subscription.unsubscribe();
  });

  it('from a revision: begins after it', async () => {
    const subscription = connected.client.subscribeToStream(await given(6), { fromRevision: 3n });
    expect(await listen(subscription).heard(4)).toBe('confirmed,r4,r5,caughtUp');
    await subscription.unsubscribe();
  });

  it('from the end: only what is new; of a missing stream too', async () => {
    const s = await given(3);
    for (const [stream, first] of [
      [s, 'r3'],
      [aStream(), 'r0'],
    ] as const) {
      const subscription = connected.client.subscribeToStream(stream, { fromRevision: 'end' });
      const { heard } = listen(subscription);
      expect(await heard(2)).toBe('confirmed,caughtUp');
      await given(1, stream);
      expect(await heard(3)).toBe(`confirmed,caughtUp,${first}`);
      await subscription.unsubscribe();
    }
  });

  it('beyond the end: later events below it are not delivered', async () => {
    const s = await given(3);
    const subscription = connected.client.subscribeToStream(s, { fromRevision: 4n });
    const { heard } = listen(subscription);
    expect(await heard(2)).toBe('confirmed,caughtUp');
    await given(3, s);
    expect(await heard(3)).toBe('confirmed,caughtUp,r5');
    await subscription.unsubscribe();
  });

  it('that is ended: told at once, or after the event that ends it', async () => {
    const s = await given(1);
    const live = listen(connected.client.subscribeToStream(s));
    expect(await live.heard(3)).toBe('confirmed,r0,caughtUp');
    await connected.client.tombstoneStream(s);
    expect(await live.heard(5)).toBe('confirmed,r0,caughtUp,$streamDeleted,stream-deleted');
    expect(await listen(connected.client.subscribeToStream(s)).heard(1)).toBe('stream-deleted');
  });

  it('gives milliseconds, where reads do not', async () => {
    const s = aStream();
    const subscription = connected.client.subscribeToStream(s);
    const created: number[] = [];
    for (let count = 0; created.every((time) => time % 1000 === 0); count++) {
      await connected.append('batch path', s, anEvent());
      created.push(...(await firstEvents(connected.client.subscribeToStream(s), count + 1)));
    }
    await subscription.unsubscribe();
  });

  const firstEvents = async (subscription: StreamSubscription, count: number): Promise<number[]> => {
    const created: number[] = [];
    for await (const { event } of subscription) if (created.push(event!.created.getTime()) === count) break;
    await subscription.unsubscribe();
    return created;
  };
});

describe('on the stand-in for KurrentDB, a subscription to the whole log', () => {
  const positions = async (prefix: string) =>
    (await drain(connected.client.readAll({ filter: streamNameFilter({ prefixes: [prefix] }), maxCount: 9_999 }))).map(
      ({ position }) => position!,
    );

  it('with a prefix, from a position: begins after it', async () => {
    const s = await given(3);
    const [, second] = await positions(s);
    const filter = streamNameFilter({ prefixes: [s] });
    const subscription = connected.client.subscribeToAll({ filter, fromPosition: second! });
    const { heard } = listen(subscription);
    expect(await heard(3)).toBe('confirmed,r2,caughtUp');
    await given(40);
    await given(1, s);
    expect(await heard(4)).toBe('confirmed,r2,caughtUp,r3');
    await subscription.unsubscribe();
  });

  it('from a place where no event begins: confirmed, then an error; beyond the end: nothing', async () => {
    const { commit } = (await positions(await given(2)))[0]!;
    const inside = connected.client.subscribeToAll({ fromPosition: { commit: commit + 1n, prepare: commit + 1n } });
    expect(await listen(inside).heard(2)).toBe('confirmed,unknown');
    const far = commit + 1_000_000n;
    const beyond = connected.client.subscribeToAll({ fromPosition: { commit: far, prepare: far } });
    const { heard, said } = listen(beyond);
    expect(await heard(2)).toBe('confirmed,caughtUp');
    const live = listen(connected.client.subscribeToAll({ fromPosition: 'end' }));
    await live.heard(2);
    await given(1);
    await live.heard(3);
    expect(said).toEqual(['confirmed', 'caughtUp']);
    await beyond.unsubscribe();
  });

  it('tells its position after every 32 events that it looked at, catching up and live, in step with the events', async () => {
    const s = await given(1);
    const prefix = randomUUID();
    const checkpoints: bigint[] = [];
    const seen: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: [prefix],
      checkpointInterval: 1,
      checkpointReached: async (_: unknown, { commit }: { commit: bigint }) => {
        checkpoints.push(commit);
        seen.push(commit);
      },
    });
    const [from] = await positions(s);
    await given(64);
    const subscription = connected.client.subscribeToAll({ filter, fromPosition: from! });
    subscription.on('data', ({ event }) => seen.push(event!.position!.commit));
    const { heard } = listen(subscription);
    expect(await heard(2)).toBe('confirmed,caughtUp');
    expect(checkpoints).toHaveLength(2);
    await given(300 - 64 - 1);
    await given(1, `${prefix}-last`);
    await heard(3);
    expect(checkpoints).toHaveLength(9);
    expect(seen).toEqual([...seen].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
    await subscription.unsubscribe();
  });

  it('unsubscribed: ends and closes', async () => {
    const subscription = connected.client.subscribeToAll({ fromPosition: 'end' });
    await listen(subscription).heard(2);
    const ended = new Promise<string>((resolve) => subscription.on('close', () => resolve('closed')));
    await subscription.unsubscribe();
    expect(await ended).toBe('closed');
  });

  it('of a slow reader: holds back, loses nothing, keeps the order', async () => {
    const s = await given(1);
    const filter = streamNameFilter({ prefixes: [s] });
    const subscription = connected.client.subscribeToAll({ filter });
    const writing = (async () => {
      for (let round = 0; round < 40; round++) await given(50, s);
    })();
    const revisions: bigint[] = [];
    for await (const { event } of subscription) {
      if (revisions.push(event!.revision) === 2_001) break;
      if (revisions.length % 100 === 0) await new Promise(setImmediate);
    }
    await writing;
    expect(revisions).toEqual(Array.from({ length: 2_001 }, (_, revision) => BigInt(revision)));
    await subscription.unsubscribe();
  });
});
