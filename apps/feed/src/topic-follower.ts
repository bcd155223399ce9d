import type { Directory } from '#application';
import type { Checkpoint, EventRegistry, PositionedEvent } from '#event-store';
import { eventOfRecord, rowsByPublicType, TopicUnfit, type EventRecord } from '#feed';
import type { Ring } from './ring.js';

/** What is kept of an earlier run is not of this topic: the directory has to be folded from the beginning. */
export class KeptElsewhere extends Error {
  override readonly name = 'KeptElsewhere';
}

/** Takes the records of the events topic: into the directory, then into the ring, so that no event is unknown to it. */
export interface TopicFollower {
  /** `source` of the events; null: none has been seen. */
  readonly source: string | null;
  /**
   * To be called before the first record, and again before records that do not follow on the last: empties the ring.
   * What the directory knows already is to be given again in part, for the ring and to be compared.
   * @returns after which position it has to be given records
   */
  begin(): number;
  /** The directory knew nothing at the beginning, or the topic was found to hold what it knew. */
  readonly agrees: boolean;
  /**
   * Resolves when the records have been sent to the readers, if there are any by then.
   * @throws {KeptElsewhere} the directory was kept from another log
   * @throws {TopicUnfit} the topic holds events of another log too
   * @throws {UnknownEvent | UnreadableRecord} this release does not know an event; those before it have been taken
   */
  take(records: readonly EventRecord[]): Promise<void>;
  /** Forgets what was kept; to be begun again. */
  reset(): void;
}

export interface TopicFollowerParts {
  readonly directory: Directory;
  readonly ring: Ring;
  readonly registry: EventRegistry;
  readonly topic: string;
  /** Events before the directory's place that the ring is filled with at the start, for readers that come back. */
  readonly tail?: number;
}

const TAIL = 20_000;

const SOURCE = /^\/tiltak\//;

export function topicFollower({ directory, ring, registry, topic, tail = TAIL }: TopicFollowerParts): TopicFollower {
  const types = rowsByPublicType(registry);
  let source: string | null = null;
  let agrees = true;

  function begin(): number {
    const { checkpoint, position } = directory;
    agrees = checkpoint === null;
    source = checkpoint ? `/tiltak/${checkpoint.logId}` : null;
    const after = Math.max(0, position - Math.max(1, tail));
    ring.begin(after);
    return after;
  }

  function compare(record: EventRecord): void {
    const { event } = record;
    if (record.position !== directory.position) return;
    agrees = event.source === source && event.id === directory.checkpoint?.eventId;
    if (agrees) return;
    throw new KeptElsewhere(`topic ${topic} has event ${event.id} of ${event.source} at position ${record.position}`);
  }

  /** The event that the record tells of, in a shape that this release reads. */
  function read(record: EventRecord): PositionedEvent {
    if (!agrees) compare(record);
    if (source !== null && record.event.source !== source) {
      throw new TopicUnfit(
        `Topic ${topic}: at position ${record.position} it holds an event of ${record.event.source}, it should hold those of ${source}.`,
      );
    }
    source = record.event.source;
    return registry.upcast(eventOfRecord(record, types));
  }

  function hold(events: readonly PositionedEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    const { position, token, id: eventId } = last;
    const checkpoint: Checkpoint = { logId: source!.replace(SOURCE, ''), position, token, eventId };
    const unknown = events.filter((event) => event.position > directory.position);
    if (unknown.length > 0) directory.take(unknown, checkpoint);
    ring.add(events);
  }

  return {
    begin,
    get source() {
      return source;
    },
    get agrees() {
      return agrees;
    },
    async take(records) {
      const events: PositionedEvent[] = [];
      try {
        for (const record of records) events.push(read(record));
      } finally {
        hold(events);
      }
      await ring.taken();
    },
    reset: () => directory.reset(),
  };
}
