import type { EventStore, StoreSettings, Token } from '#event-store';
import { domainEventTypes } from './events.js';
import { projections } from './projections/index.js';
import { createProgressBoard, type ProgressBoard, type ViewRebuild, type ViewStatus } from './projector/progress.js';
import { openProjector } from './projector/projector.js';
import { RESTART_AFTER, startProjectorThread, type ProjectorThread } from './projector/thread.js';
import {
  buildPublication,
  publicationInThread,
  publicationPages,
  type PublicationPages,
  type PublicationSubject,
} from './queries/publication/index.js';
import type { ReadModels } from './queries/read-models.js';
import { openViewReaders } from './view/readers.js';

export interface ReadModelsOptions {
  /** Folder of the views; made if it is missing. */
  readonly viewsDir: string;
  readonly log: EventStore;
  /** Where the log is: the views are then built in a thread of their own, which opens it itself. */
  readonly store?: StoreSettings | undefined;
  readonly clock?: (() => Date) | undefined;
  /** A view was thrown away and is built again: worth a line in the log. */
  readonly onRebuild?: ((rebuild: ViewRebuild) => void) | undefined;
  /** The projector ended and is started again. */
  readonly onFailure?: ((reason: string) => void) | undefined;
}

/** Views that follow the log, and what is asked of them. */
export interface RunningReadModels extends ReadModels {
  readonly board: ProgressBoard;
  /**
   * True as soon as every view has reached the token (of a command that this client has just sent), false after
   * `timeoutMs`.
   */
  whenAt(token: Token, timeoutMs: number): Promise<boolean>;
  /**
   * The published report of a round as of a position, in pages: the same bytes whenever it is asked for.
   * @throws {PublicationUnavailable} the views cannot tell (yet)
   */
  publication(subject: PublicationSubject): Promise<PublicationPages>;
  /** For health and metrics: where each view stands, how far it is behind, and why it has stopped, if it has. */
  statuses(): ViewStatus[];
  /** Finishes the page in hand and lets go of the files. The log stays open. */
  stop(): Promise<void>;
}

/** Starts building the views and opens them for questions. Does not wait until they have caught up: `whenAt` does. */
export function startReadModels(options: ReadModelsOptions): RunningReadModels {
  const { viewsDir, log, clock = () => new Date() } = options;
  const views = openViewReaders(viewsDir);
  const board = createProgressBoard(
    projections.map(({ name }) => name),
    Date.now,
    () => projector.hurry(),
  );
  board.onProgress(({ projection, generation }) => views.forget(projection, generation));
  const projector = startProjector(options, board);
  return {
    views,
    log,
    clock,
    board,
    whenAt: (token, timeoutMs) => board.whenAt(token, timeoutMs),
    publication: (subject) =>
      options.store === undefined
        ? publicationPages(buildPublication({ views, clock }, subject))
        : publicationInThread(viewsDir, subject, clock()),
    statuses: () => board.statuses(),
    async stop() {
      await projector.stop();
      board.close();
      views.close();
    },
  };
}

function startProjector(options: ReadModelsOptions, board: ProgressBoard): ProjectorThread {
  const { viewsDir, log, store, onRebuild, onFailure } = options;
  const watching = {
    ...(onRebuild ? { onRebuild } : {}),
    ...(onFailure ? { onFailure } : {}),
  };
  if (store !== undefined) {
    return startProjectorThread({ store, viewsDir, log, board, ...watching });
  }
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    const projector = await openProjector({
      dir: viewsDir,
      log,
      projections,
      registry: domainEventTypes(),
      onProgress: (progress) => board.post(progress),
      onReplaced: (projection, version) => board.drop(projection, version),
      ...watching,
    });
    await projector.run(stopping.signal);
  };
  const keepRunning = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await run();
      } catch (error) {
        onFailure?.(error instanceof Error ? error.message : String(error));
        await pause(RESTART_AFTER, stopping.signal);
      }
    }
  };
  const ended = keepRunning();
  return {
    // takes no rest that could be cut short
    hurry: () => undefined,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Resolves after so many milliseconds, or when the signal aborts. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
