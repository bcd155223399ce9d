import type { DependencyKind, Light, MeasureCommandOf, MilestoneStatus, Phase } from '#domain';
import { Flag, Id, kinds, ListOf, Nested, OneOf, Text } from '#platform';
import { DayField } from '../http/date-fields.js';
import {
  DecisionBody,
  DecisionMentionBody,
  Due,
  ExemptionBody,
  LENGTH,
  OptionalReason,
  OptionalText,
  Reason,
  SourceBody,
} from '../http/shared-bodies.js';

const PHASES = ['planned', 'ongoing', 'completed', 'postponed', 'discontinued', 'unclassified'] as const;
const CLASSIFIED = PHASES.filter((phase) => phase !== 'unclassified');
const LIGHTS = ['green', 'yellow', 'red', 'not-assessed'] as const;

const PHASE_WORDS =
  'planned (planlagt), ongoing (pågående), completed (gjennomført), postponed (utsatt), discontinued (utgått), unclassified (uavklart).';

export class AdoptionBody {
  @OneOf(['adopted', 'not-adopted'], { description: 'Whether the municipal council has adopted it.' })
  status!: 'adopted' | 'not-adopted';

  @Id({ optional: true, description: 'The programme. Left out: not known, or none.' })
  programme?: string | null;
}

export class RegisterMeasureBody {
  @Text({ max: LENGTH.title, description: 'What is to be done.', example: 'Samle skolebygg i færre bygg' })
  title!: string;

  @OptionalText('More about it.')
  description?: string | null;

  @Id({ description: 'The unit of the line organisation that it belongs to.' })
  area!: string;

  @Flag({ optional: true, description: 'True: no source states the area; it is assumed. Default: false.' })
  areaAssumed?: boolean | null;

  @Id({ optional: true, description: 'Part of the document that it stands in: not the line organisation.' })
  chapterArea?: string | null;

  @Nested(() => AdoptionBody, { optional: true, description: 'How it came into force. Default: not adopted.' })
  adoption?: AdoptionBody | null;

  @Id({ optional: true, description: 'Who answers for it: id of the person.' })
  responsible?: string | null;

  @Flag({ optional: true, description: 'True: it goes on without a due date and is never overdue. Default: false.' })
  continuous?: boolean | null;

  @Due('When it is to be done.')
  due?: string | null;

  @Text({ max: LENGTH.legalBasis, optional: true, description: 'Law or regulation that it rests on.' })
  legalBasis?: string | null;

  @ListOf(kinds.id, { max: 50, optional: true, description: 'Goals that it serves.' })
  goals?: string[] | null;

  @ListOf(kinds.id, { max: 50, optional: true, description: 'Strategies that it serves.' })
  strategies?: string[] | null;

  @ListOf(kinds.id, { max: 50, optional: true, description: 'Further units that take part.' })
  participatingAreas?: string[] | null;

  @Nested(() => ExemptionBody, { optional: true, description: 'Keeps the whole measure from public view.' })
  exemption?: ExemptionBody | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

/** One of three things that red needs. */
export class RemedyBody {
  @OneOf(['new-due-date', 'new-forecast', 'promised-by'], {
    description: 'A new due date, a new forecast, or the day when one of them will come.',
  })
  kind!: 'new-due-date' | 'new-forecast' | 'promised-by';

  @Due('With new-due-date: the new one.')
  due?: string | null;

  @DayField({ optional: true, description: 'With promised-by: the day.', example: '2017-09-01' })
  day?: string | null;
}

export class StatusReportBody {
  @DayField({ description: 'The day that the status describes; not in the future.', example: '2017-04-30' })
  effectiveOn!: string;

  @OneOf(PHASES, {
    optional: true,
    description: `Phase: ${PHASE_WORDS} Left out: read from the words, where they are on the list.`,
  })
  phase?: Phase | null;

  @Text({
    max: LENGTH.words,
    lines: true,
    optional: true,
    description: 'The words of the report as they were written.',
    example: 'Under gjennomføring',
  })
  words?: string | null;

