import { ApiProperty } from '@nestjs/swagger';
import { StandAnswer } from '../http/report-answer.js';

/** Measures per sector, area and unit. */
export class OverviewAnswer extends StandAnswer {
  @ApiProperty({ description: 'Days without report or confirmation after which a status is stale.', type: 'integer' })
  staleAfterDays!: number;

  @ApiProperty({
    description:
      'All measures: by phase and light, without responsible, overdue, stale; each as reported, by heading and both.',
    type: 'object',
    additionalProperties: true,
  })
  all!: object;

  @ApiProperty({
    description: 'The organisation as a tree; each node has its own tally and that of everything below it.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  sectors!: object[];

  @ApiProperty({
    description: 'Measures of a unit that the organisation does not know; part of `all`.',
    type: 'object',
    additionalProperties: true,
  })
  elsewhere!: object;

  @ApiProperty({
    description: 'Where `since` was asked for: what has changed, with phase and lights before and after.',
    type: 'object',
    additionalProperties: true,
    nullable: true,
  })
  since!: object | null;
}

/** The tree of goals. */
export class GoalsAnswer extends StandAnswer {
  @ApiProperty({
    description: 'Goals that stand at the top, each with those below it.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  goals!: object[];

  @ApiProperty({
    description: 'Strategies with their sub-goals.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  strategies!: object[];

  @ApiProperty({
    description: 'Distinct measures linked to something shown.',
    type: 'object',
    additionalProperties: true,
  })
  linked!: object;

  @ApiProperty({ description: 'Measures linked to nothing shown.', type: 'object', additionalProperties: true })
  unlinked!: object;
}

/** A strategy as a report. */
export class StrategyAnswer extends StandAnswer {
  @ApiProperty({ description: 'What is known of the strategy.', type: 'object', additionalProperties: true })
  strategy!: object;

  @ApiProperty({ description: 'Its distinct measures by phase and light.', type: 'object', additionalProperties: true })
  tally!: object;

  @ApiProperty({
    description: 'Per sub-goal: measure, status in the words of the report, comment; those by heading apart.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  subGoals!: object[];

  @ApiProperty({ description: 'Measures that stand under no sub-goal.', type: 'object', additionalProperties: true })
  withoutSubGoal!: object;

  @ApiProperty({
    description: 'Sub-strategies with their tallies.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  subStrategies!: object[];
}
