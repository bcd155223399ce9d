// Durable status reports over HTTP with 64 clients, through the whole service (sign-in, validation, CQRS, decide,
// append), against a bare Fastify route that inserts the same row with the same group commit.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { benchFolder } from './lib/log-writer.mjs';
import { perSecond } from './lib/events.mjs';
import { median, note } from './lib/report.mjs';
import { freePort, startService } from './lib/service.mjs';

const CLIENTS = 64;
/** Before anything is counted, on either side: a service runs for months, and the first seconds are the compiler's. */
const WARM_UP_SECONDS = 8;
const SECONDS = 5;
const ROUNDS = 5;

const report = (client, round) => ({
  effectiveOn: '2018-03-31',
  phase: 'ongoing',
  progress: 'green',
  effect: 'not-assessed',
  comment: `Arbeidet følger planen, og leveransene for perioden er godkjent. Rapport ${round} av klient ${client}.`,
});

async function send(pool, path, headers, body, wanted) {
  const { statusCode, body: answer } = await pool.request({
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (statusCode !== wanted) throw new Error(`${path}: ${statusCode} ${text}`);
}

/** Reports per second of the service; each client reports on measures of its own. */
async function measureService(service, measures, headers) {
  const pool = new Pool(service.origin, { connections: CLIENTS });
  const one = (client, round) => {
    const own = measures.slice((client * measures.length) / CLIENTS, ((client + 1) * measures.length) / CLIENTS);
    return send(
      pool,
      `/api/v1/measures/${own[round % own.length]}/status-reports`,
      headers,
      report(client, round),
      200,
    );
  };
  await perSecond(CLIENTS, WARM_UP_SECONDS, one);
  const rate = await perSecond(CLIENTS, SECONDS, one);
  await pool.close();
  return rate;
}

async function measureBare(folder) {
  const port = await freePort();
  const route = fork(fileURLToPath(new URL('./lib/bare-route.mjs', import.meta.url)), [
    String(port),
    join(folder, 'bare.sqlite'),
  ]);
  await new Promise((resolve) => route.once('message', resolve));
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CLIENTS });
  const ids = Array.from({ length: CLIENTS * 8 }, () => randomUUID());
  const one = (client, round) =>
    send(pool, `/measures/${ids[client * 8 + (round % 8)]}/status-reports`, {}, report(client, round), 201);
  await perSecond(CLIENTS, WARM_UP_SECONDS, one);
  const rate = await perSecond(CLIENTS, SECONDS, one);
  await pool.close();
  const ended = new Promise((resolve) => route.once('exit', resolve));
  route.kill('SIGTERM');
  await ended;
  return rate;
}

/** Registers measures in the lead's area, to report on. */
async function register(service, headers) {
  const pool = new Pool(service.origin, { connections: 16 });
  const organisation = await (await fetch(`${service.origin}/api/v1/organisation`, { headers })).json();
  const found = (units) => units.flatMap((unit) => [unit, ...found(unit.units)]);
  const area = found(organisation.sectors).find(({ name }) => name === 'Eiendomsfunksjoner').unit;
  const ids = await Promise.all(
    Array.from({ length: CLIENTS * 8 }, async (_, index) => {
      const { statusCode, body } = await pool.request({
        path: '/api/v1/measures',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ title: `Målt tiltak ${index}`, area }),
      });
      const answer = await body.json();
      if (statusCode !== 201) throw new Error(JSON.stringify(answer));
      return answer.id;
    }),
  );
  await pool.close();
  return ids;
}

export async function run() {
  const rates = { service: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const folder = mkdtempSync(join(benchFolder(), 'http-'));
    const service = await startService(folder);
    const headers = { authorization: `Bearer ${await service.token('sector-lead')}` };
    rates.service.push(await measureService(service, await register(service, headers), headers));
    await service.stop();
    rates.bare.push(await measureBare(folder));
    rmSync(folder, { recursive: true, force: true });
  }
  const [mine, bare] = [median(rates.service), median(rates.bare)];
  note(
    'http: durable status reports with 64 clients, of a bare Fastify route with the same group commit',
    mine / bare,
    { atLeast: 0.5 },
    {
      clients: CLIENTS,
      reportsPerSecond: { service: Math.round(mine), bare: Math.round(bare) },
    },
  );
}
