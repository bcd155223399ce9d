import { join } from 'node:path';
import { createDirectory, openCheckpointFile, systemClock, type Clock } from '#application';
import { createFeedHub, topicNames, type FeedObserver, type OpenEventTopicReader } from '#feed';
import {
  createHealth,
  createMetrics,
  orderlyShutdown,
  type Configuration,
  type Logger,
  type Metrics,
  type ShutdownReport,
} from '#platform';
import { domainEventTypes } from '#read-models';
import { watchGateway } from './checks.js';
import { feedSource } from './feed-source.js';
import { followTopic } from './following.js';
import { watchLag } from './lag.js';
import { olderEvents } from './older-events.js';
import { createRing } from './ring.js';
import { serveFeed } from './server.js';
import { topicFollower } from './topic-follower.js';

/** After how many events the directory is kept: a start reads no more than so many into it. */
const KEEP_EVERY = 200_000;

export interface GatewayOptions {
  /** With brokers and the api's address. */
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly openReader: OpenEventTopicReader;
  readonly clock?: Clock;
  /** Measurements of the process itself; off where several gateways share one. */
  readonly processMetrics?: boolean;
}

export interface Gateway {
  /** `http://127.0.0.1:3000` */
  readonly origin: string;
  /** Resolves when it has caught up with the topic and serves; never, if it is closed or stopped before. */
  readonly ready: Promise<void>;
  /** Takes no more readers, sends those there are what is on its way, and lets go of everything. May be called again. */
  close(): Promise<ShutdownReport>;
}

/**
 * The feed gateway, whole: listens at once, and serves the feed when it has caught up with the topic. Until then, and
 * while it is stopped, readers are answered with 503 and when to come again.
 * @throws the address cannot be listened on
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { configuration, logger, openReader, clock = systemClock, processMetrics = true } = options;
  const { host, port, dataDir, kafka, feed: limits } = configuration;
  const { events: topic } = topicNames(kafka.prefix);
  const apiUrl = limits.apiUrl ?? '';
  const metrics = createMetrics({ processDefaults: processMetrics });
  const health = createHealth({ logger });
  const registry = domainEventTypes();
  const ring = createRing(limits.ringBytes);
  const checkpoints = openCheckpointFile(join(dataDir, 'feed.sqlite'));
  const directory = createDirectory({
    store: { head: () => Promise.resolve(String(ring.position)) },
    registry,
    checkpoints,
    snapshotEvery: KEEP_EVERY,
  });
  const follower = topicFollower({ directory, ring, registry, topic });
  const older = olderEvents({ apiUrl, source: () => follower.source });
  const hub = createFeedHub({
    feed: feedSource({ ring, older, follower, registry, directory, clock }),
    maxReaders: limits.maxReaders,
    maxPendingBytes: limits.maxBufferBytes,
    heartbeatEvery: limits.heartbeatMs,
    observer: {
      ...observerOf(logger, metrics),
      delivered(delivery) {
        ring.sent(delivery.position);
        metrics.feedDelivered(delivery);
      },
      stopped(err) {
        logger.error({ err }, 'feed: stopped at an event that cannot be read');
        ring.close(err as Error);
      },
    },
  });
  const following = followTopic({ brokers: kafka.brokers, topic, openReader, follower, logger });
  const lag = watchLag(following.reader);
  let serving = false;
  watchGateway({ ...following, serving: () => serving, hub, ring, lag }, health, metrics);
  const server = await serveFeed({ host, port, apiUrl, hub, health, metrics, logger });

  async function serve(): Promise<void> {
    await following.caughtUp;
    directory.keep();
    ring.sent(ring.position);
    await hub.start();
    ring.sent(hub.status().position);
    serving = true;
    logger.info({ position: ring.position, holdsAfter: ring.until }, 'the feed is served');
  }

  /** Readers are better off elsewhere than with a feed that stands still. */
  async function giveUpReaders(reason: Error): Promise<void> {
    ring.close(reason);
    await hub.close();
  }

  following.stopping.then(giveUpReaders, () => undefined);
  return {
    origin: server.origin,
    ready: serve(),
    close: orderlyShutdown({
      limitMs: configuration.shutdownMs,
      steps: [
        { name: 'say that it stops', run: () => health.stopping() },
        { name: 'readers', run: () => giveUpReaders(new Error('the gateway stops')) },
        { name: 'requests', run: () => server.close() },
        { name: 'Kafka', run: () => following.close() },
        {
          name: 'directory',
          run() {
            lag.close();
            directory.keep();
            checkpoints.close();
          },
        },
      ],
    }),
  };
}

const observerOf = (logger: Logger, metrics: Metrics): FeedObserver => ({
  readers: (count) => metrics.feedReaders(count),
  cutOff(reason, err) {
    metrics.feedCutOff(reason);
    if (reason === 'failed') logger.warn({ err }, 'feed: what a reader had missed could not be told');
  },
});
