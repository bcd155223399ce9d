import type { Decider, Fact, Recorded, Refusal } from '#domain';
import type { EventRegistry, EventStore, RecordedEvent, StreamName } from '#event-store';

/** Where a command's events lie in its stream: what a repeated request is answered from. */
export interface CommandPlace {
  readonly fingerprint: string;
  readonly first: number;
  readonly last: number;
}

/** A stream as this process last saw it. It may be older than the store; it is never ahead of it. */
export interface FoldedStream<State> {
  readonly stream: StreamName;
  state: State;
  /** Revision of the last event folded; -1 before the first. */
  revision: number;
  readonly commands: Map<string, CommandPlace>;
}

/** How many events one page of a stream holds. */
const PAGE = 512;

/** What an entry weighs besides its events. */
const BASE_WEIGHT = 8;

/**
 * Folded streams, the least recently used dropped first. The bound counts events, since what an entry keeps (the
 * places of its commands) grows with them.
 */
export interface StreamCache {
  get<State>(stream: StreamName): FoldedStream<State> | undefined;
  put(entry: FoldedStream<unknown>): void;
  drop(stream: StreamName): void;
  readonly size: number;
}

export function createStreamCache(maxEvents: number): StreamCache {
  const entries = new Map<StreamName, { readonly entry: FoldedStream<unknown>; readonly weight: number }>();
  let weight = 0;
  const drop = (stream: StreamName): void => {
    const held = entries.get(stream);
    if (!held) return;
    weight -= held.weight;
    entries.delete(stream);
  };
  return {
    get<State>(stream: StreamName) {
      return entries.get(stream)?.entry as FoldedStream<State> | undefined;
    },
    put(entry) {
      drop(entry.stream);
      const added = BASE_WEIGHT + entry.revision + 1;
      entries.set(entry.stream, { entry, weight: added });
      weight += added;
      for (const oldest of entries.keys()) {
        if (weight <= maxEvents || entries.size === 1) break;
        drop(oldest);
      }
    },
    drop,
    get size() {
      return entries.size;
    },
  };
}

/** A stream before its first event. */
export const emptyStream = <State>(stream: StreamName, initial: State): FoldedStream<State> => ({
  stream,
  state: initial,
  revision: -1,
  commands: new Map(),
});

/** Folds one event that follows the last one folded. */
export function fold<C, State, F extends Fact, R extends Refusal>(
  decider: Decider<C, State, F, R>,
  entry: FoldedStream<State>,
  event: Pick<RecordedEvent, 'id' | 'type' | 'data' | 'metadata'>,
): void {
  entry.revision += 1;
  entry.state = decider.evolve(entry.state, { id: event.id, type: event.type, data: event.data } as Recorded<F>);
  const { commandId, fingerprint } = event.metadata;
  const place = entry.commands.get(commandId);
  entry.commands.set(commandId, { fingerprint, first: place?.first ?? entry.revision, last: entry.revision });
}

/** Reads what was appended since the entry was last folded, in pages. */
export async function catchUp<C, State, F extends Fact, R extends Refusal>(
  store: EventStore,
  registry: EventRegistry,
  decider: Decider<C, State, F, R>,
  entry: FoldedStream<State>,
): Promise<void> {
  for (;;) {
    const page = await store.read(entry.stream, entry.revision + 1, PAGE);
    for (const event of page) fold(decider, entry, registry.upcast(event));
    if (page.length < PAGE) return;
  }
}
