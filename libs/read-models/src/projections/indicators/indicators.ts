import type Database from 'better-sqlite3';
import { aggregateOf } from '../../events.js';
import type { Fold, Projection } from '../../view/projection.js';

/**
 * The facts of every indicator, as they were recorded. A series is folded from them when it is asked for: they are few
 * (hundreds of series with tens of facts), and the same table answers for every position.
 */
const SCHEMA = `
  CREATE TABLE indicator_fact (
    position INTEGER PRIMARY KEY, indicator TEXT NOT NULL, event_id TEXT NOT NULL, recorded_at TEXT NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT;
`;

export const indicatorsProjection: Projection = {
  name: 'indicators',
  version: 1,
  categories: new Set(['indicator']),
  readsData: true,
  schema: SCHEMA,
  open: openIndicatorsFold,
  *dump(db) {
    const rows = db
      .prepare<[], string>(
        `SELECT json_array(position, indicator, event_id, recorded_at, type, json(data)) FROM indicator_fact
         ORDER BY position`,
      )
      .pluck();
    for (const row of rows.iterate()) yield `fact ${row}`;
  },
};

function openIndicatorsFold(db: Database.Database): Fold {
  const insert = db.prepare('INSERT INTO indicator_fact VALUES (?, ?, ?, ?, ?, ?)');
  return {
    apply({ position, stream, id, type, data, metadata }) {
      insert.run(position, aggregateOf(stream), id, metadata.recordedAt, type, JSON.stringify(data));
    },
    flush: () => undefined,
  };
}
