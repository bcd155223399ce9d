// Commands on the KurrentDB adapter (the read before, and the append) against the bare client doing the same read and
// the same append, on one server. On a stand-in in a process of its own, unless KURRENTDB_URL names a real server.
import { randomUUID } from 'node:crypto';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { openKurrentDbEventStore } from '../../dist/libs/event-store/src/index.js';
import { startKurrentDbDoubleProcess } from '../doubles/kurrentdb/process.ts';
import { perSecond, statusReported } from './lib/events.mjs';
import { median, note } from './lib/report.mjs';

const CLIENTS = 32;
const SECONDS = 3;
const ROUNDS = 5;
/** Events of a stream that a command reads; then the next stream is begun. */
const LENGTH = 20;

const prefixOfThisRun = () => `t${randomUUID().replaceAll('-', '').slice(0, 24)}`;

/** Each client reads its stream whole and appends one event to it. */
async function commands(read, append) {
  const streams = [];
  return perSecond(CLIENTS, SECONDS, async (client, round) => {
    const revision = round % LENGTH;
    if (revision === 0) streams[client] = `measure-${randomUUID()}`;
    const seen = await read(streams[client]);
    if (seen !== revision) throw new Error(`${streams[client]} has ${seen} events, not ${revision}`);
    await append(streams[client], revision, statusReported(round));
  });
}

async function ours(url) {
  const store = await openKurrentDbEventStore({ url, prefix: prefixOfThisRun() });
  await store.head();
  const rate = await commands(
    async (stream) => (await store.read(stream, 0, 500)).length,
    (stream, revision, event) => store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]),
  );
  await store.close();
  return rate;
}

async function bare(url) {
  const client = KurrentDBClient.connectionString(url);
  const prefix = prefixOfThisRun();
  async function read(stream) {
    let events = 0;
    try {
      const page = client.readStream(`${prefix}-${stream}`, { direction: 'forwards', fromRevision: 0n, maxCount: 500 });
      for await (const { event } of page) if (event) events++;
    } catch (error) {
      if (error.type !== 'stream-not-found') throw error;
    }
    return events;
  }
  await read('none');
  const rate = await commands(read, (stream, revision, { id, type, data, metadata }) =>
    client.appendToStream(`${prefix}-${stream}`, [{ id, type, contentType: 'application/json', data, metadata }], {
      streamState: revision === 0 ? 'no_stream' : BigInt(revision - 1),
    }),
  );
  await client.dispose();
  return rate;
}

export async function run() {
  const given = process.env.KURRENTDB_URL;
  const double = given ? null : await startKurrentDbDoubleProcess();
  const url = given ?? double.url;
  const where = given ? 'on KurrentDB' : 'on the stand-in';
  const rates = { ours: [], bare: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      // who goes first changes, so that a log that grows favours nobody
      const measures = Object.entries({ ours, bare });
      for (const [name, measure] of round % 2 ? measures.reverse() : measures) rates[name].push(await measure(url));
    }
  } finally {
    await double?.stop();
  }
  const [mine, client] = [median(rates.ours), median(rates.bare)];
  note(
    `kurrentdb, ${where}: commands (read and append), of the bare client with the same calls`,
    mine / client,
    { atLeast: 0.7 },
    { clients: CLIENTS, commandsPerSecond: { ours: Math.round(mine), bareClient: Math.round(client) } },
  );
}
