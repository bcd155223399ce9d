import type { Decision, DecisionContext } from '../../shared/kernel.js';
import type { SavingsCommand, SavingsCommandOf, SavingsRefusal } from '../commands.js';
import type { SavingsEvent } from '../events.js';
import type { SavingsState } from '../state.js';

export type SavingsDecision = Decision<SavingsEvent, SavingsRefusal>;

/** What one kind of command makes of a measure's money. */
export type Decide<Type extends SavingsCommand['type']> = (
  command: SavingsCommandOf<Type>,
  state: SavingsState,
  context: DecisionContext,
) => SavingsDecision;