  @Flag({ optional: true, description: 'True: no words; the phase is that of the heading it stands under.' })
  byHeading?: boolean | null;

  @OneOf(LIGHTS, {
    optional: true,
    description:
      'Progress: will it be done as promised? Default: not-assessed. None once it is completed or discontinued.',
  })
  progress?: Light | null;

  @OneOf(LIGHTS, { optional: true, description: 'Effect: will it give what was promised? Default: not-assessed.' })
  effect?: Light | null;

  @OptionalText('Comment.')
  comment?: string | null;

  @Nested(() => ExemptionBody, { optional: true, description: 'Keeps the comment from public view.' })
  commentExempt?: ExemptionBody | null;

  @OptionalText('Yellow needs it: the risk, in a sentence.', LENGTH.sentences)
  risk?: string | null;

  @OptionalText('Red needs it: what deviates.', LENGTH.sentences)
  deviation?: string | null;

  @OptionalText('Red needs it: why.', LENGTH.sentences)
  cause?: string | null;

  @OptionalText('Red needs it: what is done about it.', LENGTH.sentences)
  action?: string | null;

  @Nested(() => RemedyBody, { optional: true, description: 'Red needs it: a new due date, a new forecast, or when.' })
  remedy?: RemedyBody | null;

  @Nested(() => DecisionMentionBody, {
    optional: true,
    description: 'The decision that stops a measure which the council adopted.',
  })
  decision?: DecisionMentionBody | null;
}

export class ConfirmationBody {
  @DayField({ description: 'Up to and with this day nothing has changed.', example: '2017-04-30' })
  effectiveOn!: string;
}

export class ConfirmationsBody extends ConfirmationBody {
  @ListOf(kinds.id, { min: 1, max: 500, description: 'The measures.' })
  measures!: string[];
}

export class ClassificationBody {
  @Id({ description: 'The report: id of its event.' })
  report!: string;

  @OneOf(CLASSIFIED, { description: 'The phase that a person reads in the words.' })
  phase!: Exclude<Phase, 'unclassified'>;

  @Reason('Why they are read so.')
  reason!: string;

  @Nested(() => DecisionMentionBody, {
    optional: true,
    description: 'The decision, where the words say it was stopped.',
  })
  decision?: DecisionMentionBody | null;
}

export class CorrectionBody {
  @Id({ description: 'The report that was wrong: id of its event, or of a correction of it.' })
  corrects!: string;

  @Reason('What was wrong.')
  reason!: string;

  @Nested(() => StatusReportBody, { description: 'The whole report as it should have been.' })
  report!: StatusReportBody;
}

export class ReopeningBody {
  @OneOf(['ongoing', 'planned'], { description: 'The phase from now on.' })
  phase!: 'ongoing' | 'planned';

  @DayField({ description: 'From which day.' })
  effectiveOn!: string;

  @Reason()
  reason!: string;
}

export class DueDateMoveBody {
  @Due('The new due date.')
  due?: string | null;

  @Flag({ optional: true, description: 'True: from now on without a due date. Default: false.' })
  continuous?: boolean | null;

  @Reason('Why it moves. The old one is kept.')
  reason!: string;
}

export class OwnerBody {
  @Id({ optional: true, description: 'Who answers for it from now on. Null: nobody yet.' })
  person?: string | null;

  @OptionalReason()
  reason?: string | null;
}

export class DetailsBody {
  @Text({ max: LENGTH.title, description: 'What is to be done.' })
  title!: string;

  @OptionalText('More about it. Left out: none from now on.')
  description?: string | null;

  @Text({ max: LENGTH.legalBasis, optional: true, description: 'Law or regulation. Left out: none from now on.' })
  legalBasis?: string | null;

  @OptionalReason()
  reason?: string | null;
}

export class AreaMoveBody {
  @Id({ description: 'The unit that it belongs to from now on.' })
  to!: string;

