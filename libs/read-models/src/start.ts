import type { EventStore, Token } from '#event-store';
import { domainEventTypes } from './events.js';
import { projections } from './projections/index.js';
import { createProgressBoard, type ProgressBoard, type ViewRebuild, type ViewStatus } from './projector/progress.js';
import { openProjector } from './projector/projector.js';
import { startProjectorThread } from './projector/thread.js';
import type { ReadModels } from './queries/read-models.js';
import { openViewReaders } from './view/readers.js';

export interface ReadModelsOptions {
  /** Folder of the views; made if it is missing. */
  readonly viewsDir: string;
  readonly log: EventStore;
  /** File of the log, where it is one: the views are then built in a thread of their own, which opens it itself. */
  readonly eventLogFile?: string | undefined;
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
  /** For health and metrics: where each view stands, how far it is behind, and why it has stopped, if it has. */
  statuses(): ViewStatus[];
  /** Finishes the page in hand and lets go of the files. The log stays open. */
  stop(): Promise<void>;
}

/** Starts building the views and opens them for questions. Does not wait until they have caught up: `whenAt` does. */
export async function startReadModels(options: ReadModelsOptions): Promise<RunningReadModels> {
  const { viewsDir, log, clock = () => new Date() } = options;
  const views = openViewReaders(viewsDir);
  const board = createProgressBoard(projections.map(({ name }) => name));
  board.onProgress(({ projection, generation }) => views.forget(projection, generation));
  const stopProjector = await startProjector(options, board);
  return {
    views,
    log,
    clock,
    board,
    whenAt: (token, timeoutMs) => board.whenAt(token, timeoutMs),
    statuses: () => board.statuses(),
    async stop() {
      await stopProjector();
      board.close();
      views.close();
    },
  };
}

async function startProjector(options: ReadModelsOptions, board: ProgressBoard): Promise<() => Promise<void>> {
  const { viewsDir, log, eventLogFile, onRebuild, onFailure } = options;
  const watching = {
    ...(onRebuild ? { onRebuild } : {}),
    ...(onFailure ? { onFailure } : {}),
  };
  if (eventLogFile !== undefined) {
    const thread = startProjectorThread({ eventLogFile, viewsDir, log, board, ...watching });
    return () => thread.stop();
  }
  const projector = await openProjector({
    dir: viewsDir,
    log,
    projections,
    registry: domainEventTypes(),
    onProgress: (progress) => board.post(progress),
    onReplaced: (projection, version) => board.drop(projection, version),
    ...watching,
  });
  const stopping = new AbortController();
  const ended = projector.run(stopping.signal).catch((error: unknown) => onFailure?.(String(error)));
  return async () => {
    stopping.abort();
    await ended;
  };
}
