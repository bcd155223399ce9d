// Publishing a reporting round of 10,000 measures: the report alone, built and cut into pages in this process; and
// through the service, while status reports go on as they did before.
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { openSqliteEventStore } from '../../dist/libs/event-store/src/index.js';
import { buildPublication, openViewReaders, publicationPages } from '../../dist/libs/read-models/src/index.js';
import { largeLog } from './lib/large-log.mjs';
import { benchFolder, idOf } from './lib/log-writer.mjs';
import { median, note, percentile } from './lib/report.mjs';
import { startService } from './lib/service.mjs';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const ROUNDS = 5;
const SECTORS = 5;
/** How long status reports are measured for without a publication. */
const QUIET_SECONDS = 5;
/** Between two status reports, milliseconds: a service that is used, and not one that is full. */
const EVERY = 10;
const LIMIT_SECONDS = 5;
const round = (value) => Number(value.toFixed(2));

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends a command. @returns the answer's body and headers */
async function send(pool, path, headers, body) {
  const {
    statusCode,
    headers: answered,
    body: answer,
  } = await pool.request({
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (statusCode >= 300) throw new Error(`${path}: ${statusCode} ${text}`);
  return { answer: JSON.parse(text), headers: answered };
}

/** Opens a round over every sector. @returns its id */
async function openRound(pool, headers, number) {
  const { answer } = await send(pool, '/api/v1/rounds', headers, {
    title: `Runde ${number}`,
    from: '2024-01-01',
    cutOff: '2024-04-30',
    sectors: Array.from({ length: SECTORS }, (_, index) => ({ sector: idOf(`sector ${index}`), due: '2024-05-15' })),
  });
  return answer.id;
}

/** Measures of the lead's own sector. */
async function ownMeasures(pool, headers) {
  const path = `/api/v1/measures?units=${idOf('sector 0')}&limit=200`;
  const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
  const answer = await body.json();
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${JSON.stringify(answer)}`);
  return answer.measures.map(({ measure }) => measure);
}

/** Status reports, one begun every few milliseconds whether or not the last is answered. */
function reporting(pool, headers, measures) {
  const spent = [];
  const open = new Set();
  let going = true;
  const one = async (number) => {
    const started = performance.now();
    await send(pool, `/api/v1/measures/${measures[number % measures.length]}/status-reports`, headers, {
      effectiveOn: '2025-03-31',
      phase: 'ongoing',
      progress: 'green',
      effect: 'not-assessed',
      comment: `Arbeidet følger planen. Rapport ${number}.`,
    });
    spent.push(performance.now() - started);
  };
  const ended = (async () => {
    for (let number = 0; going; number++) {
      const sent = one(number).finally(() => open.delete(sent));
      open.add(sent);
      await pause(EVERY);
    }
    await Promise.all(open);
  })();
  return {
    stop: async () => {
      going = false;
      await ended;
      return spent;
    },
  };
}

/** Publishes, and waits until everybody can read it. @returns milliseconds and bytes */
async function publish(pool, headers, id) {
  const started = performance.now();
  await send(pool, `/api/v1/rounds/${id}/publication`, headers, { reason: 'Måling' });
  for (;;) {
    const { statusCode, body } = await pool.request({
      path: `/api/v1/rounds/${id}/publication`,
      method: 'GET',
      headers,
    });
    const { byteLength } = await body.arrayBuffer();
    if (statusCode === 200) return { milliseconds: performance.now() - started, bytes: byteLength };
    if (statusCode !== 404) throw new Error(`the publication answers ${statusCode}`);
    if (performance.now() - started > 60_000) throw new Error('the round was not published within a minute');
    await pause(5);
  }
}

/** The report of a round, without the service: milliseconds of each turn, and the longest that others waited. */
async function buildAlone(folder, id) {
  const log = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
  const views = openViewReaders(join(folder, 'views'));
  const position = Math.min(
    ...[views.structure(), views.measures(), views.rounds()].map((view) => view.checkpoint().position),
  );
  const figures = { milliseconds: [], longestTurn: [], bytes: 0 };
  for (let turn = 0; turn <= ROUNDS; turn++) {
    let longest = 0;
    let last = performance.now();
    const tick = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    const started = performance.now();
    const models = { views, log, clock: () => new Date() };
    const { bytes } = await publicationPages(buildPublication(models, { round: id, position }));
    clearInterval(tick);
    // the first is the compiler's
    if (turn === 0) continue;
    figures.milliseconds.push(performance.now() - started);
    figures.longestTurn.push(longest);
    figures.bytes = bytes;
  }
  views.close();
  await log.close();
  return figures;
}

/** Times of publishing, and of status reports with it and without. @returns also the id of a round that is published */
async function throughService(service) {
  const pool = new Pool(service.origin, { connections: 16 });
  const controller = { authorization: `Bearer ${await service.token('controller')}` };
  const lead = { authorization: `Bearer ${await service.token('sector-lead')}` };
  const measures = await ownMeasures(pool, lead);

  const first = await openRound(pool, controller, 0);
  await publish(pool, controller, first);
  const quiet = reporting(pool, lead, measures);
  await pause(QUIET_SECONDS * 1000);
  const without = await quiet.stop();

  const spent = [];
  const during = [];
  let bytes = 0;
  for (let number = 1; number <= ROUNDS; number++) {
    const id = await openRound(pool, controller, number);
    const busy = reporting(pool, lead, measures);
    const published = await publish(pool, controller, id);
    during.push(...(await busy.stop()));
    spent.push(published.milliseconds);
    bytes = published.bytes;
  }
  await pool.close();
  return { first, without, during, spent, bytes };
}

async function measured() {
  const folder = mkdtempSync(join(benchFolder(), 'round-'));
  try {
    cpSync(await largeLog(EVENTS), join(folder, 'events.sqlite'));
    const service = await startService(folder);
    const figures = await throughService(service).finally(() => service.stop());
    return { ...figures, alone: await buildAlone(folder, figures.first) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run() {
  const { without, during, spent, bytes, alone } = await measured();
  const figures = {
    measures: 10_000,
    events: EVENTS,
    bytes,
    publishingSeconds: { median: round(median(spent) / 1000), longest: round(Math.max(...spent) / 1000) },
    statusReportsMilliseconds: {
      without: { count: without.length, p50: round(median(without)), p99: round(percentile(without, 0.99)) },
      during: { count: during.length, p50: round(median(during)), p99: round(percentile(during, 0.99)) },
    },
    reportAlone: {
      milliseconds: round(median(alone.milliseconds)),
      longestTurnMilliseconds: round(median(alone.longestTurn)),
      bytes: alone.bytes,
    },
  };
  note(
    'round: publishing 10,000 measures while status reports go on, of 5 s (longest)',
    Math.max(...spent) / 1000 / LIMIT_SECONDS,
    { atMost: 1 },
    figures,
  );
  note(
    'round: 99th percentile of a status report during publishing, of 250 ms',
    percentile(during, 0.99) / 250,
    { atMost: 1 },
    figures,
  );
  note(
    'round: 99th percentile of a status report during publishing, of without',
    percentile(during, 0.99) / percentile(without, 0.99),
    {},
    figures,
  );
  note('round: the report alone, of 5 s', median(alone.milliseconds) / 1000 / LIMIT_SECONDS, { atMost: 1 }, figures);
}
