import { type DecisionContext, refuse } from '../shared/kernel.js';
import type { SavingsCommand } from './commands.js';
import type { SavingsDecision } from './decisions/decision.js';
import type { SavingsState } from './state.js';

export function decideSavings(
  command: SavingsCommand,
  _state: SavingsState,
  _context: DecisionContext,
): SavingsDecision {
  return refuse({ code: 'line-unknown', params: { type: command.type } });
}
