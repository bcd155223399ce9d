import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newStream, sampleEvent, sampleEvents } from '../contract/under-test.js';
import { encodeAppend, type EncodedAppend } from '../encode.js';
import { OutcomeUnknown, StoreUnavailable } from '../port.js';
import { MAX_BATCH_BYTES, MAX_WAITING_BYTES, startGroupCommit, type GroupCommit } from './group-commit.js';
import type { Committed } from './recent-commits.js';
import { ensureLog } from './schema.js';

/** A writer thread that says it is ready and then does what the statement says, with each `message`. */
const thread = (statement: string, ready = `port.postMessage('ready');`): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { workerData } from 'node:worker_threads';
       const { port } = workerData;
       port.on('message', (message) => { if (message === 'close') return port.close(); ${statement} });
       ${ready}`,
    )}`,
  );
const DYING = thread('process.exit(3)');
const REAL = new URL('./writer.ts', import.meta.url);

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
  file = join(folder, 'events.sqlite');
  const db = new Database(file);
  ensureLog(db);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Each start of a writer takes the next of the threads; the last one for all further starts. */
async function start(
  ...threads: URL[]
): Promise<GroupCommit & { readonly commits: number[]; readonly added: Committed[] }> {
  const commits: number[] = [];
  const added: Committed[] = [];
  const group = await startGroupCommit({
    eventLogFile: file,
    busyTimeout: 100,
    get writer() {
      return threads.length > 1 ? threads.shift()! : threads[0]!;
    },
    onCommit(commit, committed) {
      commits.push(commit.appends);
      added.push(...committed);
    },
  });
  return { ...group, commits, added };
}
const append = (): EncodedAppend => encodeAppend(newStream(), 'no-stream', sampleEvents(1));
const megabyte = (): EncodedAppend =>
  encodeAppend(newStream(), 'no-stream', [sampleEvent({ t: 'x'.repeat(1_040_000) })]);

describe('a writer thread that dies', () => {
  it('leaves the outcome of what was under way unknown; what waited goes to a new one', async () => {
    const group = await start(DYING, REAL);
    const underWay = [append(), append()].map((one) =>
      expect(group.submit(one)).rejects.toBeInstanceOf(OutcomeUnknown),
    );
    await new Promise(setImmediate);
    const waiting = group.submit(append());
    await Promise.all(underWay);
    await expect(waiting).resolves.toMatchObject({ revision: 0 });
    await group.close();
  });

  it('and cannot be started again: unavailable, until it can', async () => {
    const group = await start(DYING, thread('', `throw new Error('no such file')`), REAL);
    await expect(group.submit(append())).rejects.toBeInstanceOf(OutcomeUnknown);
    await expect(group.submit(append())).rejects.toThrow(/cannot be opened for writing.*no such file/);
    await expect(group.submit(append())).resolves.toMatchObject({ revision: 0 });
    await group.close();
  });

  it('before it was ever ready: the store does not open', async () => {
    await expect(start(thread('', 'process.exit(1)'))).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('after a failed commit, by itself: the next append has a new one', async () => {
    const failing = thread(`port.postMessage({ failed: 'unknown', message: 'disk I/O error' }); port.close();`);
    const group = await start(failing, REAL);
    await expect(group.submit(append())).rejects.toMatchObject({ code: 'outcome-unknown', message: 'disk I/O error' });
    await expect(group.submit(append())).resolves.toMatchObject({ revision: 0 });
    await group.close();
  });

  it('while the store closes: it closes', async () => {
    const group = await start(DYING);
    const underWay = expect(group.submit(append())).rejects.toBeInstanceOf(OutcomeUnknown);
    await group.close();
    await underWay;
  });
});

describe('a group that has gathered while a commit was under way', () => {
  it('is sent as soon as the answer is there, though this turn of the event loop goes on', async () => {
    const group = await start(REAL);
    let answered = false;
    const first = group.submit(append()).then(() => (answered = true));
    await new Promise(setImmediate);
    const rest: Promise<unknown>[] = [];
    // microtasks run, but no message of a thread is handed out: this turn does not end before the first is answered
    while (!answered) {
      rest.push(group.submit(append()));
      await Promise.resolve();
    }
    await Promise.all([first, ...rest]);
    await group.close();
    expect(group.commits[0]).toBe(1);
    expect(group.commits.reduce((sum, appends) => sum + appends, 0)).toBe(rest.length + 1);
  });
});

it('a commit tells of what it added alone: neither of a repeat nor of a conflict in the same group', async () => {
  const group = await start(REAL);
  const [first, second] = [append(), append()];
  const { token } = await group.submit(first);
  const late = encodeAppend(first.stream, 'no-stream', sampleEvents(1));
  const [repeated, conflict, fresh] = await Promise.allSettled([first, late, second].map((one) => group.submit(one)));
  await group.close();
  expect(repeated).toMatchObject({ value: { revision: 0, token } });
  expect(conflict).toMatchObject({ reason: { code: 'revision-conflict' } });
  expect(fresh).toMatchObject({ value: { revision: 0 } });
  expect(group.commits).toEqual([1, 3]);
  expect(group.added.map(({ append: { stream } }) => stream)).toEqual([first.stream, second.stream]);
});

describe('what waits', () => {
  it('is bounded: beyond the bound an append is refused as unavailable, certainly not written', async () => {
    const group = await start(DYING);
    const one = megabyte();
    const taken = Math.floor(MAX_WAITING_BYTES / one.bytes);
    const settled = Promise.allSettled(Array.from({ length: taken + 4 }, () => group.submit(one)));
    await group.close();
    const reasons = (await settled).map((result) => (result.status === 'rejected' ? result.reason : null) as Error);
    const refused = reasons.filter(({ message }) => message.includes('bytes wait to be written'));
    // a few bytes of metadata weigh as well
    expect(refused.length).toBeGreaterThanOrEqual(4);
    expect(refused.length).toBeLessThanOrEqual(6);
    for (const error of refused) expect(error).toBeInstanceOf(StoreUnavailable);
    for (const error of reasons) if (!refused.includes(error)) expect(error).toBeInstanceOf(OutcomeUnknown);
  });

  it('waits no longer once it is answered: the bound is on what waits, not on what was ever written', async () => {
    const answering = thread(
      `port.postMessage({ revisions: [0], positions: [1], refused: [], events: 0, milliseconds: 0 });
       Atomics.add(workerData.answered, 0, 1);`,
    );
    const group = await start(answering);
    const one = megabyte();
    const twice = 2 * Math.ceil(MAX_WAITING_BYTES / one.bytes);
    for (let written = 0; written < twice; written++) await group.submit(one);
    await group.close();
  });

  it('goes in commits of a bounded size, in order', async () => {
    const group = await start(REAL);
    const positions: number[] = [];
    const all = Array.from({ length: 20 }, () =>
      group.submit(megabyte()).then(({ token }) => positions.push(Number(token))),
    );
    await group.close();
    await Promise.all(all);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(group.commits.length).toBeGreaterThanOrEqual(Math.ceil((20 * 1_040_000) / MAX_BATCH_BYTES));
    for (const appends of group.commits) expect(appends * 1_040_000).toBeLessThanOrEqual(MAX_BATCH_BYTES);
  });
});
