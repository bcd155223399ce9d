import type { JsonObject, RecordedEvent } from './port.js';

/**
 * What the store's users must know of one event type. The domain gives one row per event (see `libs/domain`,
 * `events.ts` of each aggregate); the codec, the catalogue, the feed's mapping and the handling of unknown events
 * derive from the rows.
 */
export interface EventTypeRow {
  readonly type: string;
  /** The newest version that this release reads: the shape that the code knows. Older ones go through `upcasters`. */
  readonly version: number;
  /**
   * The version that this release writes; default `version`. Replicas of two releases run side by side during an
   * upgrade, so a new version (or a new type) takes two releases: the first reads it and still writes the old one
   * (`version: 2, writes: 1`, for a new type `writes: 0`), the next writes it.
   */
  readonly writes?: number;
  /** `upcasters[n]` turns the data of version n into version n + 1. Pure and total. */
  readonly upcasters?: Readonly<Record<number, (data: JsonObject) => JsonObject>>;
  /** `downcasters[n]` turns the data of version n into version n − 1: needed from `version` down to `writes`. */
  readonly downcasters?: Readonly<Record<number, (data: JsonObject) => JsonObject>>;
  /** CloudEvents type for readers outside; null: internal, never leaves. */
  readonly publicName: string | null;
  /** Paths of fields that people write freely: left out for those who may not see them, sealed one day. */
  readonly freeText: readonly string[];
}

/** A row as a table by type holds it: an aggregate's casters know the shapes of its own facts. */
export type EventTypeTable = Readonly<
  Record<
    string,
    Omit<EventTypeRow, 'type' | 'upcasters' | 'downcasters'> & {
      readonly upcasters?: Readonly<Record<number, (data: never) => object>>;
      readonly downcasters?: Readonly<Record<number, (data: never) => object>>;
    }
  >
>;

/** Rows of tables that are keyed by event type. */
export const eventTypeRows = (...tables: readonly EventTypeTable[]): EventTypeRow[] =>
  // casters are called with data of the version that they are listed under, which is the shape that they ask for
  tables.flatMap((table) => Object.entries(table).map(([type, row]) => ({ type, ...row }) as EventTypeRow));

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

  /**
   * @throws if a type is listed twice, an upcaster is missing between version 1 and the newest, or a downcaster
   * between the newest and the one that is written
   */
  constructor(rows: readonly EventTypeRow[]) {
    for (const row of rows) {
      if (this.rows.has(row.type)) throw new Error(`event type ${row.type} is listed twice`);
      const writes = writtenVersion(row);
      if (!Number.isInteger(row.version) || row.version < 1 || writes < 0 || writes > row.version) {
        throw new Error(`event type ${row.type}: cannot write version ${writes} of 1 to ${row.version}`);
      }
      for (let version = 1; version < row.version; version++) {
        if (!row.upcasters?.[version]) throw new Error(`event type ${row.type}: no upcaster from version ${version}`);
      }
      for (let version = row.version; version > Math.max(writes, 1); version--) {
        if (writes > 0 && !row.downcasters?.[version]) {
          throw new Error(`event type ${row.type}: no downcaster from version ${version}`);
        }
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

  /**
   * A new fact in the version that this release writes: what goes to the store.
   * @param data in the present shape (`version` of the row)
   * @throws a type nobody listed, or one that this release only reads
   */
  toWrite(type: string, data: JsonObject): { readonly version: number; readonly data: JsonObject } {
    const row = this.rows.get(type);
    if (!row) throw new Error(`event type ${type} is not listed`);
    const writes = writtenVersion(row);
    if (writes === 0) throw new Error(`event type ${type} is read by this release, but not yet written`);
    let written = data;
    for (let version = row.version; version > writes; version--) {
      written = row.downcasters?.[version]?.(written) ?? written;
    }
    return { version: writes, data: written };
  }
}

/** The version of a row that this release writes; 0: none yet. */
export const writtenVersion = (row: EventTypeRow): number => row.writes ?? row.version;
