import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { GoalEvent } from './events.js';
import { evolveGoal, type GoalState } from './state.js';

/** What a fact changes in the goal that it meets: old and new values for history and audit. A link is one value. */
export function describeGoalChanges(before: GoalState, fact: Recorded<GoalEvent>): readonly FieldChange[] {
  switch (fact.type) {
    case 'GoalSet':
      return changedFields(null, fact.data);
    case 'GoalAlsoLinked':
      return [{ field: 'alsoUnder', old: null, new: fact.data.goal }];
    case 'GoalAlsoUnlinked':
      return [{ field: 'alsoUnder', old: fact.data.goal, new: null }];
    default:
      return changedFields(before, evolveGoal(before, fact));
  }
}
