import type { JsonObject, RecordedEvent } from './port.js';

/**
 * What the store's users must know of one event type. The domain gives one row per event (see `libs/domain`,
 * `events.ts` of each aggregate); the codec, the catalogue, the feed's mapping and the handling of unknown events
 * derive from the rows.
 */
export interface EventTypeRow {
  readonly type: string;
  /** The version that is written now. Older ones are read through `upcasters`. */
  readonly version: number;
  /** `upcasters[n]` turns the data of version n into version n + 1. */
  readonly upcasters?: Readonly<Record<number, (data: JsonObject) => JsonObject>>;
  /** CloudEvents type for readers outside; null: internal, never leaves. */
  readonly publicName: string | null;
  /** Paths of fields that people write freely: left out for those who may not see them, sealed one day. */
  readonly freeText: readonly string[];
}

export class UnknownEvent extends Error {
  readonly code = 'unknown-event';
  constructor(
    readonly type: string,
    readonly version: number,
    readonly eventId: string,
  ) {
    super(`event ${eventId}: no ${type} version ${version} is known to this release`);
  }
}

/** Event types of an installation; passed in, since the store knows no domain. */
export class EventRegistry {
  private readonly rows = new Map<string, EventTypeRow>();

  /** @throws if a type is listed twice, or an upcaster is missing between version 1 and the present one. */
  constructor(rows: readonly EventTypeRow[]) {
    for (const row of rows) {
      if (this.rows.has(row.type)) throw new Error(`event type ${row.type} is listed twice`);
      for (let version = 1; version < row.version; version++) {
        if (!row.upcasters?.[version]) throw new Error(`event type ${row.type}: no upcaster from version ${version}`);
      }
      this.rows.set(row.type, row);
    }
  }

  all(): readonly EventTypeRow[] {
    return [...this.rows.values()];
  }

  find(type: string): EventTypeRow | undefined {
    return this.rows.get(type);
  }

  /**
   * The event in its present shape.
   * @throws {UnknownEvent} a type nobody listed, or a version newer than this release reads
   */
  upcast<E extends RecordedEvent>(event: E): E {
    const row = this.rows.get(event.type);
    if (!row || event.version > row.version || event.version < 1) {
      throw new UnknownEvent(event.type, event.version, event.id);
    }
    if (event.version === row.version) return event;
    let data = event.data;
    for (let version = event.version; version < row.version; version++) {
      const upcaster = row.upcasters?.[version];
      if (!upcaster) throw new UnknownEvent(event.type, version, event.id);
      data = upcaster(data);
    }
    return { ...event, version: row.version, data };
  }
}
