import { ApiProperty } from '@nestjs/swagger';
import type {
  ComparatorStatistic,
  IndicatorDirection,
  IndicatorUnit,
  Judgement,
  PeriodTarget,
  ValueOrigin,
  ValueQuality,
} from '#domain';
import type {
  Distance,
  IndicatorList,
  IndicatorPeriodRow,
  IndicatorReport,
  IndicatorRow,
  SeriesValue,
  SetTarget,
} from '#read-models';
import { OneOrNone, SourceAnswer } from '../directory/answers.js';
import { NamedAnswer, StringOrNone, WholeOrNone } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';

const PERIOD = 'A year, a tertial or a month (EDTF).';
const SMALLEST = 'In the unit’s smallest part.';

export class IndicatorUnitAnswer implements IndicatorUnit {
  @ApiProperty({ description: 'What is counted.', example: '%' })
  name!: string;

  @ApiProperty({ description: 'Decimals: with 1, the value 73 is 7.3.', type: 'integer' })
  decimals!: number;
}

export class ValueOriginAnswer implements ValueOrigin {
  @ApiProperty({ description: 'Kind of source.', enum: ['KOSTRA', 'own', 'document', 'other'] })
  kind!: ValueOrigin['kind'];

  @ApiProperty({ description: 'Which table, system, document or chapter.' })
  name!: string;
}

export class JudgementAnswer implements Judgement {
  @ApiProperty({ description: 'Version of the rule that gave the light.', type: 'integer' })
  rule!: number;

  @ApiProperty({ description: 'The light.', enum: ['green', 'yellow', 'red'] })
  light!: Judgement['light'];
}

export class SeriesValueAnswer implements SeriesValue {
  @ApiProperty({ description: 'Id of the event that stated it: what a correction or a choice refers to.' })
  eventId!: string;

  @ApiProperty({ description: PERIOD })
  period!: string;

  @ApiProperty({ description: SMALLEST, type: 'integer' })
  amount!: number;

  @ApiProperty({ description: 'How certain it is.', enum: ['final', 'preliminary', 'projection'] })
  quality!: ValueQuality;

  @ApiProperty({ description: 'Where it comes from.', type: ValueOriginAnswer })
  origin!: ValueOriginAnswer;

  @StringOrNone('What should be known of it.')
  note!: string | null;

  @OneOrNone(() => JudgementAnswer, 'As it was judged when it was recorded; null: no target, no rule, a projection.')
  judgement!: JudgementAnswer | null;

  @ApiProperty({ description: 'Position of the event.', type: 'integer' })
  position!: number;

  @ApiProperty({ description: 'Moment of recording.' })
  recordedAt!: string;

  @StringOrNone('Value that it corrects; null: it stands on its own.')
  corrects!: string | null;

  @StringOrNone('Why it was corrected.')
  reason!: string | null;
}

export class PeriodTargetAnswer implements PeriodTarget {
  @ApiProperty({ description: PERIOD })
  period!: string;

  @ApiProperty({ description: `What is to be reached; with \`within\`, the lower end. ${SMALLEST}`, type: 'integer' })
  target!: number;

  @WholeOrNone('With `within`: the upper end.')
  upper!: number | null;

  @WholeOrNone('What must be reached in any case, where the target is an ambition.')
  minimum!: number | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;
}

export class SetTargetAnswer extends PeriodTargetAnswer implements SetTarget {
  @ApiProperty({ description: 'Id of the event that set it.' })
  eventId!: string;

  @StringOrNone('Why it was replaced.')
  reason!: string | null;

  @ApiProperty({ description: 'Moment of recording.' })
  recordedAt!: string;
}

export class DistanceAnswer implements Distance {
  @WholeOrNone('What is missing to the target, positive; negative: better than it. Null: no target.')
  toTarget!: number | null;

  @WholeOrNone('The same to the minimum.')
  toMinimum!: number | null;
}

