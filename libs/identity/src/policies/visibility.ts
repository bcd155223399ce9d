import {
  goalEvents,
  measureEvents,
  organisationEvents,
  programmeEvents,
  strategyEvents,
  type Day,
  type EventRow,
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
};

/** Events that name another measure, and the field in which they do. */
const NAMES_ANOTHER: Readonly<Record<string, string>> = {
  DependencyAdded: 'measure',
  DependencyRemoved: 'measure',
  MeasureMerged: 'heir',
  MeasureReplaced: 'heir',
};

const MEASURE = 'measure-';
const measureOf = (stream: string): string | null => (stream.startsWith(MEASURE) ? stream.slice(MEASURE.length) : null);

/**
 * May the viewer know that this event happened? An employee: all but internal notes, which are for those who answer for
 * the measure. Others: events with a public name, of measures that are not exempt from public view (offentleglova).
 * What is not known is not shown.
 */
export function maySeeEvent(viewer: Viewer, event: VisibleEvent, measures: MeasureLookup): boolean {
  const measure = measureOf(event.stream);
  if (viewer.level === 'employee') {
    return event.type !== 'InternalNoteAdded' || maySeeNotes(viewer, measures(measure ?? ''));
  }
  if (!rows[event.type]?.publicName) return false;
  if (measure === null) return true;
  if (measures(measure)?.exempt !== false) return false;
  const other = NAMES_ANOTHER[event.type] === 'measure' ? event.data['measure'] : undefined;
  return typeof other !== 'string' || measures(other)?.exempt === false;
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

/**
 * The event as the viewer may read it, or null if it is not for this viewer. Outside the municipality's employees an
 * exempt comment is left out, with the reason of a correction of it (which tends to repeat it), and so is the name of
 * an heir that is itself exempt.
 */
export function redact<E extends VisibleEvent>(viewer: Viewer, event: E, measures: MeasureLookup): E | null {
  if (!maySeeEvent(viewer, event, measures)) return null;
  const measure = measureOf(event.stream);
  if (viewer.level === 'employee' || measure === null) return event;
  const decided = measures(measure)?.commentsExempt ?? {};
  const { data } = event;
  switch (event.type) {
    case 'StatusReported':
      return (decided[event.id] ?? isObject(data['commentExempt']))
        ? { ...event, data: { ...data, comment: null } }
        : event;
    case 'StatusReportCorrected': {
      const report = isObject(data['report']) ? data['report'] : {};
      const exempt = decided[event.id] ?? decided[String(data['corrects'])] ?? isObject(report['commentExempt']);
      return exempt ? { ...event, data: { ...data, reason: null, report: { ...report, comment: null } } } : event;
    }
    case 'MeasureMerged':
    case 'MeasureReplaced':
      return measures(String(data['heir']))?.exempt === false ? event : { ...event, data: { ...data, heir: null } };
    default:
      return event;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
