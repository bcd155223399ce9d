import { type Decision, type DecisionContext, refuse } from '../shared/kernel.js';
import type { MeasureCommand, MeasureRefusal } from './commands.js';
import type { MeasureEvent } from './events.js';
import type { MeasureState } from './state.js';

export function decideMeasure(
  _command: MeasureCommand,
  _state: MeasureState,
  _context: DecisionContext,
): Decision<MeasureEvent, MeasureRefusal> {
  return refuse({ code: 'measure-unknown', params: {} });
}
