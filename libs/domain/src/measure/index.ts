import type { Decider } from '../shared/kernel.js';
import type { MeasureCommand, MeasureRefusal } from './commands.js';
import { decideMeasure } from './decisions.js';
import type { MeasureEvent } from './events.js';
import { evolveMeasure, initialMeasure, type MeasureState } from './state.js';

export * from './events.js';
export * from './measure.js';
export * from './state.js';
export * from './commands.js';
export { decideMeasure } from './decisions.js';
export { phasesAllowedAt, phasesAfter } from './decisions/phases.js';
export * from './phase-words.js';
export * from './changes.js';
export { LIMITS as MEASURE_LIMITS } from './limits.js';
export {
  reportNamed,
  type ReopeningEntry,
  type ReportEntry,
  type ReportVersion,
  type StatusEntry,
  type Timeline,
} from './timeline.js';

/** Streams `measure-<uuid>`. */
export const measureDecider: Decider<MeasureCommand, MeasureState, MeasureEvent, MeasureRefusal> = {
  category: 'measure',
  initial: initialMeasure,
  evolve: evolveMeasure,
  decide: decideMeasure,
};
