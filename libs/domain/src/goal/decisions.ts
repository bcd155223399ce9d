import type { Refusal } from '../shared/kernel.js';
import type { SourceReference } from '../shared/values.js';
import type { GoalLevel, GoalParent } from './events.js';

/**
 * `self`: id of this goal, which it must not point to. Whether the goals and strategies that a command names exist, are
 * of a level that may stand above, and make no circle, spans streams: the application asks before it decides.
 */
export type GoalCommand =
  | {
      readonly type: 'SetGoal';
      readonly self: string;
      readonly level: GoalLevel;
      readonly title: string;
      readonly description: string | null;
      readonly parent: GoalParent;
      readonly alsoUnder: readonly string[];
      readonly chapterArea: string | null;
      readonly source: SourceReference | null;
    }
  | {
      readonly type: 'RewordGoal';
      readonly title: string;
      readonly description: string | null;
      readonly reason: string;
    }
  | { readonly type: 'MoveGoal'; readonly self: string; readonly to: GoalParent; readonly reason: string }
  | { readonly type: 'LinkGoalAlso'; readonly self: string; readonly goal: string }
  | { readonly type: 'UnlinkGoalAlso'; readonly goal: string }
  | { readonly type: 'RetireGoal'; readonly reason: string };

export type GoalRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'goal-unknown'
  | 'goal-exists'
  | 'goal-retired'
  | 'goal-under-itself'
  | 'goal-parent-not-allowed'
  | 'goal-also-under-not-allowed'
  | 'goal-linked-to-its-parent'
  | 'goal-link-unknown';

export type GoalRefusal = Refusal<GoalRefusalCode>;
