import type { FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { SavingsEvent } from './events.js';
import type { SavingsState } from './state.js';

export function describeSavingsChanges(_before: SavingsState, _fact: Recorded<SavingsEvent>): readonly FieldChange[] {
  return [];
}
