import type { Decider } from '../shared/kernel.js';
import type { SavingsCommand, SavingsRefusal } from './commands.js';
import { decideSavings } from './decisions.js';
import type { SavingsEvent } from './events.js';
import { evolveSavings, initialSavings, type SavingsState } from './state.js';

export * from './events.js';
export * from './line.js';
export * from './state.js';
export * from './figures.js';
export * from './commands.js';
export { decideSavings } from './decisions.js';
export * from './changes.js';

/** Streams `savings-<id of the measure>`. */
export const savingsDecider: Decider<SavingsCommand, SavingsState, SavingsEvent, SavingsRefusal> = {
  category: 'savings',
  initial: initialSavings,
  evolve: evolveSavings,
  decide: decideSavings,
};
