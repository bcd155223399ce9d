import type { Decision, DecisionContext } from '../shared/kernel.js';
import type { IndicatorCommand, IndicatorRefusal } from './commands.js';
import type { IndicatorEvent } from './events.js';
import { isIndicatorPeriod } from './period.js';
import type { Indicator } from './state.js';

export type IndicatorDecision = Decision<IndicatorEvent, IndicatorRefusal>;
export type IndicatorCommandOf<Type extends IndicatorCommand['type']> = Extract<
  IndicatorCommand,
  { readonly type: Type }
>;

/** Decides a command to an indicator that is in use. */
export type Decide<Type extends IndicatorCommand['type']> = (
  command: IndicatorCommandOf<Type>,
  state: Indicator,
  context: DecisionContext,
) => IndicatorDecision;

/** Refuses what is no year, month or tertial. */
export const periodFaults = (field: string, period: string): readonly IndicatorRefusal[] =>
  isIndicatorPeriod(period) ? [] : [{ code: 'period-invalid', field, params: { value: period } }];
