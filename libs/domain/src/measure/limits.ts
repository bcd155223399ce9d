/** Longest texts of a measure, in UTF-16 units. */
export const LIMITS = {
  title: 300,
  /** Status words as written. */
  words: 1_000,
  /** Comments, descriptions, notes, answers. */
  text: 10_000,
  /** What is said in a sentence or a few: reasons, risk, deviation, cause, action, questions. */
  sentences: 2_000,
  /** A paragraph of a law. */
  legalBasis: 300,
} as const;
