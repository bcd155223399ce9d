import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { RoundEvent } from './events.js';
import { evolveRound, type RoundState } from './state.js';

/** What a fact changes in the round that it meets: old and new values for history and audit. */
export function describeRoundChanges(before: RoundState, fact: Recorded<RoundEvent>): readonly FieldChange[] {
  switch (fact.type) {
    case 'RoundOpened':
      return changedFields(null, fact.data);
    case 'RoundReminderRequested':
    case 'RoundReminderSent':
      return [{ field: 'reminder', old: null, new: fact.data }];
    case 'RoundDueMoved': {
      const old = before?.sectors.find(({ sector }) => sector === fact.data.sector)?.due ?? null;
      return [{ field: 'due', old, new: fact.data.due }];
    }
    case 'RoundDeliveryReady':
    case 'RoundDeliveryApproved':
    case 'RoundDeliverySentBack': {
      const { sector } = fact.data;
      const statusIn = (state: RoundState): string | null =>
        state?.sectors.find((one) => one.sector === sector)?.status ?? null;
      return [{ field: 'delivery', old: statusIn(before), new: statusIn(evolveRound(before, fact)) }];
    }
    default:
      return changedFields(before, evolveRound(before, fact));
  }
}
