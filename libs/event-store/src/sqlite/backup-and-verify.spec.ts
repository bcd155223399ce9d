import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newStream, sampleEvent, sampleEvents, wholeLog } from '../contract/under-test.js';
import { EventRegistry } from '../registry.js';
import { backupLog, openSqliteEventStore, verifyLog, type Progress, type SqliteEventStore } from './index.js';

let folder: string;
let file: string;
let store: SqliteEventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
  file = join(folder, 'events.sqlite');
  store = await openSqliteEventStore({ file });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const registry = new EventRegistry([{ type: 'StatusReported', version: 1, publicName: null, freeText: [] }]);
const fill = (appends: number): Promise<unknown> =>
  Promise.all(Array.from({ length: appends }, () => store.append(newStream(), 'no-stream', sampleEvents(2))));

describe('a backup', () => {
  it('is the log of one moment, whole, while it is written to', async () => {
    await store.append(newStream(), 'no-stream', [sampleEvent({ large: 'x'.repeat(1_000_000) })]);
    for (let round = 0; round < 8; round++) {
      await store.append(newStream(), 'no-stream', [sampleEvent({ large: 'y'.repeat(1_000_000) })]);
    }
    const before = Number(await store.head());
    const to = join(folder, 'backup.sqlite');
    const seen: Progress[] = [];
    let written: Promise<unknown> = Promise.resolve();
    const backup = await backupLog({
      file,
      to,
      onProgress(progress) {
        seen.push(progress);
        written = Promise.all([written, fill(5)]);
      },
    });
    await written;
    expect(backup).toEqual({ file: to, logId: await store.logId(), position: before });
    expect(seen.length).toBeGreaterThan(1);
    expect(Number(await store.head())).toBeGreaterThan(before);

    expect(await verifyLog({ file: to, registry })).toMatchObject({ events: before, faults: [] });
    const restored = await openSqliteEventStore({ file: to });
    expect(await wholeLog(restored)).toEqual((await wholeLog(store)).slice(0, before));
    await restored.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toEqual(['backup.sqlite']);
  });

  it('never takes the place of a file, and leaves nothing half made', async () => {
    const to = join(folder, 'taken');
    writeFileSync(to, 'mine');
    await expect(backupLog({ file, to })).rejects.toThrow(/exists already/);
    await expect(backupLog({ file, to: join(folder, 'missing', 'b') })).rejects.toThrow();
    const failing = backupLog({
      file,
      to: join(folder, 'half'),
      onProgress() {
        throw new Error('stopped');
      },
    });
    await expect(failing).rejects.toThrow('stopped');
    expect(existsSync(join(folder, 'half'))).toBe(false);
    expect(existsSync(join(folder, 'half.partial'))).toBe(false);
  });
});

describe('verifying a log', () => {
  it('finds nothing in a good one, and says how far it is', async () => {
    await fill(1200);
    const seen: Progress[] = [];
    const verification = await verifyLog({ file, registry, onProgress: (progress) => seen.push(progress) });
    expect(verification).toEqual({ logId: await store.logId(), events: 2400, streams: 1200, faults: [] });
    expect(seen).toEqual([
      { done: 2000, total: 2400 },
      { done: 2400, total: 2400 },
    ]);
  });

  it.each([
    ['a deleted event', 'DELETE FROM events WHERE position = 2', ['position', 'revision']],
    ['a moved event', `UPDATE events SET revision = 5 WHERE position = 3`, ['revision']],
    ['an event that is no JSON', `UPDATE events SET data = '{' WHERE position = 1`, ['unreadable']],
    ['metadata that is no JSON', `UPDATE events SET metadata = '' WHERE position = 1`, ['unreadable']],
    ['an unknown type', `UPDATE events SET type = 'Unknown' WHERE position = 1`, ['unknown-type']],
    ['a version of the future', `UPDATE events SET version = 2 WHERE position = 3`, ['unknown-type']],
  ])('finds %s', async (_, sql, codes) => {
    await store.append('measure-1', 'no-stream', sampleEvents(3));
    const stranger = new Database(file);
    stranger.exec(`DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_deleted; ${sql}`);
    stranger.close();
    const { faults } = await verifyLog({ file, registry });
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });

  it('finds what SQLite finds', async () => {
    await store.append('measure-1', 'no-stream', sampleEvents(3));
    await store.close();
    const stranger = new Database(file);
    stranger.unsafeMode();
    stranger.pragma('writable_schema = ON');
    stranger.exec(
      `UPDATE sqlite_schema SET sql = replace(sql, 'data     TEXT', 'data     INTEGER') WHERE name = 'events'`,
    );
    stranger.close();
    const { faults } = await verifyLog({ file, registry });
    expect(faults.map(({ code }) => code)).toContain('integrity');
  });
});