  @Reason()
  reason!: string;
}

export class AreaBody {
  @Id({ description: 'The unit.' })
  area!: string;
}

export class GoalBody {
  @Id({ description: 'The goal.' })
  goal!: string;
}

export class StrategyBody {
  @Id({ description: 'The strategy.' })
  strategy!: string;
}

export class MilestoneBody {
  @OneOf(['milestone', 'activity'], { description: 'A milestone (a point) or an activity.' })
  kind!: 'milestone' | 'activity';

  @Text({ max: LENGTH.title, description: 'What it is.' })
  title!: string;

  @Id({ optional: true, description: 'Who does it: id of the person.' })
  responsible?: string | null;

  @Due('When it is to be done.')
  due?: string | null;

  @OneOf(['planned', 'ongoing', 'completed', 'dropped'], { optional: true, description: 'Default: planned.' })
  status?: MilestoneStatus | null;
}

export class MilestoneChangeBody extends MilestoneBody {
  @OptionalReason('Why. A due date that moves needs it.')
  reason?: string | null;
}

export class RiskBody {
  @Text({ max: LENGTH.sentences, lines: true, description: 'What may happen.' })
  description!: string;

  @OptionalText('What is done about it.', LENGTH.sentences)
  mitigation?: string | null;
}

export class RiskChangeBody extends RiskBody {
  @OneOf(['open', 'closed'], { description: 'Whether it is still there.' })
  status!: 'open' | 'closed';

  @OptionalReason()
  reason?: string | null;
}

export class DependencyBody {
  @OneOf(['depends-on', 'continues', 'overlaps'], { description: 'How it stands to the other measure.' })
  kind!: DependencyKind;

  @Id({ description: 'The other measure.' })
  measure!: string;
}

export class NewDependencyBody extends DependencyBody {
  @OptionalText('More about it.', LENGTH.sentences)
  note?: string | null;
}

export class LikenessBody {
  @Id({ description: 'The measure that it looks like.' })
  measure!: string;

  @OptionalText('What they have in common.', LENGTH.sentences)
  note?: string | null;
}

export class LikenessResolutionBody {
  @Id({ description: 'The measure that it looks like.' })
  measure!: string;

  @Flag({ description: 'True: it is the same. Merging it is a command of its own.' })
  same!: boolean;

  @Reason()
  reason!: string;
}

export class AdoptionStatementBody {
  @Id({ optional: true, description: 'The programme. Left out: the one it belongs to, or one that nobody knows.' })
  programme?: string | null;

  @Nested(() => DecisionBody, { optional: true, description: 'The case, where it is another than the programme’s.' })
  decision?: DecisionBody | null;
}

export class CarryOverBody {
  @Id({ description: 'The programme in which it goes on.' })
  to!: string;

  @OptionalReason()
  reason?: string | null;
}

export class CarryOversBody extends CarryOverBody {
  @ListOf(kinds.id, { min: 1, max: 500, description: 'The measures.' })
  measures!: string[];
}

export class HeirBody {
  @Id({ description: 'The measure that it goes into.' })
  heir!: string;

  @Reason()
  reason!: string;
}

export class CommentExemptionBody extends ExemptionBody {
  @Id({ description: 'The report: id of its event.' })
  report!: string;
}

export class CommentExemptionLiftingBody {
  @Id({ description: 'The report: id of its event.' })
  report!: string;

  @Reason()
  reason!: string;
}

export class NoteBody {
  @Text({
    max: LENGTH.text,
    lines: true,
    description: 'The note. Never public; read by those who answer for the measure.',
  })
  text!: string;
}

/** A remedy as the rules take it; null where the field that its kind needs is missing: the rules then ask for it. */
export function remedyOf(body: RemedyBody | null | undefined): MeasureCommandOf<'ReportStatus'>['remedy'] {
  if (!body) return null;
  if (body.kind === 'new-forecast') return { kind: 'new-forecast' };
  if (body.kind === 'new-due-date') return body.due ? { kind: 'new-due-date', due: body.due } : null;
  return body.day ? { kind: 'promised-by', day: body.day } : null;
}
