import { ApiProperty } from '@nestjs/swagger';
import type { Light, Phase, Reading } from '#domain';
import type { StrategyLine, StrategyLineStatus, StrategyReport, StrategySection } from '#read-models';
import { OneOrNone } from '../directory/answers.js';
import { StringOrNone, WholeOrNone, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import { LIGHTS, PHASES, READINGS } from '../http/status-words.js';
import { TallyAnswer } from './tally-answers.js';

/** The status in force, as it was written. */
export class StrategyLineStatusAnswer implements StrategyLineStatus {
  @Word('Phase.', PHASES)
  phase!: Phase;

  @Word('Light of progress.', LIGHTS)
  progress!: Light;

  @Word('Light of effect.', LIGHTS)
  effect!: Light;

  @Word('How the phase was found.', READINGS)
  reading!: Reading;

  @StringOrNone('The words of the report, as written; null: reported without words, or by heading.')
  words!: string | null;

  @StringOrNone('The comment.')
  comment!: string | null;

  @ApiProperty({ description: 'Day that it describes.', format: 'date' })
  effectiveOn!: string;
}

/** A measure in the report. */
export class StrategyLineAnswer implements StrategyLine {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'Id of the unit that it belongs to.' })
  unit!: string;

  @StringOrNone('Person who answers for it.')
  responsible!: string | null;

  @OneOrNone(() => StrategyLineStatusAnswer, 'Null: nobody has reported yet.')
  status!: StrategyLineStatusAnswer | null;
}

/** Measures that stand together. */
export class StrategyMeasuresAnswer implements Pick<StrategySection, 'tally' | 'measures' | 'byHeading'> {
  @ApiProperty({ description: 'Distinct measures here and below, by phase and light.', type: TallyAnswer })
  tally!: TallyAnswer;

  @ApiProperty({ description: 'Each with its status or without.', type: [StrategyLineAnswer] })
  measures!: StrategyLineAnswer[];

  @ApiProperty({ description: 'Those completed by the heading they stood under.', type: [StrategyLineAnswer] })
  byHeading!: StrategyLineAnswer[];
}

/** A sub-goal with its measures. */
export class StrategySectionAnswer extends StrategyMeasuresAnswer implements StrategySection {
  @ApiProperty({ description: 'Id of the goal.' })
  goal!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'Goals below it.', type: () => [StrategySectionAnswer] })
  children!: StrategySectionAnswer[];
}

/** What is known of the strategy. */
export class ReportedStrategyAnswer {
  @ApiProperty({ description: 'Id of the strategy.' })
  id!: string;

  @ApiProperty({ description: 'Its name.' })
  name!: string;

  @StringOrNone('More about it.')
  description!: string | null;

  @StringOrNone('The body that adopted it.')
  body!: string | null;

  @StringOrNone('When it was adopted: a year, a month or a day.')
  adoptedOn!: string | null;

  @WholeOrNone('First year.')
  firstYear!: number | null;

  @WholeOrNone('Last year.')
  lastYear!: number | null;

  @ApiProperty({ description: 'It has ended.' })
  ended!: boolean;

  @StringOrNone('Id of the strategy that it stands under.')
  parent!: string | null;
}

/** A strategy below it. */
export class SubStrategyAnswer {
  @ApiProperty({ description: 'Id of the strategy.' })
  strategy!: string;

  @ApiProperty({ description: 'Its name.' })
  name!: string;

  @ApiProperty({ description: 'Its distinct measures by phase and light.', type: TallyAnswer })
  tally!: TallyAnswer;
}

/** A strategy as a report. */
export class StrategyAnswer extends StandAnswer implements StrategyReport {
  @ApiProperty({ description: 'What is known of the strategy.', type: ReportedStrategyAnswer })
  strategy!: ReportedStrategyAnswer;

  @ApiProperty({ description: 'Its distinct measures by phase and light.', type: TallyAnswer })
  tally!: TallyAnswer;

  @ApiProperty({
    description: 'Per sub-goal: measure, status in the words of the report, comment.',
    type: [StrategySectionAnswer],
  })
  subGoals!: StrategySectionAnswer[];

  @ApiProperty({ description: 'Measures that stand under no sub-goal.', type: StrategyMeasuresAnswer })
  withoutSubGoal!: StrategyMeasuresAnswer;

  @ApiProperty({ description: 'Sub-strategies with their tallies.', type: [SubStrategyAnswer] })
  subStrategies!: SubStrategyAnswer[];
}
