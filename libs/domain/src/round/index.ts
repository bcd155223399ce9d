import type { Decider } from '../shared/kernel.js';
import type { RoundCommand, RoundRefusal } from './commands.js';
import { decideRound } from './decisions.js';
import type { RoundEvent } from './events.js';
import { evolveRound, initialRound, type RoundState } from './state.js';

export * from './events.js';
export * from './commands.js';
export * from './state.js';
export * from './changes.js';
export { decideRound } from './decisions.js';

/** Streams `round-<uuid>`. */
export const roundDecider: Decider<RoundCommand, RoundState, RoundEvent, RoundRefusal> = {
  category: 'round',
  initial: initialRound,
  evolve: evolveRound,
  decide: decideRound,
};
