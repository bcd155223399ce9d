import type { Day, DuePeriod, Light, Phase } from '#domain';
import {
  LIGHTS,
  decodeFate,
  decodeStatus,
  isByHeading,
  isActive,
  phaseIndex,
  type Fate,
} from '../projections/measures/code.js';
import type { Catalogue } from '../projections/measures/catalogue.js';
import { COLUMN, NO_DAY, WIDTH, type Standing } from '../projections/measures/standing.js';
import { unitsUnder } from '../projections/structure/read.js';
import { dayNumber, dayOfNumber } from '../time/oslo.js';
import { refused, type Answer, type Asked, type QueryRefusal } from './answer.js';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
import { goalGraph, nodesUnder, type GoalGraph } from './goal-graph.js';
import { STALE_AFTER_DAYS, isOverdue, isStale } from './judging.js';
import { mayReadNotes } from './notes.js';
import { placementFilter, type Selection } from './selection.js';
import { standAt, standOf, type ReadModels, type Standpoint } from './read-models.js';
import { split, type Split } from './tally.js';

export interface MeasureFilter extends Selection {
  /** With everything below them. */
  readonly units?: readonly string[] | undefined;
  readonly phases?: readonly Phase[] | undefined;
  readonly progress?: readonly Light[] | undefined;
  readonly effect?: readonly Light[] | undefined;
  readonly responsible?: string | undefined;
  readonly withoutResponsible?: boolean | undefined;
  /** With everything below it. */
  readonly goal?: string | undefined;
  /** With its sub-strategies and sub-goals. */
  readonly strategy?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly stale?: boolean | undefined;
  /** True: only those completed by heading; false: without them. */
  readonly byHeading?: boolean | undefined;
  /** What became of them. Default: those that count. */
  readonly fates?: readonly Fate[] | undefined;
}

/** Phases and lights in their own order, days and positions rising; the others by the alphabet. */
export type MeasureSort = 'registered' | 'title' | 'phase' | 'progress' | 'effect' | 'due' | 'changed' | 'confirmed';

