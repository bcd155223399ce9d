import type { Refusal } from '../shared/kernel.js';
import type { Day, DecisionReference, DuePeriod, Exemption, Light, Phase, SourceReference } from '../shared/values.js';
import type { Adoption, DependencyKind, Milestone, Remedy, Risk } from './events.js';

/** A status as a person or a source states it; how the phase was found follows from it, and is not stated. */
export interface StatusStatement {
  /** The day that it describes; not after today. */
  readonly effectiveOn: Day;
  /**
   * Null: read it from the words. With words that are on the list (see `readPhase`) it must be what they mean; with
   * other words a person has read them; without words it is chosen.
   */
  readonly phase: Phase | null;
  /** The words as they were written; null: there are none. */
  readonly words: string | null;
  /** True: there are no words, the phase is that of the heading that the measure stands under. */
  readonly byHeading: boolean;
  /** Must be `not-assessed` where the phase is completed or discontinued. */
  readonly progress: Light;
  readonly effect: Light;
  readonly comment: string | null;
  readonly commentExempt: Exemption | null;
  /** Needed where a light is yellow. */
  readonly risk: string | null;
  /** Needed, all four, where a light is red. */
  readonly deviation: string | null;
  readonly cause: string | null;
  readonly action: string | null;
  readonly remedy: Remedy | null;
  /** The decision by which the measure is stopped, where the council adopted it and the measure refers to none yet. */
  readonly decision: DecisionMention | null;
}

/** A reference to a political case. `reference` is an id of our own: what the case is called may be unknown. */
export interface DecisionMention {
  readonly reference: string;
  readonly decision: DecisionReference;
  readonly source: SourceReference | null;
}

/**
 * What people do with a measure. `self` is the id of this measure, which it must not point to itself. Whether what a
 * command names (areas, people, goals, strategies, programmes, other measures) exists spans streams: the application
 * asks before it decides.
 */
export type MeasureCommand =
  | {
      readonly type: 'RegisterMeasure';
      readonly title: string;
      readonly description: string | null;
      readonly area: string;
      readonly areaAssumed: boolean;
      readonly chapterArea: string | null;
      readonly adoption: Adoption;
      readonly responsible: string | null;
      readonly continuous: boolean;
      readonly due: DuePeriod | null;
      readonly legalBasis: string | null;
      readonly goals: readonly string[];
      readonly strategies: readonly string[];
      readonly participatingAreas: readonly string[];
      readonly exemption: Exemption | null;
      readonly source: SourceReference | null;
    }
  /** All details as they are to be, not only those that change. */
  | {
      readonly type: 'ChangeDetails';
      readonly title: string;
      readonly description: string | null;
      readonly legalBasis: string | null;
      readonly reason: string | null;
    }
  | ({ readonly type: 'ReportStatus' } & StatusStatement)
  /** Nothing has changed up to this day. */
  | { readonly type: 'ConfirmUnchanged'; readonly effectiveOn: Day }
  /** A person reads the words of an unclassified report. `report`: its event id, or that of a correction of it. */
  | {
      readonly type: 'ClassifyStatus';
      readonly report: string;
      readonly phase: Exclude<Phase, 'unclassified'>;
      readonly reason: string;
      readonly decision: DecisionMention | null;
    }
  /**
   * The whole report as it should have been. `corrects`: event id of the report, or of a correction of it. An exempt
   * comment stays exempt: an exemption is lifted by `LiftCommentExemption` only.
   */
  | {
      readonly type: 'CorrectStatusReport';
      readonly corrects: string;
      readonly reason: string;
      readonly report: StatusStatement;
    }
  | {
      readonly type: 'Reopen';
      readonly phase: 'ongoing' | 'planned';
      readonly effectiveOn: Day;
      readonly reason: string;
    }
  /** `continuous`: from now on without a due date. Neither due nor continuous: it is continuous no longer. */
  | {
      readonly type: 'MoveDueDate';
      readonly due: DuePeriod | null;
      readonly continuous: boolean;
      readonly reason: string;
    }
  | { readonly type: 'ChangeResponsible'; readonly to: string | null; readonly reason: string | null }
  /** Both days are included. One period for each person: naming again replaces it. */
  | { readonly type: 'NameMeasureDeputy'; readonly person: string; readonly from: Day; readonly to: Day }
  | { readonly type: 'WithdrawMeasureDeputy'; readonly person: string }
  /** Also says that an assumed area is right, where it moves to the area that it is in. */
  | { readonly type: 'MoveToArea'; readonly to: string; readonly reason: string }
  | { readonly type: 'AddParticipatingArea'; readonly area: string }
  | { readonly type: 'RemoveParticipatingArea'; readonly area: string }
  | { readonly type: 'LinkGoal'; readonly goal: string }
  | { readonly type: 'UnlinkGoal'; readonly goal: string }
  | { readonly type: 'LinkStrategy'; readonly strategy: string }
  | { readonly type: 'UnlinkStrategy'; readonly strategy: string }
  | ({ readonly type: 'AddMilestone' } & Milestone)
  /** The whole milestone as it is to be. A due date that moves needs the reason. */
  | ({ readonly type: 'ChangeMilestone'; readonly reason: string | null } & Milestone)
  | ({ readonly type: 'IdentifyRisk' } & Omit<Risk, 'status'>)
  | ({ readonly type: 'ChangeRisk'; readonly reason: string | null } & Risk)
  | {
      readonly type: 'AddDependency';
      readonly self: string;
      readonly kind: DependencyKind;
      readonly measure: string;
      readonly note: string | null;
    }
  | { readonly type: 'RemoveDependency'; readonly kind: DependencyKind; readonly measure: string }
  | ({ readonly type: 'ReferToDecision' } & DecisionMention)
  | {
      readonly type: 'FlagLikeness';
      readonly self: string;
      readonly measure: string;
      readonly note: string | null;
    }
  | {
      readonly type: 'ResolveLikeness';
      readonly measure: string;
      readonly same: boolean;
      readonly reason: string;
    }
  | {
      readonly type: 'RaiseQuestion';
      readonly question: string;
      readonly text: string;
      readonly source: SourceReference | null;
    }
  | { readonly type: 'AnswerQuestion'; readonly question: string; readonly answer: string }
  /** The council adopted it. `programme` null: in the programme that it belongs to, or in one that nobody knows. */
  | {
      readonly type: 'StateAdoption';
      readonly programme: string | null;
      readonly decision: DecisionReference | null;
    }
  | { readonly type: 'CarryOver'; readonly to: string; readonly reason: string | null }
  | { readonly type: 'Merge'; readonly self: string; readonly heir: string; readonly reason: string }
  | { readonly type: 'Replace'; readonly self: string; readonly heir: string; readonly reason: string }
  | { readonly type: 'Annul'; readonly reason: string }
  | { readonly type: 'Exempt'; readonly legalBasis: string }
  | { readonly type: 'LiftExemption'; readonly reason: string }
  /** `report`: event id of the report, or of a correction of it. */
  | { readonly type: 'ExemptComment'; readonly report: string; readonly legalBasis: string }
  | { readonly type: 'LiftCommentExemption'; readonly report: string; readonly reason: string }
  | { readonly type: 'AddInternalNote'; readonly text: string };

