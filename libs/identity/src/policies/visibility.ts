import {
  goalEvents,
  indicatorEvents,
  measureEvents,
  organisationEvents,
  programmeEvents,
  publicationEvents,
  roundEvents,
  savingsEvents,
  strategyEvents,
  type Day,
  type EventRow,
  type TargetScope,
  type Viewer,
} from '#domain';
import type { JsonObject } from '#event-store';
import { deputiesOn, type DeputyDays } from './targets.js';

/** What must be known of a measure, as it stands at the moment of reading, to say who may see its events. */
export interface MeasureVisibility {
  /** Unit that it belongs to now: notes go with the measure when it moves. */
  readonly area: string;
  readonly responsible: string | null;
  /** Persons who are its deputies today. */
  readonly deputies: readonly string[];
  /** Kept from public view as a whole. */
  readonly exempt: boolean;
  /**
   * By the event id of a report: what was last said of its comment after it was reported, by an exemption, by the lifting
   * of one or by a correction. True: kept from public view. Not listed: as the report itself says.
   */
  readonly commentsExempt: Readonly<Record<string, boolean>>;
}

/** A {@link MeasureVisibility} whose deputies have days. */
export type DatedVisibility = Omit<MeasureVisibility, 'deputies'> & { readonly deputies: readonly DeputyDays[] };

/** What holds of a measure on a day (Europe/Oslo). */
export const visibilityOn = (measure: DatedVisibility, today: Day): MeasureVisibility => ({
  area: measure.area,
  responsible: measure.responsible,
  deputies: deputiesOn(measure.deputies, today),
  exempt: measure.exempt,
  commentsExempt: measure.commentsExempt,
});

/** Measures by id; undefined: there is none. */
export type MeasureLookup = (measure: string) => MeasureVisibility | undefined;

/** What must be known of an indicator, as it stands at the moment of reading. */
export interface IndicatorVisibility {
  /** Unit that it is about; null: the whole municipality. */
  readonly area: string | null;
  /** Figures of so few that they are for the line only. */
  readonly restricted: boolean;
}

/** Indicators by id; undefined: there is none. */
export type IndicatorLookup = (indicator: string) => IndicatorVisibility | undefined;

const NO_INDICATOR: IndicatorLookup = () => undefined;

/**
 * By programme and id of a target: the measure whose savings the target counts as it stands, or did when it was
 * withdrawn; null: it counts those of no single measure. Undefined: there is none.
 */
export type TargetLookup = (programme: string, target: string) => string | null | undefined;

const NO_TARGET: TargetLookup = () => undefined;

/** What visibility must know of an event: of the log, a feed's page, a history. */
export interface VisibleEvent {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly data: JsonObject;
}

const rows: Readonly<Record<string, EventRow>> = {
  ...measureEvents,
  ...programmeEvents,
  ...goalEvents,
  ...strategyEvents,
  ...organisationEvents,
  ...savingsEvents,
  ...indicatorEvents,
  ...roundEvents,
  ...publicationEvents,
};

/** Events that say nothing but how something stands to a measure, which they name in `measure`. */
const NAMES_ANOTHER: ReadonlySet<string> = new Set([
  'DependencyAdded',
  'DependencyRemoved',
  'IndicatorMeasureLinked',
  'IndicatorMeasureUnlinked',
]);

/** Events of a target, which they name in `target`. All but the last say in `scope` whose savings it counts. */
const TARGETS: ReadonlySet<string> = new Set(['SavingsTargetSet', 'SavingsTargetChanged', 'SavingsTargetWithdrawn']);

/** A measure's own events and those of its money. */
const OF_A_MEASURE = /^(?:measure|savings)-(.*)$/;
const measureOf = (stream: string): string | null => OF_A_MEASURE.exec(stream)?.[1] ?? null;

const PROGRAMME = 'programme-';

const INDICATOR = 'indicator-';
const indicatorOf = (stream: string): string | null =>
  stream.startsWith(INDICATOR) ? stream.slice(INDICATOR.length) : null;

/**
 * May the viewer know that this event happened? An employee: all but internal notes, which are for those who answer for
 * the measure, and indicators of few people. Others: events with a public name, of measures that are not exempt from
 * public view (offentleglova), and of what is no figure of few people. The pages of a publication are read at its
 * address, by nobody here. What is not known is not shown.
 */
export function maySeeEvent(
  viewer: Viewer,
  event: VisibleEvent,
  measures: MeasureLookup,
  indicators: IndicatorLookup = NO_INDICATOR,
  targets: TargetLookup = NO_TARGET,
): boolean {
  const measure = measureOf(event.stream);
  const indicator = indicatorOf(event.stream);
  if (indicator !== null && !maySeeIndicator(viewer, indicators(indicator))) return false;
  if (viewer.level === 'employee') {
    if (event.type === 'PublicationPageStored') return viewer.person === null;
    return event.type !== 'InternalNoteAdded' || maySeeNotes(viewer, measures(measure ?? ''));
  }
  if (!rows[event.type]?.publicName) return false;
  if (measure !== null && measures(measure)?.exempt !== false) return false;
  return measuresWithoutWhich(event, targets).every((other) => measures(other)?.exempt === false);
}

