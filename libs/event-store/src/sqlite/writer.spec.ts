import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleEvents, wholeLog } from '../contract/under-test.js';
import type { Commit } from '../commit.js';
import { openSqliteEventStore } from './index.js';
import { ensureLog } from './schema.js';
import { createWriter, openForWriting, type Batch, type Writer } from './writer.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
  file = join(folder, 'events.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One append of one event of about so many bytes to a new stream. */
const append = (bytes = 10): Batch => [`measure-${randomUUID()}`, -1, 1, randomUUID(), 'T', 1, 'x'.repeat(bytes), '{}'];

describe('a full disk', () => {
  let db: Database.Database;
  let writer: Writer;
  beforeEach(() => {
    db = new Database(file);
    ensureLog(db);
    db.close();
    db = openForWriting({ eventLogFile: file, busyTimeout: 100 });
    writer = createWriter(db);
  });
  afterEach(() => void db.close());
  const count = (): number => db.prepare<[], number>('SELECT count(*) FROM events').pluck().get() ?? 0;

  it('fails the whole commit, certainly rolled back; what was there stays, and it goes on when there is space', () => {
    expect(writer.write([...append(), ...append()])).toMatchObject({ positions: [1, 2], events: 2 });
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);

    const tooMuch: Batch = [...append(), ...append(50_000), ...append()];
    expect(writer.write(tooMuch)).toMatchObject({ failed: 'rolled-back', message: expect.stringContaining('FULL') });
    expect(count()).toBe(2);
    // what still fits is still taken
    expect(writer.write(append())).toMatchObject({ positions: [3] });
    expect(writer.write(tooMuch)).toMatchObject({ failed: 'rolled-back' });

    db.pragma('max_page_count = 1000000');
    expect(writer.write(tooMuch)).toMatchObject({ positions: [4, 5, 6], events: 3 });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('adds nothing of an append whose id the log has, and harms no other in the same commit', () => {
    const known = append();
    writer.write(known);
    const id = known[3] as string;
    const two: Batch = ['measure-two', -1, 2, randomUUID(), 'T', 1, '{}', '{}', id, 'T', 1, '{}', '{}'];
    const outcome = writer.write([...append(), ...two, ...append()]);
    expect(outcome).toMatchObject({
      positions: [2, 0, 3],
      events: 2,
      refused: [[1, expect.stringContaining('in the log already')]],
    });
    expect(db.prepare(`SELECT count(*) FROM events WHERE stream = 'measure-two'`).pluck().get()).toBe(0);
  });
});

describe('a part of what was appended', () => {
  it('is no repeat: neither the end of one append, nor several appends as one', () => {
    const fresh = new Database(file);
    ensureLog(fresh);
    fresh.close();
    const db = openForWriting({ eventLogFile: file, busyTimeout: 100 });
    const writer = createWriter(db);
    const event = (): Batch => [randomUUID(), 'T', 1, '{}', '{}'];
    const [a, b, c] = [event(), event(), event()] as const;
    expect(writer.write(['measure-1', -1, 2, ...a, ...b])).toMatchObject({ positions: [2] });
    expect(writer.write(['measure-1', 1, 1, ...c])).toMatchObject({ positions: [3] });
    expect(writer.write(['measure-1', 0, 1, ...b])).toMatchObject({ positions: [0], revisions: [2] });
    expect(writer.write(['measure-1', -1, 3, ...a, ...b, ...c])).toMatchObject({ positions: [0], revisions: [2] });
    expect(writer.write(['measure-1', -1, 2, ...a, ...b])).toMatchObject({ positions: [2], revisions: [1] });
    db.close();
  });
});

describe('a locked file', () => {
  it('is unavailable after the time to wait, and taken again afterwards', async () => {
    const store = await openSqliteEventStore({ file, busyTimeout: 50 });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const events = sampleEvents(1);
    await expect(store.append('measure-1', 'no-stream', events)).rejects.toMatchObject({ code: 'store-unavailable' });
    other.exec('ROLLBACK');
    other.close();
    await expect(store.append('measure-1', 'no-stream', events)).resolves.toMatchObject({ revision: 0 });
    expect(await wholeLog(store)).toHaveLength(1);
    await store.close();
  });
});

describe('group commit', () => {
  it('takes all appends of one turn into one commit, and tells the observer', async () => {
    const commits: Commit[] = [];
    const store = await openSqliteEventStore({ file, observer: { committed: (commit) => commits.push(commit) } });
    const appends = Array.from({ length: 64 }, (_, n) => store.append(`measure-${n}`, 'no-stream', sampleEvents(2)));
    // one that is refused counts as an append, and adds no events
    const conflict = store.append('measure-0', 7, sampleEvents(1));
    await expect(conflict).rejects.toMatchObject({ code: 'revision-conflict', actual: 1 });
    await Promise.all(appends);
    expect(commits).toEqual([{ events: 128, appends: 65, bytes: 65 * 2 * 11 - 11, milliseconds: expect.any(Number) }]);
    await store.close();
  });
});
