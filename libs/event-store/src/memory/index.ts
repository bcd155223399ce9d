import { randomUUID } from 'node:crypto';
import { createCommitWatch } from '../commit-watch.js';
import { encodeAppend, type EncodedAppend } from '../encode.js';
import { checkLimit, checkRevision, positionOfToken } from '../paging.js';
import {
  InvalidAppend,
  RevisionConflict,
  StoreUnavailable,
  type AppendResult,
  type EventMetadata,
  type EventStore,
  type JsonObject,
  type PositionedEvent,
} from '../port.js';

/** An event as it lies in memory: encoded, so that nobody can change it through what was handed in or out. */
interface KeptEvent {
  readonly stream: string;
  readonly revision: number;
  /** First of its append. */
  readonly opens: boolean;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: string;
  readonly metadata: string;
}

/** The log itself: it outlives the stores that are opened on it, as a file does. Made by {@link memoryLog}. */
export interface MemoryLog {
  readonly id: string;
  readonly events: KeptEvent[];
  /** Places in `events`, by stream. */
  readonly streams: Map<string, number[]>;
  readonly ids: Set<string>;
  readonly listeners: Set<() => void>;
}

/** A new, empty log. */
export const memoryLog = (): MemoryLog => ({
  id: randomUUID(),
  events: [],
  streams: new Map(),
  ids: new Set(),
  listeners: new Set(),
});

/** The memory adapter: a token is the event's position as a decimal string. */
export interface MemoryEventStore extends EventStore {
  readonly kind: 'memory';
  readonly tokensArePositions: true;
}

/**
 * The reference: what the port means, without a disk. Durable as long as its log is kept.
 * @param log what to open; by default a new log
 */
export function memoryEventStore(log: MemoryLog = memoryLog()): MemoryEventStore {
  const watch = createCommitWatch(() => log.events.length, null);
  log.listeners.add(watch.wake);
  let closed = false;
  const checkOpen = (): void => {
    if (closed) throw new StoreUnavailable('the store is closed');
  };

  return {
    kind: 'memory',
    tokensArePositions: true,
    async logId() {
      checkOpen();
      return log.id;
    },
    async append(stream, expected, events) {
      checkOpen();
      const result = appendTo(log, encodeAppend(stream, expected, events));
      for (const wake of log.listeners) wake();
      return result;
    },
    async read(stream, from, limit) {
      checkOpen();
      checkRevision(from);
      checkLimit(limit);
      return (log.streams.get(stream) ?? []).slice(from, from + limit).map((place) => toEvent(log, place));
    },
    async readAll(after, limit) {
      checkOpen();
      checkLimit(limit);
      const from = positionOfToken(after);
      return log.events.slice(from, from + limit).map((_, index) => toEvent(log, from + index));
    },
    async at(token) {
      checkOpen();
      const position = positionOfToken(token);
      return position >= 1 && position <= log.events.length ? toEvent(log, position - 1) : null;
    },
    async head() {
      checkOpen();
      return String(log.events.length);
    },
    async wait(after, signal) {
      checkOpen();
      await watch.wait(positionOfToken(after), signal);
    },
    async close() {
      closed = true;
      log.listeners.delete(watch.wake);
      watch.close();
    },
  };
}

function appendTo(log: MemoryLog, { stream, expected, events }: EncodedAppend): AppendResult {
  const places = log.streams.get(stream) ?? [];
  const actual = places.length - 1;
  const first = expected === 'no-stream' ? 0 : expected + 1;
  if (actual !== first - 1) {
    const repeated = findRepeat(log, places, first, events);
    if (repeated) return repeated;
    throw new RevisionConflict(stream, expected, actual < 0 ? 'no-stream' : actual);
  }
  if (events.some(({ id }) => log.ids.has(id))) {
    throw new InvalidAppend(`${stream}: event id is in the log already`);
  }
  log.streams.set(stream, places);
  events.forEach((event, index) => {
    places.push(log.events.length);
    log.ids.add(event.id);
    log.events.push({ ...event, stream, revision: first + index, opens: index === 0 });
  });
  return { revision: first + events.length - 1, token: String(log.events.length) };
}

/** The first answer, if exactly this append stands in the stream from `first` on. */
function findRepeat(
  log: MemoryLog,
  places: readonly number[],
  first: number,
  events: EncodedAppend['events'],
): AppendResult | null {
  const kept = (index: number): KeptEvent | undefined => log.events[places[first + index] ?? -1];
  const same = events.every(({ id }, index) => kept(index)?.id === id && kept(index)?.opens === (index === 0));
  const ends = kept(events.length)?.opens ?? true;
  if (!same || !ends) return null;
  const revision = first + events.length - 1;
  return { revision, token: String(places[revision]! + 1) };
}

function toEvent(log: MemoryLog, place: number): PositionedEvent {
  const { stream, revision, id, type, version, data, metadata } = log.events[place]!;
  return {
    id,
    stream,
    revision,
    position: place + 1,
    token: String(place + 1),
    type,
    version,
    data: JSON.parse(data) as JsonObject,
    metadata: JSON.parse(metadata) as EventMetadata,
  };
}
