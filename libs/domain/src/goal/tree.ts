import type { GoalLevel } from './events.js';

/** What may stand above a goal: nothing, a strategy, or a goal of a level. */
export type LevelAbove = 'none' | 'strategy' | GoalLevel;

/**
 * Where a goal of each level may stand (domain description, "main goal" to "goal"): a main goal at the top; an approach
 * under the main goal that it reaches, or at the top while that is not said; a sub-goal under a strategy or a goal; an
 * effort anywhere.
 */
const ABOVE: Readonly<Record<GoalLevel, readonly LevelAbove[]>> = {
  'main-goal': ['none'],
  approach: ['none', 'main-goal'],
  'sub-goal': ['strategy', 'main-goal', 'approach', 'sub-goal'],
  effort: ['none', 'strategy', 'main-goal', 'approach', 'sub-goal', 'effort'],
};

/** What a goal of this level may stand under. */
export const levelsAbove = (level: GoalLevel): readonly LevelAbove[] => ABOVE[level];

/** May a goal of this level stand under that? For the application, which knows the level of the parent. */
export const mayStandUnder = (level: GoalLevel, above: LevelAbove): boolean => ABOVE[level].includes(above);

/**
 * Would the goal become its own ancestor?
 * @param goal the goal that is moved or linked
 * @param newParent the goal that it is to stand under, or be linked to also
 * @param parentsOf for each goal the goals directly above it: its parent and those that it also serves
 */
export function wouldMakeCircle(
  goal: string,
  newParent: string,
  parentsOf: ReadonlyMap<string, readonly string[]>,
): boolean {
  const ancestors = new Set([newParent]);
  // A set takes in what is added while it is walked, each once: ends even if there is a circle already.
  for (const ancestor of ancestors) {
    for (const above of parentsOf.get(ancestor) ?? []) ancestors.add(above);
  }
  return ancestors.has(goal);
}
