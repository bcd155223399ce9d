import type { Decider } from '../shared/kernel.js';
import { decideStrategy, type StrategyCommand, type StrategyRefusal } from './decisions.js';
import type { StrategyEvent } from './events.js';
import { evolveStrategy, initialStrategy, type StrategyState } from './state.js';

export * from './events.js';
export * from './state.js';
export * from './decisions.js';
export * from './changes.js';

/** Streams `strategy-<uuid>`. */
export const strategyDecider: Decider<StrategyCommand, StrategyState, StrategyEvent, StrategyRefusal> = {
  category: 'strategy',
  initial: initialStrategy,
  evolve: evolveStrategy,
  decide: decideStrategy,
};
