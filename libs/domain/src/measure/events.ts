import type { EventTable, Fact } from '../shared/kernel.js';
import type { Day, DecisionReference, DuePeriod, Exemption, Light, Phase, SourceReference } from '../shared/values.js';

/** How the phase of a report was found: from the words as listed, by a person, from the heading it stood under, or chosen. */
export type Reading = 'words' | 'person' | 'heading' | 'none';

/** What red needs besides deviation, cause and action: one of the three. */
export type Remedy =
  | { readonly kind: 'new-due-date'; readonly due: DuePeriod }
  | { readonly kind: 'new-forecast' }
  | { readonly kind: 'promised-by'; readonly day: Day };

/** A status report: the phase, the lights, the words as written, a comment, for a day. */
export interface StatusReport {
  /** The day that it describes. */
  readonly effectiveOn: Day;
  readonly phase: Phase;
  /** The words of the report as they were written; null where there are none (reported by heading, or by choice). */
  readonly words: string | null;
  readonly reading: Reading;
  readonly progress: Light;
  readonly effect: Light;
  readonly comment: string | null;
  /** The comment is kept from public view. */
  readonly commentExempt: Exemption | null;
  /** Yellow: the risk in a sentence. */
  readonly risk: string | null;
  /** Red: deviation, cause, action, and what will be done about the promise. */
  readonly deviation: string | null;
  readonly cause: string | null;
  readonly action: string | null;
  readonly remedy: Remedy | null;
}

/** How a measure came into force. */
export type Adoption =
  | { readonly status: 'not-adopted'; readonly programme: string | null }
  /** Adopted by the council; `programme` null: the source does not say in which. */
  | { readonly status: 'adopted'; readonly programme: string | null };

/** What a measure's own milestone or activity is at. */
export type MilestoneStatus = 'planned' | 'ongoing' | 'completed' | 'dropped';

export interface Milestone {
  readonly milestone: string;
  readonly kind: 'milestone' | 'activity';
  readonly title: string;
  readonly responsible: string | null;
  readonly due: DuePeriod | null;
  readonly status: MilestoneStatus;
}

export interface Risk {
  readonly risk: string;
  readonly description: string;
  readonly mitigation: string | null;
  readonly status: 'open' | 'closed';
}

export type DependencyKind = 'depends-on' | 'continues' | 'overlaps';

export type MeasureRegistered = Fact<
  'MeasureRegistered',
  {
    readonly title: string;
    readonly description: string | null;
    /** Unit of the line organisation (programme area, sector or unit). */
    readonly area: string;
    /** True: the source does not state the area; somebody assumed it. */
    readonly areaAssumed: boolean;
    /** How the document is divided: not the line organisation. */
    readonly chapterArea: string | null;
    readonly adoption: Adoption;
    readonly responsible: string | null;
    /** No due date, never overdue. */
    readonly continuous: boolean;
    readonly due: DuePeriod | null;
    readonly legalBasis: string | null;
    readonly goals: readonly string[];
    readonly strategies: readonly string[];
    readonly participatingAreas: readonly string[];
    readonly exemption: Exemption | null;
    readonly source: SourceReference | null;
  }
>;

