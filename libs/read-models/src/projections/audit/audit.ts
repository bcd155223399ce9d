import type Database from 'better-sqlite3';
import { ORGANISATION_ID } from '#domain';
import type { PositionedEvent } from '#event-store';
import { aggregateOf } from '../../events.js';
import type { Fold, Projection } from '../../view/projection.js';

/**
 * One row for each event: what an auditor filters by, and how moments, positions and tokens belong together. The
 * payload stays in the log. Names are numbers here (`name`), so that a row is a few bytes. `token` is null where it is
 * the position. Moments are milliseconds since 1970; `log_time` is the running maximum of `recorded_at`.
 */
const SCHEMA = `
  CREATE TABLE name (number INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE event (
    position INTEGER PRIMARY KEY, token TEXT,
    stream INTEGER NOT NULL, type INTEGER NOT NULL,
    person INTEGER NOT NULL, role INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, log_time INTEGER NOT NULL,
    unit INTEGER
  ) STRICT;
  CREATE TABLE area (measure INTEGER PRIMARY KEY, unit INTEGER NOT NULL) STRICT;
`;

/** Made when the view is about to be asked: on rows that are there already an index costs a fraction. */
const INDEXES = `
  CREATE INDEX IF NOT EXISTS event_person ON event (person);
  CREATE INDEX IF NOT EXISTS event_unit ON event (unit);
  CREATE INDEX IF NOT EXISTS event_type ON event (type);
  CREATE INDEX IF NOT EXISTS event_stream ON event (stream);
`;

export const auditProjection: Projection = {
  name: 'audit',
  version: 2,
  categories: 'all',
  readsData: false,
  schema: SCHEMA,
  open: openAuditFold,
  *dump(db) {
    const rows = db
      .prepare<[], string>(
        `SELECT json_array(position, token, stream.value, type.value, person.value, role.value,
           recorded_at, log_time, unit.value)
         FROM event
           JOIN name stream ON stream.number = stream
           JOIN name type ON type.number = type
           JOIN name person ON person.number = person
           JOIN name role ON role.number = role
           LEFT JOIN name unit ON unit.number = unit
         ORDER BY position`,
      )
      .pluck();
    for (const row of rows.iterate()) yield `event ${row}`;
  },
};

const ORGANISATION = `organisation-${ORGANISATION_ID}`;

function openAuditFold(db: Database.Database): Fold {
  const numbers = new Map<string, number>(
    db.prepare<[], [string, number]>('SELECT value, number FROM name').raw().all(),
  );
  const insertName = db.prepare<[number, string]>('INSERT INTO name VALUES (?, ?)');
  const numberOf = (value: string): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(value, number);
    insertName.run(number, value);
    return number;
  };

  const areas = new Map<number, number>(db.prepare<[], [number, number]>('SELECT measure, unit FROM area').raw().all());
  const moved = new Set<number>();
  const upsertArea = db.prepare<[number, number]>('INSERT OR REPLACE INTO area VALUES (?, ?)');

  /** The area of the measure, after the event, also of an event of its money; of an organisation's event, the unit that it names. */
  function unitOf(event: PositionedEvent, stream: number): number | null {
    if (event.stream === ORGANISATION) return textNumber(event.data['unit']);
    if (event.stream.startsWith('savings-')) {
      const measure = numbers.get(`measure-${aggregateOf(event.stream)}`);
      return measure === undefined ? null : (areas.get(measure) ?? null);
    }
    if (!event.stream.startsWith('measure-')) return null;
    const area =
      event.type === 'MeasureRegistered'
        ? textNumber(event.data['area'])
        : event.type === 'MeasureMovedToArea'
          ? textNumber(event.data['to'])
          : null;
    if (area === null) return areas.get(stream) ?? null;
    areas.set(stream, area);
    moved.add(stream);
    return area;
  }
  const textNumber = (value: unknown): number | null => (typeof value === 'string' ? numberOf(value) : null);

  let logTime = db.prepare<[], number>('SELECT log_time FROM event ORDER BY position DESC LIMIT 1').pluck().get() ?? 0;
  let indexed = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'event_stream'`).get() !== undefined;
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');

  return {
    apply(event) {
      const { position, token, metadata } = event;
      const stream = numberOf(event.stream);
      const recordedAt = Date.parse(metadata.recordedAt);
      logTime = Math.max(logTime, recordedAt);
      insert.run(
        position,
        token === String(position) ? null : token,
        stream,
        numberOf(event.type),
        numberOf(metadata.actor.person),
        numberOf(metadata.actor.role),
        recordedAt,
        logTime,
        unitOf(event, stream),
      );
    },
    flush(serving) {
      if (serving && !indexed) {
        db.exec(INDEXES);
        indexed = true;
      }
      for (const measure of moved) {
        const unit = areas.get(measure);
        if (unit !== undefined) upsertArea.run(measure, unit);
      }
      moved.clear();
    },
  };
}