export interface MeasuresQuery extends Asked {
  readonly filter?: MeasureFilter | undefined;
  /** Words that must all stand in the measure, or be the beginning of one. The present only, best first. */
  readonly text?: string | undefined;
  readonly sort?: MeasureSort | undefined;
  readonly descending?: boolean | undefined;
  /** 1 to {@link MAX_PAGE}, default 50. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly staleAfterDays?: number | undefined;
}

export const MAX_PAGE = 200;
/** Hits of a search that can be paged through. */
export const MAX_HITS = 500;

export interface MeasureRow {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly chapterArea: string | null;
  readonly programme: string | null;
  readonly adopted: boolean;
  readonly responsible: string | null;
  readonly phase: Phase;
  readonly progress: Light;
  readonly effect: Light;
  readonly byHeading: boolean;
  readonly words: string | null;
  readonly effectiveOn: Day | null;
  /** Latest day that somebody reported or confirmed. */
  readonly confirmedOn: Day | null;
  /** When something was last changed: moment of recording. */
  readonly changedAt: string;
  readonly due: DuePeriod | null;
  readonly continuous: boolean;
  readonly overdue: boolean;
  readonly stale: boolean;
  readonly exempt: boolean;
  readonly fate: Fate;
  readonly goals: readonly string[];
  readonly strategies: readonly string[];
  /** Where the words were found: HTML with `<mark>`. Of a full-text search only. */
  readonly snippet: string | null;
}

export interface MeasureList {
  readonly count: Split;
  /** Hits beyond {@link MAX_HITS} are counted and not listed. */
  readonly truncated: boolean;
  readonly measures: readonly MeasureRow[];
  /** Null: this was the last page. */
  readonly next: string | null;
}

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

interface Listing {
  readonly ok: true;
  readonly standpoint: Standpoint;
  readonly standing: Standing;
  readonly catalogue: Catalogue;
  readonly staleAfterDays: number;
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

const valueOf = (column: keyof typeof COLUMN, { rows }: Standing, measure: number): number =>
  rows[(measure - 1) * WIDTH + COLUMN[column]] ?? 0;
const codeOf = (standing: Standing, measure: number): number => valueOf('code', standing, measure);

/** Numbers of the measures that hold the words, best first; undefined: the text holds no word. */
function searchHits(
  standpoint: Standpoint,
  standing: Standing,
  { text = '', viewer }: MeasuresQuery,
): number[] | undefined {
  const { documents } = standpoint.measures;
  if (!documents.hasWords(text)) return undefined;
  if (viewer.notes === 'all') return documents.search(text, true);
  const open = documents.search(text, false);
  const known = new Set(open);
  // those found by their notes alone come after, so that notes do not show in the order of the others
  const byNotes = documents
    .search(text, true)
    .filter((measure) => !known.has(measure) && measure <= standing.count)
    .filter((measure) => mayReadNotes(standpoint, viewer, measure));
  return [...open, ...byNotes];
}

function matcher(
  { structure, day }: Standpoint,
  standing: Standing,
  catalogue: Catalogue,
  filter: MeasureFilter,
  staleAfterDays: number,
): (measure: number) => boolean {
  const today = dayNumber(day);
  const fates = new Set<Fate>(filter.fates ?? ['counts']);
  const units = filter.units && unitsUnder(structure, filter.units);
  const links =
    filter.goal === undefined && filter.strategy === undefined
      ? () => true
      : linkFilter(goalGraph(structure), catalogue, filter);
  const { columns } = catalogue;
  const selected = placementFilter(catalogue, filter);
  const unitNumbers = units && new Set([...units].map((unit) => catalogue.nameNumber(unit)));
  const responsible = filter.responsible === undefined ? null : catalogue.nameNumber(filter.responsible);
  const byPlacement = (placement: number): boolean =>
    selected(placement) &&
    (!unitNumbers || unitNumbers.has(columns.unit[placement] ?? 0)) &&
    (responsible === null || columns.responsible[placement] === responsible) &&
    links(placement);
  const fitting = codeTable((code) => {
    const { phase, progress, effect } = decodeStatus(code);
    return (
      fates.has(decodeFate(code)) &&
      (!filter.phases || filter.phases.includes(phase)) &&
      (!filter.progress || (isActive(code) && filter.progress.includes(progress))) &&
      (!filter.effect || filter.effect.includes(effect)) &&
      (filter.byHeading === undefined || filter.byHeading === isByHeading(code))
    );
  });
  const wanted = (asked: boolean | undefined, is: () => boolean): boolean => asked === undefined || asked === is();
  return (measure) => {
    const code = codeOf(standing, measure);
    if (!fitting(code)) return false;
    const placement = valueOf('placement', standing, measure);
    return (
      byPlacement(placement) &&
      wanted(filter.withoutResponsible, () => isActive(code) && columns.responsible[placement] === 0) &&
      wanted(filter.overdue, () => isOverdue(code, columns.dueLast[placement] ?? NO_DAY, today)) &&
      wanted(filter.stale, () => isStale(code, valueOf('confirmed', standing, measure), today, staleAfterDays))
    );
  };
}

/** A question about codes, asked once for each code that occurs. */
function codeTable(ask: (code: number) => boolean): (code: number) => boolean {
  const answers: (boolean | undefined)[] = [];
  return (code) => (answers[code] ??= ask(code));
}

/** Measures under a goal, under a strategy, or under both; by number of the placement. */
function linkFilter(
  graph: GoalGraph,
  catalogue: Catalogue,
  { goal, strategy }: MeasureFilter,
): (placement: number) => boolean {
  const { columns } = catalogue;
  const goalNodes = graph.nodesOf(catalogue, 'goal');
  const strategyNodes = graph.nodesOf(catalogue, 'strategy');
  const under = (kind: 'goal' | 'strategy', id: string | undefined): ((placement: number) => boolean) => {
    if (id === undefined) return () => true;
    const top = graph.find(kind, id);
    const nodes = top ? nodesUnder(graph, top.index) : new Set<number>();
    const isUnder = (node: number): boolean => nodes.has(node);
    return (placement) =>
      goalNodes(columns.goals[placement] ?? 0).some(isUnder) ||
      strategyNodes(columns.strategies[placement] ?? 0).some(isUnder);
  };
  const [underGoal, underStrategy] = [under('goal', goal), under('strategy', strategy)];
  return (placement) => underGoal(placement) && underStrategy(placement);
}

const COLLATOR = new Intl.Collator('nb', { numeric: true });

/** In place; what is equal stays in the order of registration. */
function sortRows(
  rows: number[],
  sort: MeasureSort,
  descending: boolean,
  { position }: Standpoint,
  standing: Standing,
  catalogue: Catalogue,
): void {
  const direction = descending ? -1 : 1;
  if (sort === 'registered') {
    rows.sort((one, other) => direction * (one - other));
    return;
  }
  if (sort === 'title') {
    const titles = new Map(rows.map((measure) => [measure, catalogue.title(measure, position)]));
    const compare = (one: number, other: number): number =>
      COLLATOR.compare(titles.get(one) ?? '', titles.get(other) ?? '');
    rows.sort((one, other) => direction * compare(one, other) || one - other);
    return;
  }
  const key = sortKey(sort, standing, catalogue);
  const keys = new Map(rows.map((measure) => [measure, key(measure)]));
  rows.sort((one, other) => direction * ((keys.get(one) ?? 0) - (keys.get(other) ?? 0)) || one - other);
}

function sortKey(
  sort: Exclude<MeasureSort, 'title' | 'registered'>,
  standing: Standing,
  catalogue: Catalogue,
): (measure: number) => number {
  switch (sort) {
    case 'phase':
      return (measure) => phaseIndex(codeOf(standing, measure));
    case 'progress':
      return (measure) => LIGHTS.indexOf(decodeStatus(codeOf(standing, measure)).progress);
    case 'effect':
      return (measure) => LIGHTS.indexOf(decodeStatus(codeOf(standing, measure)).effect);
    case 'due':
      // what has no due date comes after everything that has one
      return (measure) => {
        const dueLast = catalogue.columns.dueLast[valueOf('placement', standing, measure)] ?? NO_DAY;
        return dueLast === NO_DAY ? Number.MAX_SAFE_INTEGER : dueLast;
      };
    case 'changed':
    case 'confirmed':
      return (measure) => valueOf(sort, standing, measure);
  }
}

function rowsOf(listing: Listing, { text, viewer }: MeasuresQuery, page: readonly number[]): MeasureRow[] {
  const { standpoint } = listing;
  if (text === undefined) return page.map((measure) => measureRow(listing, measure, null));
  const { documents } = standpoint.measures;
  const readable = new Set(page.filter((measure) => mayReadNotes(standpoint, viewer, measure)));
  const withNotes = documents.snippets(text, true, [...readable]);
  const without = documents.snippets(
    text,
    false,
    page.filter((measure) => !readable.has(measure)),
  );
  return page.map((measure) => measureRow(listing, measure, withNotes.get(measure) ?? without.get(measure) ?? null));
}

function measureRow(
  { standpoint, standing, catalogue, staleAfterDays }: Listing,
  measure: number,
  snippet: string | null,
): MeasureRow {
  const { position, measures, audit, day } = standpoint;
  const today = dayNumber(day);
  const code = codeOf(standing, measure);
  const placement = catalogue.placement(valueOf('placement', standing, measure));
  const confirmed = valueOf('confirmed', standing, measure);
  const { phase, progress, effect } = decodeStatus(code);
  const report = measures.reportLine(valueOf('report', standing, measure));
  return {
    measure: catalogue.measureId(measure),
    title: catalogue.title(measure, position),
    unit: placement.unit,
    chapterArea: placement.chapterArea,
    programme: placement.programme,
    adopted: placement.adopted,
    responsible: placement.responsible,
    phase,
    progress,
    effect,
    byHeading: isByHeading(code),
    words: report?.words ?? null,
    effectiveOn: dayOrNull(valueOf('effective', standing, measure)),
    confirmedOn: dayOrNull(confirmed),
    changedAt: new Date(audit.logTime(valueOf('changed', standing, measure))).toISOString(),
    due: placement.due,
    continuous: placement.continuous,
    overdue: isOverdue(code, placement.dueLast, today),
    stale: isStale(code, confirmed, today, staleAfterDays),
    exempt: placement.exempt,
    fate: decodeFate(code),
    goals: placement.goals,
    strategies: placement.strategies,
    snippet,
  };
}

const dayOrNull = (day: number): Day | null => (day === NO_DAY ? null : dayOfNumber(day));
