import { ApiProperty } from '@nestjs/swagger';
import type { AmountUnit, SavingsNeed } from '#domain';
import type {
  SavingsMeasures,
  SavingsOfMeasure,
  SavingsOfUnit,
  SavingsReport,
  SavingsYear,
  TargetCoverage,
  TargetsCoverage,
  UndatedPlan,
  YearTarget,
} from '#read-models';
import { OneOrNone, SourceAnswer } from '../directory/answers.js';
import { StringOrNone, WholeNumber, WholeOrNone, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import {
  EstimateAnswer,
  Net,
  ScaleAnswer,
  ScopeField,
  TargetGapsAnswer,
  UnitAnswer,
  type NetFiguresAnswer,
} from './figure-answers.js';

/** A target for the year. */
export class YearTargetAnswer extends EstimateAnswer implements YearTarget {
  @ApiProperty({ description: 'Id of the target.' })
  target!: string;

  @ApiProperty({ description: 'Id of the programme that sets it.' })
  programme!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @StringOrNone('Another target that says something of the same and does not agree.')
  unreconciledWith!: string | null;

  @ApiProperty({ description: 'What is missing to it.', type: TargetGapsAnswer })
  gap!: TargetGapsAnswer;
}

/** What was planned, is expected and was realised of a year. */
export class SavingsFiguresAnswer {
  @Net('Planned.')
  plan!: NetFiguresAnswer;

  @Net('Latest forecast of each line; of a line without one, its plan.')
  forecast!: NetFiguresAnswer;

  @Net('Realised.')
  realised!: NetFiguresAnswer;

  @Net('The part of it that finance has confirmed.')
  confirmed!: NetFiguresAnswer;

  @Net('Realised, else forecast, else the standing plan: what the bridge tells of.')
  outlook!: NetFiguresAnswer;

  @WholeNumber('Lines that have a plan, a forecast or a result for the year.')
  lines!: number;

  @WholeNumber('Lines of them without a forecast.')
  linesWithoutForecast!: number;

  @WholeNumber('Lines of them without a result.')
  linesWithoutResult!: number;
}

/** A year. */
export class SavingsYearAnswer extends SavingsFiguresAnswer implements SavingsYear {
  @WholeNumber('The year.')
  year!: number;

  @ApiProperty({ description: 'Targets for it, side by side and never added up.', type: [YearTargetAnswer] })
  targets!: YearTargetAnswer[];

  @WholeOrNone('The target, where there is exactly one.')
  target!: number | null;

  @OneOrNone(() => TargetGapsAnswer, 'What is missing to that one.')
  gap!: TargetGapsAnswer | null;
}

/** What is counted in one unit. */
export class SavingsOfUnitAnswer implements SavingsOfUnit {
  @UnitAnswer()
  unit!: AmountUnit;

  @ScaleAnswer()
  scale!: number;

  @ApiProperty({ description: 'By year.', type: [SavingsYearAnswer] })
  years!: SavingsYearAnswer[];
}

/** What a programme lacks in a year. */
export class NeedAnswer implements SavingsNeed {
  @ApiProperty({ description: 'Id of the programme.' })
  programme!: string;

  @ApiProperty({ description: 'Id of the need.' })
  need!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @UnitAnswer()
  unit!: AmountUnit;

  @WholeNumber('The year.')
  year!: number;

  @ApiProperty({ description: 'How much.', type: EstimateAnswer })
  figure!: EstimateAnswer;

  @StringOrNone('More about it.')
  note!: string | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;
}

/** A plan with figures whose years nobody knows. */
export class UndatedPlanAnswer implements UndatedPlan {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  measureTitle!: string;

  @ApiProperty({ description: 'Id of the line.' })
  line!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @UnitAnswer()
  unit!: AmountUnit;

  @ApiProperty({ description: 'Id of the programme.' })
  programme!: string;

  @ApiProperty({ description: 'The figures.', type: [EstimateAnswer] })
  figures!: readonly EstimateAnswer[];
}

/** Plans whose years nobody knows. */
export class UndatedAnswer {
  @WholeNumber('How many plans.')
  count!: number;

  @ApiProperty({ description: 'The first of them, at most 100.', type: [UndatedPlanAnswer] })
  plans!: UndatedPlanAnswer[];
}

/** Savings per unit and year. */
export class SavingsReportAnswer extends StandAnswer implements SavingsReport {
  @ScopeField()
  scope!: SavingsReport['scope'];

  @StringOrNone('The programme that was asked for.')
  programme!: string | null;

  @ApiProperty({ description: 'Units apart: they are never added together.', type: [SavingsOfUnitAnswer] })
  units!: SavingsOfUnitAnswer[];

  @ApiProperty({ description: 'What programmes lack: no targets, and set against nothing.', type: [NeedAnswer] })
  needs!: NeedAnswer[];

  @ApiProperty({ description: 'Figures whose years nobody knows: counted in no year.', type: UndatedAnswer })
  undated!: UndatedAnswer;
}

/** The money of one measure in one year. */
export class SavingsOfMeasureAnswer extends SavingsFiguresAnswer implements SavingsOfMeasure {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'Id of the unit that it belongs to.' })
  area!: string;
}