export type MeasureEvent =
  | MeasureRegistered
  | Fact<
      'MeasureDetailsChanged',
      {
        readonly title: string;
        readonly description: string | null;
        readonly legalBasis: string | null;
        readonly reason: string | null;
      }
    >
  | Fact<'StatusReported', StatusReport>
  /** "Nothing has changed": makes the status fresh without pretending that something happened. */
  | Fact<'StatusConfirmed', { readonly effectiveOn: Day }>
  /** A person has read words that were unclassified. The words and their day stay. */
  | Fact<
      'StatusClassified',
      { readonly report: string; readonly phase: Exclude<Phase, 'unclassified'>; readonly reason: string }
    >
  /** Replaces the content of a report (event id `corrects`); the first words stay visible in the history. */
  | Fact<'StatusReportCorrected', { readonly corrects: string; readonly reason: string; readonly report: StatusReport }>
  | Fact<
      'MeasureReopened',
      { readonly phase: 'ongoing' | 'planned'; readonly effectiveOn: Day; readonly reason: string }
    >
  /** `from` null: it had none. `continuous` true: from now on without a due date. */
  | Fact<
      'DueDateMoved',
      {
        readonly from: DuePeriod | null;
        readonly to: DuePeriod | null;
        readonly continuous: boolean;
        readonly reason: string;
      }
    >
  | Fact<
      'ResponsibleChanged',
      { readonly from: string | null; readonly to: string | null; readonly reason: string | null }
    >
  | Fact<'MeasureDeputyNamed', { readonly person: string; readonly from: Day; readonly to: Day }>
  | Fact<'MeasureDeputyWithdrawn', { readonly person: string }>
  | Fact<'MeasureMovedToArea', { readonly from: string; readonly to: string; readonly reason: string }>
  | Fact<'ParticipatingAreaAdded', { readonly area: string }>
  | Fact<'ParticipatingAreaRemoved', { readonly area: string }>
  | Fact<'GoalLinked', { readonly goal: string }>
  | Fact<'GoalUnlinked', { readonly goal: string }>
  | Fact<'StrategyLinked', { readonly strategy: string }>
  | Fact<'StrategyUnlinked', { readonly strategy: string }>
  | Fact<'MilestoneAdded', Milestone>
  | Fact<'MilestoneChanged', Milestone & { readonly reason: string | null }>
  | Fact<'RiskIdentified', Risk>
  | Fact<'RiskChanged', Risk & { readonly reason: string | null }>
  | Fact<'DependencyAdded', { readonly kind: DependencyKind; readonly measure: string; readonly note: string | null }>
  | Fact<'DependencyRemoved', { readonly kind: DependencyKind; readonly measure: string }>
  | Fact<
      'DecisionReferenced',
      { readonly reference: string; readonly decision: DecisionReference; readonly source: SourceReference | null }
    >
  /** Looks like another measure; nobody has decided yet whether it is the same. */
  | Fact<'LikenessFlagged', { readonly measure: string; readonly note: string | null }>
  | Fact<'LikenessResolved', { readonly measure: string; readonly same: boolean; readonly reason: string }>
  /** Something that the sources leave open; kept as a question until a person answers. */
  | Fact<
      'QuestionRaised',
      { readonly question: string; readonly text: string; readonly source: SourceReference | null }
    >
  | Fact<'QuestionAnswered', { readonly question: string; readonly answer: string }>
  /** The council adopted it, in this programme (written by the process that follows a programme's adoption, or stated later). */
  | Fact<'MeasureAdopted', { readonly programme: string | null; readonly decision: DecisionReference | null }>
  /** It goes on in the next programme, with identity and history. */
  | Fact<'MeasureCarriedOver', { readonly from: string | null; readonly to: string; readonly reason: string | null }>
  | Fact<'MeasureMerged', { readonly heir: string; readonly reason: string }>
  | Fact<'MeasureReplaced', { readonly heir: string; readonly reason: string }>
  | Fact<'MeasureAnnulled', { readonly reason: string }>
  | Fact<'MeasureExempted', Exemption>
  | Fact<'MeasureExemptionLifted', { readonly reason: string }>
  | Fact<'CommentExempted', { readonly report: string; readonly legalBasis: string }>
  | Fact<'CommentExemptionLifted', { readonly report: string; readonly reason: string }>
  /** Always kept from public view and from readers. */
  | Fact<'InternalNoteAdded', { readonly text: string }>;

const name = (suffix: string): string => `no.tiltak.measure.${suffix}`;

