import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { EventStore, StoreSettings } from '#event-store';
import type { ProgressBoard, ViewRebuild } from './progress.js';
import type { FromWorker, ToWorker, WorkerSettings } from './worker.js';
import { SHORT } from './breath.js';

export interface ProjectorThreadOptions {
  /** The log, which the thread opens for itself. */
  readonly store: StoreSettings;
  /** Folder of the views. */
  readonly viewsDir: string;
  /** The same log: its commits wake the thread. */
  readonly log: Pick<EventStore, 'head' | 'wait'>;
  readonly board: ProgressBoard;
  readonly onRebuild?: (rebuild: ViewRebuild) => void;
  /** The thread ended, and is started again in a moment. */
  readonly onFailure?: (reason: string) => void;
}

/** A projector in a thread of its own, so that building views never holds up an answer. */
export interface ProjectorThread {
  /** Somebody waits for what is in the log now: the next page is begun at once. */
  hurry(): void;
  /** Resolves when the page in hand is written and the files are let go. */
  stop(): Promise<void>;
}

/** Milliseconds between the end of a projector that failed and the next one. */
export const RESTART_AFTER = 1000;

/** The worker as Node can load it: compiled. Run from source (tests), the build's file is taken. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts')
    ? import.meta.url.replace(/\/libs\/read-models\/src\/.*$/, '/dist/libs/read-models/src/projector/worker.js')
    : new URL('./worker.js', import.meta.url),
);

/** Starts the projector's thread. */
export function startProjectorThread(options: ProjectorThreadOptions): ProjectorThread {
  const { store, viewsDir, log, board, onRebuild, onFailure } = options;
  const stopping = new AbortController();
  let worker: Worker | null = null;
  let ended: Promise<void> = Promise.resolve();
  let restart: NodeJS.Timeout | null = null;

  function start(): void {
    const settings: WorkerSettings = { store, viewsDir };
    const thread = new Worker(WORKER, { workerData: settings, name: 'projector' });
    worker = thread;
    thread.on('message', hear);
    thread.on('error', (error) => onFailure?.(error instanceof Error ? error.message : String(error)));
    ended = new Promise((resolve) => {
      thread.once('exit', () => {
        worker = null;
        if (!stopping.signal.aborted) restart = setTimeout(start, RESTART_AFTER);
        resolve();
      });
    });
  }

  function hear(message: FromWorker): void {
    switch (message.said) {
      case 'progress':
        return board.post(message.progress);
      case 'rebuild':
        return onRebuild?.(message.rebuild);
      case 'replaced':
        return board.drop(message.projection, message.version);
      case 'failed':
        return onFailure?.(message.reason);
    }
  }

  const tell = (message: ToWorker): void => worker?.postMessage(message);

  async function wakeOnCommits(): Promise<void> {
    let seen = await log.head();
    while (!stopping.signal.aborted) {
      await log.wait(seen, stopping.signal);
      seen = await log.head();
      tell('wake');
      await pause(SHORT, undefined, { signal: stopping.signal });
    }
  }

  start();
  // a log that is closed or cannot be read is its owner's to report; the thread looks for itself meanwhile
  wakeOnCommits().catch(() => undefined);

  return {
    hurry: () => tell('hurry'),
    async stop() {
      stopping.abort();
      if (restart) clearTimeout(restart);
      tell('stop');
      await ended;
    },
  };
}
