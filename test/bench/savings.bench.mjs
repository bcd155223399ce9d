// The savings report and the bridge at 10,000 measures, 100,000 lines and 1,000,000 events: in the process, and over HTTP;
// now, and as of the middle of the log.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { openSqliteEventStore } from '../../dist/libs/event-store/src/index.js';
import {
  bridgeEvents,
  forecastDrift,
  openViewReaders,
  savingsBridge,
  savingsMeasures,
  savingsReport,
} from '../../dist/libs/read-models/src/index.js';
import { idOf } from './lib/log-writer.mjs';
import { median, note, percentile } from './lib/report.mjs';
import { AREA, measuresOf, savingsLog } from './lib/savings-log.mjs';
import { startService } from './lib/service.mjs';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const REQUESTS = 100;
const ROUNDS = 3;
const MIDDLE = Math.floor(EVENTS / 2);
const VIEWER = { person: null, level: 'employee', notes: 'all' };
const SCOPES = [
  { kind: 'municipality' },
  { kind: 'unit', unit: AREA },
  { kind: 'strategy', strategy: idOf('strategy 7') },
  { kind: 'measure', measure: idOf('measure 7') },
];

/** The questions with a bar come first. `from`: another beginning of the bridge each time, so that none can be kept. */
const QUESTIONS = {
  report: {
    bar: true,
    path: () => '/api/v1/reports/savings',
    ask: (models, asked, number) => savingsReport(models, { ...asked, scope: SCOPES[number % SCOPES.length] }),
  },
  bridge: {
    bar: true,
    path: (number) => `/api/v1/reports/savings/bridge?fromPosition=${1000 + number}`,
    ask: (models, asked, number) =>
      savingsBridge(models, { ...asked, scope: SCOPES[number % SCOPES.length], from: { position: 1000 + number } }),
  },
  'events of a step': {
    path: (number) => `/api/v1/reports/savings/bridge/events?step=lost&fromPosition=${1000 + number}`,
    ask: (models, asked, number) => bridgeEvents(models, { ...asked, step: 'lost', from: { position: 1000 + number } }),
  },
  'by measure': {
    path: () => '/api/v1/reports/savings/measures?year=2019',
    ask: (models, asked) => savingsMeasures(models, { ...asked, year: 2019 }),
  },
  drift: {
    path: () => '/api/v1/reports/savings/drift?year=2019',
    ask: (models, asked) => forecastDrift(models, { ...asked, year: 2019 }),
  },
};

/** A data folder with the log; the views are built at the first start and kept. */
async function dataFolder() {
  const log = await savingsLog(EVENTS);
  const folder = `${log}.data`;
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    cpSync(log, join(folder, 'events.sqlite'));
  }
  return folder;
}

/** Milliseconds of each question, one after the other. */
async function times(ask) {
  const spent = [];
  for (let number = 0; number < REQUESTS; number++) {
    const started = performance.now();
    await ask(number);
    spent.push(performance.now() - started);
  }
  return spent;
}

async function overHttp(pool, headers, path) {
  const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text}`);
}

const add = (figures, name, way, when, spent) =>
  ((figures[name] ??= {})[way] ??= { now: [], then: [] })[when].push(...spent);

async function inProcess(folder, figures) {
  const log = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
  const views = openViewReaders(join(folder, 'views'));
  const models = { views, log, clock: () => new Date() };
  for (const [name, { ask }] of Object.entries(QUESTIONS)) {
    const asking = (asked, number) =>
      Promise.resolve(ask(models, asked, number)).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.refusals[0].code}`);
      });
    await times((number) => asking({ viewer: VIEWER }, number));
    const at = (number) => ({ viewer: VIEWER, at: { position: MIDDLE + number } });
    add(figures, name, 'process', 'then', await times((number) => asking(at(number), number)));
    add(figures, name, 'process', 'now', await times((number) => asking({ viewer: VIEWER }, number)));
  }
  views.close();
  await log.close();
}

async function throughTheService(service, figures) {
  const pool = new Pool(service.origin, { connections: 1 });
  const headers = { authorization: `Bearer ${await service.token('reader')}` };
  for (const [name, { path }] of Object.entries(QUESTIONS)) {
    const then = (number) => `${path(number)}${path(number).includes('?') ? '&' : '?'}position=${MIDDLE + number}`;
    await times((number) => overHttp(pool, headers, path(number)));
    add(figures, name, 'http', 'then', await times((number) => overHttp(pool, headers, then(number))));
    add(figures, name, 'http', 'now', await times((number) => overHttp(pool, headers, path(number))));
  }
  await pool.close();
}

const round = (value) => Number(value.toFixed(2));

export async function run() {
  const figures = {};
  const folder = await dataFolder();
  // the first start builds the views
  const first = await startService(folder, { NODE_OPTIONS: '' });
  await first.stop();
  for (let number = 0; number < ROUNDS; number++) {
    const service = await startService(folder);
    await throughTheService(service, figures);
    await service.stop();
    await inProcess(folder, figures);
  }
  for (const [name, { bar }] of Object.entries(QUESTIONS)) {
    for (const [way, { now, then }] of Object.entries(figures[name])) {
      const shown = {
        measures: measuresOf(EVENTS),
        lines: measuresOf(EVENTS) * 10,
        events: EVENTS,
        milliseconds: {
          now: { p50: round(median(now)), p99: round(percentile(now, 0.99)) },
          asOfTheMiddle: { p50: round(median(then)), p99: round(percentile(then, 0.99)) },
        },
      };
      const where = way === 'http' ? 'over HTTP' : 'in the process';
      const p99 = Math.max(percentile(now, 0.99), percentile(then, 0.99));
      note(`savings: ${name} ${where}, 99th percentile, of 50 ms`, p99 / 50, bar ? { atMost: 1 } : {}, shown);
      const ratio = median(then) / median(now);
      note(`savings: ${name} ${where}, as of the middle, of now (median)`, ratio, bar ? { atMost: 2 } : {}, shown);
    }
  }
  note('savings: seconds of the first start, which builds the views', first.readyMs / 1000, {}, { events: EVENTS });
  if (process.env.BENCH_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
}
