import { ApiProperty } from '@nestjs/swagger';
import type { AmountUnit, SavingsNature } from '#domain';
import {
  BRIDGE_STEPS,
  type BridgeEvent,
  type BridgeEvents,
  type BridgeStep,
  type BridgeStepSum,
  type DriftPoint,
  type ForecastDrift,
  type SavingsBridge,
} from '#read-models';
import { StringOrNone, WholeNumber, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import {
  NatureAnswer,
  Net,
  ScaleAnswer,
  ScopeField,
  UnitAnswer,
  YearRangeAnswer,
  type NetFiguresAnswer,
} from './figure-answers.js';

const STEP_AMOUNT = 'Change of the outlook: negative improves the net.';

/** Where the bridge begins or ends. */
export class BridgeEndAnswer {
  @WholeNumber('Position in the log.')
  position!: number;

  @StringOrNone('Latest moment of recording up to there; null where the log was empty.')
  logTime!: string | null;

  @WholeNumber('The outlook there: negative improves the net.')
  amount!: number;
}

/** A step. */
export class BridgeStepAnswer implements BridgeStepSum {
  @Word('What happened.', BRIDGE_STEPS)
  step!: BridgeStep;

  @WholeNumber(STEP_AMOUNT)
  amount!: number;
}

/** What has changed between two positions: opening and all steps make the closing. */
export class SavingsBridgeAnswer extends StandAnswer implements SavingsBridge {
  @ScopeField()
  scope!: SavingsBridge['scope'];

  @UnitAnswer()
  unit!: AmountUnit;

  @ScaleAnswer()
  scale!: number;

  @ApiProperty({ description: 'The years that are added up.', type: YearRangeAnswer })
  years!: YearRangeAnswer;

  @ApiProperty({ description: 'Where it begins.', type: BridgeEndAnswer })
  opening!: BridgeEndAnswer;

  @ApiProperty({ description: 'Every step, also those of zero.', type: [BridgeStepAnswer] })
  steps!: BridgeStepAnswer[];

  @ApiProperty({ description: 'Where it ends.', type: BridgeEndAnswer })
  closing!: BridgeEndAnswer;
}

/** What one event did to one year of one line. */
export class BridgeEventAnswer implements BridgeEvent {
  @WholeNumber('Position in the log.')
  position!: number;

  @ApiProperty({ description: 'Id of the event.' })
  eventId!: string;

  @ApiProperty({ description: 'Type of the event.', example: 'SavingsForecast' })
  type!: string;

  @ApiProperty({ description: 'Moment of recording.', format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  measureTitle!: string;

  @ApiProperty({ description: 'Id of the line.' })
  line!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @NatureAnswer()
  nature!: SavingsNature;

  @WholeNumber('The year.')
  year!: number;

  @WholeNumber(STEP_AMOUNT)
  amount!: number;
}

/** The events of one step. */
export class BridgeEventsAnswer extends StandAnswer implements BridgeEvents {
  @ScopeField()
  scope!: BridgeEvents['scope'];

  @UnitAnswer()
  unit!: AmountUnit;

  @ScaleAnswer()
  scale!: number;

  @ApiProperty({ description: 'The years that are added up.', type: YearRangeAnswer })
  years!: YearRangeAnswer;

  @WholeNumber('Position of the opening.')
  from!: number;

  @Word('The step.', BRIDGE_STEPS)
  step!: BridgeStep;

  @ApiProperty({ description: 'Rising positions; their amounts make that of the step.', type: [BridgeEventAnswer] })
  events!: BridgeEventAnswer[];

  @StringOrNone('`cursor` of the next page; null: this is the last.')
  next!: string | null;
}

/** What was expected at the end of a day. */
export class DriftPointAnswer implements DriftPoint {
  @ApiProperty({ description: 'The day.', format: 'date' })
  day!: string;

  @WholeNumber('Position in the log at its end.')
  position!: number;

  @Net('Planned.')
  plan!: NetFiguresAnswer;

  @Net('Latest forecast of each line; of a line without one, its plan.')
  forecast!: NetFiguresAnswer;

  @Net('Realised.')
  realised!: NetFiguresAnswer;

  @Net('Realised, else forecast, else plan.')
  outlook!: NetFiguresAnswer;

  @WholeNumber('Lines without a forecast.')
  linesWithoutForecast!: number;
}

/** How what is expected of a year has changed. */
export class ForecastDriftAnswer extends StandAnswer implements ForecastDrift {
  @ScopeField()
  scope!: ForecastDrift['scope'];

  @UnitAnswer()
  unit!: AmountUnit;

  @ScaleAnswer()
  scale!: number;

  @WholeNumber('The year.')
  year!: number;

  @ApiProperty({ description: 'By day, rising.', type: [DriftPointAnswer] })
  points!: DriftPointAnswer[];
}
