import { ApiProperty } from '@nestjs/swagger';
import type { GoalLevel } from '#domain';
import type { GoalNode, GoalsReport } from '#read-models';
import { StringOrNone, WholeNumber, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import { CompletedShareAnswer, TallyAnswer } from './tally-answers.js';

/** A goal, or a strategy that goals hang under, with its distinct measures. */
export class GoalNodeAnswer implements GoalNode {
  @Word('What it is.', ['goal', 'strategy'])
  kind!: GoalNode['kind'];

  @ApiProperty({ description: 'Its id.' })
  id!: string;

  @ApiProperty({ description: 'Title of the goal, name of the strategy.' })
  title!: string;

  @ApiProperty({
    description: 'Level of a goal; null: a strategy.',
    enum: ['main-goal', 'approach', 'sub-goal', 'effort'],
    nullable: true,
  })
  level!: GoalLevel | null;

  @StringOrNone('Chapter area of a goal.')
  chapterArea!: string | null;

  @ApiProperty({ description: 'A strategy that has ended.' })
  ended!: boolean;

  @ApiProperty({ description: 'Goals that it serves besides: it counts there too, and is shown here.', type: [String] })
  alsoUnder!: readonly string[];

  @ApiProperty({ description: 'Measures linked to it.', type: TallyAnswer })
  own!: TallyAnswer;

  @ApiProperty({ description: 'Measures linked to it or to anything below it, each once.', type: TallyAnswer })
  all!: TallyAnswer;

  @WholeNumber('Measures that count under more than one of its children.')
  overlap!: number;

  @ApiProperty({ description: 'Completed ones of `all`.', type: CompletedShareAnswer })
  completed!: CompletedShareAnswer;

  @ApiProperty({ description: 'What stands below it.', type: () => [GoalNodeAnswer] })
  children!: GoalNodeAnswer[];
}

/** The tree of goals. */
export class GoalsAnswer extends StandAnswer implements GoalsReport {
  @ApiProperty({ description: 'Goals that stand at the top, each with those below it.', type: [GoalNodeAnswer] })
  goals!: GoalNodeAnswer[];

  @ApiProperty({ description: 'Strategies with their sub-strategies and sub-goals.', type: [GoalNodeAnswer] })
  strategies!: GoalNodeAnswer[];

  @ApiProperty({ description: 'Distinct measures linked to something shown.', type: TallyAnswer })
  linked!: TallyAnswer;

  @ApiProperty({ description: 'Measures linked to nothing shown; with `linked` it is all.', type: TallyAnswer })
  unlinked!: TallyAnswer;
}
