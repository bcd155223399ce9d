import type Database from 'better-sqlite3';
import type { Day, MeasureEvent, RoundEvent } from '#domain';
import { aggregateOf, asFact, categoryOf } from '../../events.js';
import type { Fold, Projection } from '../../view/projection.js';

/**
 * `round_fact`: the facts of every round, folded when they are asked for. `delivery`: a report or confirmation, made
 * while a round was open, for a day of its period before the cut-off day; valid from a position to before another
 * (a correction may move it to another day). What describes the cut-off day or a later one delivers whenever it was
 * said: that is read from where the measures stand. `amendment`: which report a correction is a version of.
 */
const SCHEMA = `
  CREATE TABLE round_fact (
    position INTEGER PRIMARY KEY, round TEXT NOT NULL, event_id TEXT NOT NULL, recorded_at TEXT NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT;
  CREATE TABLE delivery (
    round TEXT NOT NULL, measure TEXT NOT NULL, from_position INTEGER NOT NULL, to_position INTEGER,
    report TEXT NOT NULL,
    PRIMARY KEY (round, measure, from_position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE amendment (event_id TEXT PRIMARY KEY, report TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

export const roundsProjection: Projection = {
  name: 'rounds',
  version: 2,
  categories: new Set(['round', 'measure']),
  readsData: true,
  schema: SCHEMA,
  open: openRoundsFold,
  *dump(db) {
    const selects = {
      fact: `SELECT json_array(position, round, event_id, recorded_at, type, json(data)) FROM round_fact ORDER BY position`,
      delivery: `SELECT json_array(round, measure, from_position, to_position, report) FROM delivery
        ORDER BY round, measure, from_position`,
      amendment: `SELECT json_array(event_id, report) FROM amendment ORDER BY event_id`,
    };
    for (const [name, select] of Object.entries(selects)) {
      for (const row of db.prepare<[], string>(select).pluck().iterate()) yield `${name} ${row}`;
    }
  },
};

/** A round that still takes deliveries. */
interface OpenRound {
  readonly from: Day;
  readonly cutOff: Day;
}

function openRoundsFold(db: Database.Database): Fold {
  const open = new Map<string, OpenRound>();
  const insertFact = db.prepare('INSERT INTO round_fact VALUES (?, ?, ?, ?, ?, ?)');
  const insertDelivery = db.prepare('INSERT INTO delivery VALUES (?, ?, ?, NULL, ?)');
  const closeDelivery = db.prepare(
    'UPDATE delivery SET to_position = ? WHERE round = ? AND measure = ? AND report = ? AND to_position IS NULL',
  );
  const insertAmendment = db.prepare('INSERT INTO amendment VALUES (?, ?)');
  const amended = db.prepare<[string], string>('SELECT report FROM amendment WHERE event_id = ?').pluck();

  function follow(round: string, fact: RoundEvent): void {
    if (fact.type === 'RoundOpened') open.set(round, { from: fact.data.from, cutOff: fact.data.cutOff });
    // what is published is told as of its position: later deliveries are none
    if (fact.type === 'RoundPublicationStarted' || fact.type === 'RoundCancelled') open.delete(round);
  }
  for (const [round, type, data] of db
    .prepare<[], [string, string, string]>('SELECT round, type, data FROM round_fact ORDER BY position')
    .raw()
    .all()) {
    follow(round, { type, data: JSON.parse(data) as unknown } as RoundEvent);
  }

  function deliver(measure: string, day: Day, report: string, position: number): void {
    for (const [round, { from, cutOff }] of open) {
      if (from <= day && day < cutOff) insertDelivery.run(round, measure, position, report);
    }
  }

  function correct(measure: string, correction: string, corrects: string, day: Day, position: number): void {
    const report = amended.get(corrects) ?? corrects;
    insertAmendment.run(correction, report);
    for (const round of open.keys()) closeDelivery.run(position, round, measure, report);
    deliver(measure, day, report, position);
  }

  return {
    apply(event) {
      const { position, stream, id, type, data, metadata } = event;
      if (categoryOf(stream) === 'round') {
        const round = aggregateOf(stream);
        insertFact.run(position, round, id, metadata.recordedAt, type, JSON.stringify(data));
        follow(round, asFact<RoundEvent>(event));
        return;
      }
      const fact = asFact<MeasureEvent>(event);
      switch (fact.type) {
        case 'StatusReported':
        case 'StatusConfirmed':
        case 'MeasureReopened':
          deliver(aggregateOf(stream), fact.data.effectiveOn, id, position);
          return;
        case 'StatusReportCorrected':
          correct(aggregateOf(stream), id, fact.data.corrects, fact.data.report.effectiveOn, position);
          return;
        default:
      }
    },
    flush: () => undefined,
  };
}
