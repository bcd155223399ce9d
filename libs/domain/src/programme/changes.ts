import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { ProgrammeEvent } from './events.js';
import { evolveProgramme, needNamed, type ProgrammeState, targetNamed } from './state.js';

/**
 * What a fact changes in the programme that it meets: old and new values for history and audit. Of a target or a need,
 * the fields of that one (`target.year`); which one it is stands in the fact.
 */
export function describeProgrammeChanges(
  before: ProgrammeState,
  fact: Recorded<ProgrammeEvent>,
): readonly FieldChange[] {
  const after = evolveProgramme(before, fact);
  switch (fact.type) {
    case 'SavingsTargetSet':
    case 'SavingsTargetChanged':
    case 'SavingsTargetWithdrawn': {
      const { target } = fact.data;
      return under('target', before && targetNamed(before, target), after && targetNamed(after, target));
    }
    case 'SavingsNeedStated':
    case 'SavingsNeedChanged':
    case 'SavingsNeedWithdrawn': {
      const { need } = fact.data;
      return under('need', before && needNamed(before, need), after && needNamed(after, need));
    }
    default:
      return changedFields(before, after);
  }
}

const under = (part: string, before: object | null | undefined, after: object | null | undefined) =>
  changedFields(before, after).map((change) => ({ ...change, field: `${part}.${change.field}` }));