export class IndicatorRowAnswer implements IndicatorRow {
  @ApiProperty({ description: 'Id of the indicator.' })
  indicator!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @ApiProperty({ description: 'What is counted.', type: IndicatorUnitAnswer })
  unit!: IndicatorUnitAnswer;

  @ApiProperty({ description: 'What is better.', enum: ['more', 'less', 'within'] })
  direction!: IndicatorDirection;

  @StringOrNone('Unit that it is about; null: the whole municipality.')
  area!: string | null;

  @ApiProperty({ description: 'Figures of so few that they are shown to that line only.' })
  restricted!: boolean;

  @ApiProperty({ description: 'It is no longer followed.' })
  retired!: boolean;

  @ApiProperty({ description: 'Goals that it tells of.', type: [String] })
  goals!: string[];

  @ApiProperty({ description: 'Measures that it tells of.', type: [String] })
  measures!: string[];

  @OneOrNone(() => SeriesValueAnswer, 'The value that counts of the newest period that has one; no projection.')
  latest!: SeriesValueAnswer | null;

  @OneOrNone(() => PeriodTargetAnswer, 'Target of that period.')
  target!: PeriodTargetAnswer | null;

  @ApiProperty({ description: 'From the value to its target.', type: DistanceAnswer })
  distance!: DistanceAnswer;

  @ApiProperty({ description: 'Periods in which sources differ and nobody has chosen.', type: 'integer' })
  conflicts!: number;
}

export class IndicatorListAnswer extends StandAnswer implements IndicatorList {
  @ApiProperty({ description: 'In the order in which they were defined.', type: [IndicatorRowAnswer] })
  indicators!: IndicatorRowAnswer[];
}

export class ChosenValueAnswer {
  @ApiProperty({ description: 'Id of the event of the value that counts.' })
  value!: string;

  @ApiProperty({ description: 'Why this one.' })
  reason!: string;
}

export class IndicatorPeriodAnswer implements IndicatorPeriodRow {
  @ApiProperty({ description: PERIOD })
  period!: string;

  @OneOrNone(() => SeriesValueAnswer, 'The value that counts; null: none, projections only, or an open conflict.')
  value!: SeriesValueAnswer | null;

  @WholeOrNone('Value less baseline; null: one is missing, or a break lies between them.')
  sinceBaseline!: number | null;

  @OneOrNone(() => SetTargetAnswer, 'Target of the period.')
  target!: SetTargetAnswer | null;

  @ApiProperty({ description: 'From the value to the target.', type: DistanceAnswer })
  distance!: DistanceAnswer;

  @OneOrNone(() => JudgementAnswer, 'As it was judged when it was recorded.')
  judgement!: JudgementAnswer | null;

  @ApiProperty({
    description: 'As the rule that was asked for would judge it.',
    type: 'string',
    enum: ['green', 'yellow', 'red'],
    nullable: true,
  })
  tried!: Judgement['light'] | null;

  @ApiProperty({ description: 'Sources differ, and nobody has chosen.' })
  conflict!: boolean;

  @OneOrNone(() => ChosenValueAnswer, 'Which value was chosen.')
  chosen!: ChosenValueAnswer | null;

  @ApiProperty({ description: 'Every value that stands, of all sources.', type: [SeriesValueAnswer] })
  values!: SeriesValueAnswer[];

  @ApiProperty({ description: 'Values that were corrected, oldest first.', type: [SeriesValueAnswer] })
  corrected!: SeriesValueAnswer[];

  @ApiProperty({ description: 'Targets that were set before, oldest first.', type: [SetTargetAnswer] })
  formerTargets!: SetTargetAnswer[];
}

export class RetirementAnswer {
  @ApiProperty({ description: 'Why it is no longer followed.' })
  reason!: string;
}

export class IndicatorBaselineAnswer {
  @ApiProperty({ description: PERIOD })
  period!: string;

  @ApiProperty({ description: SMALLEST, type: 'integer' })
  amount!: number;

