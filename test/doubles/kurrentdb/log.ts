/**
 * The log of the stand-in: streams, revisions, positions in log bytes, expected states and idempotence, as a real
 * server was seen to keep them. It knows no protocol. What is written becomes visible to readers with `commit`.
 */
import { memoryOfIds, type MemoryOfIds } from './memory-of-ids.js';

/** What an append expects of its stream; a number is the revision of the stream's last event. */
export type ExpectedState = 'any' | 'no_stream' | 'stream_exists' | number;

export interface ProposedEvent {
  /** UUID in lower case. */
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Place in the log in bytes; commit and prepare position are the same number. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** What became of an append. */
export type Verdict =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | {
      /** The same append has been written before: nothing is added. */
      readonly kind: 'repeated';
      readonly revision: number;
      /** Missing where the stream has been deleted since. */
      readonly position: number | undefined;
      /** The first one is written, but not committed yet. */
      readonly inFlight: boolean;
    }
  | { readonly kind: 'conflict'; readonly actual: number | 'no_stream' }
  | { readonly kind: 'deleted' };

/** What of a stream readers see. */
export interface StreamView {
  readonly state: 'missing' | 'present' | 'deleted';
  /** Its visible events are those with revisions from `first` to `last`, if `first <= last`. */
  readonly first: number;
  readonly last: number;
}

export interface Log {
  append(stream: string, expected: ExpectedState, events: readonly ProposedEvent[]): Verdict;
  /** Hides the stream's events; they stay in the log, and its revisions go on. */
  deleteStream(stream: string, expected: ExpectedState): Verdict;
  /** Ends the stream for ever. */
  tombstone(stream: string, expected: ExpectedState): Verdict;
  /** Shows readers all that has been written. */
  commit(): void;
  /** Forgets what has been written and not committed. */
  dropUncommitted(): void;
  /** What a restart loses: the memory of ids that idempotence of `any` rests on. */
  forgetIds(): void;
  view(stream: string): StreamView;
  /** The committed event that ended the stream. */
  tombstoneOf(stream: string): StoredEvent | undefined;
  /** A committed event of a stream; undefined beyond its end. */
  eventOf(stream: string, revision: number): StoredEvent | undefined;
  /** Number of committed events. */
  readonly size: number;
  /** A committed event by its number in the log, from 0 on. */
  eventAt(index: number): StoredEvent;
  /** Number of the first committed event at a position or after it. */
  indexOf(position: number): number;
  /** Where the next event will stand. */
  readonly end: number;
}

interface Stream {
  /** Numbers in the log of its events, by revision. */
  readonly indexes: number[];
  /** Number in the log of the event that ended it. */
  tombstone?: number;
}

interface StreamSettings {
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
  readonly $tb?: number;
}

export interface LogOptions {
  /** How many ids of events idempotence of `any` remembers. */
  readonly rememberedIds?: number;
}

const FIRST_POSITION = 548;
const SMALLEST_RECORD = 136;
/** Truncation of a deleted stream: no revision is above it. */
const EVERYTHING = Number.MAX_SAFE_INTEGER;
const TOMBSTONE_REVISION = 2n ** 63n - 1n;
const NOTHING = new Uint8Array();

export function createLog({ rememberedIds = 50_000 }: LogOptions = {}): Log {
  const events: StoredEvent[] = [];
  const streams = new Map<string, Stream>();
  const settings = new Map<string, { readonly index: number; readonly of: StreamSettings }>();
  const ids: MemoryOfIds = memoryOfIds(rememberedIds);
  let end = FIRST_POSITION;
  let committed = 0;

  const store = (name: string, proposed: ProposedEvent, revision?: bigint): StoredEvent => {
    const stream = streamOf(name);
    const stored = {
      stream: name,
      revision: revision ?? BigInt(stream.indexes.length),
      position: end,
      created: Date.now(),
      id: proposed.id,
      type: proposed.type,
      isJson: proposed.isJson,
      data: proposed.data,
      metadata: proposed.metadata,
    };
    end += SMALLEST_RECORD + name.length + proposed.type.length + proposed.data.length + proposed.metadata.length;
    ids.remember(name, proposed.id, stream.indexes.length);
    if (revision === undefined) stream.indexes.push(events.length);
    events.push(stored);
    return stored;
  };
  const streamOf = (name: string): Stream => {
    let stream = streams.get(name);
    if (!stream) streams.set(name, (stream = { indexes: [] }));
    return stream;
  };
  const storeSettings = (name: string, of: StreamSettings): StoredEvent =>
    store(`$$${name}`, {
      id: crypto.randomUUID(),
      type: '$metadata',
      isJson: true,
      data: new TextEncoder().encode(JSON.stringify(of)),
      metadata: NOTHING,
    });

  const settingsOf = (name: string): StreamSettings => {
    if (name.startsWith('$$')) return { $maxCount: 1 };
    const index = streams.get(`$$${name}`)?.indexes.at(-1);
    if (index === undefined) return {};
    const known = settings.get(name);
    if (known?.index === index) return known.of;
    const of = parseSettings(events[index]!);
    settings.set(name, { index, of });
    return of;
  };
  const isDeleted = (name: string): boolean => settingsOf(name).$tb === EVERYTHING;
  const lastOf = (name: string): number => (streams.get(name)?.indexes.length ?? 0) - 1;

  /** Revision of the last of the events, if the stream holds them one after the other from a revision on. */
  const heldFrom = (name: string, from: number, ids: readonly ProposedEvent[]): number | undefined => {
    const indexes = streams.get(name)?.indexes ?? [];
    const held = ids.every(({ id }, offset) => events[indexes[from + offset] ?? -1]?.id === id);
    return held ? from + ids.length - 1 : undefined;
  };
  const repeated = (name: string, revision: number): Verdict => {
    const index = streams.get(name)!.indexes[revision]!;
    const position = isDeleted(name) ? undefined : events[index]!.position;
    return { kind: 'repeated', revision, position, inFlight: index >= committed };
  };
  const conflict = (last: number): Verdict => ({ kind: 'conflict', actual: last < 0 ? 'no_stream' : last });

  /** Whether an append must not be written, and why; undefined: it may. */
  const judge = (name: string, expected: ExpectedState, proposed: readonly ProposedEvent[]): Verdict | undefined => {
    if (streams.get(name)?.tombstone !== undefined) return { kind: 'deleted' };
    const last = lastOf(name);
    if (expected === 'stream_exists') {
      if (last < 0) return conflict(last);
      if (isDeleted(name)) return { kind: 'deleted' };
    }
    if (typeof expected === 'string' && expected !== 'no_stream') return judgeByMemory(name, last, proposed);
    const expectedLast = expected === 'no_stream' ? -1 : expected;
    if (expectedLast > last) return conflict(last);
    if (expectedLast === last) return undefined;
    if (proposed.length > 0) {
      const revision = heldFrom(name, expectedLast + 1, proposed);
      if (revision !== undefined) return repeated(name, revision);
    }
    return expected === 'no_stream' && isDeleted(name) ? undefined : conflict(last);
  };
  const judgeByMemory = (name: string, last: number, proposed: readonly ProposedEvent[]): Verdict | undefined => {
    const revisions = proposed.map(({ id }) => ids.revisionOf(name, id));
    if (revisions[0] === undefined) return undefined;
    if (revisions.includes(undefined)) return conflict(last);
    return repeated(name, revisions.at(-1)!);
  };

  /** An append of nothing answers as if the stream held an event, and takes room in the log. */
  const storeNothing = (last: number): Verdict => {
    const position = end;
    end += SMALLEST_RECORD;
    return { kind: 'written', revision: Math.max(last, 0), position };
  };

  const log: Log = {
    append(name, expected, proposed) {
      const verdict = judge(name, expected, proposed);
      if (verdict) return verdict;
      if (proposed.length === 0) return storeNothing(lastOf(name));
      if (isDeleted(name)) storeSettings(name, { $tb: lastOf(name) + 1 });
      let last: StoredEvent | undefined;
      for (const event of proposed) last = store(name, event);
      return { kind: 'written', revision: Number(last!.revision), position: last!.position };
    },
    deleteStream(name, expected) {
      const refused = judgeDeletion(name, expected);
      if (refused) return refused;
      const { position } = storeSettings(name, { ...settingsOf(name), $tb: EVERYTHING });
      return { kind: 'written', revision: lastOf(name), position };
    },
    tombstone(name, expected) {
      const refused = lastOf(name) < 0 ? undefined : judgeDeletion(name, expected);
      if (refused) return refused;
      const mark = { id: crypto.randomUUID(), type: '$streamDeleted', isJson: false, data: NOTHING, metadata: NOTHING };
      const { position } = store(name, mark, TOMBSTONE_REVISION);
      streamOf(name).tombstone = events.length - 1;
      return { kind: 'written', revision: lastOf(name), position };
    },
    commit() {
      committed = events.length;
    },
    dropUncommitted() {
      for (const event of events.splice(committed)) {
        const stream = streams.get(event.stream)!;
        ids.forget(event.stream, event.id);
        if (event.revision === TOMBSTONE_REVISION) delete stream.tombstone;
        else stream.indexes.pop();
      }
    },
    forgetIds: () => ids.clear(),
    view(name) {
      const stream = streams.get(name);
      const visible = stream?.indexes.findLastIndex((index) => index < committed) ?? -1;
      if (log.tombstoneOf(name)) return { state: 'deleted', first: 0, last: visible };
      if (visible < 0 || isDeleted(name)) return { state: 'missing', first: 0, last: -1 };
      return { state: 'present', first: firstVisible(name, visible), last: visible };
    },
    tombstoneOf(name) {
      const index = streams.get(name)?.tombstone;
      return index === undefined || index >= committed ? undefined : events[index];
    },
    eventOf(name, revision) {
      const index = streams.get(name)?.indexes[revision];
      return index === undefined || index >= committed ? undefined : events[index];
    },
    get size() {
      return committed;
    },
    eventAt: (index) => events[index]!,
    indexOf: (position) => firstAtOrAfter(events, committed, position),
    get end() {
      return end;
    },
  };

  const judgeDeletion = (name: string, expected: ExpectedState): Verdict | undefined => {
    if (streams.get(name)?.tombstone !== undefined) return { kind: 'deleted' };
    const last = lastOf(name);
    if (last < 0 && expected !== 'no_stream') return conflict(last);
    if (typeof expected === 'number' && expected !== last) return conflict(last);
    return undefined;
  };
  const firstVisible = (name: string, last: number): number => {
    const { $tb = 0, $maxCount, $maxAge } = settingsOf(name);
    let first = Math.max($tb, $maxCount === undefined ? 0 : last + 1 - $maxCount);
    if ($maxAge !== undefined) {
      const oldest = Date.now() - $maxAge * 1000;
      while (first <= last && log.eventOf(name, first)!.created < oldest) first++;
    }
    return first;
  };

  storeSettings('$scavenges', {});
  log.commit();
  return log;
}

function parseSettings(event: StoredEvent): StreamSettings {
  try {
    return JSON.parse(new TextDecoder().decode(event.data)) as StreamSettings;
  } catch {
    return {};
  }
}

function firstAtOrAfter(events: readonly StoredEvent[], count: number, position: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (events[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
