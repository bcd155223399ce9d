import { stateOf, type Round } from '../../projections/rounds/round.js';
import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadModels } from '../read-models.js';
import type { RoundList, RoundRow, RoundsQuery } from './answers.js';

/** Every reporting round. */
export function roundList(models: ReadModels, query: RoundsQuery): Answer<RoundList> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const rounds = [...standpoint.rounds.at(standpoint.position).values()].reverse();
  rounds.sort((one, other) => (one.cutOff === other.cutOff ? 0 : one.cutOff < other.cutOff ? 1 : -1));
  return { ok: true, answer: { ...standOf(standpoint), rounds: rounds.map(roundRow) } };
}

const roundRow = (round: Round): RoundRow => ({
  round: round.round,
  title: round.title,
  from: round.from,
  cutOff: round.cutOff,
  programme: round.programme,
  previous: round.previous,
  state: stateOf(round),
  openedAt: round.openedAt,
  publishedAt: round.publication?.published?.recordedAt ?? null,
  sectors: round.sectors.length,
  approved: round.sectors.filter(({ state }) => state === 'approved').length,
});
