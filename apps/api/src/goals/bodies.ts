import type { GoalLevel, GoalParent } from '#domain';
import { Id, kinds, ListOf, Nested, OneOf } from '#platform';
import { Name, OptionalText, Reason, SourceBody } from '../http/shared-bodies.js';

/** What a goal stands under. */
export class GoalParentBody {
  @OneOf(['goal', 'strategy'], { description: 'What stands above.' })
  kind!: 'goal' | 'strategy';

  @Id({ description: 'Its id.' })
  id!: string;
}

/** The parent as the rules take it. */
export const parentOf = (parent: GoalParentBody | null | undefined): GoalParent =>
  parent ? { kind: parent.kind, id: parent.id } : null;

export class SetGoalBody {
  @OneOf(['main-goal', 'approach', 'sub-goal', 'effort'], {
    description:
      'main-goal (hovedmål): at the top; approach (tilnærming): under the main goal that it reaches; sub-goal (delmål): under a strategy or a goal; effort (innsats): anywhere.',
  })
  level!: GoalLevel;

  @Name('What is to be reached.', 'Barn og unge opplever mestring')
  title!: string;

  @OptionalText('More about it.')
  description?: string | null;

  @Nested(() => GoalParentBody, {
    optional: true,
    description: 'What it stands under. Left out: it stands at the top.',
  })
  parent?: GoalParentBody | null;

  @ListOf(kinds.id, { max: 50, optional: true, description: 'Further goals that it also serves.' })
  alsoUnder?: string[] | null;

  @Id({ optional: true, description: 'Part of the document that it stands in.' })
  chapterArea?: string | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class RewordingBody {
  @Name('What is to be reached.')
  title!: string;

  @OptionalText('More about it. Left out: nothing more.')
  description?: string | null;

  @Reason()
  reason!: string;
}

export class GoalMoveBody {
  @Nested(() => GoalParentBody, {
    optional: true,
    description: 'What it is to stand under. Left out: it goes to the top.',
  })
  to?: GoalParentBody | null;

  @Reason()
  reason!: string;
}

export class AlsoLinkBody {
  @Id({ description: 'The goal that it also serves.' })
  goal!: string;
}
