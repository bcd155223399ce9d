import type { CommandOutcome } from '#application';
import type { Fact } from '#domain';
import { preferredLanguage, problem, problemDocument, type ProblemError } from '#platform';
import { changesOf } from './changes.js';
import { entityTag } from './conditional.js';

type NotDone<State, F extends Fact> = Exclude<CommandOutcome<State, F>, { readonly kind: 'stored' | 'unchanged' }>;

const SOON = { 'retry-after': '2' };

/** The aggregates' own way of saying that they do not exist: no field is at fault, the address is. */
const NOT_THERE = new Set([
  'measure-unknown',
  'programme-unknown',
  'goal-unknown',
  'strategy-unknown',
  'unit-unknown',
  'chapter-area-unknown',
  'indicator-unknown',
  'round-unknown',
]);
/** Fields that stand in the address and not in the body. */
const IN_THE_ADDRESS = new Set([undefined, 'unit', 'chapterArea']);

/** What is answered to a command that was not done. */
export function outcomeProblem<State, F extends Fact>(outcome: NotDone<State, F>): ProblemError {
  switch (outcome.kind) {
    case 'refused': {
      const [first] = outcome.refusals;
      const alone = outcome.refusals.length === 1;
      if (alone && NOT_THERE.has(first.code) && IN_THE_ADDRESS.has(first.field)) return problem(404, 'not-found');
      return problem(422, 'refused', { errors: outcome.refusals });
    }
    case 'forbidden':
      return problem(403, 'forbidden', { errors: [outcome.refusal] });
    case 'key-reused':
      return problem(422, 'key-reused');
    case 'precondition-failed':
      if (outcome.revision < 0) return problem(404, 'not-found');
      return problem(412, 'precondition-failed', {
        headers: { etag: entityTag(outcome.revision) },
        members: { revision: outcome.revision, ...changesOf(outcome) },
      });
    case 'contended':
      return problem(409, 'conflict', { headers: SOON });
    case 'unavailable':
      return problem(503, 'store-unavailable', { headers: SOON });
    case 'unknown':
      return problem(503, 'outcome-unknown', { headers: SOON });
    case 'too-large':
      return problem(413, 'body-too-large', { params: { max: 1_048_576 } });
    case 'unreadable':
      return problem(503, 'event-unreadable', { params: { type: outcome.type, version: outcome.version } });
  }
}

/** A problem as one of many results. */
export function problemOfOne(
  { problem: options }: ProblemError,
  correlationId: string,
  acceptLanguage: string | undefined,
): { readonly status: number; readonly problem: object } {
  const language = preferredLanguage(acceptLanguage);
  return { status: options.status, problem: problemDocument(options, { language, correlationId }) };
}
