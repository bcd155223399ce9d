import { mayStandUnder, wouldMakeCircle, type GoalCommand, type GoalLevel, type GoalParent } from '#domain';
import type { DirectoryState } from '../directory/state.js';
import { chapterArea, each, liveStrategy, pursuedGoal, type CrossStreamRefusal } from './references.js';

/** Enforced by the goal's own stream: what it points to exists, is pursued, may stand above it, and makes no circle. */
export function goalAcross(
  command: GoalCommand,
  level: GoalLevel | null,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  switch (command.type) {
    case 'SetGoal':
      return [
        ...parentFaults('parent', command.self, command.level, command.parent, directory),
        ...each('alsoUnder', command.alsoUnder, (field, id) => [
          ...pursuedGoal(directory, field, id),
          ...circleFaults(field, command.self, id, directory),
        ]),
        ...chapterArea(directory, 'chapterArea', command.chapterArea),
      ];
    case 'MoveGoal':
      return parentFaults('to', command.self, level, command.to, directory);
    case 'LinkGoalAlso':
      return [
        ...pursuedGoal(directory, 'goal', command.goal),
        ...circleFaults('goal', command.self, command.goal, directory),
      ];
    case 'RewordGoal':
    case 'UnlinkGoalAlso':
    case 'RetireGoal':
      return [];
  }
}

function parentFaults(
  field: string,
  self: string,
  level: GoalLevel | null,
  parent: GoalParent,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  if (parent === null) return [];
  if (parent.kind === 'strategy') return liveStrategy(directory, `${field}.id`, parent.id);
  const above = directory.goals.get(parent.id);
  const wrongLevel = above && level !== null && !mayStandUnder(level, above.level);
  return [
    ...pursuedGoal(directory, `${field}.id`, parent.id),
    ...(wrongLevel
      ? [{ code: 'goal-parent-level', field: `${field}.id`, params: { level, above: above.level } } as const]
      : []),
    ...circleFaults(`${field}.id`, self, parent.id, directory),
  ];
}

function circleFaults(
  field: string,
  self: string,
  above: string,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  // A goal that points to itself has been refused by its own stream.
  if (self === above || !wouldMakeCircle(self, above, parentsOf(directory))) return [];
  return [{ code: 'goal-circle', field, params: { goal: above } }];
}

function parentsOf({ goals }: DirectoryState): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, readonly string[]>();
  for (const [id, { parent, alsoUnder }] of goals) {
    parents.set(id, parent?.kind === 'goal' ? [parent.id, ...alsoUnder] : alsoUnder);
  }
  return parents;
}
