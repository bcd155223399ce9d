/** `tiltak migrate` between sqlite and the stand-in for KurrentDB. Nothing here ran on KurrentDB. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEventStore, openSqliteEventStore } from '#event-store';
import { openPeopleRegister, type Person } from '#identity';
import { startKurrentDbDoubleProcess, type KurrentDbDoubleProcess } from '../doubles/kurrentdb/process.js';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const root = mkdtempSync(join(tmpdir(), 'tiltak-migrate-'));
/** Each run of the command line is a process that starts. */
const TIME_LIMIT = 300_000;
const SEED = 'infra/seed/baerum-hp-2018-2021.yaml';
let double: KurrentDbDoubleProcess;
/** Events of the log in the folder `first`. */
let total: number;

/** Runs `tiltak` from what `npm run build` made, on a data folder and the stand-in. */
function start(dataDir: string, ...words: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const env = { ...process.env, DATA_DIR: join(root, dataDir), KURRENTDB_URL: double.url };
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const child = execFile(process.execPath, ['dist/apps/cli/src/main.js', ...words], { env }, (error, out, err) =>
    resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, out, err }),
  );
  return { child, ended: promise };
}
const tiltak = (dataDir: string, ...words: string[]): Promise<Ended> => start(dataDir, ...words).ended;
const toServer = ['migrate', '--from', 'sqlite', '--to', 'kurrentdb'];
const fromServer = ['migrate', '--from', 'kurrentdb', '--to', 'sqlite'];

const person = (dataDir: string): Promise<Ended> =>
  tiltak(
    dataDir,
    'person',
    'Kari Prøve',
    ...['--issuer', 'https://login.example.org', '--subject', 'kari', '--role'],
    'administrator',
  );

/** Events on the stand-in. */
async function eventsOnServer(): Promise<number> {
  const store = await openEventStore({ kind: 'kurrentdb', url: double.url, prefix: 'tiltak' });
  try {
    return (await store.readAll('0', 10_000)).length;
  } finally {
    await store.close();
  }
}

async function personsIn(dataDir: string): Promise<readonly Person[]> {
  const register = await openPeopleRegister(join(root, dataDir));
  try {
    return await register.list(null, 1_000);
  } finally {
    await register.close();
  }
}

const sameOfBoth = ({ out }: Ended): string | undefined => /^both logs: .*$/m.exec(out)?.[0];

beforeAll(async () => {
  double = await startKurrentDbDoubleProcess();
  expect(await person('first')).toMatchObject({ code: 0 });
  expect(await tiltak('first', 'seed', SEED)).toMatchObject({ code: 0 });
  const log = await openSqliteEventStore({ file: join(root, 'first', 'events.sqlite') });
  total = Number(await log.head());
  await log.close();
}, TIME_LIMIT);
afterAll(async () => {
  await double.stop();
  rmSync(root, { recursive: true, force: true });
});

it(
  'goes on after it was killed, and makes the same log and people register there and back',
  async () => {
    const silent = double.faults.silenceAfter(20);
    const { child, ended } = start('first', ...toServer);
    await silent;
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ code: null });
    await double.faults.speak();
    const there = await eventsOnServer();
    expect(there).toBeGreaterThanOrEqual(19);
    expect(there).toBeLessThan(total);

    const again = await tiltak('first', ...toServer);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain(`copied: ${total - there} events; ${there} were there already`);
    expect(sameOfBoth(again)).toContain(`${total} events`);

    const back = await tiltak('second', ...fromServer);
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(sameOfBoth(back)).toBe(sameOfBoth(again));
    expect(await tiltak('second', 'verify', '--log-only')).toMatchObject({ code: 0 });
    expect(await personsIn('second')).toEqual(await personsIn('first'));
    expect(await personsIn('second')).toMatchObject([{ name: 'Kari Prøve', login: { subject: 'kari' } }]);

    const twice = await tiltak('second', ...fromServer);
    expect(twice.out).toContain(`copied: 0 events; ${total} were there already`);
  },
  TIME_LIMIT,
);

it('refuses a target that holds something else, and leaves it as it is', async () => {
  expect(await person('other')).toMatchObject({ code: 0 });
  const before = await eventsOnServer();
  const refused = await tiltak('other', ...toServer);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.err).toContain('Position 1 of the kurrentdb log is another event');
  expect(await eventsOnServer()).toBe(before);
});

it('says what is wrong with what it was told', async () => {
  const sameStore = await tiltak('first', 'migrate', '--from', 'sqlite', '--to', 'sqlite');
  expect(sameStore).toMatchObject({ code: 1 });
  expect(sameStore.err).toContain('name two different stores');
  const noLog = await tiltak('nowhere', ...toServer);
  expect(noLog).toMatchObject({ code: 1 });
  expect(noLog.err).toContain('There is no event log');
});
