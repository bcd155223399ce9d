import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { follow, openSqliteEventStore } from '#event-store';
import { newStream, sampleEvents } from '#event-store/contract';
import { startAppender } from './appender-process.js';
import { expectSoundLog } from './log-checks.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('four processes write to one file; a follower sees everything of all of them, in the one order', async () => {
  const file = join(folder, 'events.sqlite');
  const store = await openSqliteEventStore({ file });
  const stop = new AbortController();
  const followed: string[] = [];
  const following = (async () => {
    for await (const { events } of follow(store, { from: null, limit: 50, signal: stop.signal })) {
      for (const event of events) {
        followed.push(event.id);
        expect(event.token).toBe(String(followed.length));
      }
    }
  })();

  const children = [1, 2, 3].map((run) => startAppender({ file, run, writers: 8, appends: 20 }));
  const own = (async () => {
    for (let index = 0; index < 100; index++) {
      await store.append(newStream(), 'no-stream', [{ ...sampleEvents(1)[0]!, data: { index: 0, count: 1 } }]);
    }
  })();
  const said = await Promise.all(children.map(({ ended }) => ended));
  await own;
  expect(said.map(({ done, failures }) => ({ done, failures }))).toEqual(
    children.map(() => ({ done: true, failures: [] })),
  );
  const log = await expectSoundLog(
    file,
    store,
    said.flatMap(({ acknowledged }) => acknowledged),
  );
  const theirs = said.flatMap(({ acknowledged }) => acknowledged.flatMap(({ events }) => events));
  expect(log).toHaveLength(theirs.length + 100);

  while (followed.length < log.length) await new Promise(setImmediate);
  stop.abort();
  await following;
  expect(followed).toEqual(log.map(({ id }) => id));
  await store.close();
});
