import { statfs } from 'node:fs/promises';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { TELLS_WITHIN, within } from '../health/within.js';

/** What the store tells of a commit. */
export interface CommitFigures {
  readonly events: number;
  readonly appends: number;
  /** UTF-8 bytes of the events' data. */
  readonly bytes: number;
  readonly milliseconds: number;
}

export interface RequestFigures {
  readonly method: string;
  /** The route's template, `/api/v1/measures/:id`; never the address that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** How far a projection or another follower is behind the log, asked for whenever metrics are read. */
export interface Lag {
  readonly events: number;
  /** Age of the oldest event that has not been applied; 0 when there is none. */
  readonly seconds: number;
  /** It met something it cannot apply. */
  readonly stopped: boolean;
}

export interface Metrics {
  committed(commit: CommitFigures): void;
  requestServed(request: RequestFigures): void;
  /** Feed connections that are open now. */
  feedReaders(count: number): void;
  /** A feed connection was ended, or not taken, by the service; the reason is one of a few fixed words. */
  feedCutOff(reason: string): void;
  /** Events were handed to every reader that had caught up; `recordedAt` of the last of them. */
  feedDelivered(delivery: { readonly events: number; readonly recordedAt: string }): void;
  /**
   * A projection or follower whose lag is asked for at each reading. One that does not tell in time, or throws, is
   * silent in that reading, and the rest is told.
   */
  watchLag(follower: string, lag: () => Lag | Promise<Lag>): void;
  /** A folder whose disk is looked at at each reading: the data folder. */
  watchDisk(folder: string): void;
  /** A person was refused something: by the code of the refusal. */
  refused(code: string): void;
  /** The relay has committed a transaction in Kafka. */
  published(transaction: { readonly events: number; readonly milliseconds: number }): void;
  /** The relay has begun to publish, at first or after something went wrong. */
  relayClaimed(): void;
  readonly contentType: string;
  /** Everything, in Prometheus' text format. */
  read(): Promise<string>;
}

const MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((ms) => ms / 1000);
const COUNTS = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const BYTES = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304];

export interface MetricsOptions {
  /** Also what Node tells of the process: memory, event loop, garbage collection. Default true. */
  readonly processDefaults?: boolean;
  readonly clock?: () => Date;
  /** Milliseconds within which a follower tells its lag. Default {@link TELLS_WITHIN}. */
  readonly limitMs?: number;
}

