import type Database from 'better-sqlite3';

/** A row of a table of facts. */
export interface FactRow {
  /** Of the aggregate. */
  readonly id: string;
  readonly position: number;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly data: unknown;
}

export interface FactReader<State> {
  /** Every aggregate as its facts up to the position fold to, by id, in the order of their first facts. */
  at(position: number): ReadonlyMap<string, State>;
}

/** Asked for again and again between two changes: the last few are kept. */
const KEPT = 8;

/**
 * Folds a table of facts (position, aggregate, event id, moment, type, data) up to a position.
 * @param column name of the column with the aggregate's id
 */
export function openFactReader<State>(
  db: Database.Database,
  table: 'indicator_fact' | 'round_fact',
  column: 'indicator' | 'round',
  evolve: (state: State | null, fact: FactRow) => State | null,
): FactReader<State> {
  const lastChange = db
    .prepare<[number], number>(`SELECT position FROM ${table} WHERE position <= ? ORDER BY position DESC LIMIT 1`)
    .pluck();
  const facts = db
    .prepare<[number, number], [number, string, string, string, string, string]>(
      `SELECT position, ${column}, event_id, recorded_at, type, data FROM ${table}
       WHERE position > ? AND position <= ? ORDER BY position`,
    )
    .raw();
  const kept = new Map<number, ReadonlyMap<string, State>>();

  /** Goes on from the nearest state before that is kept. */
  function load(changedAt: number): ReadonlyMap<string, State> {
    const from = Math.max(0, ...[...kept.keys()].filter((position) => position < changedAt));
    const states = new Map<string, State>(kept.get(from));
    for (const [position, id, eventId, recordedAt, type, data] of facts.all(from, changedAt)) {
      const fact = { id, position, eventId, recordedAt, type, data: JSON.parse(data) as unknown };
      const state = evolve(states.get(id) ?? null, fact);
      if (state !== null) states.set(id, state);
    }
    return states;
  }

  return {
    at(position) {
      const changedAt = lastChange.get(position) ?? 0;
      const states = kept.get(changedAt) ?? load(changedAt);
      kept.delete(changedAt);
      kept.set(changedAt, states);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? 0);
      return states;
    },
  };
}
