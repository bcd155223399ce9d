import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { ProgrammeEvent } from './events.js';
import { evolveProgramme, type ProgrammeState } from './state.js';

/** What a fact changes in the programme that it meets: old and new values for history and audit. */
export const describeProgrammeChanges = (
  before: ProgrammeState,
  fact: Recorded<ProgrammeEvent>,
): readonly FieldChange[] => changedFields(before, evolveProgramme(before, fact));
