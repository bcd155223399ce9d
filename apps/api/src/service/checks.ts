import type { ProcessRunner } from '#application';
import type { CheckResult, HealthCheck, Lag, Metrics } from '#platform';
import { projections } from '#read-models';
import type { Service } from './service.js';

/** Followers may be so many events behind and the service still be ready: reading on is milliseconds. */
const READY_LAG_EVENTS = 10_000;
/** And so many seconds. */
const READY_LAG_SECONDS = 30;

/** Seconds without a word from the projector after which its thread is taken for dead; it speaks every second. */
const SILENCE = 15;

/** The process that depends on a server outside. */
const MAIL = 'process:mail';

/** How far a follower is behind: the events, and the age of the oldest that it has not seen. */
async function lagOf({ log, clock }: Service, position: number): Promise<Omit<Lag, 'stopped'>> {
  const events = Math.max(0, (await log.head()).position - position);
  const [oldest] = events === 0 ? [] : await log.after(position, 1);
  const age = oldest ? clock().getTime() - Date.parse(oldest.metadata.recordedAt) : 0;
  return { events, seconds: Math.max(0, age) / 1000 };
}

/** What must move for the service to be ready, and how far each follower is behind. Told for health and for metrics. */
export function watchService(service: Service, metrics: Metrics): readonly HealthCheck[] {
  const { store, log, tail, directory, processes, hub } = service;
  const checks: HealthCheck[] = [
    {
      name: 'event-store',
      check: async () => ({ ok: true, details: { kind: store.kind, head: (await log.head()).position } }),
    },
  ];
  const follower = (name: string, lag: () => Promise<Lag>): void => {
    metrics.watchLag(name, lag);
    checks.push({ name, check: async () => resultOf(await lag()) });
  };

  if (store.kind === 'kurrentdb') {
    // one that was lost is opened again; until then followers look for themselves, a little later
    follower('event-store-signal', async () => ({ events: 0, seconds: 0, stopped: store.signal().state === 'lost' }));
  }
  follower('directory', async () => ({
    ...(await lagOf(service, directory.position)),
    stopped: tail.stopped.has(directory.name),
  }));
  for (const process of processes) {
    const lag = async (failed: boolean): Promise<Lag> => {
      const behind = await lagOf(service, process.checkpoint?.position ?? 0);
      // One event whose reaction does not succeed holds up all that follow from later ones.
      return { ...behind, stopped: tail.stopped.has(process.name) || failed };
    };
    metrics.watchLag(process.name, () => lag(process.failure !== null));
    checks.push({ name: process.name, check: () => processResult(process, lag) });
  }
  for (const { name } of projections) follower(`view:${name}`, () => viewLag(service, name));
  follower('feed', async () => ({
    ...(await lagOf(service, hub.status().position)),
    stopped: hub.status().stopped !== null,
  }));
  return checks;
}

async function viewLag(service: Service, projection: string): Promise<Lag> {
  const { readModels } = service;
  const view = readModels.statuses().find((status) => status.projection === projection && status.serving);
  if (!view || readModels.board.silence() > SILENCE) return { events: 0, seconds: 0, stopped: true };
  const events = view.behind ?? (await lagOf(service, view.position)).events;
  return { events, seconds: view.secondsBehind, stopped: view.stopped !== null };
}

/** A mail server that does not answer is told of, in details and metrics; it makes nothing here unfit for requests. */
async function processResult(
  { name, failure, waiting }: ProcessRunner,
  lag: (failed: boolean) => Promise<Lag>,
): Promise<CheckResult> {
  const failed = failure !== null;
  const { ok, details } = resultOf(await lag(failed && name !== MAIL));
  return { ok, details: { ...details, waiting, failing: failed } };
}

const resultOf = ({ events, seconds, stopped }: Lag): CheckResult => ({
  ok: !stopped && events <= READY_LAG_EVENTS && seconds <= READY_LAG_SECONDS,
  details: { events, seconds: Math.round(seconds * 10) / 10, stopped },
});
