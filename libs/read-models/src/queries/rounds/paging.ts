import type { Viewer } from '#domain';
import { decodeCursor, encodeCursor, type Cursor } from '../cursor.js';
import { refused, type At, type Stand } from '../answer.js';

/** 1 to so many rows on one page. */
const MAX_ROWS = 1000;
const DEFAULT_ROWS = 200;

interface Paged {
  readonly viewer: Viewer;
  readonly at?: At | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export type Paging = ReturnType<typeof pagingOf>;

/** Where a list of a round goes on: pinned to the position of its first page. */
export function pagingOf<Query extends Paged>(name: string, query: Query) {
  const { limit, cursor: text, viewer, ...asked } = query;
  const question = { name, ...asked, person: viewer.person };
  const cursor: Cursor | null = text === undefined ? null : decodeCursor(text, question);
  if (text !== undefined && cursor === null) return refused('cursor-invalid', {}, 'cursor');
  const size = Math.min(Math.max(1, Math.trunc(limit ?? DEFAULT_ROWS)), MAX_ROWS);
  const offset = cursor?.offset ?? 0;
  return {
    ok: true as const,
    /** The question, at the position of the first page. */
    query: cursor ? { ...query, at: { position: cursor.position, day: cursor.day } } : query,
    page<Row>(rows: readonly Row[], { position, day }: Stand): { readonly page: Row[]; readonly next: string | null } {
      const end = offset + size;
      const next = end < rows.length ? encodeCursor({ position, day, offset: end }, question) : null;
      return { page: rows.slice(offset, end), next };
    },
  };
}
