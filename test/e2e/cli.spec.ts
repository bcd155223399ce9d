import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const SEED = 'infra/seed/baerum-hp-2018-2021.yaml';
const root = mkdtempSync(join(tmpdir(), 'tiltak-cli-'));
const folder = (name: string): string => join(root, name);

/** Runs `tiltak` as its users do, from what `npm run build` made, on a data folder. */
const tiltak = (dataDir: string, ...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: folder(dataDir) };
    execFile(process.execPath, ['dist/apps/cli/src/main.js', ...words], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });

const administrator = (dataDir: string): Promise<Ended> =>
  tiltak(
    dataDir,
    ...[
      'person',
      'Kari Prøve',
      '--issuer',
      'https://login.example.org',
      '--subject',
      'kari',
      '--role',
      'administrator',
    ],
  );

describe('tiltak', () => {
  beforeAll(async () => {
    expect(await administrator('first')).toMatchObject({ code: 0 });
    expect(await tiltak('first', 'seed', SEED)).toMatchObject({ code: 0, err: '' });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('seed: adds nothing the second time', async () => {
    const again = await tiltak('first', 'seed', SEED);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain(': 0 commands carried out');
    expect(again.out).toContain(
      'measures: 47, savings lines: 7, investments: 1, targets: 3, needs: 1, indicators: 113',
    );
  });

  it('seed: names every fault with its line, and writes nothing', async () => {
    const file = folder('wrong.yaml');
    const text = readFileSync(SEED, 'utf8')
      .replace('lastYear: 2019', 'lastYear: soon')
      .replace('kind: decided', 'kind: dreamt');
    writeFileSync(file, text);
    const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;
    expect(await administrator('refusing')).toMatchObject({ code: 0 });
    const refused = await tiltak('refusing', 'seed', file);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`${file}:${lineOf('lastYear: soon')}:`);
    expect(refused.err).toContain(`${file}:${lineOf('kind: dreamt')}:`);
    const verified = await tiltak('refusing', 'verify', '--log-only');
    expect(verified.out).toContain(': 1 events in 1 streams');
  });

  it('seed: asks for an administrator where there is none', async () => {
    const refused = await tiltak('nobody', 'seed', SEED);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('--role administrator');
  });

  it('rebuild and verify: what was built is what the log makes', async () => {
    expect(await tiltak('first', 'rebuild')).toMatchObject({ code: 0, err: '' });
    const verified = await tiltak('first', 'verify');
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(verified.out).toContain('equal to a rebuild');
  });

  it('verify: finds a read model that somebody has changed', async () => {
    await tiltak('first', 'rebuild');
    cpSync(folder('first'), folder('changed'), { recursive: true });
    const view = new Database(join(folder('changed'), 'views', 'measures.v1.sqlite'));
    view.prepare("UPDATE title SET title = 'Et annet tiltak' WHERE position = (SELECT min(position) FROM title)").run();
    view.close();
    const verified = await tiltak('changed', 'verify');
    expect(verified.code).toBe(1);
    expect(verified.err).toContain('Et annet tiltak');
    expect(verified.err).toContain('rebuild');
  });

  it('verify: finds a log that somebody has changed behind its triggers', async () => {
    cpSync(folder('first'), folder('tampered'), { recursive: true });
    const log = new Database(join(folder('tampered'), 'events.sqlite'));
    const triggers = log.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) log.exec(`DROP TRIGGER ${name}`);
    log.prepare('DELETE FROM events WHERE position = 10').run();
    log.close();
    const verified = await tiltak('tampered', 'verify', '--log-only');
    expect(verified.code).toBe(1);
    expect(verified.err).toContain('position');
  });

  it('backup and restore: the same log in another place, and never over another one', async () => {
    expect(await tiltak('first', 'backup', folder('backup'))).toMatchObject({ code: 0, err: '' });
    expect(await tiltak('restored', 'restore', folder('backup'))).toMatchObject({ code: 0, err: '' });
    const [original, copy] = [
      await tiltak('first', 'verify', '--log-only'),
      await tiltak('restored', 'verify', '--log-only'),
    ];
    expect(copy).toEqual(original);
    expect(await tiltak('restored', 'restore', folder('backup'))).toMatchObject({ code: 1 });
    expect(await tiltak('first', 'backup', folder('backup'))).toMatchObject({ code: 1 });
  });

  it('doctor: says what is there and that nothing is wrong, also before the first start', async () => {
    expect(await tiltak('first', 'rebuild')).toMatchObject({ code: 0, err: '' });
    const looked = await tiltak('first', 'doctor');
    expect(looked).toMatchObject({ code: 0, err: '' });
    for (const view of ['structure', 'measures', 'audit', 'indicators', 'rounds', 'savings'])
      expect(looked.out).toContain(`read model ${view}: 0 events behind`);
    expect(await tiltak('not-there', 'doctor')).toMatchObject({ code: 0, err: '' });
  });

  it('token: names the demo people where the name is none of theirs', async () => {
    const ended = await tiltak('first', 'token', 'sektor-lead');
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('There is no demo person sektor-lead: name one of sector-lead, ');
  });

  it('says whose right is missing where a folder may not be written, and shows no stack trace', async () => {
    // nobody may make a folder there, the superuser neither
    const ended = await tiltak('first', 'backup', '/sys/tiltak');
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain("mkdir '/sys/tiltak'. Give the user who runs this the right");
    expect(ended.err).toContain(`The data folder is ${folder('first')} (DATA_DIR).`);
    expect(ended.err).not.toMatch(/^ +at /m);
  });

  it('says that a log cannot be opened, and shows no stack trace', async () => {
    writeFileSync(folder('a-file'), '');
    const ended = await administrator('a-file');
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain(`${folder('a-file')}/events.sqlite cannot be opened as an event log: `);
    expect(ended.err).not.toMatch(/^ +at /m);
  });

  it('says what is wrong with a configuration, and does nothing', async () => {
    const ended = await new Promise<Ended>((resolve) => {
      const env = { ...process.env, DATA_DIR: folder('first'), PORT: 'many' };
      execFile(process.execPath, ['dist/apps/cli/src/main.js', 'doctor'], { env }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
      );
    });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('PORT');
  });
});
