import { problem, type ProblemError } from '#platform';
import { FEED_REFUSAL_STATUS, type FeedRefusal } from './refusals.js';

/** A refusal as the problem document that the reader is answered with. */
export function feedProblem(refusal: FeedRefusal): ProblemError {
  const status = FEED_REFUSAL_STATUS[refusal.code];
  if (refusal.code === 'feed-full') return problem(status, 'feed-full', { headers: { 'retry-after': '30' } });
  if (status === 503) return problem(503, 'not-there-yet', { headers: { 'retry-after': '2' } });
  return problem(status, status === 409 ? 'conflict' : 'invalid-fields', { errors: [refusal] });
}
