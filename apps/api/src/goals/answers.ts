import { ApiProperty } from '@nestjs/swagger';
import type { Goal, GoalLevel, GoalParent } from '#domain';
import { DirectoryAnswer, OneOrNone, SourceAnswer } from '../directory/answers.js';

/** What a goal stands under. */
export class GoalParentAnswer {
  @ApiProperty({ description: 'What stands above.', enum: ['goal', 'strategy'] })
  kind!: 'goal' | 'strategy';

  @ApiProperty({ description: 'Its id.' })
  id!: string;
}

/** A goal as it is now. */
export class GoalEntry implements Goal {
  @ApiProperty({ description: 'Id of the goal.' })
  id!: string;

  @ApiProperty({ description: 'Its level.', enum: ['main-goal', 'approach', 'sub-goal', 'effort'] })
  level!: GoalLevel;

  @ApiProperty({ description: 'What is to be reached.' })
  title!: string;

  @ApiProperty({ description: 'More about it.', type: 'string', nullable: true })
  description!: string | null;

  @OneOrNone(() => GoalParentAnswer, 'What it stands under; null: it stands at the top.')
  parent!: GoalParent;

  @ApiProperty({ description: 'Further goals that it also serves.', type: [String] })
  alsoUnder!: readonly string[];

  @ApiProperty({ description: 'Part of the document that it stands in.', type: 'string', nullable: true })
  chapterArea!: string | null;

  @ApiProperty({ description: 'No longer pursued.' })
  retired!: boolean;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;
}

export class GoalAnswer extends DirectoryAnswer {
  @ApiProperty({ description: 'The goal.', type: GoalEntry })
  goal!: GoalEntry;
}

export class GoalListAnswer extends DirectoryAnswer {
  @ApiProperty({ description: 'Every goal, in the order in which they were set.', type: [GoalEntry] })
  goals!: GoalEntry[];
}