export type MeasureCommandOf<Type extends MeasureCommand['type']> = Extract<MeasureCommand, { type: Type }>;

export type MeasureRefusalCode =
  // fields
  | 'text-missing'
  | 'text-too-long'
  | 'day-invalid'
  | 'day-in-future'
  | 'days-out-of-order'
  | 'partial-date-invalid'
  | 'due-period-invalid'
  // the measure as a whole
  | 'measure-unknown'
  | 'measure-exists'
  | 'measure-annulled'
  /** Merged or replaced. */
  | 'measure-gone'
  /** Completed or discontinued: reopen it first. */
  | 'measure-ended'
  | 'measure-own-heir'
  | 'measure-own-relation'
  // status
  | 'phase-missing'
  | 'phase-not-in-words'
  | 'phase-contradicts-words'
  | 'phase-not-allowed'
  | 'phase-breaks-later-reports'
  | 'words-missing'
  | 'words-under-heading'
  | 'progress-after-end'
  | 'effect-missing-after-end'
  | 'risk-missing'
  | 'deviation-missing'
  | 'cause-missing'
  | 'action-missing'
  | 'remedy-missing'
  | 'remedy-without-red'
  | 'remedy-in-the-past'
  | 'remedy-due-on-continuous'
  | 'remedy-due-after-end'
  | 'comment-missing'
  | 'stopping-decision-missing'
  | 'report-unknown'
  | 'report-already-classified'
  | 'status-missing'
  | 'status-later'
  | 'measure-not-ended'
  // due date
  | 'due-with-continuous'
  | 'due-missing'
  // people and areas
  | 'deputy-is-responsible'
  | 'deputy-unknown'
  | 'area-is-own'
  | 'area-not-participating'
  // links and parts
  | 'goal-not-linked'
  | 'strategy-not-linked'
  | 'milestone-exists'
  | 'milestone-unknown'
  | 'risk-exists'
  | 'risk-unknown'
  | 'dependency-exists'
  | 'dependency-unknown'
  | 'decision-not-decided'
  | 'decision-empty'
  | 'reference-exists'
  | 'likeness-unknown'
  | 'likeness-already-resolved'
  | 'question-exists'
  | 'question-unknown'
  | 'question-already-answered'
  // programmes
  | 'adopted-in-another-programme'
  | 'adoption-decision-differs'
  | 'carried-over-back'
  // exemption
  | 'not-exempt';

export type MeasureRefusal = Refusal<MeasureRefusalCode>;
