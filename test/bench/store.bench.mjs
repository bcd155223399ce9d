// Appends: the sqlite adapter against the raw driver doing the same revision check and the same grouping, and against
// the best that @event-driven-io/emmett-sqlite does (one client: it has no group commit).
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import { openSqliteEventStore } from '../../dist/libs/event-store/src/index.js';
import { perSecond, statusReported } from './lib/events.mjs';
import { median, note } from './lib/report.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');
const CLIENTS = 64;
const SECONDS = 3;
const ROUNDS = 5;

/** The driver alone: what waits at the end of the turn is checked and inserted in one transaction. */
function rawStore(file) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT`);
  const last = db.prepare('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1').pluck();
  const insert = db.prepare(
    'INSERT INTO events (stream, revision, id, type, version, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let waiting = [];
  const commit = db.transaction((group) => {
    for (const { stream, expected, event } of group) {
      const actual = last.get(stream) ?? -1;
      if (actual !== expected) throw new Error('conflict');
      insert.run(
        stream,
        expected + 1,
        event.id,
        event.type,
        event.version,
        JSON.stringify(event.data),
        JSON.stringify(event.metadata),
      );
    }
  });
  const flush = () => {
    const group = waiting;
    waiting = [];
    commit.immediate(group);
    for (const { resolve } of group) resolve();
  };
  return {
    append: (stream, expected, event) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ stream, expected, event, resolve });
      }),
    close: () => db.close(),
  };
}

async function ours(folder) {
  const store = await openSqliteEventStore({ file: join(folder, 'ours.sqlite') });
  const streams = Array.from({ length: CLIENTS }, () => `measure-${randomUUID()}`);
  const rate = await perSecond(CLIENTS, SECONDS, (client, round) =>
    store.append(streams[client], round === 0 ? 'no-stream' : round - 1, [statusReported(round)]),
  );
  await store.close();
  return rate;
}

async function raw(folder) {
  const store = rawStore(join(folder, 'raw.sqlite'));
  const streams = Array.from({ length: CLIENTS }, () => `measure-${randomUUID()}`);
  const rate = await perSecond(CLIENTS, SECONDS, (client, round) =>
    store.append(streams[client], round - 1, statusReported(round)),
  );
  store.close();
  return rate;
}

async function emmett(folder) {
  const store = getSQLiteEventStore({
    fileName: join(folder, 'emmett.sqlite'),
    schema: { autoMigration: 'CreateOrUpdate' },
  });
  let stream = `measure-${randomUUID()}`;
  const rate = await perSecond(1, SECONDS, async (_, round) => {
    // a new stream now and then, so that its length plays no part
    if (round % 200 === 0) stream = `measure-${randomUUID()}`;
    const { type, data } = statusReported(round);
    await store.appendToStream(stream, [{ type, data }]);
  });
  return rate;
}

export async function run() {
  const rates = { ours: [], raw: [], emmett: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, measure] of Object.entries({ ours, raw, emmett })) {
      const folder = mkdtempSync(join(tmpdir(), 'tiltak-bench-'));
      rates[name].push(await measure(folder));
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const [mine, driver, other] = [median(rates.ours), median(rates.raw), median(rates.emmett)];
  const figures = {
    clients: CLIENTS,
    eventsPerSecond: { ours: Math.round(mine), driver: Math.round(driver), emmettOneClient: Math.round(other) },
  };
  note(
    'store: grouped appends at 64 clients, of the raw driver with the same check and grouping',
    mine / driver,
    { atLeast: 0.7 },
    figures,
  );
  note(
    'store: grouped appends at 64 clients, of emmett-sqlite 0.38.5 at its best',
    mine / other,
    { atLeast: 10 },
    figures,
  );
}
