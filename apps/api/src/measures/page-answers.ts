import { ApiProperty } from '@nestjs/swagger';
import type { Exemption, Light, Milestone, MilestoneStatus, Phase, Reading, Risk } from '#domain';
import type { Fate, MeasureAnswer, MeasureStatus } from '#read-models';
import { DecisionAnswer, OneOrNone, SourceAnswer } from '../directory/answers.js';
import { NamedAnswer, StringOrNone, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import { FATES, LIGHTS, PHASES, READINGS } from '../http/status-words.js';
import { ReportTextAnswer } from './report-text-answer.js';

type ItemOf<List extends keyof MeasureAnswer> = MeasureAnswer[List] extends readonly (infer Item)[] | null
  ? Item
  : never;

/** The unit that a measure belongs to. */
export class MeasureAreaAnswer extends NamedAnswer {
  @ApiProperty({ description: 'The source does not say it: somebody assumed it.' })
  assumed!: boolean;
}

/** An adoption that is known of. */
export class MeasureAdoptionAnswer implements ItemOf<'adoptions'> {
  @StringOrNone('Id of the programme; null: in one that nobody knows.')
  programme!: string | null;

  @OneOrNone(() => DecisionAnswer, 'The case, where it is known.')
  decision!: DecisionAnswer | null;
}

/** It went on in another programme. */
export class CarriedOverAnswer implements ItemOf<'carriedOver'> {
  @StringOrNone('Id of the programme that it came from.')
  from!: string | null;

  @ApiProperty({ description: 'Id of the programme that it went on in.' })
  to!: string;

  @StringOrNone('Why.')
  reason!: string | null;
}

/** Somebody stands in for the person who answers for it. */
export class MeasureDeputyAnswer implements ItemOf<'deputies'> {
  @ApiProperty({ description: 'Id of the person.' })
  person!: string;

  @ApiProperty({ description: 'First day.', format: 'date' })
  from!: string;

  @ApiProperty({ description: 'Last day.', format: 'date' })
  to!: string;
}

/** The status in force, and how fresh it is. */
export class MeasureStatusAnswer implements MeasureStatus {
  @Word('Phase.', PHASES)
  phase!: Phase;

  @Word('Light of progress.', LIGHTS)
  progress!: Light;

  @Word('Light of effect.', LIGHTS)
  effect!: Light;

  @Word('How the phase was found.', READINGS)
  reading!: Reading;

  @ApiProperty({ description: 'Completed by the heading it stood under only.' })
  byHeading!: boolean;

  @OneOrNone(() => ReportTextAnswer, 'The report in force; null: nobody has reported yet.')
  report!: ReportTextAnswer | null;

  @StringOrNone('Day that the report describes.')
  effectiveOn!: string | null;

  @StringOrNone('Latest day that somebody reported or confirmed.')
  confirmedOn!: string | null;

  @ApiProperty({ description: 'Neither reported nor confirmed for long.' })
  stale!: boolean;
}

/** What the due date was before it moved. */
export class FormerDueDateAnswer implements ItemOf<'dueDates'> {
  @StringOrNone('When it was due (EDTF).')
  due!: string | null;

  @ApiProperty({ description: 'It had no due date.' })
  continuous!: boolean;

  @ApiProperty({ description: 'Why it moved.' })
  reason!: string;
}

/** A milestone or an activity. */
export class MilestoneAnswer implements Milestone {
  @ApiProperty({ description: 'Id of the milestone.' })
  milestone!: string;

  @Word('What it is.', ['milestone', 'activity'])
  kind!: Milestone['kind'];

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @StringOrNone('Person who answers for it.')
  responsible!: string | null;

  @StringOrNone('When it is due (EDTF).')
  due!: string | null;

  @Word('How far it has come.', ['planned', 'ongoing', 'completed', 'dropped'])
  status!: MilestoneStatus;
}

/** What may go wrong. */
export class RiskAnswer implements Risk {
  @ApiProperty({ description: 'Id of the risk.' })
  risk!: string;

  @ApiProperty({ description: 'What may happen.' })
  description!: string;

  @StringOrNone('What is done about it.')
  mitigation!: string | null;

  @Word('Whether it can still happen.', ['open', 'closed'])
  status!: Risk['status'];
}

/** Another measure that it has to do with. */
export class DependencyAnswer implements ItemOf<'dependencies'> {
  @Word('How.', ['depends-on', 'continues', 'overlaps'])
  kind!: ItemOf<'dependencies'>['kind'];

  @ApiProperty({ description: 'Id of the other measure.' })
  measure!: string;

  @StringOrNone('Its title.')
  title!: string | null;

  @StringOrNone('More about it.')
  note!: string | null;
}

/** A political case. */
export class MeasureDecisionAnswer implements ItemOf<'decisions'> {
  @ApiProperty({ description: 'Id of the reference.' })
  reference!: string;

  @ApiProperty({ description: 'The case.', type: DecisionAnswer })
  decision!: DecisionAnswer;

  @OneOrNone(() => SourceAnswer, 'The document that refers to it.')
  source!: SourceAnswer | null;
}

/** A measure that it looks like. */
export class LikenessAnswer implements ItemOf<'likenesses'> {
  @ApiProperty({ description: 'Id of the other measure.' })
  measure!: string;

  @StringOrNone('Its title.')
  title!: string | null;

  @StringOrNone('How they are alike.')
  note!: string | null;

  @ApiProperty({ description: 'They are the same; null: nobody has decided yet.', type: 'boolean', nullable: true })
  same!: boolean | null;

  @StringOrNone('Why that was decided.')
  reason!: string | null;
}

/** Something that the sources leave open. */
export class MeasureQuestionAnswer implements ItemOf<'questions'> {
  @ApiProperty({ description: 'Id of the question.' })
  question!: string;

  @ApiProperty({ description: 'What is asked.' })
  text!: string;

  @OneOrNone(() => SourceAnswer, 'Where the question arose.')
  source!: SourceAnswer | null;

  @StringOrNone('The answer; null: still open.')
  answer!: string | null;
}

/** Why it is kept from public view. */
export class ExemptionAnswer implements Exemption {
  @ApiProperty({ description: 'Paragraph of the law.' })
  legalBasis!: string;
}

/** What ended it, other than being done. */
export class MeasureEndAnswer {
  @Word('What became of it.', ['annulled', 'merged', 'replaced'])
  kind!: NonNullable<MeasureAnswer['end']>['kind'];

  @ApiProperty({ description: 'Measure that it is part of now, where it was merged or replaced.', required: false })
  heir?: string;

  @ApiProperty({ description: 'Why.' })
  reason!: string;
}

/** An internal note. */
export class NoteAnswer implements ItemOf<'notes'> {
  @ApiProperty({ description: 'Id of its event.' })
  event!: string;

  @ApiProperty({ description: 'The note.' })
  text!: string;
}

/** Everything about a measure. */
export class MeasurePageAnswer extends StandAnswer implements Omit<MeasureAnswer, 'end'> {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'When it was registered: moment of recording.', format: 'date-time' })
  registeredAt!: string;

  @ApiProperty({ description: 'When something was last changed: moment of recording.', format: 'date-time' })
  changedAt!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @StringOrNone('Its description.')
  description!: string | null;

  @StringOrNone('The law that asks for it.')
  legalBasis!: string | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;

  @ApiProperty({ description: 'Unit that it belongs to.', type: MeasureAreaAnswer })
  area!: MeasureAreaAnswer;

  @OneOrNone(() => NamedAnswer, 'Part of the document that it stands in.')
  chapterArea!: NamedAnswer | null;

  @ApiProperty({ description: 'Units that take part.', type: [NamedAnswer] })
  participatingAreas!: NamedAnswer[];

  @OneOrNone(() => NamedAnswer, 'Programme that it belongs to now; null: not known.')
  programme!: NamedAnswer | null;

  @Word('Whether the council adopted it.', ['adopted', 'not-adopted'])
  adopted!: MeasureAnswer['adopted'];

  @ApiProperty({ description: 'Every adoption that is known of.', type: [MeasureAdoptionAnswer] })
  adoptions!: readonly MeasureAdoptionAnswer[];

  @ApiProperty({ description: 'From programme to programme.', type: [CarriedOverAnswer] })
  carriedOver!: readonly CarriedOverAnswer[];

  @StringOrNone('Person who answers for it.')
  responsible!: string | null;

  @ApiProperty({ description: 'Who stands in for that person, and when; past days, too.', type: [MeasureDeputyAnswer] })
  deputies!: readonly MeasureDeputyAnswer[];

  @ApiProperty({ description: 'The status in force.', type: MeasureStatusAnswer })
  status!: MeasureStatusAnswer;

  @StringOrNone('When it is due (EDTF).')
  due!: string | null;

  @ApiProperty({ description: 'It has no due date and is never overdue.' })
  continuous!: boolean;

  @ApiProperty({ description: 'The due period has ended.' })
  overdue!: boolean;

  @ApiProperty({ description: 'What the due date was, each time before it moved.', type: [FormerDueDateAnswer] })
  dueDates!: readonly FormerDueDateAnswer[];

  @ApiProperty({ description: 'Goals that it serves.', type: [NamedAnswer] })
  goals!: NamedAnswer[];

  @ApiProperty({ description: 'Strategies that it serves.', type: [NamedAnswer] })
  strategies!: NamedAnswer[];

  @ApiProperty({ description: 'Milestones and activities.', type: [MilestoneAnswer] })
  milestones!: readonly MilestoneAnswer[];

  @ApiProperty({ description: 'Risks with mitigation.', type: [RiskAnswer] })
  risks!: readonly RiskAnswer[];

  @ApiProperty({ description: 'Measures that it depends on, continues or overlaps.', type: [DependencyAnswer] })
  dependencies!: readonly DependencyAnswer[];

  @ApiProperty({ description: 'Political cases.', type: [MeasureDecisionAnswer] })
  decisions!: readonly MeasureDecisionAnswer[];

  @ApiProperty({ description: 'Measures that it looks like.', type: [LikenessAnswer] })
  likenesses!: readonly LikenessAnswer[];

  @ApiProperty({ description: 'What is not known, and the answers.', type: [MeasureQuestionAnswer] })
  questions!: readonly MeasureQuestionAnswer[];

  @OneOrNone(() => ExemptionAnswer, 'Why it is kept from public view; null: it is not.')
  exemption!: ExemptionAnswer | null;

  @Word('Whether it counts, or what ended it.', FATES)
  fate!: Fate;

  @OneOrNone(() => MeasureEndAnswer, 'How it ended, other than by being done.')
  end!: MeasureEndAnswer | null;

  @ApiProperty({ description: 'Internal notes; null: not for this person.', type: [NoteAnswer], nullable: true })
  notes!: readonly NoteAnswer[] | null;
}