/** The service's measurements, in a registry of their own: two in one process (tests) do not disturb each other. */
export function createMetrics(options: MetricsOptions = {}): Metrics {
  const { processDefaults = true, clock = () => new Date(), limitMs = TELLS_WITHIN } = options;
  const registry = new Registry();
  const registers = [registry];
  if (processDefaults) collectDefaultMetrics({ register: registry });

  const commitSeconds = new Histogram({
    name: 'tiltak_commit_duration_seconds',
    help: 'From asking the store for it until the commit was durable.',
    buckets: MS,
    registers,
  });
  const commitAppends = new Histogram({
    name: 'tiltak_commit_appends',
    help: 'Appends that were made durable by one commit.',
    buckets: COUNTS,
    registers,
  });
  const commitEvents = new Histogram({
    name: 'tiltak_commit_events',
    help: 'Events that were made durable by one commit.',
    buckets: COUNTS,
    registers,
  });
  const commitBytes = new Histogram({
    name: 'tiltak_commit_bytes',
    help: 'UTF-8 bytes of event data in one commit.',
    buckets: BYTES,
    registers,
  });
  const appends = new Counter({ name: 'tiltak_appends_total', help: 'Appends that were acknowledged.', registers });
  const events = new Counter({ name: 'tiltak_events_total', help: 'Events that were added to the log.', registers });
  const requests = new Histogram({
    name: 'tiltak_http_request_duration_seconds',
    help: 'Time from request to answer, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: MS,
    registers,
  });
  const readers = new Gauge({ name: 'tiltak_feed_readers', help: 'Feed connections that are open.', registers });
  const cutOff = new Counter({
    name: 'tiltak_feed_cut_off_total',
    help: 'Feed connections ended by the service, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const delivered = new Counter({
    name: 'tiltak_feed_events_total',
    help: 'Events that were handed to every feed reader that had caught up.',
    registers,
  });
  const deliveryAge = new Histogram({
    name: 'tiltak_feed_delivery_age_seconds',
    help: 'Age of the newest event when it was handed to the feed readers.',
    buckets: MS,
    registers,
  });
  const refusals = new Counter({
    name: 'tiltak_refusals_total',
    help: 'Requests that a person had no right to, by code.',
    labelNames: ['code'],
    registers,
  });

  const publishedEvents = new Counter({
    name: 'tiltak_relay_events_total',
    help: 'Events that were committed in Kafka.',
    registers,
  });
  const transactionSeconds = new Histogram({
    name: 'tiltak_relay_transaction_duration_seconds',
    help: 'From the beginning of a transaction in Kafka until it was committed.',
    buckets: MS,
    registers,
  });
  const claims = new Counter({
    name: 'tiltak_relay_claims_total',
    help: 'How often the relay has begun to publish: once, and once after each fault.',
    registers,
  });

  const followers = new Map<string, () => Lag | Promise<Lag>>();
  const lagEvents = new Gauge({
    name: 'tiltak_follower_lag_events',
    help: 'Events that a projection or follower has not applied yet.',
    labelNames: ['follower'],
    registers,
  });
  const lagSeconds = new Gauge({
    name: 'tiltak_follower_lag_seconds',
    help: 'Age of the oldest event that a projection or follower has not applied yet.',
    labelNames: ['follower'],
    registers,
  });
  const stoppedFollowers = new Gauge({
    name: 'tiltak_follower_stopped',
    help: '1: it met an event that it cannot apply.',
    labelNames: ['follower'],
    registers,
  });
  const silentFollowers = new Gauge({
    name: 'tiltak_follower_silent',
    help: '1: it could not tell how far it is, so its lag is left out.',
    labelNames: ['follower'],
    registers,
  });

  async function readLag(follower: string, ask: () => Lag | Promise<Lag>): Promise<void> {
    const lag = await within(limitMs, ask, null).catch(() => null);
    silentFollowers.set({ follower }, lag === null ? 1 : 0);
    if (lag === null) {
      for (const gauge of [lagEvents, lagSeconds, stoppedFollowers]) gauge.remove({ follower });
      return;
    }
    lagEvents.set({ follower }, lag.events);
    lagSeconds.set({ follower }, lag.seconds);
    stoppedFollowers.set({ follower }, lag.stopped ? 1 : 0);
  }

  let dataFolder: string | null = null;
  const diskFree = new Gauge({
    name: 'tiltak_disk_free_bytes',
    help: 'Bytes that the service may still write on the disk of its data folder.',
    registers: [],
  });

  return {
    committed(commit) {
      commitSeconds.observe(commit.milliseconds / 1000);
      commitAppends.observe(commit.appends);
      commitEvents.observe(commit.events);
      commitBytes.observe(commit.bytes);
      appends.inc(commit.appends);
      events.inc(commit.events);
    },
    requestServed({ method, route, status, milliseconds }) {
      requests.observe({ method, route, status: String(status) }, milliseconds / 1000);
    },
    feedReaders: (count) => readers.set(count),
    feedCutOff: (reason) => cutOff.inc({ reason }),
    feedDelivered({ events: count, recordedAt }) {
      delivered.inc(count);
      deliveryAge.observe(Math.max(0, clock().getTime() - Date.parse(recordedAt)) / 1000);
    },
    watchLag(follower, lag) {
      if (followers.has(follower)) throw new Error(`the lag of ${follower} is watched already`);
      followers.set(follower, lag);
    },
    watchDisk(folder) {
      dataFolder = folder;
      registry.registerMetric(diskFree);
    },
    refused: (code) => refusals.inc({ code }),
    published({ events: count, milliseconds }) {
      publishedEvents.inc(count);
      transactionSeconds.observe(milliseconds / 1000);
    },
    relayClaimed: () => claims.inc(),
    contentType: registry.contentType,
    async read() {
      await Promise.all([...followers].map(([follower, lag]) => readLag(follower, lag)));
      if (dataFolder !== null) {
        const { bavail, bsize } = await statfs(dataFolder);
        diskFree.set(bavail * bsize);
      }
      return registry.metrics();
    },
  };
}
