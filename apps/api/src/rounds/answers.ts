import { ApiProperty } from '@nestjs/swagger';
import type { Light, Phase, ReminderKind } from '#domain';
import type {
  DeliveryCounts,
  DeliveryState,
  ExpectedMeasure,
  Fate,
  PublicationCorrection,
  PublicationCorrections,
  ReminderRow,
  RoundChange,
  RoundChangeKind,
  RoundChanges,
  RoundList,
  RoundMeasures,
  RoundMoment,
  RoundPublication,
  RoundReport,
  RoundRow,
  RoundStage,
  SectorDelivery,
  StartingPoint,
  StartingPointRow,
} from '#read-models';
import { OneOrNone } from '../directory/answers.js';
import { NamedAnswer, StringOrNone, WholeOrNone } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import { LIGHTS, PHASES } from '../http/status-words.js';
import { ReportTextAnswer } from '../measures/report-text-answer.js';
import { CHANGE_KINDS, MEASURE_STATES } from './kinds.js';

const STATES: RoundStage[] = ['open', 'publishing', 'published', 'cancelled'];
const KINDS: ReminderKind[] = ['reminder', 'escalation'];

export class RoundRowAnswer implements RoundRow {
  @ApiProperty({ description: 'Id of the round.' })
  round!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @ApiProperty({ description: 'First day of the period.' })
  from!: string;

  @ApiProperty({ description: 'Cut-off date: last day of the period.' })
  cutOff!: string;

  @StringOrNone('Id of the programme that it follows up; null: none in particular.')
  programme!: string | null;

  @StringOrNone('Id of the round before.')
  previous!: string | null;

  @ApiProperty({ description: 'How far it has come.', enum: STATES })
  state!: RoundStage;

  @ApiProperty({ description: 'Moment of opening.' })
  openedAt!: string;

  @StringOrNone('Moment of publishing.')
  publishedAt!: string | null;

  @ApiProperty({ description: 'How many sectors deliver.', type: 'integer' })
  sectors!: number;

  @ApiProperty({ description: 'How many are approved.', type: 'integer' })
  approved!: number;
}

export class RoundListAnswer extends StandAnswer implements RoundList {
  @ApiProperty({ description: 'The one with the latest cut-off date first.', type: [RoundRowAnswer] })
  rounds!: RoundRowAnswer[];
}

export class RoundReminderAnswer implements ReminderRow {
  @ApiProperty({ description: 'Id of the reminder.' })
  reminder!: string;

  @ApiProperty({ description: 'escalation: to a lead, of what is late for long.', enum: KINDS })
  kind!: ReminderKind;

  @ApiProperty({ description: 'Who is written to.' })
  person!: string;

  @ApiProperty({ description: 'The sector that is due first.' })
  sector!: string;

  @ApiProperty({ description: 'Day on which it was asked for.' })
  on!: string;

  @ApiProperty({ description: 'How many measures were missing then.', type: 'integer' })
  missing!: number;

  @ApiProperty({ description: 'Which; at most 200.', type: [String] })
  measures!: string[];

  @ApiProperty({ description: 'Moment of asking.' })
  requestedAt!: string;

  @StringOrNone('Moment at which the mail server had it, or it was given up; null: not yet.')
  sentAt!: string | null;

  @StringOrNone('Why it could not be sent.')
  failure!: string | null;
}

export class ExpectedMeasureAnswer implements ExpectedMeasure {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'Sector that it belongs to.' })
  sector!: string;

  @ApiProperty({ description: 'Unit that it belongs to.' })
  unit!: string;

  @StringOrNone('Person who answers for it.')
  responsible!: string | null;

  @ApiProperty({ description: 'Phase in force.', enum: [...PHASES] })
  phase!: Phase;

  @StringOrNone('Latest day that somebody reported or confirmed.')
  confirmedOn!: string | null;

  @ApiProperty({ description: 'Where it stands in the round.', enum: MEASURE_STATES })
  state!: ExpectedMeasure['state'];

  @StringOrNone('Why it is excused, or expected again.')
  reason!: string | null;
}

export class DueMoveAnswer {
  @ApiProperty({ description: 'What the due date was.' })
  due!: string;

  @ApiProperty({ description: 'Why it moved.' })
  reason!: string;

  @ApiProperty({ description: 'Moment of recording.' })
  recordedAt!: string;
}

export class DeliveryCountsAnswer implements DeliveryCounts {
  @ApiProperty({ description: 'Measures that are expected: delivered and missing.', type: 'integer' })
  expected!: number;