/** May the viewer know of an indicator and its values? A restricted one is for its line, and for those who check. */
export function maySeeIndicator(viewer: Viewer, indicator: IndicatorVisibility | undefined): boolean {
  if (viewer.level === 'employee' && viewer.notes === 'all') return true;
  if (!indicator) return false;
  if (!indicator.restricted) return true;
  return (
    viewer.level === 'employee' && indicator.area !== null && viewer.notes !== 'all' && viewer.notes.has(indicator.area)
  );
}

/** Measures that an event is about without standing in their stream, so that nothing is left of it without them. */
function measuresWithoutWhich({ type, stream, data }: VisibleEvent, targets: TargetLookup): readonly string[] {
  const named = NAMES_ANOTHER.has(type) ? [data['measure']] : [];
  const scope = TARGETS.has(type) && isObject(data['scope']) ? [data['scope']['measure']] : [];
  // what is said of a target is said of the measure that it has come to be of, and a withdrawal says why
  const target = TARGETS.has(type) ? [targets(stream.slice(PROGRAMME.length), String(data['target']))] : [];
  return [...named, ...scope, ...target].filter((measure) => typeof measure === 'string');
}

/** May the viewer read the internal notes of a measure? */
export function maySeeNotes(
  viewer: Viewer,
  measure: Pick<MeasureVisibility, 'area' | 'responsible' | 'deputies'> | undefined,
): boolean {
  if (viewer.level !== 'employee') return false;
  if (viewer.notes === 'all') return true;
  if (!measure) return false;
  const { person } = viewer;
  const own = person !== null && (measure.responsible === person || measure.deputies.includes(person));
  return own || viewer.notes.has(measure.area);
}

/** What is known of measures, indicators and the targets of programmes, by id. */
export interface VisibleThings {
  readonly measures: { get(id: string): DatedVisibility | undefined };
  readonly indicators: { get(id: string): IndicatorVisibility | undefined };
  readonly programmes: {
    get(
      id: string,
    ): { readonly targets: readonly { readonly target: string; readonly scope: TargetScope }[] } | undefined;
  };
}

/** {@link redact}, judged by what is known and by who is deputy on a day. */
export function redactOn<E extends VisibleEvent>(viewer: Viewer, event: E, known: VisibleThings, today: Day): E | null {
  const measureOn: MeasureLookup = (id) => {
    const measure = known.measures.get(id);
    return measure && visibilityOn(measure, today);
  };
  const targetNow: TargetLookup = (programme, id) => {
    const scope = known.programmes.get(programme)?.targets.find(({ target }) => target === id)?.scope;
    return scope && (scope.kind === 'measure' ? scope.measure : null);
  };
  return redact(viewer, event, measureOn, (id) => known.indicators.get(id), targetNow);
}

/**
 * The event as the viewer may read it, or null if it is not for this viewer. Outside the municipality's employees an
 * exempt comment is left out, with the reason of a correction of it (which tends to repeat it), and so are the ids of
 * other measures that are themselves exempt: an heir, the line that another goes on from, what an indicator is linked to,
 * the target of such a measure that another target does not agree with.
 */
export function redact<E extends VisibleEvent>(
  viewer: Viewer,
  event: E,
  measures: MeasureLookup,
  indicators: IndicatorLookup = NO_INDICATOR,
  targets: TargetLookup = NO_TARGET,
): E | null {
  if (!maySeeEvent(viewer, event, measures, indicators, targets)) return null;
  if (viewer.level === 'employee') return event;
  const { data } = event;
  const isPublic = (measure: unknown): boolean => measures(String(measure))?.exempt === false;
  const decided = measures(measureOf(event.stream) ?? '')?.commentsExempt ?? {};
  switch (event.type) {
    case 'StatusReported':
      return (decided[event.id] ?? isObject(data['commentExempt']))
        ? { ...event, data: { ...data, comment: null } }
        : event;
    case 'StatusReportCorrected': {
      const report = isObject(data['report']) ? data['report'] : {};
      const exempt = decided[String(data['corrects'])] ?? isObject(report['commentExempt']);
      return exempt ? { ...event, data: { ...data, reason: null, report: { ...report, comment: null } } } : event;
    }
    case 'MeasureMerged':
    case 'MeasureReplaced':
      return isPublic(data['heir']) ? event : { ...event, data: { ...data, heir: null } };
    case 'SavingsLineOpened':
      return !isObject(data['continues']) || isPublic(data['continues']['measure'])
        ? event
        : { ...event, data: { ...data, continues: null } };
    case 'SavingsTargetSet':
    case 'SavingsTargetChanged': {
      const other = targets(event.stream.slice(PROGRAMME.length), String(data['unreconciledWith']));
      return typeof other !== 'string' || isPublic(other)
        ? event
        : { ...event, data: { ...data, unreconciledWith: null } };
    }
    case 'IndicatorDefined': {
      const linked = Array.isArray(data['measures']) ? data['measures'] : [];
      return { ...event, data: { ...data, measures: linked.filter(isPublic) } };
    }
    default:
      return event;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
