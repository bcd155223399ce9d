import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  MAX_APPEND_BYTES,
  OutcomeUnknown,
  RevisionConflict,
  START,
  StoreUnavailable,
  type EventStore,
  type RecordedEvent,
} from '#event-store';
import { CliFault } from './fault.js';

/** What two logs have in common, event by event. */
export interface Compared {
  /** Their number, so the last one's position. */
  readonly events: number;
  readonly streams: number;
  /** UTF-8 bytes of the events' `data`. */
  readonly bytes: number;
  /** SHA-256 over stream, revision, id, type, version, data and metadata of every event, in order; hexadecimal. */
  readonly digest: string;
}

export interface CopyOptions {
  /** Events that the target has, of those that the source had when the copying began. */
  readonly onProgress?: (events: number) => void;
  /** Tries of one append where the store is unavailable or its outcome unknown. Default 8. */
  readonly tries?: number;
  /** Milliseconds before the second try; twice as long before each further one. Default 200. */
  readonly pause?: number;
}

const PAGE = 1000;

/**
 * Copies a log event by event into another store: same ids, revisions and positions. The target may hold the beginning
 * of the source already, as after an interruption; the rest is added. Nobody else may write to either meanwhile.
 * @returns how many events were there before, and how many are there now
 * @throws {CliFault} the target holds something else, or more; it is left as it is
 */
export async function copyLog(
  source: EventStore,
  target: EventStore,
  { onProgress = () => {}, tries = 8, pause = 200 }: CopyOptions = {},
): Promise<{ readonly before: number; readonly now: number }> {
  const left = eventsOf(source);
  const before = await skipWhatIsThere(left, target);
  let now = before;
  onProgress(now);
  for await (const stretch of stretchesOf(left)) {
    await append(target, stretch, { tries, pause });
    now += stretch.length;
    onProgress(now);
  }
  return { before, now };
}

/**
 * Reads two logs beside each other and compares every event.
 * @throws {CliFault} the first difference
 */
export async function compareLogs(source: EventStore, target: EventStore): Promise<Compared> {
  const copies = eventsOf(target);
  const hash = createHash('sha256');
  const streams = new Set<string>();
  let events = 0;
  let bytes = 0;
  for await (const event of eventsOf(source)) {
    const { value: copy } = await copies.next();
    events++;
    if (!copy) throw new CliFault(`The ${target.kind} log ends before position ${events}.`);
    requireEqual(events, event, copy, target);
    streams.add(event.stream);
    bytes += Buffer.byteLength(JSON.stringify(event.data));
    hash.update(`${textOf(event)}\n`);
  }
  if (!(await copies.next()).done) throw new CliFault(`The ${target.kind} log goes on after position ${events}.`);
  return { events, streams: streams.size, bytes, digest: hash.digest('hex') };
}

async function* eventsOf(store: EventStore): AsyncGenerator<RecordedEvent, undefined, void> {
  let after = START;
  for (;;) {
    const page = await store.readAll(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.token;
  }
}

/** Takes from the source's events those that the target has. */
async function skipWhatIsThere(left: AsyncIterator<RecordedEvent>, target: EventStore): Promise<number> {
  let there = 0;
  for await (const copy of eventsOf(target)) {
    const { value: event } = await left.next();
    there++;
    if (!event) throw new CliFault(`The ${target.kind} log goes on after position ${there - 1}: it is no copy.`);
    requireEqual(there, event, copy, target);
  }
  return there;
}

/** Neighbours of one stream that one command made: what was one append stays one, so that its repetition is known. */
async function* stretchesOf(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent[], void, void> {
  let stretch: RecordedEvent[] = [];
  let bytes = 0;
  for await (const event of events) {
    const weight = Buffer.byteLength(JSON.stringify(event.data));
    const [first] = stretch;
    if (first && (!isOfOneAppend(first, event) || bytes + weight > MAX_APPEND_BYTES)) {
      yield stretch;
      stretch = [];
      bytes = 0;
    }
    stretch.push(event);
    bytes += weight;
  }
  if (stretch.length > 0) yield stretch;
}

function isOfOneAppend(first: RecordedEvent, event: RecordedEvent): boolean {
  return first.stream === event.stream && first.metadata.commandId === event.metadata.commandId;
}

/** One append, again with the same ids and the same expected revision where its outcome is not known. */
async function append(
  target: EventStore,
  stretch: readonly RecordedEvent[],
  { tries, pause }: { readonly tries: number; readonly pause: number },
): Promise<void> {
  const { stream, revision } = stretch[0]!;
  for (let attempt = 1; ; attempt++) {
    try {
      await target.append(stream, revision === 0 ? 'no-stream' : revision - 1, stretch);
      return;
    } catch (error) {
      if (error instanceof RevisionConflict) {
        throw new CliFault(`${error.message}: somebody else writes to the ${target.kind} log. Stop the service first.`);
      }
      if (!(error instanceof StoreUnavailable || error instanceof OutcomeUnknown)) throw error;
      if (attempt >= tries) {
        throw new CliFault(
          `The ${target.kind} log: ${error.message}`,
          'Run the same command again: it goes on from there.',
        );
      }
      await delay(pause * 2 ** (attempt - 1));
    }
  }
}

/** @throws {CliFault} the two are not the same event in the same place */
function requireEqual(position: number, event: RecordedEvent, copy: RecordedEvent, target: EventStore): void {
  if (textOf(event) === textOf(copy)) return;
  throw new CliFault(
    `Position ${position} of the ${target.kind} log is another event (${copy.stream} ${copy.revision}, ${copy.id})` +
      ` than the source's (${event.stream} ${event.revision}, ${event.id}): it holds something else.`,
  );
}

function textOf({ stream, revision, id, type, version, data, metadata }: RecordedEvent): string {
  return JSON.stringify([stream, revision, id, type, version, data, metadata]);
}
