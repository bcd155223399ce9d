import { isByHeading } from '../../projections/measures/code.js';
import { refused, type Answer, type QueryRefusal } from '../answer.js';
import { decodeCursor, encodeCursor, type Cursor } from '../cursor.js';
import { STALE_AFTER_DAYS } from '../judging.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import { split, type Split } from '../tally.js';
import { MAX_HITS, MAX_PAGE, type MeasureList, type MeasuresQuery } from './answers.js';
import { codeOf } from './columns.js';
import { matcher } from './matcher.js';
import { sortRows } from './order.js';
import { rowsOf, type RowSource } from './rows.js';
import { searchHits } from './search.js';

/** Measures by filters, sorted, page by page. */
export function measureList(models: ReadModels, query: MeasuresQuery): Answer<MeasureList> {
  if (query.text === undefined) return answerList(models, query);
  // the index knows the present only: it is read at the very position that the answer stands at
  return models.views.measures()?.snapshot(() => answerList(models, query)) ?? refused('view-building');
}

function answerList(models: ReadModels, query: MeasuresQuery): Answer<MeasureList> {
  if (query.text !== undefined && query.at !== undefined) return refused('search-present-only', {}, 'text');
  const question = questionOf(query);
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor, question);
  if (query.cursor !== undefined && cursor === null) return refused('cursor-invalid', {}, 'cursor');
  const found = standAt(models, cursor ? { ...query, at: cursor } : query);
  if (!found.ok) return found;
  const listing = list(found.standpoint, query, cursor);
  if (!listing.ok) return listing;

  const { standpoint, rows, count, hits } = listing;
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? 50)), MAX_PAGE);
  const offset = cursor?.offset ?? 0;
  const shown = hits === null ? rows : rows.slice(0, MAX_HITS);
  const page = shown.slice(offset, offset + limit);
  const more = offset + limit < shown.length;
  const { position, day } = standpoint;
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      count,
      truncated: rows.length > shown.length,
      measures: rowsOf(listing, query, page),
      next: more
        ? encodeCursor({ position, day, offset: offset + limit, hits: hits ? shown : undefined }, question)
        : null,
    },
  };
}

/** What a cursor belongs to. The viewer is part of it: another one may see other notes. */
const questionOf = ({ filter, text, sort, descending, staleAfterDays, at, viewer }: MeasuresQuery): object => ({
  filter: filter ?? {},
  text: text ?? null,
  sort: sort ?? 'registered',
  descending: descending ?? false,
  staleAfterDays: staleAfterDays ?? STALE_AFTER_DAYS,
  at: at ?? null,
  person: viewer.person,
});

interface Listing extends RowSource {
  readonly ok: true;
  /** Numbers of the measures, in order. */
  readonly rows: readonly number[];
  readonly count: Split;
  /** Numbers in the order of the search; null: it was none. */
  readonly hits: readonly number[] | null;
}

function list(
  standpoint: Standpoint,
  query: MeasuresQuery,
  cursor: Cursor | null,
): Listing | { readonly ok: false; readonly refusals: readonly [QueryRefusal] } {
  const { standing, catalogue } = standpoint.measures.at(standpoint.position);
  const staleAfterDays = query.staleAfterDays ?? STALE_AFTER_DAYS;
  const hits = cursor?.hits ?? (query.text === undefined ? null : searchHits(standpoint, standing, query));
  if (hits === undefined) return refused('search-empty', {}, 'text');
  const matches = matcher(standpoint, standing, catalogue, query.filter ?? {}, staleAfterDays);

  const candidates = hits ?? Array.from({ length: standing.count }, (_, index) => index + 1);
  const rows = candidates.filter((measure) => measure <= standing.count && matches(measure));
  let byHeading = 0;
  for (const measure of rows) if (isByHeading(codeOf(standing, measure))) byHeading++;
  const count = split(rows.length - byHeading, byHeading);
  if (query.sort !== undefined || hits === null) {
    sortRows(rows, query.sort ?? 'registered', query.descending ?? false, standpoint, standing, catalogue);
  }
  return { ok: true, standpoint, standing, catalogue, staleAfterDays, rows, count, hits };
}
