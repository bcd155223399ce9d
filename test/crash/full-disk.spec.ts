import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store';
import { startAppender } from './appender-process.js';
import { expectSoundLog } from './log-checks.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

// The operating system refuses writes beyond a size, and later takes them again. `prlimit` is Linux's; what a full
// disk does to a commit is tried on every system in the store's own suite.
const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux('writes that the system refuses are typed errors, harm nothing, and the store goes on by itself', async () => {
  const file = join(folder, 'events.sqlite');
  const child = startAppender({
    file,
    run: 1,
    writers: 16,
    appends: 0,
    under: ['prlimit', '--fsize=3000000:unlimited'],
  });
  await child.heard('failed', 40);
  execFileSync('prlimit', ['--fsize=unlimited:unlimited', '--pid', String(child.pid)]);
  await child.heard('acknowledged', child.acknowledgements() + 200);
  child.kill();
  const said = await child.ended;
  const untyped = said.failures.filter((code) => code !== 'outcome-unknown' && code !== 'store-unavailable');
  expect(untyped).toEqual([]);
  // it is COMMIT that writes, and a commit that failed half-way is never called certainly undone
  expect(said.failures).toContain('outcome-unknown');
  const store = await openSqliteEventStore({ file });
  await expectSoundLog(file, store, said.acknowledged);
  await store.close();
});
