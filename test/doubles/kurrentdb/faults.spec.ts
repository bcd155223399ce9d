/** Runs on the stand-in, not on KurrentDB: what it can be told to do, as the real client sees it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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
import { startKurrentDbDoubleProcess } from './process.js';

let double: KurrentDbDouble;
let connected: Connected;
beforeEach(async () => {
  double = await startKurrentDbDouble({ repeatTimeout: 50 });
  connected = connect(double.url);
});
afterEach(async () => {
  await connected.dispose();
  await double.stop();
});

const stored = (stream: string) => revisions(connected.client.readStream(stream, { maxCount: 999 }));

describe.each(PATHS)('on the stand-in for KurrentDB, by the %s', (path) => {
  const append = (stream: string, event = anEvent()) => outcome(connected.append(path, stream, event, 'no_stream'));

  it('the connection breaks after the commit and before the answer: the same append again finds itself', async () => {
    const s = aStream();
    const event = anEvent();
    await append(aStream());
    await double.faults.breakAfterCommit(1);
    expect(await append(s, event)).toMatch(/^unavailable/);
    expect(await stored(s)).toBe('r0');
    expect(await append(s, event)).toBe('ok 0n');
    expect(await stored(s)).toBe('r0');
  });

  it('the connection breaks before the commit: nothing is written', async () => {
    const s = aStream();
    await append(aStream());
    await double.faults.breakBeforeCommit(1);
    expect(await append(s)).toMatch(/^unavailable/);
    expect(await stored(s)).toMatch(/^stream-not-found/);
  });

  it.each([true, false])('appends time out; written: %s', async (written) => {
    const s = aStream();
    await double.faults.timeOut(1, written);
    expect(await append(s)).toMatch(path === 'batch path' ? /^deadline-exceeded/ : /^unknown 10 ABORTED/);
    expect(await stored(s)).toMatch(written ? /^r0$/ : /^stream-not-found/);
    expect(await append(aStream())).toBe('ok 0n');
  });

  it('refuses while it is not ready or too busy, and then no more', async () => {
    await append(aStream());
    await double.faults.refuse('not-ready');
    const notReady = path === 'batch path' ? 'unknown Could not recognize Server Is Not Ready' : /^unavailable/;
    expect(await append(aStream())).toMatch(notReady);
    await double.faults.refuse('unavailable');
    expect(await append(aStream())).toMatch(/^unavailable/);
    expect(await stored(aStream())).toMatch(/^unavailable/);
    await double.faults.refuse('nothing');
    expect(await append(aStream())).toBe('ok 0n');
  });

  it('answers late', async () => {
    await double.faults.answerLate(30);
    const s = aStream();
    expect(await append(s)).toBe('ok 0n');
    expect(await stored(s)).toBe('r0');
  });

  it('falls silent: what has expired when it speaks again is not written', async () => {
    await append(aStream());
    await double.faults.silence();
    const s = aStream();
    const credentials = path === 'cred path' ? { credentials: { username: 'a', password: 'b' } } : {};
    const appending = outcome(
      connected.client.appendToStream(s, anEvent(), { streamState: 'no_stream', deadline: 300, ...credentials }),
    );
    const reading = stored(s);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await double.faults.speak();
    expect(await appending).toMatch(/^deadline-exceeded/);
    expect(await reading).toMatch(/^stream-not-found/);
    expect(await append(s)).toBe('ok 0n');
  });

  it.each(['lost', 'kept'] as const)(
    'is killed with an append in flight, which is %s, and comes up again',
    async (which) => {
      await append(aStream());
      await double.faults.holdCommits();
      const s = aStream();
      const event = anEvent();
      // one is in flight, the other is its repetition: which is which is not said
      const both = [append(s, event), append(s, event)];
      const timedOut = /^deadline-exceeded|^unknown 10/;
      expect(await Promise.race(both)).toMatch(timedOut);
      await double.faults.goDown(which);
      const ends = await Promise.all(both);
      expect(ends.filter((text) => timedOut.test(text))).toHaveLength(1);
      expect(ends.filter((text) => text.startsWith('unavailable'))).toHaveLength(1);
      expect((await append(s, event)).toLowerCase()).toMatch(/econnrefused|unavailable/);
      await double.faults.releaseCommits();
      await double.faults.comeUp();
      expect(await stored(s)).toMatch(which === 'kept' ? /^r0$/ : /^stream-not-found/);
      expect(await append(s, event)).toBe('ok 0n');
      expect(await stored(s)).toBe('r0');
    },
  );
});

describe('on the stand-in for KurrentDB', () => {
  it('after a restart any has forgotten what it wrote; an exact state has not', async () => {
    const s = aStream();
    const two = events(2);
    const append = (state: 'any' | 'no_stream') => outcome(connected.append('batch path', s, two, state));
    expect(await append('any')).toBe('ok 1n');
    expect(await append('any')).toBe('ok 1n');
    await double.faults.goDown('kept');
    await double.faults.comeUp();
    while ((await append('no_stream')) !== 'ok 1n') await new Promise(setImmediate);
    expect(await append('any')).toBe('ok 3n');
    expect(await append('no_stream')).toBe('ok 1n');
  });

  it('falls silent after so many appends, and says when', async () => {
    const silent = double.faults.silenceAfter(2);
    const s = aStream();
    for (const state of ['no_stream', 0n] as const) {
      expect(await outcome(connected.append('batch path', s, anEvent(), state))).toMatch(/^ok/);
    }
    const third = outcome(connected.append('batch path', s, anEvent(), 1n));
    await silent;
    await double.faults.speak();
    expect(await third).toBe('ok 2n');
  });

  it('a read stops in the middle: the connection breaks', async () => {
    const s = aStream();
    await connected.append('batch path', s, events(300), 'no_stream');
    await double.faults.stopReadsAfter(200, 'break', 1);
    expect(await stored(s)).toMatch(/^unavailable/);
    expect((await drain(connected.client.readStream(s, { maxCount: 999 }))).length).toBe(300);
  });

  it('a read stops in the middle: nothing more comes, and the next read is whole', async () => {
    const s = aStream();
    await connected.append('batch path', s, events(3), 'no_stream');
    await double.faults.stopReadsAfter(2, 'hang', 1);
    expect(await Promise.race([stored(s), stored(s)])).toBe('r0,r1,r2');
  });

  it('subscriptions are dropped with an error', async () => {
    const subscription = connected.client.subscribeToAll({ fromPosition: 'end' });
    const dropped = new Promise<string>((resolve) => subscription.on('error', (error) => resolve(failure(error))));
    await new Promise<void>((resolve) => void subscription.on('caughtUp', () => resolve()));
    await double.faults.dropSubscriptions();
    expect(await dropped).toMatch(/^unavailable/);
  });

  it('a subscription is silent while the connection lives; a new one is not', async () => {
    const seen: string[] = [];
    const subscribe = (name: string) =>
      new Promise<void>((resolve) => {
        const subscription = connected.client.subscribeToAll({ fromPosition: 'end' });
        subscription.on('data', () => seen.push(name));
        subscription.on('caughtUp', () => resolve());
      });
    await subscribe('old');
    await double.faults.silenceSubscriptions();
    await subscribe('new');
    await connected.append('batch path', aStream(), anEvent(), 'no_stream');
    while (seen.length === 0) await new Promise(setImmediate);
    expect(seen).toEqual(['new']);
  });

  it('every connection is cut, and calls go on with a new one', async () => {
    const s = aStream();
    await connected.append('batch path', s, anEvent(), 'no_stream');
    const subscription = connected.client.subscribeToAll({ fromPosition: 'end' });
    const dropped = new Promise<string>((resolve) => subscription.on('error', (error) => resolve(failure(error))));
    await new Promise<void>((resolve) => void subscription.on('caughtUp', () => resolve()));
    await double.faults.cutConnections();
    expect(await dropped).toMatch(/^unavailable/);
    const event = anEvent();
    while ((await outcome(connected.append('batch path', s, event, 0n))) !== 'ok 1n') await new Promise(setImmediate);
    expect(await stored(s)).toBe('r0,r1');
  });

  it('takes 100 calls on one connection, which all clients of a process share; one more waits', async () => {
    let confirmed = 0;
    const subscriptions = Array.from({ length: 101 }, () => {
      const subscription = connected.client.subscribeToAll({ fromPosition: 'end' });
      subscription.on('confirmation', () => confirmed++);
      subscription.on('error', () => {});
      return subscription;
    });
    while (confirmed < 100) await new Promise(setImmediate);
    const other = connect(double.url);
    const options = { credentials: { username: 'admin', password: 'changeit' }, deadline: 300 };
    const waiting = outcome(other.client.appendToStream(aStream(), anEvent(), options));
    expect(await waiting).toMatch(/^deadline-exceeded/);
    expect(confirmed).toBe(100);
    expect(subscriptions).toHaveLength(101);
  });

  it('is found by a client that discovers its cluster', async () => {
    const found = connect(`kurrentdb://127.0.0.1:${double.port},127.0.0.1:${double.port}?tls=false`);
    expect(await outcome(found.append('batch path', aStream(), anEvent(), 'no_stream'))).toBe('ok 0n');
    await found.dispose();
  });
});

describe('the stand-in for KurrentDB as a process of its own', () => {
  it('serves, shows faults, freezes, and outlives its clients', async () => {
    const own = await startKurrentDbDoubleProcess();
    const first = connect(`${own.url}&keepAliveInterval=10000&keepAliveTimeout=10000`);
    const s = aStream();
    expect(await outcome(first.append('batch path', s, anEvent(), 'no_stream'))).toBe('ok 0n');
    own.freeze();
    const frozen = outcome(first.append('batch path', s, anEvent(), 0n));
    own.thaw();
    expect(await frozen).toBe('ok 1n');
    await own.faults.breakAfterCommit(1);
    expect(await outcome(first.append('batch path', s, anEvent(), 1n))).toMatch(/^unavailable/);
    await first.dispose();
    const second = connect(own.url);
    expect(await revisions(second.client.readStream(s, { maxCount: 9 }))).toBe('r0,r1,r2');
    await second.dispose();
    await own.stop();
  });

  it('frozen, answers no ping: the client gives the connection up and goes on when it thaws', async () => {
    const own = await startKurrentDbDoubleProcess();
    const { append, dispose } = connect(`${own.url}&keepAliveInterval=1000&keepAliveTimeout=1000`);
    const s = aStream();
    expect(await outcome(append('batch path', s, anEvent(), 'no_stream'))).toBe('ok 0n');
    own.freeze();
    expect(await outcome(append('batch path', s, anEvent(), 0n))).toMatch(/^unavailable/);
    own.thaw();
    expect(await outcome(append('batch path', aStream(), anEvent(), 'no_stream'))).toBe('ok 0n');
    await dispose();
    await own.stop();
  });
});
