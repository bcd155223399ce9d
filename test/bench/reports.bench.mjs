// The reports at 10,000 measures, over HTTP: now, and as of the middle of the log; at 1,000,000 events and at 100,000.
// Also how long a cold start takes with the long log, and how much memory the service then uses.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { largeLog, STRATEGIES } from './lib/large-log.mjs';
import { benchFolder, idOf } from './lib/log-writer.mjs';
import { median, note, percentile } from './lib/report.mjs';
import { startService } from './lib/service.mjs';

const LONG = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const SHORT = Math.min(100_000, LONG / 2);
const REQUESTS = 200;
const ROUNDS = 3;
const REPORTS = {
  overview: () => '/api/v1/reports/overview',
  goals: () => '/api/v1/reports/goals',
  strategy: (number) => `/api/v1/reports/strategies/${idOf(`strategy ${number % STRATEGIES}`)}`,
};

/** A data folder with a log of so many events; the views are built at the first start and kept. */
async function dataFolder(events) {
  const folder = join(benchFolder(), `data-${events}`);
  const log = await largeLog(events);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    cpSync(log, join(folder, 'events.sqlite'));
  }
  return folder;
}

/** Milliseconds of each request, one after the other. */
async function times(pool, headers, path) {
  const spent = [];
  for (let number = 0; number < REQUESTS; number++) {
    const started = performance.now();
    const { statusCode, body } = await pool.request({ method: 'GET', path: path(number), headers });
    const text = await body.text();
    spent.push(performance.now() - started);
    if (statusCode !== 200) throw new Error(`${path(number)}: ${statusCode} ${text}`);
  }
  return spent;
}

async function measure(service, events, into) {
  const pool = new Pool(service.origin, { connections: 1 });
  const headers = { authorization: `Bearer ${await service.token('reader')}` };
  const middle = Math.floor(events / 2);
  for (const [name, path] of Object.entries(REPORTS)) {
    await times(pool, headers, path);
    // another position each time, so that no answer can have been kept
    const then = await times(pool, headers, (number) => `${path(number)}?position=${middle + number}`);
    const now = await times(pool, headers, path);
    for (const [when, spent] of Object.entries({ now, then })) {
      const figures = ((into[name] ??= {})[when] ??= { p50: [], p99: [] });
      figures.p50.push(median(spent));
      figures.p99.push(percentile(spent, 0.99));
    }
  }
  await pool.close();
}

const mebibytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const round = (value) => Number(value.toFixed(2));

export async function run() {
  const figures = { long: {}, short: {} };
  const folders = { long: await dataFolder(LONG), short: await dataFolder(SHORT) };
  // the first start builds the views
  const first = await startService(folders.long, { NODE_OPTIONS: '' });
  await first.stop();
  const starts = [];
  const memory = [];
  for (let roundNumber = 0; roundNumber < ROUNDS; roundNumber++) {
    for (const [length, events] of [
      ['long', LONG],
      ['short', SHORT],
    ]) {
      const service = await startService(folders[length]);
      if (length === 'long') starts.push(service.readyMs);
      await measure(service, events, figures[length]);
      if (length === 'long') memory.push(mebibytes(service.pid));
      await service.stop();
    }
  }
  for (const name of Object.keys(REPORTS)) {
    const [now, then] = [figures.long[name].now, figures.long[name].then];
    const short = figures.short[name].now;
    const shown = {
      measures: 10_000,
      events: LONG,
      milliseconds: {
        now: { p50: round(median(now.p50)), p99: round(median(now.p99)) },
        asOfTheMiddle: { p50: round(median(then.p50)), p99: round(median(then.p99)) },
        nowAtTheShortLog: { events: SHORT, p50: round(median(short.p50)), p99: round(median(short.p99)) },
      },
    };
    note(
      `reports: ${name}, as of the middle, of now (median)`,
      median(then.p50) / median(now.p50),
      { atMost: 2 },
      shown,
    );
    note(`reports: ${name}, 99th percentile now, of 20 ms`, median(now.p99) / 20, { atMost: 1 }, shown);
    note(`reports: ${name}, 99th percentile as of the middle, of 20 ms`, median(then.p99) / 20, { atMost: 1 }, shown);
    note(
      `reports: ${name}, now at ${LONG} events, of now at ${SHORT} (median)`,
      median(now.p50) / median(short.p50),
      { atMost: 1.3 },
      shown,
    );
  }
  note(
    'start: seconds until ready with the long log',
    median(starts) / 1000,
    {},
    { events: LONG, memoryMiB: Math.round(median(memory)), firstStartSeconds: round(first.readyMs / 1000) },
  );
  if (process.env.BENCH_KEEP === undefined)
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
}
