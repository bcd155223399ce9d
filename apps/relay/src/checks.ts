import type { Clock, Directory, LogTail } from '#application';
import type { OpenEventStore, PositionedLog } from '#event-store';
import type { CheckResult, Health, Lag, Metrics } from '#platform';
import { UnreadableEvent } from './readable.js';
import type { Relay, Stumble } from './relay.js';

/** So many events or seconds may wait to be published and the relay still be well. */
const READY_LAG_EVENTS = 10_000;
const READY_LAG_SECONDS = 30;

export interface WatchedRelay {
  readonly store: OpenEventStore;
  readonly log: PositionedLog;
  readonly directory: Directory;
  readonly tail: LogTail;
  /** Null: not started yet. */
  readonly relay: () => Relay | null;
  readonly clock: Clock;
}

/** What must move for the relay to be ready, and how far it is behind the log. Told for health and for metrics. */
export function watchRelay(watched: WatchedRelay, health: Health, metrics: Metrics): void {
  const { store, log, directory } = watched;
  const directoryLag = (): Promise<Lag> => lagOf(watched, directory.position);
  const relayLag = (): Promise<Lag> => lagOf(watched, watched.relay()?.status().position ?? 0);
  metrics.watchLag('directory', directoryLag);
  metrics.watchLag('relay', relayLag);
  health.add({
    name: 'event-store',
    check: async () => ({ ok: true, details: { kind: store.kind, head: (await log.head()).position } }),
  });
  if (store.kind === 'kurrentdb') {
    // until it is opened again the log is looked at without it, a little later
    health.add({ name: 'event-store-signal', check: () => ({ ok: store.signal().state !== 'lost' }) });
  }
  health.add({ name: 'directory', check: async () => resultOf(await directoryLag()) });
  health.add({ name: 'relay', check: async () => relayResult(watched, await relayLag()) });
}

function relayResult(watched: WatchedRelay, lag: Lag): CheckResult {
  const status = watched.relay()?.status();
  const standing = status?.standing ?? 'starting';
  const { ok, details } = resultOf(lag);
  const stumble = stumbleOf(watched);
  return {
    ok: ok && standing === 'publishing',
    details: {
      ...details,
      standing,
      position: status?.position ?? 0,
      ...(stumble && { stoppedAt: stumble.position, event: stumble.eventId, reason: stumble.code }),
    },
  };
}

/** Where it has stopped: the relay at an event, or the directory before it. */
function stumbleOf({ relay, tail, directory }: WatchedRelay): Stumble | null {
  const error = tail.stopped.get(directory.name);
  if (error instanceof UnreadableEvent) {
    return { position: error.event.position, eventId: error.event.id, code: error.code };
  }
  return relay()?.status().stumble ?? null;
}

/** Events that it has not dealt with, and the age of the oldest of them. */
async function lagOf(watched: WatchedRelay, position: number): Promise<Lag> {
  const { log, clock, tail, directory } = watched;
  const events = Math.max(0, (await log.head()).position - position);
  const [oldest] = events === 0 ? [] : await log.after(position, 1);
  const age = oldest ? clock().getTime() - Date.parse(oldest.metadata.recordedAt) : 0;
  const stopped = stumbleOf(watched) !== null || tail.stopped.has(directory.name);
  return { events, seconds: Math.max(0, age) / 1000, stopped };
}

const resultOf = ({ events, seconds, stopped }: Lag): CheckResult => ({
  ok: !stopped && events <= READY_LAG_EVENTS && seconds <= READY_LAG_SECONDS,
  details: { events, seconds: Math.round(seconds * 10) / 10, stopped },
});
