import { decodeFate, decodeStatus, isByHeading, type StatusCode, type Fate } from '../projections/measures/code.js';
import type { MeasurePage } from '../projections/measures/page.js';
import type { ReportText } from '../projections/measures/reports.js';
import { COLUMN, NO_DAY, WIDTH } from '../projections/measures/standing.js';
import { dayNumber, dayOfNumber } from '../time/day-number.js';
import { refused, type Answer, type Asked, type QueryRefusal } from './answer.js';
import { STALE_AFTER_DAYS, isOverdue, isStale } from './judging.js';
import { mayReadNotes } from './notes.js';
import { standAt, standOf, type ReadModels, type Standpoint } from './read-models.js';

export interface MeasureQuery extends Asked {
  readonly measure: string;
  readonly staleAfterDays?: number | undefined;
}

/** An id with the name that it had at that position; the name is null where the id is not known. */
export interface Named {
  readonly id: string;
  readonly name: string | null;
}

export interface MeasureStatus extends Omit<StatusCode, 'commentExempt'> {
  readonly byHeading: boolean;
  /** The report in force; null: nobody has reported yet. */
  readonly report: ReportText | null;
  readonly effectiveOn: string | null;
  /** Latest day that somebody reported or confirmed. */
  readonly confirmedOn: string | null;
  readonly stale: boolean;
}

export interface MeasureAnswer {
  readonly measure: string;
  readonly registeredAt: string;
  /** When something was last changed: moment of recording. */
  readonly changedAt: string;
  readonly title: string;
  readonly description: string | null;
  readonly legalBasis: string | null;
  readonly source: MeasurePage['source'];
  readonly area: Named & { readonly assumed: boolean };
  readonly chapterArea: Named | null;
  readonly participatingAreas: readonly Named[];
  /** The programme that it belongs to now; null: not known. */
  readonly programme: Named | null;
  readonly adopted: MeasurePage['adopted'];
  readonly adoptions: MeasurePage['adoptions'];
  readonly carriedOver: MeasurePage['carriedOver'];
  readonly responsible: string | null;
  readonly deputies: MeasurePage['deputies'];
  readonly status: MeasureStatus;
  readonly due: MeasurePage['due'];
  readonly continuous: boolean;
  readonly overdue: boolean;
  /** What the due date was, each time before it moved, and why it moved. */
  readonly dueDates: MeasurePage['dueDates'];
  readonly goals: readonly Named[];
  readonly strategies: readonly Named[];
  readonly milestones: MeasurePage['milestones'];
  readonly risks: MeasurePage['risks'];
  readonly dependencies: readonly (MeasurePage['dependencies'][number] & { readonly title: string | null })[];
  readonly decisions: MeasurePage['decisions'];
  readonly likenesses: readonly (MeasurePage['likenesses'][number] & { readonly title: string | null })[];
  readonly questions: MeasurePage['questions'];
  readonly exemption: MeasurePage['exemption'];
  readonly fate: Fate;
  readonly end: MeasurePage['end'];
  /** Null: not for this viewer. */
  readonly notes: MeasurePage['notes'] | null;
}

/** Everything about one measure. */
export function measurePage(models: ReadModels, query: MeasureQuery): Answer<MeasureAnswer> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const located = locate(found.standpoint, query.measure);
  if (!located.ok) return located;
  const { standpoint } = found;
  const { page } = located;
  const { structure, audit, day } = standpoint;
  const { id, title } = namesIn(standpoint, located);
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      measure: query.measure,
      registeredAt: new Date(audit.logTime(located.registered)).toISOString(),
      changedAt: new Date(audit.logTime(located.row('changed'))).toISOString(),
      title: page.title,
      description: page.description,
      legalBasis: page.legalBasis,
      source: page.source,
      area: { ...id(structure.units, page.area), assumed: page.areaAssumed },
      chapterArea: page.chapterArea === null ? null : id(structure.chapterAreas, page.chapterArea),
      participatingAreas: page.participatingAreas.map((unit) => id(structure.units, unit)),
      programme: page.programme === null ? null : id(structure.programmes, page.programme),
      adopted: page.adopted,
      adoptions: page.adoptions,
      carriedOver: page.carriedOver,
      responsible: page.responsible,
      deputies: page.deputies,
      status: statusOf(standpoint, located, query.staleAfterDays ?? STALE_AFTER_DAYS),
      due: page.due,
      continuous: page.continuous,
      overdue: isOverdue(located.row('code'), located.placement.dueLast, dayNumber(day)),
      dueDates: page.dueDates,
      goals: page.goals.map((goal) => ({ id: goal, name: structure.goals.get(goal)?.title ?? null })),
      strategies: page.strategies.map((strategy) => id(structure.strategies, strategy)),
      milestones: page.milestones,
      risks: page.risks,
      dependencies: page.dependencies.map((one) => ({ ...one, title: title(one.measure) })),
      decisions: page.decisions,
      likenesses: page.likenesses.map((one) => ({ ...one, title: title(one.measure) })),
      questions: page.questions,
      exemption: page.exemption,
      fate: decodeFate(located.row('code')),
      end: page.end,
      notes: mayReadNotes(standpoint, query.viewer, located.number) ? page.notes : null,
    },
  };
}

type Located = ReturnType<typeof locate> & { readonly ok: true };

/** The measure at the standpoint. */
export function locate(
  { measures, position }: Standpoint,
  measure: string,
):
  | {
      readonly ok: true;
      readonly number: number;
      readonly page: MeasurePage;
      readonly registered: number;
      readonly placement: ReturnType<ReturnType<Standpoint['measures']['at']>['catalogue']['placement']>;
      readonly catalogue: ReturnType<Standpoint['measures']['at']>['catalogue'];
      readonly row: (column: keyof typeof COLUMN) => number;
    }
  | { readonly ok: false; readonly refusals: readonly [QueryRefusal] } {
  const { standing, catalogue } = measures.at(position);
  const number = catalogue.measureNumber(measure);
  if (number === undefined || number > standing.count) return refused('measure-not-found', { measure }, 'measure');
  const page = measures.page(number, position);
  if (!page) return refused('measure-not-found', { measure }, 'measure');
  const row = (column: keyof typeof COLUMN): number => standing.rows[(number - 1) * WIDTH + COLUMN[column]] ?? 0;
  return {
    ok: true,
    number,
    page,
    registered: catalogue.registered(number),
    placement: catalogue.placement(row('placement')),
    catalogue,
    row,
  };
}

function namesIn({ position }: Standpoint, { catalogue }: Located) {
  return {
    id: (things: ReadonlyMap<string, { readonly name: string }>, id: string): Named => ({
      id,
      name: things.get(id)?.name ?? null,
    }),
    title(measure: string): string | null {
      const number = catalogue.measureNumber(measure);
      return number === undefined ? null : catalogue.title(number, position) || null;
    },
  };
}

function statusOf({ measures, day }: Standpoint, { row }: Located, staleAfterDays: number): MeasureStatus {
  const code = row('code');
  const { commentExempt: _, ...status } = decodeStatus(code);
  const dayOrNull = (number: number): string | null => (number === NO_DAY ? null : dayOfNumber(number));
  return {
    ...status,
    byHeading: isByHeading(code),
    report: measures.report(row('report')),
    effectiveOn: dayOrNull(row('effective')),
    confirmedOn: dayOrNull(row('confirmed')),
    stale: isStale(code, row('confirmed'), dayNumber(day), staleAfterDays),
  };
}
