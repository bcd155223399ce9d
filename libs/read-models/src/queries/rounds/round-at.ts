import { dayInOslo } from '#domain';
import { stateOf, type Round } from '../../projections/rounds/round.js';
import type { Structure } from '../../projections/structure/read.js';
import { refused } from '../answer.js';
import type { Standpoint } from '../read-models.js';
import type { RoundQuery } from './answers.js';

type Found =
  | { readonly ok: true; readonly round: Round; readonly told: Told }
  | (ReturnType<typeof refused> & { readonly ok: false });

/** Where what is told of a round's measures stands: its publication's position once there is one. */
export interface Told {
  readonly position: number;
  /** The organisation as it was there. */
  readonly structure: Structure;
  /** The day on which due dates are judged. */
  readonly day: string;
}

/** The round that is asked for, as it was known at the standpoint. */
export function roundAt(standpoint: Standpoint, { round: id, sector }: Pick<RoundQuery, 'round' | 'sector'>): Found {
  const round = standpoint.rounds.at(standpoint.position).get(id);
  if (!round) return refused('round-not-found', { round: id }, 'round');
  if (sector !== undefined && !round.sectors.some((one) => one.sector === sector)) {
    return refused('sector-not-in-round', { sector }, 'sector');
  }
  return { ok: true, round, told: toldAt(standpoint, round) };
}

function toldAt(standpoint: Standpoint, { publication }: Round): Told {
  if (publication === null) return standpoint;
  const { position } = publication;
  return {
    position,
    structure: standpoint.structureAt(position),
    day: dayInOslo(standpoint.audit.logTime(position)),
  };
}

/** The round before, where it is published; null: there is none, or it is not. */
export function publishedBefore({ rounds, position }: Standpoint, { previous }: Round): PublishedRound | null {
  const before = previous === null ? undefined : rounds.at(position).get(previous);
  if (!before?.publication || stateOf(before) !== 'published') return null;
  return { round: before.round, title: before.title, position: before.publication.position };
}

export interface PublishedRound {
  readonly round: string;
  readonly title: string;
  readonly position: number;
}
