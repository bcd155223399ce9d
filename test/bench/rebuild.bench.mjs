// Rebuild of all read models, against a program that inserts the same rows into the same tables and does nothing else.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../dist/libs/event-store/src/index.js';
import { buildViews } from '../../dist/libs/read-models/src/index.js';
import { largeLog } from './lib/large-log.mjs';
import { benchFolder } from './lib/log-writer.mjs';
import { median, note } from './lib/report.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');
const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const ROUNDS = 3;
const ROWS_PER_COMMIT = 5000;

async function rebuild(log, folder) {
  const started = performance.now();
  await buildViews(folder, log);
  return (EVENTS * 1000) / (performance.now() - started);
}

/** Inserts every row of the built views into fresh files with the same schema; only the inserts and commits are timed. */
function copyRows(from, to) {
  let spent = 0;
  for (const file of readdirSync(from).filter((name) => name.endsWith('.sqlite'))) {
    const source = new Database(join(from, file), { readonly: true });
    const target = new Database(join(to, file));
    target.pragma('page_size = 8192');
    target.pragma('journal_mode = WAL');
    target.pragma('synchronous = NORMAL');
    target.pragma('cache_size = -32768');
    target.pragma('wal_autocheckpoint = 4000');
    const schema = source
      .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
      .all();
    const virtual = schema.filter(({ sql }) => sql.startsWith('CREATE VIRTUAL')).map(({ name }) => name);
    const own = schema.filter(({ name }) => !virtual.some((table) => name.startsWith(`${table}_`)));
    for (const { sql } of own) target.exec(sql);
    for (const { name } of own.filter(({ type }) => type === 'table')) {
      const columns = source
        .prepare(`SELECT * FROM "${name}" LIMIT 1`)
        .columns()
        .map((column) => `"${column.name}"`);
      const key = virtual.includes(name) ? ['rowid', ...columns] : columns;
      const rows = source.prepare(`SELECT ${key.join(', ')} FROM "${name}"`).raw();
      const insert = target.prepare(
        `INSERT INTO "${name}" (${key.join(', ')}) VALUES (${key.map(() => '?').join(', ')})`,
      );
      const commit = target.transaction((page) => page.forEach((row) => insert.run(...row)));
      let page = [];
      const flush = () => {
        const started = performance.now();
        commit(page);
        spent += performance.now() - started;
        page = [];
      };
      for (const row of rows.iterate()) if (page.push(row) === ROWS_PER_COMMIT) flush();
      flush();
    }
    source.close();
    target.close();
  }
  return (EVENTS * 1000) / spent;
}

export async function run() {
  const log = await openSqliteEventStore({ file: await largeLog(EVENTS) });
  const rates = { rebuild: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const built = mkdtempSync(join(benchFolder(), 'views-'));
    const copied = mkdtempSync(join(benchFolder(), 'copy-'));
    rates.rebuild.push(await rebuild(log, built));
    rates.bare.push(copyRows(built, copied));
    for (const folder of [built, copied]) rmSync(folder, { recursive: true, force: true });
  }
  await log.close();
  const [mine, bare] = [median(rates.rebuild), median(rates.bare)];
  note(
    'rebuild of all read models, events per second, of a program that inserts the same rows',
    mine / bare,
    { atLeast: 0.5 },
    {
      events: EVENTS,
      eventsPerSecond: { rebuild: Math.round(mine), bare: Math.round(bare) },
    },
  );
}