  @ApiProperty({ description: 'Of these, reported or confirmed.', type: 'integer' })
  delivered!: number;

  @ApiProperty({ description: 'Of these, not yet.', type: 'integer' })
  missing!: number;

  @ApiProperty({ description: 'Measures that are excused: not among the expected.', type: 'integer' })
  excused!: number;
}

export class SectorDeliveryAnswer extends DeliveryCountsAnswer implements SectorDelivery {
  @ApiProperty({ description: 'Id of the sector.' })
  sector!: string;

  @StringOrNone('Its name.')
  name!: string | null;

  @StringOrNone('Its lead.')
  lead!: string | null;

  @ApiProperty({ description: 'When it must have delivered.' })
  due!: string;

  @ApiProperty({ description: 'Each time that the due date moved, oldest first.', type: [DueMoveAnswer] })
  dueMoves!: DueMoveAnswer[];

  @ApiProperty({ description: 'Days since the due date while it is not ready; 0: not overdue.', type: 'integer' })
  overdueDays!: number;

  @ApiProperty({
    description: 'sent-back: to be marked ready again.',
    enum: ['open', 'ready', 'approved', 'sent-back'],
  })
  state!: DeliveryState;

  @StringOrNone('Said with the latest step.')
  comment!: string | null;

  @StringOrNone('Moment of the latest step.')
  stateSince!: string | null;

  @WholeOrNone('How many were missing when it was marked ready last; null: never.')
  missingWhenReady!: number | null;

  @ApiProperty({
    description: 'Measures that are missing, at most 500; all of them under measures.',
    type: [ExpectedMeasureAnswer],
  })
  missingMeasures!: ExpectedMeasureAnswer[];

  @ApiProperty({ description: 'Who has been written to.', type: [RoundReminderAnswer] })
  reminders!: RoundReminderAnswer[];
}

export class PublishedAnswer {
  @ApiProperty({ description: 'Pages in the log.', type: 'integer' })
  pages!: number;

  @ApiProperty({ description: 'Bytes of the report.', type: 'integer' })
  bytes!: number;

  @ApiProperty({ description: 'SHA-256 of the bytes, hexadecimal.' })
  sha256!: string;

  @ApiProperty({ description: 'Moment of recording.' })
  recordedAt!: string;
}

export class RoundPublicationAnswer implements RoundPublication {
  @ApiProperty({ description: 'Position that the report is pinned to.', type: 'integer' })
  position!: number;

  @ApiProperty({
    description: 'Versions of the projections that it was built from, by name.',
    type: 'object',
    additionalProperties: { type: 'integer' },
  })
  projections!: Record<string, number>;

  @StringOrNone('Why sectors that were not approved were published nevertheless.')
  reason!: string | null;

  @ApiProperty({ description: 'Moment at which it began.' })
  startedAt!: string;

  @OneOrNone(() => PublishedAnswer, 'Null: it is being written.')
  published!: PublishedAnswer | null;
}

export class RoundAnswer extends StandAnswer implements RoundReport {
  @ApiProperty({ description: 'Id of the round.' })
  round!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @ApiProperty({ description: 'First day of the period.' })
  from!: string;

  @ApiProperty({ description: 'Cut-off date: last day of the period.' })
  cutOff!: string;

  @OneOrNone(() => NamedAnswer, 'The programme that it follows up; null: none in particular.')
  programme!: NamedAnswer | null;

  @StringOrNone('Id of the round before.')
  previous!: string | null;

  @ApiProperty({ description: 'How far it has come.', enum: STATES })
  state!: RoundStage;

  @ApiProperty({ description: 'Moment of opening.' })
  openedAt!: string;

  @StringOrNone('Why it was cancelled.')
  cancelled!: string | null;

  @OneOrNone(() => RoundPublicationAnswer, 'Null: not published.')
  publication!: RoundPublicationAnswer | null;

  @ApiProperty({ description: 'Measures that are expected: delivered and missing.', type: 'integer' })
  expected!: number;

  @ApiProperty({ description: 'Of these, reported or confirmed.', type: 'integer' })
  delivered!: number;

  @ApiProperty({ description: 'Of these, not yet.', type: 'integer' })
  missing!: number;

  @ApiProperty({ description: 'Measures that are excused: not among the expected.', type: 'integer' })
  excused!: number;

  @ApiProperty({ description: 'In the order in which the round names them.', type: [SectorDeliveryAnswer] })
  sectors!: SectorDeliveryAnswer[];
}

