import type { Day, DuePeriod, Light, Phase } from '#domain';
import type { ReportText } from '../../projections/measures/reports.js';
import type { Fate } from '../../projections/measures/code.js';
import type { DeliveryState, ReminderRow, RoundPublication, RoundStage } from '../../projections/rounds/round.js';
import type { Asked } from '../answer.js';
import type { Named } from '../measure.js';

export type { DeliveryState, ReminderRow, RoundPublication, RoundStage };

export type RoundsQuery = Asked;

export interface RoundRow {
  readonly round: string;
  readonly title: string;
  readonly from: Day;
  readonly cutOff: Day;
  readonly programme: string | null;
  readonly previous: string | null;
  readonly state: RoundStage;
  /** Moment of recording. */
  readonly openedAt: string;
  readonly publishedAt: string | null;
  readonly sectors: number;
  readonly approved: number;
}

export interface RoundList {
  /** The one with the latest cut-off date first; those with the same, the one opened last. */
  readonly rounds: readonly RoundRow[];
}

export interface RoundQuery extends Asked {
  readonly round: string;
  /** One sector only. */
  readonly sector?: string | undefined;
}

/** Distinct measures. `expected` is `delivered` and `missing`; those that are excused are in none of them. */
export interface DeliveryCounts {
  readonly expected: number;
  readonly delivered: number;
  readonly missing: number;
  readonly excused: number;
}

/** A measure that the round expects. */
export interface ExpectedMeasure {
  readonly measure: string;
  readonly title: string;
  readonly sector: string;
  readonly unit: string;
  readonly responsible: string | null;
  readonly phase: Phase;
  /** Latest day that somebody reported or confirmed. */
  readonly confirmedOn: Day | null;
  readonly state: 'delivered' | 'missing' | 'excused';
  /** Why it is excused, or expected again. */
  readonly reason: string | null;
}

export interface SectorDelivery extends DeliveryCounts {
  readonly sector: string;
  readonly name: string | null;
  /** Person id of the sector's lead. */
  readonly lead: string | null;
  readonly due: Day;
  /** What the due date was, each time before it moved, and why it moved. */
  readonly dueMoves: readonly { readonly due: Day; readonly reason: string; readonly recordedAt: string }[];
  /** Whole days since the due date while neither ready nor approved; 0: not overdue. */
  readonly overdueDays: number;
  readonly state: DeliveryState;
  /** Of the latest step: ready, approved or sent back. */
  readonly comment: string | null;
  readonly stateSince: string | null;
  /** How many were missing when it was marked ready last; null: never. */
  readonly missingWhenReady: number | null;
  /** In the order of registration, at most {@link MAX_MISSING}; the others by {@link RoundMeasuresQuery}. */
  readonly missingMeasures: readonly ExpectedMeasure[];
  readonly reminders: readonly ReminderRow[];
}

export const MAX_MISSING = 500;

/** Deliveries, and the organisation they are told by, are as of the publication's position once there is one. */
export interface RoundReport extends DeliveryCounts {
  readonly round: string;
  readonly title: string;
  readonly from: Day;
  readonly cutOff: Day;
  readonly programme: Named | null;
  readonly previous: string | null;
  readonly state: RoundStage;
  readonly openedAt: string;
  /** Why it was cancelled. */
  readonly cancelled: string | null;
  readonly publication: RoundPublication | null;
  /** In the order in which the round names them. */
  readonly sectors: readonly SectorDelivery[];
}

/** Measures of a round, page by page. */
export interface RoundMeasuresQuery extends RoundQuery {
  readonly state?: ExpectedMeasure['state'] | undefined;
  /** Whom they are missing from. */
  readonly responsible?: string | undefined;
  /** 1 to 1000, default 200. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface RoundMeasures {
  readonly count: number;
  /** In the order of registration. */
  readonly measures: readonly ExpectedMeasure[];
  readonly next: string | null;
}

/** What has become of a measure since the round before. */
export type RoundChangeKind =
  | 'new'
  /** Annulled, merged or replaced: it counts no more. */
  | 'ended'
  /** Another phase or light, or another report in force. */
  | 'changed'
  /** Progress or effect is red, and neither was. */
  | 'turned-red'
  | 'completed'
  | 'moved-area'
  | 'moved-due';

export interface RoundMoment {
  readonly phase: Phase;
  readonly progress: Light;
  readonly effect: Light;
  readonly fate: Fate;
  readonly unit: string;
  readonly due: DuePeriod | null;
}

export interface RoundChange {
  readonly measure: string;
  readonly title: string;
  readonly kinds: readonly RoundChangeKind[];
  /** Null: not registered yet. */
  readonly before: RoundMoment | null;
  readonly after: RoundMoment;
}

export interface RoundChangesQuery extends RoundQuery {
  readonly kind?: RoundChangeKind | undefined;
  /** 1 to 1000, default 200. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** "Since last round": from the position that the round before was published at. */
export interface RoundChanges {
  /** Null: there is no round before, or it is not published; then there are no changes. */
  readonly since: { readonly round: string; readonly title: string; readonly position: number } | null;
  /** Up to: the position that this round is published at, else where the answer stands. */
  readonly upTo: number;
  /** A measure may be counted under several. */
  readonly counts: Readonly<Record<RoundChangeKind, number>>;
  readonly count: number;
  readonly changes: readonly RoundChange[];
  readonly next: string | null;
}

export interface StartingPointQuery extends RoundQuery {
  readonly responsible?: string | undefined;
  /** 1 to 1000, default 200. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What was said of a measure in the round before, as a starting point for this one. */
export interface StartingPointRow extends ExpectedMeasure {
  /** The report in force at the position of the round before; null: nobody had reported. */
  readonly last: ReportText | null;
}

export interface StartingPoint {
  /** Where the answers are from: the round before as published; null: as they stood when this round was opened. */
  readonly from: { readonly round: string; readonly title: string } | null;
  readonly fromPosition: number;
  readonly count: number;
  readonly measures: readonly StartingPointRow[];
  readonly next: string | null;
}
