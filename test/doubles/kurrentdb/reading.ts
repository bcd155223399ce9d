/** What reads of a stream and of the whole log give, event by event. */
import type { Log, StoredEvent } from './log.js';

/** Where a read or a subscription begins: a revision, or a position. */
export type From = 'start' | 'end' | number;

export interface Filter {
  matches(event: StoredEvent): boolean;
  /** A subscription tells its position after every so many events that it looked at. */
  readonly checkpointEvery: number;
}

export interface Slice {
  readonly from: From;
  readonly backwards: boolean;
  readonly count: number;
}

/** The position is inside an event, or the combination of direction and place means nothing. */
export class ImpossibleRead extends Error {}

/** Events of a stream that is present. */
export function* eventsOfStream(log: Log, stream: string, { from, backwards, count }: Slice): Generator<StoredEvent> {
  const { first, last } = log.view(stream);
  if (backwards) {
    const begin = from === 'end' ? last : Math.min(from === 'start' ? 0 : from, last);
    for (let at = begin, left = count; at >= first && left > 0; at--, left--) yield log.eventOf(stream, at)!;
    return;
  }
  if (from === 'end') throw new ImpossibleRead('forwards from the end');
  const begin = Math.max(from === 'start' ? 0 : from, first);
  for (let at = begin, left = count; at <= last && left > 0; at++, left--) yield log.eventOf(stream, at)!;
}

/**
 * Events of the whole log: forwards from a position (inclusive), backwards before it (exclusive).
 * @throws {ImpossibleRead} no event begins at the position
 */
export function* eventsOfLog(
  log: Log,
  { from, backwards, count }: Slice,
  filter: Filter | undefined,
): Generator<StoredEvent> {
  const begin = indexOf(log, from);
  const step = backwards ? -1 : 1;
  let left = count;
  const { size } = log;
  for (let at = backwards ? begin - 1 : begin; at >= 0 && at < size && left > 0; at += step) {
    const event = log.eventAt(at);
    if (filter && !filter.matches(event)) continue;
    yield event;
    left--;
  }
}

/** @throws {ImpossibleRead} no event begins at the position */
export function indexOf(log: Log, from: From): number {
  if (from === 'start' || from === 0) return 0;
  if (from === 'end' || from >= log.end) return log.size;
  const index = log.indexOf(from);
  if (index < log.size && log.eventAt(index).position !== from) throw new ImpossibleRead(`no event begins at ${from}`);
  return index;
}
