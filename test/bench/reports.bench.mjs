// The reports at 10,000 measures, over HTTP: now, and as of the middle of the log; at 1,000,000 events and at 100,000.
// Also how long a cold start takes with the long log, and how much memory the service then uses.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { largeLog, STRATEGIES } from './lib/large-log.mjs';
import { benchFolder, idOf } from './lib/log-writer.mjs';
import { plainClient } from './lib/plain-client.mjs';
import { median, note, percentile } from './lib/report.mjs';
import { startService } from './lib/service.mjs';

const LONG = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const SHORT = Math.min(100_000, LONG / 2);
const REQUESTS = 200;
const ROUNDS = 5;
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
async function times(client, path) {
  const spent = [];
  for (let number = 0; number < REQUESTS; number++) {
    const { status, milliseconds } = await client.get(path(number));
    spent.push(milliseconds);
    if (status !== 200) throw new Error(`${path(number)}: ${status}`);
  }
  return spent;
}

const MEASURED = [
  ['long', 'now'],
  ['short', 'now'],
  ['long', 'then'],
  ['short', 'then'],
];

/** Both services, in turn: what else the machine does at a moment meets both. */
async function measure(services, into) {
  const clients = {};
  for (const [length, service] of Object.entries(services)) {
    clients[length] = await plainClient(service.origin, { authorization: `Bearer ${await service.token('reader')}` });
  }
  const middle = { long: Math.floor(LONG / 2), short: Math.floor(SHORT / 2) };
  // as of another position each time, so that no answer can have been kept
  const questions = {
    now: (length, path) => path,
    then: (length, path) => (number) => `${path(number)}?position=${middle[length] + number}`,
  };
  async function all(each) {
    for (const [name, path] of Object.entries(REPORTS)) {
      for (const [length, when] of MEASURED) {
        each(name, length, when, await times(clients[length], questions[when](length, path)));
      }
    }
  }
  // a service that has just started has still to compile what it runs
  await all(() => {});
  await all((name, length, when, spent) => {
    const figures = ((into[length][name] ??= {})[when] ??= { p50: [], p99: [] });
    figures.p50.push(median(spent));
    figures.p99.push(percentile(spent, 0.99));
  });
  for (const client of Object.values(clients)) client.close();
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
    const long = await startService(folders.long);
    const short = await startService(folders.short);
    starts.push(long.readyMs);
    await measure({ long, short }, figures);
    memory.push(mebibytes(long.pid));
    await long.stop();
    await short.stop();
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
