import type { Decider } from '../shared/kernel.js';
import type { IndicatorCommand, IndicatorRefusal } from './commands.js';
import { decideIndicator } from './decisions.js';
import type { IndicatorEvent } from './events.js';
import { evolveIndicator, initialIndicator, type IndicatorState } from './state.js';

export * from './events.js';
export * from './commands.js';
export * from './state.js';
export * from './judging.js';
export { isIndicatorPeriod } from './period.js';
export { type PresentValue, judgementOf, presentValue, valuesOf } from './values.js';
export { decideIndicator } from './decisions.js';
export * from './changes.js';

/** Streams `indicator-<uuid>`. */
export const indicatorDecider: Decider<IndicatorCommand, IndicatorState, IndicatorEvent, IndicatorRefusal> = {
  category: 'indicator',
  initial: initialIndicator,
  evolve: evolveIndicator,
  decide: decideIndicator,
};
