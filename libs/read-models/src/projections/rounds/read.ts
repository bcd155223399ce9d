import type Database from 'better-sqlite3';
import type { Recorded, RoundEvent } from '#domain';
import { openFactReader } from '../facts.js';
import { evolveRound, type Round } from './round.js';

export interface RoundsReader {
  /** Every round as it was known at a position, by id, in the order in which they were opened. */
  at(position: number): ReadonlyMap<string, Round>;
  /** Ids of the measures that were reported on or confirmed for a day of the period while the round was open. */
  delivered(round: string, position: number): ReadonlySet<string>;
}

export function openRoundsReader(db: Database.Database): RoundsReader {
  const facts = openFactReader<Round>(db, 'round_fact', 'round', (round, { id, eventId, type, data, ...place }) =>
    evolveRound(round, id, { ...place, fact: { id: eventId, type, data } as unknown as Recorded<RoundEvent> }),
  );
  const delivered = db
    .prepare<[string, number, number], string>(
      `SELECT DISTINCT measure FROM delivery
       WHERE round = ? AND from_position <= ? AND (to_position IS NULL OR to_position > ?)`,
    )
    .pluck();
  return {
    at: facts.at,
    delivered: (round, position) => new Set(delivered.all(round, position, position)),
  };
}
