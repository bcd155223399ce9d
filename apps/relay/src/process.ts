import { join } from 'node:path';
import {
  createDirectory,
  openCheckpointFile,
  recentEvents,
  startLogTail,
  systemClock,
  type Clock,
  type Directory,
  type LogTail,
} from '#application';
import { openKafkaPublisher, publishedPair, sourceOf, topicNames } from '#feed';
import {
  createHealth,
  createMetrics,
  orderlyShutdown,
  serveOperations,
  type Configuration,
  type Logger,
  type Metrics,
  type ShutdownReport,
} from '#platform';
import { domainEventTypes } from '#read-models';
import { watchRelay } from './checks.js';
import { publicView } from './public-view.js';
import { untilUnreadable } from './readable.js';
import { startRelay, type Relay, type RelayOptions } from './relay.js';
import { openStore } from './store.js';

/** Milliseconds between looks whether the directory has stopped on its way to the log's end. */
const LOOK = 500;

export interface RelayProcessOptions {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly clock?: Clock;
}

export interface RelayProcess {
  /** Where health and measurements are told. */
  readonly origin: string;
  /** See {@link Relay.ended}. */
  readonly ended: Promise<void>;
  /** Finishes the transaction in hand, and lets go of everything. May be called again. */
  close(): Promise<ShutdownReport>;
}

/**
 * The relay, whole: follows the configured store and publishes to the configured brokers.
 * @throws {StoreUnavailable} the log cannot be opened
 */
export async function openRelay(options: RelayProcessOptions): Promise<RelayProcess> {
  const { configuration, logger, clock = systemClock } = options;
  const { host, port, dataDir, kafka } = configuration;
  const metrics = createMetrics();
  const health = createHealth({ logger });
  const { store, log } = await openStore(configuration, logger);
  const registry = domainEventTypes();
  const source = sourceOf(await store.logId());

  // What the public may see depends on what is in the log behind an event, so the directory goes ahead to its end.
  const checkpoints = openCheckpointFile(join(dataDir, 'relay.sqlite'));
  const directory = createDirectory({ store, registry, checkpoints });
  const recent = recentEvents(directory, log);
  const tail = startLogTail({
    store,
    consumers: [untilUnreadable(recent.consumer, registry)],
    observer: {
      stopped: (_, err) => logger.error({ err }, 'the log cannot be read on from here'),
      interrupted: (err) => logger.warn({ err }, 'the log cannot be read; asked again'),
      restarted: (_, err) => logger.warn({ err }, 'the directory is made anew'),
    },
  });
  const publisher = openKafkaPublisher({
    brokers: kafka.brokers,
    prefix: kafka.prefix,
    log: (message, details) => logger.debug({ ...details }, message),
    observer: { committed: (transaction) => metrics.published(transaction) },
  });
  const show = publicView(directory, clock);
  const starting = startWhenDirectoryIsThere(directory, tail, {
    log: recent.log,
    whole: log,
    publisher,
    pairOf: (event) => publishedPair(event, { registry, source, publicView: show }),
    source,
    topic: topicNames(kafka.prefix).events,
    observer: relayObserver(logger, metrics),
  });
  watchRelay({ store, log, directory, tail, relay: starting.relay, clock }, health, metrics);
  const operations = await serveOperations({ host, port, health, metrics, logger });

  return {
    origin: operations.origin,
    ended: starting.ended,
    close: orderlyShutdown({
      limitMs: configuration.shutdownMs,
      steps: [
        { name: 'say that it stops', run: () => health.stopping() },
        { name: 'relay', run: () => starting.close() },
        { name: 'Kafka', run: () => publisher.close() },
        { name: 'followers', run: () => tail.close() },
        {
          name: 'checkpoints',
          run() {
            directory.keep();
            checkpoints.close();
          },
        },
        { name: 'positions', run: () => log.close() },
        { name: 'event store', run: () => store.close() },
        { name: 'health', run: () => operations.close() },
      ],
    }),
  };
}

interface Starting {
  /** Null: the directory is on its way. */
  relay(): Relay | null;
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** An event is judged by what is known of the log's end; where that cannot be read, by what stands before. */
function startWhenDirectoryIsThere(directory: Directory, tail: LogTail, options: RelayOptions): Starting {
  let relay: Relay | null = null;
  let closed = false;

  async function there(): Promise<boolean> {
    if (closed || tail.stopped.size > 0) return true;
    // the store may not answer yet: the tail asks again, and so is it asked here
    return directory.catchUp(LOOK).catch(() => new Promise<false>((resolve) => setTimeout(() => resolve(false), LOOK)));
  }

  async function run(): Promise<void> {
    while (!(await there()));
    if (closed) return;
    relay = startRelay(options);
    await relay.ended;
  }

  const ended = run();
  ended.catch(() => undefined);
  return {
    relay: () => relay,
    ended,
    async close() {
      closed = true;
      await relay?.close();
      await ended.catch(() => undefined);
    },
  };
}

function relayObserver(logger: Logger, metrics: Metrics): NonNullable<RelayOptions['observer']> {
  return {
    claimed(position) {
      metrics.relayClaimed();
      logger.info({ position }, 'relay: publishes from here');
    },
    interrupted: (err) => logger.warn({ err }, 'relay: begins again'),
    stumbled: ({ position, eventId }, err) =>
      logger.error({ position, event: eventId, err }, 'relay: stopped at an event that cannot be published'),
  };
}