export class RoundMeasuresAnswer extends StandAnswer implements RoundMeasures {
  @ApiProperty({ description: 'How many match.', type: 'integer' })
  count!: number;

  @ApiProperty({ description: 'In the order of registration.', type: [ExpectedMeasureAnswer] })
  measures!: ExpectedMeasureAnswer[];

  @StringOrNone('`cursor` of the next page; null: this is the last.')
  next!: string | null;
}

export class RoundMomentAnswer implements RoundMoment {
  @ApiProperty({ description: 'Phase.', enum: [...PHASES] })
  phase!: Phase;

  @ApiProperty({ description: 'Light of progress.', enum: [...LIGHTS] })
  progress!: Light;

  @ApiProperty({ description: 'Light of effect.', enum: [...LIGHTS] })
  effect!: Light;

  @ApiProperty({ description: 'Counts, or why not.', enum: ['counts', 'annulled', 'merged', 'replaced'] })
  fate!: Fate;

  @ApiProperty({ description: 'Unit that it belongs to.' })
  unit!: string;

  @StringOrNone('When it is due (EDTF).')
  due!: string | null;
}

export class RoundChangeAnswer implements RoundChange {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'What has become of it.', enum: CHANGE_KINDS, isArray: true })
  kinds!: RoundChangeKind[];

  @OneOrNone(() => RoundMomentAnswer, 'Before; null: not registered yet.')
  before!: RoundMomentAnswer | null;

  @ApiProperty({ description: 'After.', type: RoundMomentAnswer })
  after!: RoundMomentAnswer;
}

export class RoundBeforeAnswer {
  @ApiProperty({ description: 'Id of the round before.' })
  round!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @ApiProperty({ description: 'Position that it was published at.', type: 'integer' })
  position!: number;
}

export class RoundChangesAnswer extends StandAnswer implements RoundChanges {
  @OneOrNone(() => RoundBeforeAnswer, 'Null: there is no round before, or it is not published.')
  since!: RoundBeforeAnswer | null;

  @ApiProperty({ description: 'Up to this position.', type: 'integer' })
  upTo!: number;

  @ApiProperty({
    description: 'Measures by kind of change; one may be counted under several.',
    type: 'object',
    additionalProperties: { type: 'integer' },
  })
  counts!: Record<RoundChangeKind, number>;

  @ApiProperty({ description: 'How many match.', type: 'integer' })
  count!: number;

  @ApiProperty({ description: 'What has changed.', type: [RoundChangeAnswer] })
  changes!: RoundChangeAnswer[];

  @StringOrNone('`cursor` of the next page; null: this is the last.')
  next!: string | null;
}

export class StartingPointRowAnswer extends ExpectedMeasureAnswer implements StartingPointRow {
  @OneOrNone(() => ReportTextAnswer, 'The report in force then; null: nobody had reported.')
  last!: ReportTextAnswer | null;
}

export class StartingRoundAnswer {
  @ApiProperty({ description: 'Id of the round before.' })
  round!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;
}

export class StartingPointAnswer extends StandAnswer implements StartingPoint {
  @OneOrNone(() => StartingRoundAnswer, 'The round before, as published; null: as it stood when this one was opened.')
  from!: StartingRoundAnswer | null;

  @ApiProperty({ description: 'Position that the answers are of.', type: 'integer' })
  fromPosition!: number;

  @ApiProperty({ description: 'How many match.', type: 'integer' })
  count!: number;

  @ApiProperty({ description: 'In the order of registration.', type: [StartingPointRowAnswer] })
  measures!: StartingPointRowAnswer[];

  @StringOrNone('`cursor` of the next page; null: this is the last.')
  next!: string | null;
}

export class CorrectedThingAnswer {
  @ApiProperty({ description: 'What kind of thing.', enum: ['measure', 'indicator', 'savings'] })
  kind!: PublicationCorrection['about']['kind'];

  @ApiProperty({ description: 'Its id.' })
  id!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;
}

export class CorrectedStatusAnswer {
  @ApiProperty({ description: 'Phase.', enum: [...PHASES] })
  phase!: Phase;

  @ApiProperty({ description: 'Light of progress.', type: 'string', enum: [...LIGHTS], nullable: true })
  progress!: Light | null;

  @ApiProperty({ description: 'Light of effect.', type: 'string', enum: [...LIGHTS], nullable: true })
  effect!: Light | null;

