// The feed gateway with 10,000 readers: from the commit in Kafka to the last of them, and memory for each, against a
// bare Node broadcast to as many in the same run. Server and readers are processes of their own, each bound to one core
// where the machine can do that.
import { fork, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKafkaPublisher } from '../../dist/libs/feed/src/index.js';
import { kafkaBroker, whyNoBroker } from '../engines/kafka.ts';
import { benchFolder } from './lib/log-writer.mjs';
import { median, note, percentile } from './lib/report.mjs';
import { freePort } from './lib/service.mjs';

const READERS = Number(process.env.BENCH_READERS ?? 10_000);
const EVENTS = 40;
/** Not counted: code that has just been loaded is slow. */
const WARM_UP = 5;
const ROUNDS = 3;
const PORT = 19_392;
const MEASURE = 'measure-00000000-0000-4000-8000-000000000001';
const SOURCE = '/tiltak/log-of-a-benchmark';
const at = (file) => fileURLToPath(new URL(file, import.meta.url));
const words = 'Arbeidet følger planen, og leveransene for perioden er godkjent av styringsgruppen. '.repeat(4);

const canBind = !spawnSync('taskset', ['--version'], { stdio: 'ignore' }).error;
const bind = (pid, core) =>
  canBind && spawnSync('taskset', ['-a', '-p', '-c', String(core), String(pid)], { stdio: 'ignore' });
const next = (child) =>
  new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`it ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
const stopped = (child) => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGTERM')));

/** Bytes of memory that a process holds. */
const memory = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;

/**
 * @param publish makes one event and resolves, when it is committed, with that moment (ms since 1970)
 * @returns milliseconds from each commit until the last reader has it, and bytes for each reader
 */
async function measured({ port, path, pid }, publish) {
  const before = memory(pid);
  const readers = fork(at('./lib/many-readers.mjs'), [String(port), path, String(READERS)]);
  bind(readers.pid, 1);
  await next(readers);
  const spent = [];
  for (let number = 0; number < EVENTS + WARM_UP; number++) {
    const arrived = next(readers);
    const committed = await publish(number);
    const last = await arrived;
    if (number >= WARM_UP) spent.push(Math.max(0, last - committed));
  }
  const bytes = (memory(pid) - before) / READERS;
  await stopped(readers);
  return { spent, bytes };
}

const now = () => performance.timeOrigin + performance.now();

function record(position, type, data) {
  const event = {
    ...{ specversion: '1.0', id: randomUUID(), source: SOURCE, type, subject: MEASURE, time: new Date().toISOString() },
    ...{ datacontenttype: 'application/json', data, position, revision: position - 1 },
    ...{ correlationid: randomUUID(), actorrole: 'sector-lead', actor: randomUUID() },
  };
  return { record: { key: MEASURE, position, version: 1, event }, publicRecord: null };
}

const registered = record(1, 'no.tiltak.measure.registered', {
  ...{ title: 'Et tiltak', description: null, area: 'unit-1', responsible: null, goals: [], strategies: [] },
  ...{ adoption: { status: 'unknown', programme: null }, exemption: null },
});
const noted = (position) =>
  record(position, 'no.tiltak.measure.status-reported', {
    ...{ effectiveOn: '2017-03-31', phase: 'ongoing', words: 'Under gjennomføring', reading: 'words' },
    ...{ progress: 'green', effect: 'not-assessed', comment: words, commentExempt: null },
  });

async function startGateway(brokers, prefix, dataDir) {
  const port = await freePort();
  const child = spawn(process.execPath, [at('../../dist/apps/feed/src/main.js')], {
    env: {
      ...process.env,
      ...{ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', API_URL: 'http://127.0.0.1:1' },
      ...{ KAFKA_BROKERS: brokers.join(','), KAFKA_PREFIX: prefix, FEED_MAX_READERS: String(READERS) },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  bind(child.pid, 0);
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await ready())) {
    if (child.exitCode !== null) throw new Error(`the gateway ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { child, port, path: '/api/v1/feed', pid: child.pid };
}

async function ours(brokers) {
  const prefix = `bench-${randomUUID()}`;
  const dataDir = mkdtempSync(join(benchFolder(), 'gateway-'));
  const publisher = openKafkaPublisher({ brokers, prefix });
  await publisher.claim();
  await publisher.publish([registered]);
  const gateway = await startGateway(brokers, prefix, dataDir);
  const figures = await measured(gateway, async (number) => {
    await publisher.publish([noted(number + 2)]);
    return now();
  });
  await stopped(gateway.child);
  await publisher.close();
  rmSync(dataDir, { recursive: true, force: true });
  return figures;
}

async function bare() {
  const port = await freePort();
  const child = fork(at('./lib/bare-stream.mjs'), [String(port)]);
  bind(child.pid, 0);
  await next(child);
  const figures = await measured({ port, path: '/feed', pid: child.pid }, async (number) => {
    const body = JSON.stringify(noted(number + 2).record.event);
    const response = await fetch(`http://127.0.0.1:${port}/events`, { method: 'POST', body });
    await response.arrayBuffer();
    return now();
  });
  await stopped(child);
  return figures;
}

/** Brokers to publish to, and how to let go of them; null: there are none, and why has been said. */
async function brokersOrNone() {
  if (process.env.KAFKA_BROKERS) return { brokers: process.env.KAFKA_BROKERS.split(','), close: async () => undefined };
  const why = whyNoBroker();
  if (why) {
    console.log(`  not run: KAFKA_BROKERS is not set, and no broker can be started here: ${why}`);
    return null;
  }
  const own = kafkaBroker({ port: PORT });
  await own.wipe();
  await own.start();
  return { brokers: [own.address], close: () => own.wipe() };
}

export async function run() {
  const kafka = await brokersOrNone();
  if (!kafka) return;
  const all = { ours: [], bare: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      all.bare.push(await bare());
      all.ours.push(await ours(kafka.brokers));
    }
  } finally {
    await kafka.close();
  }
  const of = (name, figure) => median(all[name].map(figure));
  const figures = (figure, digits) => ({
    ours: Number(of('ours', figure).toFixed(digits)),
    bare: Number(of('bare', figure).toFixed(digits)),
  });
  const half = ({ spent }) => median(spent);
  const bytes = (one) => one.bytes;
  note(
    `gateway: commit in Kafka to the last of ${READERS} readers, median, of a bare Node broadcast`,
    of('ours', half) / of('bare', half),
    { atMost: 1.5 },
    {
      readers: READERS,
      milliseconds: { p50: figures(half, 1), p95: figures(({ spent }) => percentile(spent, 0.95), 1) },
    },
  );
  note(
    'gateway: memory for each reader, of a bare Node broadcast',
    of('ours', bytes) / of('bare', bytes),
    { atMost: 2 },
    { readers: READERS, bytes: figures(bytes, 0) },
  );
}
