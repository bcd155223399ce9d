import { ApiProperty } from '@nestjs/swagger';
import type {
  AmountUnit,
  FullYearEffect,
  Investment,
  InvestmentFigure,
  InvestmentYear,
  Outlook,
  PlanBasis,
  ProgrammeYears,
  SavingsBaseline,
  SavingsKind,
  SavingsNature,
} from '#domain';
import type {
  Fate,
  LineForecast,
  LineOverlap,
  LinePage,
  LinePlan,
  LineRealisation,
  LineYear,
  MeasureSavings,
  RecordedFigure,
  SavingsHistoryEntry,
} from '#read-models';
import { DecisionAnswer, OneOrNone, SourceAnswer } from '../directory/answers.js';
import { NamedAnswer, StringOrNone, WholeNumber, WholeOrNone, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import { FieldChangeAnswer } from '../measures/history-answers.js';
import { FATES } from '../http/status-words.js';
import {
  EstimateAnswer,
  NatureAnswer,
  ScaleAnswer,
  UnitAnswer,
  YearAmountAnswer,
  YearEstimateAnswer,
} from './figure-answers.js';

/** Who recorded something, and when. */
export class RecordedFigureAnswer implements RecordedFigure {
  @ApiProperty({ description: 'Id of the event.' })
  eventId!: string;

  @WholeNumber('Position in the log.')
  position!: number;

  @ApiProperty({ description: 'Moment of recording.', format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ description: 'Person who recorded it.' })
  recordedBy!: string;
}

/** What figures are measured against. */
export class BaselineAnswer implements SavingsBaseline {
  @WholeOrNone('The year.')
  year!: number | null;

  @WholeOrNone('The amount.')
  amount!: number | null;

  @StringOrNone('More about it.')
  note!: string | null;
}

/** A line of some measure. */
export class LineReferenceAnswer {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Id of the line.' })
  line!: string;
}

/** The line that this one goes on from. */
export class ContinuedLineAnswer extends LineReferenceAnswer {
  @StringOrNone('Title of the measure.')
  measureTitle!: string | null;
}

/** The level after twelve full months. */
export class FullYearEffectAnswer implements FullYearEffect {
  @OneOrNone(() => EstimateAnswer, 'The figure; null: only the year is known.')
  figure!: EstimateAnswer | null;

  @WholeOrNone('First year with the full effect.')
  year!: number | null;
}

/** What is deducted, since another line counts it. */
export class OverlapAnswer implements LineOverlap {
  @ApiProperty({ description: 'The other line.', type: LineReferenceAnswer })
  with!: LineReferenceAnswer;

  @ApiProperty({ description: 'How much of each year.', type: [YearAmountAnswer] })
  years!: readonly YearAmountAnswer[];

  @ApiProperty({
    description: 'False: the other line is withdrawn or its measure gone, and no line goes on from it. It counts here.',
  })
  deducted!: boolean;
}

/** The years of a programme. */
export class ProgrammeYearsAnswer implements ProgrammeYears {
  @WholeNumber('First year.')
  firstYear!: number;

  @WholeNumber('Last year.')
  lastYear!: number;
}

/** What a plan rests on. */
export class PlanBasisAnswer {
  @Word('A proposal, a decision, or a technical adjustment.', ['proposal', 'decision', 'technical'])
  kind!: PlanBasis['kind'];

  @ApiProperty({ description: 'The decision, where it rests on one.', required: false, type: DecisionAnswer })
  decision?: DecisionAnswer;

  @ApiProperty({ description: 'Of a technical adjustment: who may make it, by which mandate.', required: false })
  authority?: string;
}

/** A line's plan for one programme. */
export class LinePlanAnswer implements Omit<LinePlan, 'basis'> {
  @ApiProperty({ description: 'Id of the programme.' })
  programme!: string;

  @StringOrNone('Its name.')
  programmeName!: string | null;

  @ApiProperty({ description: 'Its years.', type: ProgrammeYearsAnswer })
  programmeYears!: ProgrammeYearsAnswer;

  @ApiProperty({ description: 'What the plan rests on.', type: PlanBasisAnswer })
  basis!: PlanBasisAnswer;

  @ApiProperty({ description: 'By year.', type: [YearEstimateAnswer] })
  years!: readonly YearEstimateAnswer[];

  @ApiProperty({ description: 'Figures whose years nobody knows.', type: [EstimateAnswer] })
  undated!: readonly EstimateAnswer[];

  @StringOrNone('Why it is as it is.')
  reason!: string | null;

  @ApiProperty({ description: 'It is changed by a decision or a technical adjustment only.' })
  locked!: boolean;
}

/** The plan that stands for a year. */
export class StandingPlanAnswer extends EstimateAnswer {
  @ApiProperty({ description: 'Id of the programme.' })
  programme!: string;

  @ApiProperty({ description: 'It is locked.' })
  locked!: boolean;
}

/** What was realised of a year. */
export class RealisedAnswer extends EstimateAnswer {
  @ApiProperty({ description: 'Finance has confirmed it.' })
  confirmed!: boolean;

  @ApiProperty({ description: 'Id of the event that stated it.' })
  event!: string;
}

/** What is to be reckoned with. */
export class OutlookAnswer implements Outlook {
  @Word('What it rests on.', ['realised', 'forecast', 'plan'])
  basis!: Outlook['basis'];

  @ApiProperty({ description: 'The figure.', type: EstimateAnswer })
  figure!: EstimateAnswer;
}

/** A line's figures for one year. */
export class LineYearAnswer implements LineYear {
  @WholeNumber('The year.')
  year!: number;

  @OneOrNone(() => StandingPlanAnswer, 'The standing plan; null: nobody has planned the year.')
  plan!: StandingPlanAnswer | null;

  @OneOrNone(() => EstimateAnswer, 'The latest forecast.')
  forecast!: EstimateAnswer | null;

  @OneOrNone(() => RealisedAnswer, 'What was realised.')
  realised!: RealisedAnswer | null;

  @OneOrNone(() => OutlookAnswer, 'Realised, else forecast, else plan.')
  outlook!: OutlookAnswer | null;

  @WholeNumber('Deducted, since another line counts it.')
  overlap!: number;

  @WholeNumber('What the line adds to the sums.')
  counted!: number;
}

/** A forecast as it stands. */
export class LineForecastAnswer extends RecordedFigureAnswer implements LineForecast {
  @ApiProperty({ description: 'The day that it is made for.', format: 'date' })
  on!: string;

  @ApiProperty({ description: 'The years that it says something of.', type: [YearEstimateAnswer] })
  years!: readonly YearEstimateAnswer[];

  @Word('Why it differs from what was expected.', ['found', 'lost', 're-estimated', 'delayed'])
  cause!: string;

  @ApiProperty({ description: 'In words.' })
  reason!: string;

  @ApiProperty({ description: 'Events that corrected it, oldest first.', type: [String] })
  corrections!: readonly string[];
}

/** A realised figure as it stands. */
export class LineRealisationAnswer extends RecordedFigureAnswer implements LineRealisation {
  @WholeNumber('The year.')
  year!: number;

  @ApiProperty({ description: 'The figure.', type: EstimateAnswer })
  figure!: EstimateAnswer;

  @ApiProperty({ description: 'The day that it is from.', format: 'date' })
  on!: string;

  @ApiProperty({ description: 'Where it is taken from.' })
  source!: string;

  @ApiProperty({ description: 'What a confirmation or a correction names.' })
  version!: string;

  @OneOrNone(() => RecordedFigureAnswer, 'Finance’s confirmation; null: not confirmed.')
  confirmation!: RecordedFigureAnswer | null;

  @ApiProperty({ description: 'Events that corrected it, oldest first.', type: [String] })
  corrections!: readonly string[];
}

/** A line with everything that is said of it. */
export class LinePageAnswer implements Omit<LinePage, 'plans'> {
  @ApiProperty({ description: 'Id of the line.' })
  line!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @NatureAnswer()
  nature!: SavingsNature;

  @ApiProperty({
    description: 'What the saving consists of; null: the source does not say.',
    enum: ['cash-released', 'cost-avoided', 'time-freed', 'more-income', 'quality'],
    nullable: true,
  })
  kind!: SavingsKind | null;

  @ApiProperty({
    description: 'Every year or once; null: the source does not say.',
    enum: ['recurring', 'one-off'],
    nullable: true,
  })
  recurrence!: LinePage['recurrence'];

  @StringOrNone('Budget area, as the table names it.')
  budgetArea!: string | null;

  @WholeOrNone('Year whose prices the amounts are in.')
  priceYear!: number | null;

  @OneOrNone(() => BaselineAnswer, 'What the figures are measured against.')
  baseline!: BaselineAnswer | null;

  @UnitAnswer()
  unit!: AmountUnit;

  @ScaleAnswer()
  scale!: number;

  @OneOrNone(() => ContinuedLineAnswer, 'The line that it goes on from.')
  continues!: ContinuedLineAnswer | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;

  @ApiProperty({ description: 'It will not come.' })
  withdrawn!: boolean;

  @ApiProperty({ description: 'False: withdrawn, or its measure is annulled, merged or replaced.' })
  counts!: boolean;

  @OneOrNone(() => FullYearEffectAnswer, 'The level after twelve full months.')
  fullYearEffect!: FullYearEffectAnswer | null;

  @ApiProperty({ description: 'What other lines count already.', type: [OverlapAnswer] })
  overlaps!: readonly OverlapAnswer[];

  @ApiProperty({ description: 'One for each programme.', type: [LinePlanAnswer] })
  plans!: readonly LinePlanAnswer[];

  @ApiProperty({ description: 'By year: what stands, and what counts.', type: [LineYearAnswer] })
  years!: readonly LineYearAnswer[];

  @ApiProperty({ description: 'Every forecast.', type: [LineForecastAnswer] })
  forecasts!: readonly LineForecastAnswer[];

  @ApiProperty({ description: 'Every realised figure.', type: [LineRealisationAnswer] })
  realisations!: readonly LineRealisationAnswer[];
}

/** What is stated of an investment for a year. */
export class InvestmentYearAnswer implements InvestmentYear {
  @WholeNumber('The year.')
  year!: number;

  @Word('What is stated.', ['budget', 'forecast', 'actual', 'carried-over'])
  figure!: InvestmentFigure;

  @ApiProperty({ description: 'How much, in kroner.', type: EstimateAnswer })
  value!: EstimateAnswer;

  @StringOrNone('Where it is taken from.')
  source!: string | null;
}

/** An investment, in kroner: no saving. */
export class InvestmentAnswer implements Investment {
  @ApiProperty({ description: 'Id of the investment.' })
  investment!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @OneOrNone(() => EstimateAnswer, 'What it costs in all; null: not known.')
  total!: EstimateAnswer | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;

  @ApiProperty({ description: 'By year and figure.', type: [InvestmentYearAnswer] })
  years!: readonly InvestmentYearAnswer[];
}

/** An event of a measure's money. */
export class SavingsHistoryEntryAnswer extends RecordedFigureAnswer implements SavingsHistoryEntry {
  @WholeNumber('Revision of the money after it.')
  revision!: number;

  @ApiProperty({ description: 'Type of the event.', type: 'string', example: 'SavingsForecast' })
  type!: SavingsHistoryEntry['type'];

  @ApiProperty({ description: 'Role in which the person acted.' })
  role!: string;

  @StringOrNone('Line that it is about.')
  line!: string | null;

  @StringOrNone('Investment that it is about.')
  investment!: string | null;

  @StringOrNone('Why.')
  reason!: string | null;

  @ApiProperty({ description: 'What it changed: old and new value of each field.', type: [FieldChangeAnswer] })
  changes!: readonly FieldChangeAnswer[];

  @StringOrNone('Event that it corrects or confirms.')
  about!: string | null;
}

/** All the money of one measure. */
export class MeasureSavingsAnswer extends StandAnswer implements Omit<MeasureSavings, 'lines'> {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'Unit that it belongs to.', type: NamedAnswer })
  area!: NamedAnswer;

  @Word('Whether it counts, or what ended it.', FATES)
  fate!: Fate;

  @WholeNumber('Revision of its money; -1: nothing was ever stated.')
  revision!: number;

  @ApiProperty({ description: 'Lines, with what counts of each.', type: [LinePageAnswer] })
  lines!: LinePageAnswer[];

  @ApiProperty({ description: 'Investments.', type: [InvestmentAnswer] })
  investments!: readonly InvestmentAnswer[];

  @ApiProperty({ description: 'Every event of its money, from the first on.', type: [SavingsHistoryEntryAnswer] })
  history!: SavingsHistoryEntryAnswer[];
}
