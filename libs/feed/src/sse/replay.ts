import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PositionedEvent } from '#event-store';
import { eventFor, readEvent, type FeedSource, type OlderEvents } from '../source.js';
import { eventFrame } from './frames.js';
import { drained, send, type Reader } from './reader.js';

/** Events of a page: what a reader that catches up has in memory at most. */
const PAGE = 128;
/** Bytes that are handed to a connection before it is asked whether it keeps up. */
const BLOCK_BYTES = 65_536;

/**
 * Sends a reader what it has missed, from the log and what came before it, as fast as its connection takes it, until it is where the others are.
 * @param goal position of those who have seen everything: it moves while the reader is catching up, and is never passed
 * @throws {EventStoreError | UnknownEvent} the log cannot be read
 */
export async function replay(feed: FeedSource, reader: Reader, goal: () => number): Promise<void> {
  while (reader.open && reader.position < goal()) {
    if (feed.older && reader.position < feed.older.until) {
      await sendOlder(feed.older, reader, goal);
      continue;
    }
    const page = await feed.log.after(reader.position, Math.min(PAGE, goal() - reader.position));
    if (page.length === 0) throw new Error(`the log ends at ${reader.position}, and did not before`);
    await sendPage(feed, reader, page);
    // reading may be synchronous: the others must get their turn
    await nextTurn();
  }
}

/** Whoever tells it may have seen more than is delivered here: that is left for when it is. */
async function sendOlder(older: OlderEvents, reader: Reader, goal: () => number): Promise<void> {
  const { position, viewer, filters } = reader;
  const { events, next } = await older.after({ after: position, limit: PAGE, viewer, filters });
  if (!reader.open) return;
  const until = Math.min(next, goal());
  const frames = events.filter((event) => event.position <= until).map(eventFrame);
  reader.position = until;
  if (frames.length > 0 && !send(reader, Buffer.concat(frames))) await drained(reader);
}

async function sendPage(feed: FeedSource, reader: Reader, page: readonly PositionedEvent[]): Promise<void> {
  let block: Buffer[] = [];
  let bytes = 0;
  for (const recorded of page) {
    const event = eventFor(feed, readEvent(feed, recorded), reader.viewer, reader.filters);
    if (event) bytes += block[block.push(eventFrame(event)) - 1]!.length;
    if (bytes < BLOCK_BYTES && recorded !== page.at(-1)) continue;
    if (!reader.open) return;
    reader.position = recorded.position;
    if (bytes > 0 && !send(reader, Buffer.concat(block))) await drained(reader);
    block = [];
    bytes = 0;
  }
}
