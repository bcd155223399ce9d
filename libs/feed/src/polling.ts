import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreError, type PositionedEvent } from '#event-store';
import type { Viewer } from '#domain';
import type { CloudEvent } from './cloud-event.js';
import { NO_FILTERS, type FeedFilters } from './filters.js';
import { beyondHead, feedUnavailable, isPosition, positionInvalid, type FeedRefusal } from './refusals.js';
import { eventFor, readEvent, type FeedSource } from './source.js';

/** Events of the log looked at for one request, whatever passes: what a request may cost. */
export const MAX_SCAN = 2_000;
/** Events read at once. */
const PAGE = 250;
/** Milliseconds that a request waits for the present state to reach the log's end. */
const PATIENCE = 2_000;

export interface FeedQuery {
  /** Position after which to read (exclusive); 0: from the beginning. */
  readonly after: number;
  /** Events in the answer at most, 1 … {@link MAX_SCAN}. */
  readonly limit: number;
  readonly viewer: Viewer;
  readonly filters?: FeedFilters;
}

/** A batch, possibly empty although there is more. */
export interface FeedBatch {
  readonly ok: true;
  readonly events: readonly CloudEvent[];
  /** What to ask for next (`after`): everything up to here was looked at. */
  readonly next: number;
  /** Position of the log's last event when it was asked. */
  readonly head: number;
  /** True: the log had more; ask again at once. False: everything up to `head` was looked at. */
  readonly more: boolean;
}

/**
 * Visible events after a position, for readers that poll. `next` moves on even where nothing passed, and one request
 * looks at {@link MAX_SCAN} events at most; a reader that asks for `next` until `more` is false has missed nothing.
 * @throws {UnknownEvent} this release does not know an event
 */
export async function eventsAfter(
  feed: FeedSource,
  query: FeedQuery,
): Promise<FeedBatch | { ok: false; refusal: FeedRefusal }> {
  const { after, viewer, filters = NO_FILTERS } = query;
  const limit = Math.max(1, Math.min(query.limit, MAX_SCAN));
  if (!isPosition(after)) return { ok: false, refusal: positionInvalid(String(after)) };
  try {
    const head = (await feed.log.head()).position;
    if (after > head) return { ok: false, refusal: beyondHead(after, head) };
    const events: CloudEvent[] = [];
    let next = after;
    while (events.length < limit && next - after < MAX_SCAN && next < head) {
      const page = await readKnown(feed, next, Math.min(PAGE, head - next, MAX_SCAN - (next - after)));
      if (page.length === 0) break;
      for (const recorded of page) {
        const event = eventFor(feed, readEvent(feed, recorded), viewer, filters);
        if (event) events.push(event);
        next = recorded.position;
        if (events.length === limit) break;
      }
      // reading may be synchronous: others must get their turn
      await nextTurn();
    }
    return { ok: true, events, next, head, more: next < head };
  } catch (error) {
    if (error instanceof EventStoreError) return { ok: false, refusal: feedUnavailable };
    throw error;
  }
}

/** A page as far as the present state is known: what lies beyond cannot be judged yet, and is left for the next request. */
async function readKnown({ log, context }: FeedSource, after: number, limit: number): Promise<PositionedEvent[]> {
  const page = await log.after(after, limit);
  const last = page.at(-1)?.position ?? 0;
  if (context.position < last) await context.reach(last, AbortSignal.timeout(PATIENCE));
  return context.position < last ? page.filter(({ position }) => position <= context.position) : page;
}
