import type { EventTopicReader, FeedHub } from '#feed';
import type { CheckResult, Health, Lag, Metrics } from '#platform';
import type { LagWatch } from './lag.js';
import type { Ring } from './ring.js';

/** The gateway may be so many events or seconds behind the topic and still be ready. */
const READY_LAG_EVENTS = 10_000;
const READY_LAG_SECONDS = 30;

export interface WatchedGateway {
  /** Null: the broker has not been reached yet. */
  readonly reader: () => EventTopicReader | null;
  /** Why nothing more is read; null: it is. */
  readonly stopped: () => Error | null;
  /** It has begun to serve. */
  readonly serving: () => boolean;
  readonly hub: FeedHub;
  readonly ring: Ring;
  readonly lag: LagWatch;
}

/** What must move for the gateway to be ready, and how far it is behind. Told for health and for metrics. */
export function watchGateway(watched: WatchedGateway, health: Health, metrics: Metrics): void {
  const lag = (): Lag => ({ ...watched.lag.now(), stopped: hasStopped(watched) });
  metrics.watchLag('feed', lag);
  health.add({ name: 'kafka', check: () => kafkaResult(watched, lag()) });
  health.add({ name: 'feed', check: () => feedResult(watched) });
}

const hasStopped = ({ stopped, hub }: WatchedGateway): boolean => stopped() !== null || hub.status().stopped !== null;

function kafkaResult({ reader, stopped }: WatchedGateway, { events, seconds }: Lag): CheckResult {
  const status = reader()?.status();
  const reason = codeOf(stopped());
  return {
    ok:
      status !== undefined &&
      status.caughtUp &&
      status.connected &&
      reason === null &&
      events <= READY_LAG_EVENTS &&
      seconds <= READY_LAG_SECONDS,
    details: {
      position: status?.position ?? 0,
      caughtUp: status?.caughtUp ?? false,
      connected: status?.connected ?? false,
      events,
      seconds: Math.round(seconds * 10) / 10,
      stopped: reason !== null,
      reason,
    },
  };
}

function feedResult(watched: WatchedGateway): CheckResult {
  const { hub, ring, serving } = watched;
  const { position, readers } = hub.status();
  const stopped = hasStopped(watched);
  return {
    ok: serving() && !stopped,
    details: { position, readers, holdsAfter: ring.until, bytes: ring.bytes, stopped },
  };
}

/** A word of ours, never the text of a fault: that is in the log. */
function codeOf(error: Error | null): string | null {
  if (error === null) return null;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'failed';
}
