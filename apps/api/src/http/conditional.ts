/** What an `If-Match` header asks for (RFC 9110, 13.1.1). */
export type IfMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'revision'; readonly revision: number }
  /** `*`: whatever the revision, but it must exist. */
  | { readonly kind: 'any' }
  /** A weak tag never matches: the comparison is the strong one. */
  | { readonly kind: 'weak' }
  | { readonly kind: 'malformed' };

const STRONG = /^"(0|[1-9][0-9]{0,14})"$/;
const WEAK = /^W\/"[^"]*"$/;

/** Reads the header. Tags here are revisions in quotation marks; a list of several is not taken. */
export function readIfMatch(header: string | undefined): IfMatch {
  const tag = header?.trim();
  if (tag === undefined || tag === '') return { kind: 'none' };
  if (tag === '*') return { kind: 'any' };
  if (WEAK.test(tag)) return { kind: 'weak' };
  const revision = STRONG.exec(tag)?.[1];
  return revision === undefined ? { kind: 'malformed' } : { kind: 'revision', revision: Number(revision) };
}

/** The entity tag of a revision. */
export const entityTag = (revision: number): string => `"${revision}"`;
