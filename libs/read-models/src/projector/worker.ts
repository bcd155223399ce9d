import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openEventStore, openSqliteLogReader, type StoreSettings, type Token } from '#event-store';
import { domainEventTypes } from '../events.js';
import { projections } from '../projections/index.js';
import { openProjector, type FollowedLog } from './projector.js';
import { breathAfter } from './breath.js';
import type { ViewProgress, ViewRebuild } from './progress.js';
import type { ProjectionName } from '../view/projection.js';

/** What the thread is started with. */
export interface WorkerSettings {
  readonly store: StoreSettings;
  readonly viewsDir: string;
}

/** What the thread says. */
export type FromWorker =
  | { readonly said: 'progress'; readonly progress: ViewProgress }
  | { readonly said: 'rebuild'; readonly rebuild: ViewRebuild }
  | { readonly said: 'replaced'; readonly projection: ProjectionName; readonly version: number }
  /** It can go no further: the log cannot be read. */
  | { readonly said: 'failed'; readonly reason: string };

/** What the thread is told: there may be more to read; somebody waits for it; stop after the page in hand. */
export type ToWorker = 'wake' | 'hurry' | 'stop';

/**
 * Milliseconds between two looks. Commits of other processes to a file wake nobody, a server tells of them; and the
 * other side wants to hear that this thread lives.
 */
const LOOK_EVERY = { sqlite: 250, kurrentdb: 1_000 };

async function serve(port: MessagePort, { store, viewsDir }: WorkerSettings): Promise<void> {
  const stopping = new AbortController();
  const breath = createBreath();
  let wake = (): void => undefined;
  port.on('message', (message: ToWorker) => {
    if (message === 'stop') stopping.abort();
    if (message !== 'wake') breath.hurry();
    wake();
  });
  const say = (message: FromWorker): void => port.postMessage(message);

  try {
    const log = await openLog(store);
    const pause = (): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY[store.kind]);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    const projector = await openProjector({
      dir: viewsDir,
      log: followed(log, breath, pause),
      projections,
      registry: domainEventTypes(),
      onProgress: (progress) => say({ said: 'progress', progress }),
      onRebuild: (rebuild) => say({ said: 'rebuild', rebuild }),
      onReplaced: (projection, version) => say({ said: 'replaced', projection, version }),
    });
    await projector.run(stopping.signal);
    await log.close();
  } catch (error) {
    say({ said: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
  port.close();
}

/** The rest that is taken between two pages. */
interface Breath {
  /** A page of so many events has been read. */
  read(events: number): void;
  /** Resolves when it has been taken. */
  taken(): Promise<void>;
  /** The next page begins. */
  begin(): void;
  /** Ends it, or has the next one left out. */
  hurry(): void;
}

function createBreath(): Breath {
  let begun = 0;
  let events = 0;
  let hurried = false;
  let end = (): void => undefined;
  return {
    read: (count) => void (events += count),
    async taken() {
      const rest = begun + breathAfter(events) - performance.now();
      if (rest > 0 && !hurried) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, rest);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      events = 0;
      hurried = false;
    },
    begin: () => void (begun = performance.now()),
    hurry() {
      hurried = true;
      end();
    },
  };
}

/** What this thread needs of the log. */
type OwnLog = Omit<FollowedLog, 'wait'> & { close(): Promise<void> | void };

/** A file is read synchronously, which is fastest here; a server has a connection of this thread's own. */
async function openLog(store: StoreSettings): Promise<OwnLog> {
  if (store.kind !== 'sqlite') return openEventStore(store);
  const reader = openSqliteLogReader(store.file);
  return {
    logId: async () => reader.logId,
    readAll: async (after, limit) => reader.after(Number(after), limit),
    at: async (token) => reader.at(Number(token)),
    head: async () => String(reader.head()),
    close: () => reader.close(),
  };
}

/** The log as the projector wants it. A pause may be too short: a page tells whether there is more. */
function followed(log: OwnLog, breath: Breath, pause: () => Promise<void>): FollowedLog {
  return {
    logId: () => log.logId(),
    readAll: async (after: Token, limit) => {
      // messages are looked at between pages, so that a long catching up can be stopped
      await new Promise((resolve) => setImmediate(resolve));
      const page = await log.readAll(after, limit);
      breath.read(page.length);
      return page;
    },
    at: (token) => log.at(token),
    head: () => log.head(),
    wait: async (after, signal) => {
      await breath.taken();
      if (!signal?.aborted && BigInt(await log.head()) <= BigInt(after)) await pause();
      breath.begin();
    },
  };
}

if (parentPort && (workerData as Partial<WorkerSettings> | null)?.viewsDir) {
  await serve(parentPort, workerData as WorkerSettings);
}
