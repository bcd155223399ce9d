// The relay against the bare client: the events of a log published to a real broker, from the relay's first look at the
// topic until the last is committed, against kafkajs sending the same records, ready made, in the same transactions with
// the same settings.
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { createDirectory, startLogTail } from '../../dist/libs/application/src/index.js';
import { openSqliteEventStore, positionedLog } from '../../dist/libs/event-store/src/index.js';
import { openKafkaPublisher, publishedPair, sourceOf, topicNames } from '../../dist/libs/feed/src/index.js';
import { transactionsOf } from '../../dist/libs/feed/src/kafka/transactions.js';
import { domainEventTypes } from '../../dist/libs/read-models/src/index.js';
import { publicView } from '../../dist/apps/relay/src/public-view.js';
import { startRelay } from '../../dist/apps/relay/src/relay.js';
import { kafkaBroker, whyNoBroker } from '../engines/kafka.ts';
import { largeLog } from './lib/large-log.mjs';
import { median, note } from './lib/report.mjs';

const EVENTS = Math.min(100_000, Number(process.env.BENCH_EVENTS ?? Infinity));
const PAGE = 500;
const ROUNDS = 5;
const PORT = 19_292;

/** The log, judged by its end as the relay does it. */
async function openLog() {
  const store = await openSqliteEventStore({ file: await largeLog(EVENTS) });
  const registry = domainEventTypes();
  const directory = createDirectory({ store, registry });
  const tail = startLogTail({ store, consumers: [directory] });
  while (!(await directory.catchUp(60_000)));
  await tail.close();
  const source = sourceOf(await store.logId());
  const show = publicView(directory, () => new Date());
  const pairOf = (event) => publishedPair(event, { registry, source, publicView: show });
  return { store, log: positionedLog(store), source, pairOf, head: Number(await store.head()) };
}

async function ours({ log, source, pairOf, head }, brokers) {
  const prefix = `bench-${randomUUID()}`;
  const publisher = openKafkaPublisher({ brokers, prefix });
  // topics are made before the clock starts, as for the bare client
  await publisher.claim();
  const begun = performance.now();
  const relay = startRelay({ log, whole: log, publisher, pairOf, source, topic: topicNames(prefix).events });
  relay.ended.catch((error) => console.error(error));
  while (relay.status().position < head) await new Promise((resolve) => setTimeout(resolve, 5));
  const seconds = (performance.now() - begun) / 1000;
  await relay.close();
  await publisher.close();
  return head / seconds;
}

async function bare(transactions, head, brokers) {
  const prefix = `bench-${randomUUID()}`;
  // makes the topics
  const maker = openKafkaPublisher({ brokers, prefix });
  await maker.claim();
  await maker.close();
  const { events, publicEvents } = topicNames(prefix);
  const retry = { initialRetryTime: 5, multiplier: 2, maxRetryTime: 500, retries: 12 };
  const producer = new Kafka({ brokers, clientId: 'bare', retry, logLevel: logLevel.NOTHING }).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    transactionalId: `${prefix}-bare`,
    transactionTimeout: 30_000,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry,
  });
  await producer.connect();
  const begun = performance.now();
  for (const records of transactions) {
    const transaction = await producer.transaction();
    const topicMessages = [{ topic: events, messages: records.events }];
    if (records.publicEvents.length > 0) topicMessages.push({ topic: publicEvents, messages: records.publicEvents });
    await transaction.sendBatch({ acks: -1, topicMessages });
    await transaction.commit();
  }
  const seconds = (performance.now() - begun) / 1000;
  await producer.disconnect();
  return head / seconds;
}

export async function run() {
  const why = whyNoBroker();
  if (why) return console.log(`  not run: ${why}`);
  const broker = kafkaBroker({ port: PORT });
  await broker.wipe();
  await broker.start();
  const opened = await openLog();
  try {
    const transactions = [];
    for (let after = 0; after < opened.head; after += PAGE) {
      transactions.push(...transactionsOf((await opened.log.after(after, PAGE)).map(opened.pairOf)));
    }
    const rates = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      rates.ours.push(await ours(opened, [broker.address]));
      rates.bare.push(await bare(transactions, opened.head, [broker.address]));
    }
    const [mine, client] = [median(rates.ours), median(rates.bare)];
    note(
      'relay: a log published to Kafka, of the bare client with the same transactions',
      mine / client,
      { atLeast: 0.7 },
      {
        events: opened.head,
        transactions: transactions.length,
        eventsPerSecond: { ours: Math.round(mine), bare: Math.round(client) },
      },
    );
  } finally {
    await opened.store.close();
    await broker.wipe();
  }
}
