import { CheckpointMismatch, START, type Checkpoint, type EventStore, type PositionedEvent } from './port.js';
import { checkLimit } from './paging.js';

/** A page of the log, in order, and where its reader stands after it. */
export interface FollowedPage {
  /** At least one. */
  readonly events: readonly PositionedEvent[];
  /** To be kept together with what was made of the events (one transaction), and handed back after an interruption. */
  readonly checkpoint: Checkpoint;
}

export interface FollowOptions {
  /** Where the reader stands; null: before the first event. */
  readonly from: Checkpoint | null;
  /** Events per page: what a slow reader has in memory at most. Default 500. */
  readonly limit?: number;
  /** Ends the following: the page that is out stays valid, no further one comes. */
  readonly signal?: AbortSignal;
}

/** Before the first event of a log. */
export const startOf = (logId: string): Checkpoint => ({ logId, position: 0, token: START, eventId: null });

/**
 * The log from a checkpoint on, page by page, for ever: never skips, repeats or reorders. It pulls: the next page is
 * read when it is asked for, and waits while there is none. It ends only when the signal aborts (quietly) or by
 * throwing what stopped it; start it again from the last checkpoint.
 * @throws {CheckpointMismatch} before the first page, see {@link verifyCheckpoint}
 * @throws {StoreUnavailable} the store cannot be read, or was closed
 * @example
 * for await (const { events, checkpoint } of follow(store, { from: await view.checkpoint(), signal })) {
 *   view.apply(events, checkpoint);
 * }
 */
export async function* follow(store: EventStore, options: FollowOptions): AsyncGenerator<FollowedPage, void, void> {
  const { from, limit = 500, signal } = options;
  checkLimit(limit);
  let checkpoint = from ?? startOf(await store.logId());
  await verifyCheckpoint(store, checkpoint);
  while (!signal?.aborted) {
    const page = await store.readAll(checkpoint.token, limit);
    const last = page.at(-1);
    if (!last) {
      await store.wait(checkpoint.token, signal);
      continue;
    }
    // the abort may have come while the page was read
    if (signal?.aborted) return;
    const first = checkpoint.position + 1;
    const events = page.map((event, index) => ({ ...event, position: first + index }));
    checkpoint = {
      logId: checkpoint.logId,
      position: checkpoint.position + events.length,
      token: last.token,
      eventId: last.id,
    };
    yield { events, checkpoint };
  }
}

/**
 * Whether a checkpoint still fits the log.
 * @throws {CheckpointMismatch} it is of another log, or another event (or none: a restored backup) is in its place
 */
export async function verifyCheckpoint(store: EventStore, checkpoint: Checkpoint): Promise<void> {
  const { position, token, eventId } = checkpoint;
  const logId = await store.logId();
  if (checkpoint.logId !== logId) {
    throw new CheckpointMismatch(`the checkpoint is of log ${checkpoint.logId}, this is log ${logId}`);
  }
  if (token === START && position === 0 && eventId === null) return;
  const event = await store.at(token);
  if (!event) throw new CheckpointMismatch(`the log has no event at token ${token}; the checkpoint is beyond its end`);
  if (event.id !== eventId) {
    throw new CheckpointMismatch(`at token ${token} the log has event ${event.id}, the checkpoint has ${eventId}`);
  }
  if (position < 1 || (store.tokensArePositions && token !== String(position))) {
    throw new CheckpointMismatch(`token ${token} is not position ${position}`);
  }
}
