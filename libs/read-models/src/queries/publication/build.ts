import { setImmediate } from 'node:timers/promises';
import type { Round } from '../../projections/rounds/round.js';
import { standAt, type ReadViews, type Standpoint } from '../read-models.js';
import { canonicalJson } from './canonical.js';
import { PUBLISHER } from './publisher.js';
import type { Publication } from './parts.js';
import { sections } from './sections.js';

/** What is published: a round, as of a position. */
export interface PublicationSubject {
  readonly round: string;
  /** That the round's publication was started with. */
  readonly position: number;
}

/** The report cannot be built from these views (yet): try again when they have got there. */
export class PublicationUnavailable extends Error {
  /** @param code of the query's refusal: `view-building`, `position-not-reached`, `round-not-found` … */
  constructor(readonly code: string) {
    super(`the publication cannot be built: ${code}`);
  }
}

/**
 * The published report of a round, in chunks of canonical JSON that make one object: overview, goals, strategies, savings,
 * the round's deliveries, every measure's status with its comment, indicators. Nothing that is exempt from public view,
 * no indicator of few people, no person's id or name: titles of roles instead. The same position gives the same bytes,
 * however the views were built. Between two chunks whatever else waits is done first.
 * @throws {PublicationUnavailable}
 */
export async function* buildPublication(models: ReadViews, subject: PublicationSubject): AsyncGenerator<string> {
  const publication = publicationOf(models, subject);
  let opening = '{';
  for (const [name, parts] of sections(publication)) {
    yield `${opening}${canonicalJson(name)}:`;
    opening = ',';
    for (const part of parts) {
      yield part;
      await setImmediate();
    }
  }
  yield '}\n';
}

function publicationOf(models: ReadViews, { round: id, position }: PublicationSubject): Publication {
  const found = standAt(models, { viewer: PUBLISHER, at: { position } });
  if (!found.ok) throw new PublicationUnavailable(found.refusals[0].code);
  const { standpoint } = found;
  return { models, standpoint, round: roundOf(standpoint, id) };
}

function roundOf({ rounds, position }: Standpoint, id: string): Round {
  const round = rounds.at(position).get(id);
  if (!round) throw new PublicationUnavailable('round-not-found');
  return round;
}
