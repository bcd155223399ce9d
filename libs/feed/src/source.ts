import type { Viewer } from '#domain';
import type { EventRegistry, EventTypeRow, PositionedEvent, PositionedLog } from '#event-store';
import { cloudEventType, toCloudEvent, type CloudEvent } from './cloud-event.js';
import { passes, type EventPlace, type FeedFilters } from './filters.js';

/** The present state, as far as the feed must know it: something that follows the log itself. */
export interface EventContext {
  /** Up to which position it has seen the log. No event beyond it is judged: it might be of a measure not yet known. */
  readonly position: number;
  /** Resolves when it has seen the position, or soon after the signal aborts. */
  reach(position: number, signal: AbortSignal): Promise<void>;
  /** What the event is about *now*: a measure that has moved is where it is, with all that was said of it before. */
  contextOf(event: PositionedEvent): EventPlace;
}

/**
 * The event as the viewer may read it now, or null if it is not for this viewer. The event itself (the same object)
 * where nothing is left out: its text is then made once for all.
 */
export type Redact = (viewer: Viewer, event: PositionedEvent) => PositionedEvent | null;

/** The log's older part, where `log` holds its latest events only: told by whoever has the whole of it. */
export interface OlderEvents {
  /** Position of the last event that `log` no longer holds: it gives what comes after. 0: it holds everything. */
  readonly until: number;
  /**
   * Events after a position as the viewer may read them now, and how far it has looked: at least one event further.
   * @throws {EventStoreError} it cannot be told now
   */
  after(query: {
    readonly after: number;
    readonly limit: number;
    readonly viewer: Viewer;
    readonly filters: FeedFilters;
  }): Promise<{ readonly events: readonly CloudEvent[]; readonly next: number }>;
  /**
   * Is there such a position? Asked of those beyond `log.head()`, which may be behind.
   * @throws {EventStoreError} it cannot be told now
   */
  reaches(position: number): Promise<boolean>;
}

/** Where the feed has everything from. */
export interface FeedSource {
  readonly log: Pick<PositionedLog, 'head' | 'after' | 'wait'>;
  /** Missing: `log` holds everything. */
  readonly older?: OlderEvents;
  readonly registry: EventRegistry;
  readonly context: EventContext;
  readonly redact: Redact;
  /** `source` of the CloudEvents, see `sourceOf`. Asked for each event: a topic tells it with its first one. */
  readonly source: string;
}

/** An event of the log, read once for all readers. */
export interface FeedEvent {
  /** In the present shape of its type. */
  readonly event: PositionedEvent;
  readonly row: EventTypeRow;
  /** CloudEvents type. */
  readonly type: string;
  /** Looked up once, when a filter first asks. */
  readonly place: () => EventPlace;
}

/** @throws {UnknownEvent} this release does not know the type or the version */
export function readEvent({ registry, context }: FeedSource, recorded: PositionedEvent): FeedEvent {
  const event = registry.upcast(recorded);
  const row = registry.find(event.type)!;
  let place: EventPlace | undefined;
  return { event, row, type: cloudEventType(row), place: () => (place ??= context.contextOf(event)) };
}

/** The event for one reader, or null: not for this viewer, or not asked for. */
export function eventFor(
  { redact, source }: FeedSource,
  { event, row, type, place }: FeedEvent,
  viewer: Viewer,
  filters: FeedFilters,
): CloudEvent | null {
  const seen = redact(viewer, event);
  if (!seen || !passes(filters, type, place)) return null;
  return toCloudEvent(seen, row, { source, level: viewer.level });
}
