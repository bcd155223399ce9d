import type { Decider } from '../shared/kernel.js';
import type { MeasureCommand, MeasureRefusal } from './commands.js';
import { decideMeasure } from './decisions.js';
import type { MeasureEvent } from './events.js';
import { evolveMeasure, initialMeasure, type MeasureState } from './state.js';

export * from './events.js';
export * from './measure.js';
export * from './state.js';
export * from './commands.js';
export * from './decisions.js';
export type { ReopeningEntry, ReportEntry, ReportVersion, StatusEntry, Timeline } from './timeline.js';

/** Streams `measure-<uuid>`. */
export const measureDecider: Decider<MeasureCommand, MeasureState, MeasureEvent, MeasureRefusal> = {
  category: 'measure',
  initial: initialMeasure,
  evolve: evolveMeasure,
  decide: decideMeasure,
};