/** Every event of a measure. Version, public name, free text. */
export const measureEvents: EventTable<MeasureEvent> = {
  MeasureRegistered: { version: 1, publicName: name('registered'), freeText: ['title', 'description', 'legalBasis'] },
  MeasureDetailsChanged: {
    version: 1,
    publicName: name('details-changed'),
    freeText: ['title', 'description', 'legalBasis', 'reason'],
  },
  StatusReported: {
    version: 1,
    publicName: name('status-reported'),
    freeText: ['words', 'comment', 'risk', 'deviation', 'cause', 'action'],
  },
  StatusConfirmed: { version: 1, publicName: name('status-confirmed'), freeText: [] },
  StatusClassified: { version: 1, publicName: name('status-classified'), freeText: ['reason'] },
  StatusReportCorrected: {
    version: 1,
    publicName: name('status-report-corrected'),
    freeText: [
      'reason',
      'report.words',
      'report.comment',
      'report.risk',
      'report.deviation',
      'report.cause',
      'report.action',
    ],
  },
  MeasureReopened: { version: 1, publicName: name('reopened'), freeText: ['reason'] },
  DueDateMoved: { version: 1, publicName: name('due-date-moved'), freeText: ['reason'] },
  ResponsibleChanged: { version: 1, publicName: name('responsible-changed'), freeText: ['reason'] },
  MeasureDeputyNamed: { version: 1, publicName: null, freeText: [] },
  MeasureDeputyWithdrawn: { version: 1, publicName: null, freeText: [] },
  MeasureMovedToArea: { version: 1, publicName: name('moved-to-area'), freeText: ['reason'] },
  ParticipatingAreaAdded: { version: 1, publicName: name('participating-area-added'), freeText: [] },
  ParticipatingAreaRemoved: { version: 1, publicName: name('participating-area-removed'), freeText: [] },
  GoalLinked: { version: 1, publicName: name('goal-linked'), freeText: [] },
  GoalUnlinked: { version: 1, publicName: name('goal-unlinked'), freeText: [] },
  StrategyLinked: { version: 1, publicName: name('strategy-linked'), freeText: [] },
  StrategyUnlinked: { version: 1, publicName: name('strategy-unlinked'), freeText: [] },
  MilestoneAdded: { version: 1, publicName: name('milestone-added'), freeText: ['title'] },
  MilestoneChanged: { version: 1, publicName: name('milestone-changed'), freeText: ['title', 'reason'] },
  RiskIdentified: { version: 1, publicName: name('risk-identified'), freeText: ['description', 'mitigation'] },
  RiskChanged: { version: 1, publicName: name('risk-changed'), freeText: ['description', 'mitigation', 'reason'] },
  DependencyAdded: { version: 1, publicName: name('dependency-added'), freeText: ['note'] },
  DependencyRemoved: { version: 1, publicName: name('dependency-removed'), freeText: [] },
  DecisionReferenced: { version: 1, publicName: name('decision-referenced'), freeText: ['decision.title'] },
  LikenessFlagged: { version: 1, publicName: null, freeText: ['note'] },
  LikenessResolved: { version: 1, publicName: null, freeText: ['reason'] },
  QuestionRaised: { version: 1, publicName: null, freeText: ['text'] },
  QuestionAnswered: { version: 1, publicName: null, freeText: ['answer'] },
  MeasureAdopted: { version: 1, publicName: name('adopted'), freeText: ['decision.title'] },
  MeasureCarriedOver: { version: 1, publicName: name('carried-over'), freeText: ['reason'] },
  MeasureMerged: { version: 1, publicName: name('merged'), freeText: ['reason'] },
  MeasureReplaced: { version: 1, publicName: name('replaced'), freeText: ['reason'] },
  MeasureAnnulled: { version: 1, publicName: name('annulled'), freeText: ['reason'] },
  MeasureExempted: { version: 1, publicName: null, freeText: [] },
  MeasureExemptionLifted: { version: 1, publicName: null, freeText: ['reason'] },
  CommentExempted: { version: 1, publicName: null, freeText: [] },
  CommentExemptionLifted: { version: 1, publicName: null, freeText: ['reason'] },
  InternalNoteAdded: { version: 1, publicName: null, freeText: ['text'] },
};