  @StringOrNone('Why.')
  reason!: string | null;

  @ApiProperty({ description: 'Id of the event that set it.' })
  eventId!: string;
}

export class LightRuleAnswer {
  @ApiProperty({ description: 'Version.', type: 'integer' })
  version!: number;

  @ApiProperty({ description: `How far from the target is still yellow. ${SMALLEST}`, type: 'integer' })
  yellow!: number;

  @StringOrNone('Why.')
  reason!: string | null;

  @ApiProperty({ description: 'Moment of recording.' })
  recordedAt!: string;
}

export class TriedRuleAnswer {
  @WholeOrNone('Version; null: a rule that nobody has set.')
  version!: number | null;

  @ApiProperty({ description: `How far from the target is still yellow. ${SMALLEST}`, type: 'integer' })
  yellow!: number;
}

export class ComparatorAnswer {
  @ApiProperty({ description: 'Who is compared with.' })
  comparator!: string;

  @ApiProperty({ description: 'What of it.', enum: ['average', 'minimum', 'maximum', 'value'] })
  statistic!: ComparatorStatistic;

  @ApiProperty({ description: PERIOD })
  period!: string;

  @ApiProperty({ description: SMALLEST, type: 'integer' })
  amount!: number;

  @ApiProperty({ description: 'Where it comes from.', type: ValueOriginAnswer })
  origin!: ValueOriginAnswer;

  @ApiProperty({ description: 'Id of the event.' })
  eventId!: string;
}

export class BreakAnswer {
  @ApiProperty({ description: 'From this period on the series is not comparable with what was before.' })
  period!: string;

  @ApiProperty({ description: 'What changed.' })
  explanation!: string;

  @ApiProperty({ description: 'Id of the event.' })
  eventId!: string;
}

export class IndicatorAnswer extends StandAnswer implements IndicatorReport {
  @ApiProperty({ description: 'Id of the indicator.' })
  indicator!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @StringOrNone('How it is counted.')
  description!: string | null;

  @ApiProperty({ description: 'What is counted.', type: IndicatorUnitAnswer })
  unit!: IndicatorUnitAnswer;

  @ApiProperty({ description: 'What is better.', enum: ['more', 'less', 'within'] })
  direction!: IndicatorDirection;

  @OneOrNone(() => NamedAnswer, 'Unit that it is about; null: the whole municipality.')
  area!: NamedAnswer | null;

  @ApiProperty({ description: 'Figures of so few that they are shown to that line only.' })
  restricted!: boolean;

  @OneOrNone(() => RetirementAnswer, 'Null: it is followed.')
  retired!: RetirementAnswer | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;

  @ApiProperty({ description: 'Goals that it tells of.', type: [NamedAnswer] })
  goals!: NamedAnswer[];

  @ApiProperty({ description: 'Measures that it tells of.', type: [NamedAnswer] })
  measures!: NamedAnswer[];

  @OneOrNone(() => IndicatorBaselineAnswer, 'What the series is measured against.')
  baseline!: IndicatorBaselineAnswer | null;

  @ApiProperty({ description: 'Every rule that the series has had, oldest first.', type: [LightRuleAnswer] })
  rules!: LightRuleAnswer[];

  @OneOrNone(() => TriedRuleAnswer, 'What `tried` was judged by.')
  triedRule!: TriedRuleAnswer | null;

  @ApiProperty({ description: 'By the end of the period, rising.', type: [IndicatorPeriodAnswer] })
  periods!: IndicatorPeriodAnswer[];

  @ApiProperty({ description: 'What others have.', type: [ComparatorAnswer] })
  comparators!: ComparatorAnswer[];

  @ApiProperty({ description: 'Breaks in the series.', type: [BreakAnswer] })
  breaks!: BreakAnswer[];

  @StringOrNone('Last day of the newest period with a value that counts.')
  knownUpTo!: string | null;
}
