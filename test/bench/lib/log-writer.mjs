// A large log is made once, event by event past the store, and kept beside the benchmark's other files.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../../dist/libs/event-store/src/index.js';

const Database = createRequire(import.meta.url)('better-sqlite3');

/** Always the same UUID for a name. */
export function idOf(name) {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Persons who act in a log. */
export const PERSONS = Array.from({ length: 300 }, (_, index) => idOf(`person ${index}`));

/** Path of a folder of the benchmark's, which is kept from run to run. */
export function benchFolder() {
  const folder = join(tmpdir(), 'tiltak-bench-data');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Always the same numbers: a linear congruential generator. */
function dice() {
  let seed = 20180101;
  return (sides) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % sides;
  };
}

/**
 * Path of the log of that name; made if it is not there.
 * @param wanted events, over seven years
 * @param begin `(add, roll)`: what is there at first; what it returns is handed on to `change`
 * @param change `(add, roll, world, { position, day })`: called until there are so many events
 */
export async function keptLog(name, wanted, begin, change) {
  const file = join(benchFolder(), `${name}.sqlite`);
  if (existsSync(file)) return file;
  const partial = `${file}.partial`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(partial + suffix, { force: true });
  await (await openSqliteEventStore({ file: partial })).close();
  write(partial, wanted, begin, change);
  renameSync(partial, file);
  return file;
}

function write(file, wanted, begin, change) {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events'")
    .all();
  // the rows are right by construction; checking each would take minutes
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  const insert = db.prepare(
    'INSERT INTO events (position, stream, revision, opens, id, type, version, data, metadata) VALUES (?, ?, ?, 1, ?, ?, 1, ?, ?)',
  );
  const roll = dice();
  const revisions = new Map();
  const step = Math.floor((7 * 365 * 86_400_000) / wanted);
  let clock = Date.parse('2018-01-01T00:00:00Z');
  let position = 0;
  /** @returns the event's id */
  const add = (stream, type, data) => {
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    position++;
    clock += step;
    if (position % 50_000 === 0) db.exec('COMMIT; BEGIN');
    const id = idOf(`event ${position}`);
    const commandId = idOf(`command ${position}`);
    const metadata = {
      actor: { person: PERSONS[roll(PERSONS.length)], role: 'sector-lead', grant: 'lead:area' },
      commandId,
      fingerprint: commandId.slice(0, 32),
      correlationId: commandId,
      recordedAt: new Date(clock).toISOString(),
      source: 'http',
    };
    insert.run(position, stream, revision, id, type, JSON.stringify(data), JSON.stringify(metadata));
    return id;
  };
  db.exec('BEGIN');
  const world = begin(add, roll);
  while (position < wanted) change(add, roll, world, { position, day: new Date(clock).toISOString().slice(0, 10) });
  db.exec('COMMIT');
  for (const { sql } of triggers) db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
