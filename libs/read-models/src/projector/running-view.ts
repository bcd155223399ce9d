import Database from 'better-sqlite3';
import { UnknownEvent, type EventRegistry, type PositionedEvent } from '#event-store';
import { categoryOf } from '../events.js';
import {
  CheckpointMoved,
  checkpointMover,
  deleteView,
  markServing,
  openViewForWriting,
  readCheckpoint,
  readIdentity,
  viewFile,
  type ViewCheckpoint,
} from '../view/file.js';
import type { Fold, Projection } from '../view/projection.js';
import type { Stopped } from './progress.js';

/** An event, and what the registry says of its shape. */
export interface ReadEvent {
  /** In its present shape; as it was written where that is unknown. */
  readonly event: PositionedEvent;
  readonly category: string;
  readonly unknown: UnknownEvent | null;
}

/** Upcasts a page, once for all projections. A shape that nobody knows is remembered, not thrown: not all mind. */
export const readShapes = (registry: EventRegistry, page: readonly PositionedEvent[]): ReadEvent[] =>
  page.map((event) => {
    const category = categoryOf(event.stream);
    try {
      return { event: registry.upcast(event), category, unknown: null };
    } catch (error) {
      const { type, version, id } = event;
      return { event, category, unknown: error instanceof UnknownEvent ? error : new UnknownEvent(type, version, id) };
    }
  });

/** A view that is being written. */
export interface RunningView {
  readonly projection: Projection;
  readonly checkpoint: ViewCheckpoint;
  readonly generation: string;
  readonly serving: boolean;
  /** The event at which it stopped; null: it goes on. */
  readonly stopped: Stopped | null;
  /**
   * Writes the rows of the events and the checkpoint, in one transaction.
   * @param page the events right after the checkpoint
   * @param level true: the log holds no more; the view may be asked from now on
   */
  apply(page: readonly ReadEvent[], level: boolean): void;
  close(): void;
}

/** Opens a view at its checkpoint; a file that cannot be read as this view is deleted and made anew. */
export function openRunningView(
  dir: string,
  projection: Projection,
  logId: string,
  onRebuild: (reason: string) => void,
): RunningView {
  try {
    return runView(openViewForWriting(dir, projection, logId), projection);
  } catch (error) {
    onRebuild(`the file cannot be read: ${messageOf(error)}`);
    deleteView(viewFile(dir, projection));
    return runView(openViewForWriting(dir, projection, logId), projection);
  }
}

function runView(db: Database.Database, projection: Projection): RunningView {
  let fold: Fold;
  let checkpoint: ViewCheckpoint;
  let { generation, serving } = readIdentity(db);
  let stopped: Stopped | null = null;
  const moveCheckpoint = checkpointMover(db);

  /** Forgets what is in memory and reads again what is in the file. */
  function reopen(): void {
    checkpoint = readCheckpoint(db);
    ({ generation, serving } = readIdentity(db));
    fold = projection.open(db);
  }

  function write(page: readonly ReadEvent[], level: boolean): void {
    const from = checkpoint;
    const to = after(from, page);
    db.transaction(() => {
      // first of all: whoever has lost the race must not try to write rows that are there already
      if (page.length > 0) moveCheckpoint(from, to);
      for (const read of page) applyOne(read);
      fold.flush(level || serving);
      if (level && !serving) markServing(db);
    }).immediate();
    checkpoint = to;
    serving ||= level;
  }

  function applyOne({ event, category, unknown }: ReadEvent): void {
    if (projection.categories !== 'all' && !projection.categories.has(category)) return;
    if (unknown && projection.readsData) throw unknown;
    fold.apply(event);
  }

  /** The page in steps of one event, so that all before the one at fault is kept and that one is named. */
  function writeOneByOne(page: readonly ReadEvent[]): void {
    for (const read of page) {
      try {
        write([read], false);
      } catch (error) {
        if (isOfTheDisk(error)) throw error;
        reopen();
        if (error instanceof CheckpointMoved) return;
        const { id, type, position } = read.event;
        stopped = { eventId: id, type, position, reason: messageOf(error) };
        return;
      }
    }
  }

  try {
    reopen();
  } catch (error) {
    db.close();
    throw error;
  }

  return {
    projection,
    get checkpoint() {
      return checkpoint;
    },
    get generation() {
      return generation;
    },
    get serving() {
      return serving;
    },
    get stopped() {
      return stopped;
    },
    apply(page, level) {
      if (stopped) return;
      try {
        write(page, level);
      } catch (error) {
        if (isOfTheDisk(error)) throw error;
        reopen();
        // another process has written the view: what it wrote is as good, so go on from there
        if (error instanceof CheckpointMoved) return;
        if (page.length === 0) throw error;
        writeOneByOne(page);
      }
    },
    close: () => void db.close(),
  };
}

function after(from: ViewCheckpoint, page: readonly ReadEvent[]): ViewCheckpoint {
  const last = page.at(-1)?.event;
  if (!last) return from;
  // instants of one form sort as texts: one is read as a number, not a whole page of them
  let latest = '';
  for (const { event } of page) if (event.metadata.recordedAt > latest) latest = event.metadata.recordedAt;
  const logTime = Math.max(from.logTime, Date.parse(latest));
  return { logId: from.logId, position: last.position, token: last.token, eventId: last.id, logTime };
}

/** Full, locked, broken: no event's fault. Whoever runs the projector opens it again, and goes on from the checkpoint. */
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM)/.test(error.code);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
