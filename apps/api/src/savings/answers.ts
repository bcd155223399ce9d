import { ApiProperty } from '@nestjs/swagger';
import { StandAnswer } from '../http/report-answer.js';

const objects = (description: string): PropertyDecorator =>
  ApiProperty({ description, type: 'array', items: { type: 'object', additionalProperties: true } });

const object = (description: string): PropertyDecorator =>
  ApiProperty({ description, type: 'object', additionalProperties: true });

const unit = (): PropertyDecorator =>
  ApiProperty({ description: 'What is counted.', enum: ['NOK', 'person-years', 'kWh'] });

const scale = (): PropertyDecorator =>
  ApiProperty({
    description: 'How many of the smallest part, in which all amounts are, make one of the unit.',
    type: 'integer',
    example: 1,
  });

const next = (): PropertyDecorator =>
  ApiProperty({ description: '`cursor` of the next page; null: this is the last.', type: 'string', nullable: true });

export class SavingsReportAnswer extends StandAnswer {
  @object('Whose money it is.')
  scope!: object;

  @ApiProperty({ description: 'The programme that was asked for.', type: 'string', nullable: true })
  programme!: string | null;

  @objects(
    'Units apart, with their scale; per year: targets with their gaps, plan, latest forecast, realised, confirmed and outlook, each as gross savings, added costs and net. In the sign of the lines: negative improves the net.',
  )
  units!: object[];

  @objects('What programmes lack: no targets, and set against nothing.')
  needs!: object[];

  @object('Figures whose years nobody knows: how many plans, and the first of them. They are counted in no year.')
  undated!: object;
}

export class SavingsMeasuresAnswer extends StandAnswer {
  @object('Whose money it is.')
  scope!: object;

  @unit()
  unit!: string;

  @scale()
  scale!: number;

  @ApiProperty({ description: 'The year.', type: 'integer' })
  year!: number;

  @objects('Measures with a figure for the year, in the order of their registration.')
  measures!: object[];

  @next()
  next!: string | null;
}

export class SavingsTargetsAnswer extends StandAnswer {
  @objects('Targets with their gaps, and how much of each has no measure behind it. Never added up.')
  targets!: object[];
}

export class SavingsBridgeAnswer extends StandAnswer {
  @object('Whose money it is.')
  scope!: object;

  @unit()
  unit!: string;

  @scale()
  scale!: number;

  @object('The years that are added up; null: open.')
  years!: object;

  @object('Where it begins: position, moment and amount.')
  opening!: object;

  @objects('Every step with its amount, also those of zero: opening and all steps make the closing.')
  steps!: object[];

  @object('Where it ends.')
  closing!: object;
}

export class BridgeEventsAnswer extends StandAnswer {
  @object('Whose money it is.')
  scope!: object;

  @unit()
  unit!: string;

  @scale()
  scale!: number;

  @object('The years that are added up; null: open.')
  years!: object;

  @ApiProperty({ description: 'Position of the opening.', type: 'integer' })
  from!: number;

  @ApiProperty({ description: 'The step.' })
  step!: string;

  @objects('What each event did to one year of one line; their amounts make that of the step.')
  events!: object[];

  @next()
  next!: string | null;
}

export class ForecastDriftAnswer extends StandAnswer {
  @object('Whose money it is.')
  scope!: object;

  @unit()
  unit!: string;

  @scale()
  scale!: number;

  @ApiProperty({ description: 'The year.', type: 'integer' })
  year!: number;

  @objects('What was planned, expected and realised of the year at the end of each day.')
  points!: object[];
}

export class MeasureSavingsAnswer extends StandAnswer {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @object('Unit that it belongs to.')
  area!: object;

  @ApiProperty({ description: 'Counts, or became part of another, or was annulled.' })
  fate!: string;

  @ApiProperty({ description: 'Revision of its money; -1: nothing was ever stated.', type: 'integer' })
  revision!: number;

  @objects('Lines with their unit and scale, plans, forecasts, realised figures and what counts per year.')
  lines!: object[];

  @objects('Investments, in kroner; no savings.')
  investments!: object[];

  @objects('Every event of its money, from the first on.')
  history!: object[];
}