/** Savings of one year by measure. */
export class SavingsMeasuresAnswer extends StandAnswer implements SavingsMeasures {
  @ScopeField()
  scope!: SavingsMeasures['scope'];

  @UnitAnswer()
  unit!: AmountUnit;

  @ScaleAnswer()
  scale!: number;

  @WholeNumber('The year.')
  year!: number;

  @ApiProperty({
    description: 'Measures with a figure for the year, in the order of their registration.',
    type: [SavingsOfMeasureAnswer],
  })
  measures!: SavingsOfMeasureAnswer[];

  @StringOrNone('`cursor` of the next page; null: this is the last.')
  next!: string | null;
}

/** Whose savings count towards a target. */
export class TargetScopeAnswer {
  @Word('Whose savings count.', ['programme', 'unit', 'strategy', 'measure'])
  kind!: TargetCoverage['scope']['kind'];

  @ApiProperty({ description: 'Id of the unit; all below it is in it.', required: false })
  unit?: string;

  @ApiProperty({ description: 'Id of the strategy.', required: false })
  strategy?: string;

  @ApiProperty({ description: 'Id of the measure.', required: false })
  measure?: string;
}

/** What a target is measured against. */
export class TargetBaselineAnswer {
  @WholeOrNone('The year.')
  year!: number | null;

  @WholeOrNone('The amount.')
  amount!: number | null;
}

/** A target, and how much of it has no measure behind it. */
export class TargetCoverageAnswer implements TargetCoverage {
  @ApiProperty({ description: 'Id of the programme that sets it.' })
  programme!: string;

  @StringOrNone('Its name.')
  programmeName!: string | null;

  @ApiProperty({ description: 'Id of the target.' })
  target!: string;

  @ApiProperty({ description: 'What it is called.' })
  title!: string;

  @ApiProperty({ description: 'Whose savings count towards it.', type: TargetScopeAnswer })
  scope!: TargetCoverage['scope'];

  @UnitAnswer()
  unit!: AmountUnit;

  @ScaleAnswer()
  scale!: number;

  @WholeNumber('The year: the target is the level in it.')
  year!: number;

  @ApiProperty({ description: 'What must be saved: positive.', type: EstimateAnswer })
  figure!: EstimateAnswer;

  @OneOrNone(() => TargetBaselineAnswer, 'What it is measured against, as far as the source says.')
  baseline!: TargetBaselineAnswer | null;

  @StringOrNone('Another target that says something of the same and does not agree.')
  unreconciledWith!: string | null;

  @StringOrNone('More about it.')
  note!: string | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;

  @ApiProperty({ description: 'It was withdrawn.' })
  withdrawn!: boolean;

  @WholeNumber('What the lines in its scope plan to save: positive improves the net.')
  planned!: number;

  @WholeNumber('How much of it has no measure behind it.')
  uncovered!: number;

  @ApiProperty({ description: 'What is missing to it.', type: TargetGapsAnswer })
  gap!: TargetGapsAnswer;
}

/** Targets, by year, then in the order in which they were set. */
export class SavingsTargetsAnswer extends StandAnswer implements TargetsCoverage {
  @ApiProperty({ description: 'Never added up.', type: [TargetCoverageAnswer] })
  targets!: TargetCoverageAnswer[];
}
