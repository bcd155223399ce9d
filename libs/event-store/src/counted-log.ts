import { setImmediate as turn } from 'node:timers/promises';
import { startOf } from './follow.js';
import { checkLimit } from './paging.js';
import { openPlaces, type Place } from './places.js';
import type { PositionedLog } from './positioned-log.js';
import type { EventStore, PositionedEvent, RecordedEvent, Token } from './port.js';

/** Events read at once while counting. */
const PAGE = 2_000;

/** Every so many positions the place is kept, so that no question reads more than so many events that it does not need. */
export const STRIDE = 256;

/** Latest events that are held: who follows at the log's end reads nothing twice. */
const KEEP = 1_024;

const TOKEN = /^(0|[1-9][0-9]{0,18})$/;

/** The positions of a store whose tokens are none: its events, counted. The store stays its owner's to close. */
export interface CountedLog extends PositionedLog {
  close(): void;
}

/**
 * Counts the log's events, once for each process and from then on only the new ones.
 * @param file where places are kept, so that a start need not count from the beginning; what does not fit the log any
 * more (another log, a restored backup) is forgotten. Null: in memory only.
 */
export async function countedLog(store: EventStore, file: string | null): Promise<CountedLog> {
  const logId = await store.logId();
  const start: Place = { position: 0, token: startOf(logId).token, eventId: null };
  const places = openPlaces(file, logId);
  const kept = places.last();
  if (kept !== null && (await store.at(kept.token))?.id !== kept.eventId) places.forget();
  let last = places.last() ?? start;
  let recent: PositionedEvent[] = [];
  let counting: Promise<boolean> | null = null;

  function take(page: readonly RecordedEvent[]): void {
    const events = number(page, last.position);
    const end = events.at(-1);
    if (!end) return;
    places.add(events.filter(({ position }) => position % STRIDE === 0).map(placeOf));
    recent = (recent.length === 0 ? events : [...recent, ...events]).slice(-KEEP);
    last = placeOf(end);
  }

  /** One page more; true: there may be another one. */
  function count(): Promise<boolean> {
    counting ??= (async () => {
      const from = last;
      const page = await store.readAll(from.token, PAGE);
      if (from === last) take(page);
      return page.length === PAGE;
    })().finally(() => (counting = null));
    return counting;
  }

  async function countTo(token: Token): Promise<void> {
    // another log stands there now, shorter than this one was: a backup was restored under the running service
    if (BigInt(token) < BigInt(last.token)) {
      places.forget();
      recent = [];
      last = start;
    }
    while (BigInt(last.token) < BigInt(token) && (await count())) await turn();
  }

  async function readAfter(position: number, limit: number): Promise<PositionedEvent[]> {
    const from = places.before(position) ?? start;
    const skipped = position - from.position;
    const page = await store.readAll(from.token, skipped + limit);
    return number(page, from.position).slice(skipped);
  }

  async function after(position: number, limit: number): Promise<PositionedEvent[]> {
    checkLimit(limit);
    if (position >= last.position) await count();
    if (position >= last.position) return [];
    const first = recent[0]?.position ?? Infinity;
    if (position + 1 < first) return readAfter(position, limit);
    return recent.slice(position + 1 - first, position + 1 - first + limit);
  }

  async function find(token: Token): Promise<number | null> {
    const held = recent.find((event) => event.token === token);
    if (held) return held.position;
    const from = places.atToken(token) ?? start;
    if (from.token === token) return from.position;
    const page = number(await store.readAll(from.token, STRIDE), from.position);
    return page.find((event) => event.token === token)?.position ?? null;
  }

  return {
    async head() {
      await countTo(await store.head());
      return { position: last.position, token: last.token };
    },
    after,
    async positionOf(token) {
      if (!TOKEN.test(token)) throw new RangeError(`${token} is no token`);
      if (BigInt(token) > BigInt(last.token)) await countTo(await store.head());
      const position = await find(token);
      if (position === null) throw new RangeError(`${token} is no token of this log`);
      return position;
    },
    async wait(position, signal) {
      if (position < last.position) return;
      await store.wait(last.token, signal);
    },
    close: () => places.close(),
  };
}

const number = (page: readonly RecordedEvent[], after: number): PositionedEvent[] =>
  page.map((event, index) => ({ ...event, position: after + index + 1 }));

const placeOf = ({ position, token, id }: PositionedEvent): Place => ({ position, token, eventId: id });
