import { ApiProperty } from '@nestjs/swagger';
import type { Strategy, StrategyDecisionReference, StrategyQuestion } from '#domain';
import { DecisionAnswer, DirectoryAnswer, OneOrNone, SourceAnswer } from '../directory/answers.js';

/** A case that a strategy refers to. */
export class StrategyDecisionAnswer implements StrategyDecisionReference {
  @ApiProperty({ description: 'Id of the reference.' })
  reference!: string;

  @ApiProperty({ description: 'The case.', type: DecisionAnswer })
  decision!: DecisionAnswer;

  @OneOrNone(() => SourceAnswer, 'The document that refers to it.')
  source!: SourceAnswer | null;
}

/** Something that the sources leave open. */
export class StrategyQuestionAnswer implements StrategyQuestion {
  @ApiProperty({ description: 'Id of the question.' })
  question!: string;

  @ApiProperty({ description: 'What is asked.' })
  text!: string;

  @OneOrNone(() => SourceAnswer, 'Where the question arose.')
  source!: SourceAnswer | null;

  @ApiProperty({ description: 'The answer; null: still open.', type: 'string', nullable: true })
  answer!: string | null;
}

/** A strategy as it is now. */
export class StrategyEntry implements Strategy {
  @ApiProperty({ description: 'Id of the strategy.' })
  id!: string;

  @ApiProperty({ description: 'Whether it stands under another.', enum: ['strategy', 'sub-strategy'] })
  kind!: 'strategy' | 'sub-strategy';

  @ApiProperty({ description: 'The strategy that it stands under.', type: 'string', nullable: true })
  parent!: string | null;

  @ApiProperty({ description: 'Its name.' })
  name!: string;

  @ApiProperty({ description: 'More about it.', type: 'string', nullable: true })
  description!: string | null;

  @ApiProperty({ description: 'The body that adopted it.', type: 'string', nullable: true })
  body!: string | null;

  @ApiProperty({ description: 'When it was adopted: a year, a month or a day.', type: 'string', nullable: true })
  adoptedOn!: string | null;

  @ApiProperty({ description: 'First year.', type: 'integer', nullable: true })
  firstYear!: number | null;

  @ApiProperty({ description: 'Last year.', type: 'integer', nullable: true })
  lastYear!: number | null;

  @ApiProperty({ description: 'Cases that it refers to.', type: [StrategyDecisionAnswer] })
  decisions!: readonly StrategyDecisionAnswer[];

  @ApiProperty({
    description: 'Questions that its sources leave open, with their answers.',
    type: [StrategyQuestionAnswer],
  })
  questions!: readonly StrategyQuestionAnswer[];

  @ApiProperty({ description: 'It has ended.' })
  ended!: boolean;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;
}

export class OneStrategyAnswer extends DirectoryAnswer {
  @ApiProperty({ description: 'The strategy.', type: StrategyEntry })
  strategy!: StrategyEntry;
}

export class StrategyListAnswer extends DirectoryAnswer {
  @ApiProperty({ description: 'Every strategy, in the order in which they were registered.', type: [StrategyEntry] })
  strategies!: StrategyEntry[];
}
