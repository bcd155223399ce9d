import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { StrategyEvent } from './events.js';
import { evolveStrategy, type StrategyState } from './state.js';

/** What a fact changes in the strategy that it meets: old and new values for history and audit. */
export function describeStrategyChanges(before: StrategyState, fact: Recorded<StrategyEvent>): readonly FieldChange[] {
  switch (fact.type) {
    case 'StrategyRegistered':
      return changedFields(null, fact.data);
    case 'StrategyDecisionReferenced':
      return [{ field: 'decision', old: null, new: fact.data.decision }];
    case 'StrategyQuestionRaised':
      return [{ field: 'question', old: null, new: fact.data.text }];
    case 'StrategyQuestionAnswered':
      return [{ field: 'answer', old: null, new: fact.data.answer }];
    default:
      return changedFields(before, evolveStrategy(before, fact));
  }
}
