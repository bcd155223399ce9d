import { isOverdue } from '../shared/due.js';
import type { Day, DecisionReference, DuePeriod, Exemption, Phase, SourceReference } from '../shared/values.js';
import type { Adoption, DependencyKind, Milestone, Risk } from './events.js';
import type { StatusEntry, Timeline } from './timeline.js';

/** A confirmation that nothing has changed: of which status, up to which day. */
export interface Confirmation {
  readonly event: string;
  readonly effectiveOn: Day;
  /** Event id of the status that was the present one. */
  readonly status: string;
}

/** What ended a measure's own life, other than being done. It counts nowhere, and can be found. */
export type MeasureEnd =
  | { readonly kind: 'annulled'; readonly reason: string }
  | { readonly kind: 'merged' | 'replaced'; readonly heir: string; readonly reason: string };

/** Everything that is true of a measure. */
export interface Measure {
  readonly title: string;
  readonly description: string | null;
  readonly legalBasis: string | null;
  readonly area: string;
  readonly areaAssumed: boolean;
  readonly chapterArea: string | null;
  readonly participatingAreas: readonly string[];
  readonly source: SourceReference | null;

  /** The programme that it belongs to now; null: not known. */
  readonly programme: string | null;
  readonly adopted: Adoption['status'];
  /** Every adoption that is known of, the first one first; `programme` null: in one that nobody knows. */
  readonly adoptions: readonly { readonly programme: string | null; readonly decision: DecisionReference | null }[];
  readonly carriedOver: readonly {
    readonly from: string | null;
    readonly to: string;
    readonly reason: string | null;
  }[];

  readonly responsible: string | null;
  /** Both days are included. */
  readonly deputies: readonly { readonly person: string; readonly from: Day; readonly to: Day }[];

  readonly continuous: boolean;
  readonly due: DuePeriod | null;
  /** What the due date was, each time before it moved, and why it moved. */
  readonly dueDates: readonly {
    readonly due: DuePeriod | null;
    readonly continuous: boolean;
    readonly reason: string;
  }[];

  readonly goals: readonly string[];
  readonly strategies: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly risks: readonly Risk[];
  readonly dependencies: readonly {
    readonly kind: DependencyKind;
    readonly measure: string;
    readonly note: string | null;
  }[];
  readonly decisions: readonly {
    readonly reference: string;
    readonly decision: DecisionReference;
    readonly source: SourceReference | null;
  }[];
  /** `same` null: nobody has decided yet. */
  readonly likenesses: readonly {
    readonly measure: string;
    readonly note: string | null;
    readonly same: boolean | null;
    readonly reason: string | null;
  }[];
  /** `answer` null: still open. */
  readonly questions: readonly {
    readonly question: string;
    readonly text: string;
    readonly source: SourceReference | null;
    readonly answer: string | null;
  }[];

  readonly timeline: Timeline;
  /** The latest one. */
  readonly confirmation: Confirmation | null;
  /** Event id of the last fact that changed anything: all but confirmations and internal notes. */
  readonly changedBy: string;

  readonly exemption: Exemption | null;
  readonly notes: readonly { readonly event: string; readonly text: string }[];
  readonly end: MeasureEnd | null;
}

/** The present status: the entry with the latest effective day, then the one recorded last. Null: never reported. */
export const presentStatus = ({ timeline }: Pick<Measure, 'timeline'>): StatusEntry | null => timeline.at(-1) ?? null;

/** Phase now. A measure that nobody has reported on is planned. */
export const presentPhase = (measure: Measure): Phase => presentStatus(measure)?.report.phase ?? 'planned';

/** Completed or discontinued: progress has no meaning any more, and only reopening leads out. */
export const isEnded = (phase: Phase): boolean => phase === 'completed' || phase === 'discontinued';

/** The first clock: the day that the present status describes, and the event that last changed anything. */
export const lastChanged = (measure: Measure): { readonly event: string; readonly effectiveOn: Day | null } => ({
  event: measure.changedBy,
  effectiveOn: presentStatus(measure)?.report.effectiveOn ?? null,
});

/**
 * The second clock: the latest day for which somebody reported or confirmed, and the event that did. On the day of a
 * report it is the report, until that report is confirmed.
 */
export function lastConfirmed(measure: Measure): { readonly event: string; readonly effectiveOn: Day } | null {
  const present = presentStatus(measure);
  if (present === null) return null;
  const { confirmation } = measure;
  const day = present.report.effectiveOn;
  if (
    confirmation &&
    (confirmation.status === present.event ? confirmation.effectiveOn >= day : confirmation.effectiveOn > day)
  ) {
    return { event: confirmation.event, effectiveOn: confirmation.effectiveOn };
  }
  return { event: present.event, effectiveOn: day };
}

/** Its due period has ended, and it counts and is neither completed nor discontinued. A continuous one never is. */
export const isMeasureOverdue = (measure: Measure, today: Day): boolean =>
  measure.end === null && !isEnded(presentPhase(measure)) && isOverdue(measure.due, today);
