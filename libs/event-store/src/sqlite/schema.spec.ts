import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newStream, sampleEvent, sampleEvents, wholeLog } from '../contract/under-test.js';
import { StoreUnavailable } from '../port.js';
import { openSqliteEventStore } from './index.js';
import { openSqliteLogReader } from './log-reader.js';
import { openForWriting } from './writer.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('events in the file', () => {
  it('are refused to be changed, deleted or replaced, whatever connection asks', async () => {
    const file = join(folder, 'triggers.sqlite');
    const store = await openSqliteEventStore({ file });
    const [first, second] = [sampleEvent({ n: 1 }), sampleEvent({ n: 2 })];
    await store.append('measure-1', 'no-stream', [first, second]);
    await store.append('measure-2', 'no-stream', sampleEvents(1));
    const before = await wholeLog(store);

    for (const recursive of ['ON', 'OFF']) {
      const stranger = new Database(file);
      stranger.pragma(`recursive_triggers = ${recursive}`);
      const attempts: [string, RegExp][] = [
        [`UPDATE events SET data = '{}'`, /never changed/],
        [`UPDATE events SET position = 9 WHERE position = 3`, /never changed/],
        [`UPDATE OR REPLACE events SET revision = 0 WHERE position = 2`, /never changed/],
        [`DELETE FROM events`, /never deleted/],
        [`DELETE FROM events WHERE position = 3`, /never deleted/],
        [insert(1, 'measure-1', 2, crypto.randomUUID()), /position must be the next/],
        [insert(4, 'measure-1', 1, crypto.randomUUID()), /revision must be the next/],
        [insert(4, 'measure-1', 2, first.id), /id is in the log already/],
        [insert(5, 'measure-1', 2, crypto.randomUUID()), /position must be the next/],
        [insert(4, 'measure-1', 3, crypto.randomUUID()), /revision must be the next/],
        [insert(4, 'measure-3', 1, crypto.randomUUID()), /revision must be the next/],
        [`UPDATE meta SET value = 'x' WHERE key = 'log_id'`, /identity/],
        [`DELETE FROM meta`, /identity/],
      ];
      for (const [sql, reason] of attempts) expect(() => stranger.exec(sql)).toThrow(reason);
      stranger.close();
    }
    expect(await wholeLog(store)).toEqual(before);
    await store.close();
  });

  it('are written by a connection that waits for the disk and fires triggers on REPLACE', () => {
    const db = openForWriting({ eventLogFile: join(folder, 'triggers.sqlite'), busyTimeout: 100 });
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('recursive_triggers', { simple: true })).toBe(1);
    db.close();
  });
});

describe('a file', () => {
  it('is made with its folder, keeps its identity, and is one file when nobody has it open', async () => {
    const file = join(folder, 'new', 'deep', 'events.sqlite');
    const store = await openSqliteEventStore({ file });
    const id = await store.logId();
    await store.append(newStream(), 'no-stream', sampleEvents(1));
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    const again = await openSqliteEventStore({ file });
    expect(await again.logId()).toBe(id);
    await again.close();
  });

  it('is one log when many open it for the first time at once', async () => {
    const file = join(folder, 'race.sqlite');
    const stores = await Promise.all(Array.from({ length: 4 }, () => openSqliteEventStore({ file })));
    const ids = new Set(await Promise.all(stores.map((store) => store.logId())));
    expect(ids.size).toBe(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('of a newer format is refused with a sentence that says what to do, and left as it is', async () => {
    const file = join(folder, 'newer.sqlite');
    await (await openSqliteEventStore({ file })).close();
    const db = new Database(file);
    db.exec(`DROP TRIGGER identity_is_not_changed; UPDATE meta SET value = '2' WHERE key = 'format'`);
    db.close();
    const opening = openSqliteEventStore({ file });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(opening).rejects.toThrow(/format 2; this release reads formats up to 1\. Use the release/);
    expect(() => openSqliteLogReader(file)).toThrow(/format 2/);
  });

  it('that holds something else is refused, and left as it is', async () => {
    const other = join(folder, 'other.sqlite');
    const db = new Database(other);
    db.exec('CREATE TABLE people (id TEXT)');
    db.close();
    await expect(openSqliteEventStore({ file: other })).rejects.toThrow(/no event log/);
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'Not a database, but long enough to look like one at first sight. '.repeat(20));
    await expect(openSqliteEventStore({ file: text })).rejects.toThrow(/not a database/);
    await expect(openSqliteEventStore({ file: folder })).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

const insert = (position: number, stream: string, revision: number, id: string): string =>
  `INSERT OR REPLACE INTO events VALUES (${position}, '${stream}', ${revision}, 1, '${id}', 'T', 1, '{}', '{}')`;
