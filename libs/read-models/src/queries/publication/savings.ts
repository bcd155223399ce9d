import { canonicalJson } from './canonical.js';
import type { Publication } from './parts.js';

/** What the savings are, as of the publication's position. */
export function* savingsParts(publication: Publication): Generator<string> {
  void publication;
  yield canonicalJson(null);
}
