import type { AuditRow } from '../../projections/audit/read.js';
import { stateOf } from '../../projections/rounds/round.js';
import { refused, type Answer } from '../answer.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import { MAX_CORRECTIONS, type PublicationCorrection, type PublicationCorrections } from './answers.js';
import { PUBLISHER } from './publisher.js';
import { MENDING, correctionOf } from './mending.js';
import { subjectsSince } from './subjects.js';
import { openStreams } from './streams.js';

/**
 * What has been corrected of a published report since, for everybody who may read the report: corrections of what was
 * recorded up to its position, of measures and indicators that it holds and that are open to all still.
 * Errors: `round-not-found`, `round-not-published`.
 */
export async function correctionsSince(models: ReadModels, id: string): Promise<Answer<PublicationCorrections>> {
  const found = standAt(models, { viewer: PUBLISHER });
  if (!found.ok) return found;
  const { standpoint } = found;
  const round = standpoint.rounds.at(standpoint.position).get(id);
  if (!round) return refused('round-not-found', { round: id }, 'round');
  const { publication } = round;
  if (!publication || stateOf(round) !== 'published') return refused('round-not-published', { round: id }, 'round');

  const subjectOf = subjectsSince(standpoint, publication.position);
  const streamOf = openStreams(models.log, standpoint, publication.position);
  const corrections: PublicationCorrection[] = [];
  for (const row of mendingAfter(standpoint, publication.position)) {
    const about = subjectOf(row.stream);
    const correction = about && correctionOf(await streamOf(row.stream), row, about);
    if (correction) corrections.push(correction);
  }
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      round: id,
      published: publication.position,
      count: corrections.length,
      corrections: corrections.slice(-MAX_CORRECTIONS),
    },
  };
}

/** Corrections of anything at all after a position, oldest first. They are few: the audit finds them by their type. */
const mendingAfter = ({ audit, position }: Standpoint, pinned: number): readonly AuditRow[] =>
  audit
    .select({ types: MENDING }, position + 1, Number.MAX_SAFE_INTEGER)
    .filter((row) => row.position > pinned)
    .reverse();
