import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { IndicatorEvent } from './events.js';
import { evolveIndicator, valueNamed, type IndicatorState } from './state.js';

/**
 * What a fact changes in the indicator that it meets: old and new values for history and audit. Values, targets and
 * comparators are set against what they replace; of which period they are stands in the fact.
 */
export function describeIndicatorChanges(
  before: IndicatorState,
  fact: Recorded<IndicatorEvent>,
): readonly FieldChange[] {
  if (before === null) return fact.type === 'IndicatorDefined' ? changedFields(null, fact.data) : [];
  switch (fact.type) {
    case 'IndicatorDefined':
      return [];
    case 'IndicatorValueRecorded':
      return under('value', changedFields(null, fact.data));
    case 'IndicatorValueCorrected': {
      const former = valueNamed(before, fact.data.corrects);
      return former ? under('value', changedFields(former.value, fact.data.value)) : [];
    }
    case 'IndicatorConflictResolved': {
      const now = valueNamed(before, fact.data.value);
      const former = valueNamed(before, before.chosen.get(fact.data.period) ?? '');
      return changedFields({ chosen: former?.value.amount }, { chosen: now?.value.amount });
    }
    case 'IndicatorTargetSet': {
      const { reason: _, ...target } = fact.data;
      return under('target', changedFields(before.targets.get(target.period), target));
    }
    case 'IndicatorComparatorRecorded': {
      const kept = before.comparators;
      const after = evolveIndicator(before, fact)?.comparators ?? [];
      return under(
        'comparator',
        changedFields(
          kept.find((one) => !after.includes(one)),
          fact.data,
        ),
      );
    }
    case 'IndicatorBreakMarked': {
      const { period, explanation } = fact.data;
      return changedFields({ break: before.breaks.get(period) }, { break: explanation });
    }
    case 'IndicatorBaselineSet': {
      const { reason: _, ...baseline } = fact.data;
      return under('baseline', changedFields(before.baseline, baseline));
    }
    case 'IndicatorRuleSet':
      return under('rule', changedFields(before.rule, fact.data.rule));
    case 'IndicatorGoalLinked':
      return [{ field: 'goal', old: null, new: fact.data.goal }];
    case 'IndicatorGoalUnlinked':
      return [{ field: 'goal', old: fact.data.goal, new: null }];
    case 'IndicatorMeasureLinked':
      return [{ field: 'measure', old: null, new: fact.data.measure }];
    case 'IndicatorMeasureUnlinked':
      return [{ field: 'measure', old: fact.data.measure, new: null }];
    default:
      return changedFields(before, evolveIndicator(before, fact));
  }
}

const under = (part: string, changes: readonly FieldChange[]): readonly FieldChange[] =>
  changes.map((change) => ({ ...change, field: `${part}.${change.field}` }));