  @StringOrNone('The words of the report.')
  words!: string | null;

  @StringOrNone('The comment, unless it is kept from public view.')
  comment!: string | null;
}

export class PublicationCorrectionAnswer implements PublicationCorrection {
  @ApiProperty({ description: 'Id of the event.' })
  eventId!: string;

  @ApiProperty({ description: 'Its position.', type: 'integer' })
  position!: number;

  @ApiProperty({ description: 'Moment of recording.' })
  recordedAt!: string;

  @ApiProperty({ description: 'Type of the event.' })
  type!: string;

  @ApiProperty({ description: 'What it is about.', type: CorrectedThingAnswer })
  about!: CorrectedThingAnswer;

  @StringOrNone('Event that is corrected; null: the thing as a whole.')
  corrects!: string | null;

  @StringOrNone('Why.')
  reason!: string | null;

  @OneOrNone(() => CorrectedStatusAnswer, 'What the status says now; null: no status was corrected.')
  status!: CorrectedStatusAnswer | null;

  @WholeOrNone('What a value is now, in the smallest part of its unit.')
  amount!: number | null;
}

export class PublishedRoundAnswer {
  @ApiProperty({ description: 'Id of the round.' })
  round!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @ApiProperty({ description: 'First day of the period.' })
  from!: string;

  @ApiProperty({ description: 'Cut-off date: last day of the period.' })
  cutOff!: string;

  @StringOrNone('Moment of publishing.')
  publishedAt!: string | null;

  @ApiProperty({ description: 'Address of the report.' })
  report!: string;
}

export class PublishedRoundsAnswer {
  @ApiProperty({ description: 'Position in the log that everything in the answer is of.', type: 'integer' })
  position!: number;

  @StringOrNone('Latest moment of recording up to there.')
  logTime!: string | null;

  @ApiProperty({ description: 'Today, in Oslo.' })
  day!: string;

  @ApiProperty({ description: 'The one with the latest cut-off date first.', type: [PublishedRoundAnswer] })
  rounds!: PublishedRoundAnswer[];
}

export class PublicationCorrectionsAnswer implements PublicationCorrections {
  @ApiProperty({ description: 'Position in the log that everything in the answer is of.', type: 'integer' })
  position!: number;

  @StringOrNone('Latest moment of recording up to there.')
  logTime!: string | null;

  @ApiProperty({ description: 'Today, in Oslo.' })
  day!: string;

  @ApiProperty({ description: 'Id of the round.' })
  round!: string;

  @ApiProperty({ description: 'Position that the round is published at.', type: 'integer' })
  published!: number;

  @ApiProperty({ description: 'How many there are.', type: 'integer' })
  count!: number;

  @ApiProperty({ description: 'The latest of them, in the order of recording.', type: [PublicationCorrectionAnswer] })
  corrections!: PublicationCorrectionAnswer[];
}

export class RequestedReminderAnswer {
  @ApiProperty({ description: 'Id of the reminder.' })
  reminder!: string;

  @ApiProperty({ description: 'escalation: to a lead, of what is late for long.', enum: KINDS })
  kind!: ReminderKind;

  @ApiProperty({ description: 'Who is written to.' })
  person!: string;

  @ApiProperty({ description: 'The sector that is due first.' })
  sector!: string;

  @ApiProperty({ description: 'How many measures are missing.', type: 'integer' })
  missing!: number;
}

export class RemindedAlreadyAnswer {
  @ApiProperty({ description: 'Kind of mail.', enum: KINDS })
  kind!: ReminderKind;

  @ApiProperty({ description: 'Who had it today already.' })
  person!: string;
}

export class NotRemindedAnswer {
  @ApiProperty({ description: 'Who could not be written to.' })
  person!: string;

  @ApiProperty({ description: 'Why: stable codes.', type: [String] })
  codes!: string[];
}

/** What became of asking for reminders. */
export class RemindersAnswer {
  @ApiProperty({ description: 'Mails that are sent now, one for each person.', type: [RequestedReminderAnswer] })
  requested!: RequestedReminderAnswer[];

  @ApiProperty({ description: 'Who had one today already.', type: [RemindedAlreadyAnswer] })
  already!: RemindedAlreadyAnswer[];

  @ApiProperty({ description: 'Who could not be written to.', type: [NotRemindedAnswer] })
  refused!: NotRemindedAnswer[];

  @ApiProperty({ description: 'Measures that are missing and for which nobody answers.', type: 'integer' })
  unaddressed!: number;
}
