import type { Decider } from '../shared/kernel.js';
import { decideGoal, type GoalCommand, type GoalRefusal } from './decisions.js';
import type { GoalEvent } from './events.js';
import { evolveGoal, initialGoal, type GoalState } from './state.js';

export * from './events.js';
export * from './state.js';
export * from './decisions.js';
export * from './changes.js';
export * from './tree.js';

/** Streams `goal-<uuid>`. */
export const goalDecider: Decider<GoalCommand, GoalState, GoalEvent, GoalRefusal> = {
  category: 'goal',
  initial: initialGoal,
  evolve: evolveGoal,
  decide: decideGoal,
};
