// The feed with 1,000 readers: from the acknowledged append to the last reader, against a bare Fastify broadcast to as
// many. The readers are in a process of their own and tell when the last of them has an event.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchFolder } from './lib/log-writer.mjs';
import { median, note, percentile } from './lib/report.mjs';
import { freePort, startService } from './lib/service.mjs';

const READERS = 1000;
const EVENTS = 200;
const ROUNDS = 3;
const at = (file) => fileURLToPath(new URL(file, import.meta.url));
const stopped = (child) => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGTERM')));

/**
 * Milliseconds from each append's acknowledgement until the last reader has it.
 * @param publish appends one event and resolves, when it is acknowledged, with a text that is in its frame only
 */
async function latencies(origin, path, headers, publish) {
  const readers = fork(at('./lib/feed-readers.mjs'), [origin, path, JSON.stringify(headers), String(READERS)]);
  const next = () => new Promise((resolve) => readers.once('message', resolve));
  await next();
  const spent = [];
  for (let number = 0; number < EVENTS; number++) {
    const arrived = next();
    await publish(number);
    const acknowledged = performance.timeOrigin + performance.now();
    spent.push(Math.max(0, (await arrived) - acknowledged));
  }
  await stopped(readers);
  return spent;
}

async function ours() {
  const folder = mkdtempSync(join(benchFolder(), 'feed-'));
  const service = await startService(folder, { FEED_MAX_READERS: '2000' });
  const headers = { authorization: `Bearer ${await service.token('sector-lead')}` };
  const measures = await (await fetch(`${service.origin}/api/v1/measures?text=forbildeprosjekt`, { headers })).json();
  const { measure } = measures.measures[0];
  const spent = await latencies(service.origin, '/api/v1/feed', headers, async (number) => {
    const response = await fetch(`${service.origin}/api/v1/measures/${measure}/internal-notes`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text: `Merknad ${number}: ${'avtalt med leverandøren. '.repeat(16)}` }),
    });
    if (response.status !== 200) throw new Error(await response.text());
    await response.arrayBuffer();
  });
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
  return spent;
}

async function bare() {
  const port = await freePort();
  const server = fork(at('./lib/bare-broadcast.mjs'), [String(port)]);
  await new Promise((resolve) => server.once('message', resolve));
  const origin = `http://127.0.0.1:${port}`;
  const spent = await latencies(origin, '/feed', {}, async (number) => {
    const response = await fetch(`${origin}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `Merknad ${number}: ${'avtalt med leverandøren. '.repeat(32)}` }),
    });
    await response.arrayBuffer();
  });
  await stopped(server);
  return spent;
}

export async function run() {
  const p99 = { ours: [], bare: [] };
  const p50 = { ours: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, measure] of Object.entries({ ours, bare })) {
      const spent = await measure();
      p99[name].push(percentile(spent, 0.99));
      p50[name].push(median(spent));
    }
  }
  const shown = (values) => Number(median(values).toFixed(2));
  note(
    'feed: acknowledged append to the last of 1,000 readers, 99th percentile, of a bare Fastify broadcast',
    median(p99.ours) / median(p99.bare),
    { atMost: 1.5 },
    {
      readers: READERS,
      milliseconds: {
        ours: { p50: shown(p50.ours), p99: shown(p99.ours) },
        bare: { p50: shown(p50.bare), p99: shown(p99.bare) },
      },
    },
  );
}
