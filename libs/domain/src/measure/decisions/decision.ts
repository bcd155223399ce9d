import type { Decision, DecisionContext } from '../../shared/kernel.js';
import type { MeasureCommand, MeasureCommandOf, MeasureRefusal } from '../commands.js';
import type { MeasureEvent } from '../events.js';
import type { Measure } from '../measure.js';

export type MeasureDecision = Decision<MeasureEvent, MeasureRefusal>;

/** What one kind of command makes of a measure that is registered and not annulled. */
export type Decide<Type extends MeasureCommand['type']> = (
  command: MeasureCommandOf<Type>,
  measure: Measure,
  context: DecisionContext,
) => MeasureDecision;
