import type { Day } from '#domain';
import type { Catalogue } from '../../projections/measures/catalogue.js';
import { decodeFate, decodeStatus, isByHeading } from '../../projections/measures/code.js';
import type { ReportLine } from '../../projections/measures/reports.js';
import { NO_DAY, type Standing } from '../../projections/measures/standing.js';
import { dayNumber, dayOfNumber } from '../../time/day-number.js';
import { isOverdue, isStale } from '../judging.js';
import { mayReadNotes } from '../notes.js';
import type { Standpoint } from '../read-models.js';
import type { MeasureRow, MeasuresQuery } from './answers.js';
import { codeOf, valueOf } from './columns.js';

/** Where rows are read. */
export interface RowSource {
  readonly standpoint: Standpoint;
  readonly standing: Standing;
  readonly catalogue: Catalogue;
  readonly staleAfterDays: number;
}

/** The rows of a page, given by number; of a search with where the words were found, in notes only for who may read them. */
export function rowsOf(source: RowSource, { text, viewer }: MeasuresQuery, page: readonly number[]): MeasureRow[] {
  const { standpoint, standing } = source;
  const snippets = text === undefined ? null : snippetsOf(standpoint, viewer, text, page);
  const reports = standpoint.measures.reportLines(page.map((measure) => valueOf('report', standing, measure)));
  return page.map((measure, place) =>
    measureRow(source, measure, reports[place] ?? null, snippets?.get(measure) ?? null),
  );
}

function snippetsOf(
  standpoint: Standpoint,
  viewer: MeasuresQuery['viewer'],
  text: string,
  page: readonly number[],
): ReadonlyMap<number, string> {
  const { snippets } = standpoint.measures.documents;
  const readable = new Set(page.filter((measure) => mayReadNotes(standpoint, viewer, measure)));
  const others = page.filter((measure) => !readable.has(measure));
  return new Map([...snippets(text, false, others), ...snippets(text, true, [...readable])]);
}

function measureRow(
  { standpoint, standing, catalogue, staleAfterDays }: RowSource,
  measure: number,
  report: ReportLine | null,
  snippet: string | null,
): MeasureRow {
  const { position, audit, day } = standpoint;
  const today = dayNumber(day);
  const code = codeOf(standing, measure);
  const placement = catalogue.placement(valueOf('placement', standing, measure));
  const confirmed = valueOf('confirmed', standing, measure);
  const { phase, progress, effect } = decodeStatus(code);
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
