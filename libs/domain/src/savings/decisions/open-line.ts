import { refuse } from '../../shared/kernel.js';
import type { SavingsLine } from '../line.js';
import { lineNamed, type SavingsState } from '../state.js';
import type { SavingsRefusal } from '../commands.js';
import type { SavingsDecision } from './decision.js';

/** Decides on a line that is there and not withdrawn; any other is refused. */
export function onOpenLine(
  state: SavingsState,
  id: string,
  decide: (line: SavingsLine) => SavingsDecision,
): SavingsDecision {
  const found = openLineFault('line', state, id);
  const line = lineNamed(state, id);
  return found || !line ? refuse(found ?? unknownLine('line', id)) : decide(line);
}

/** Why figures cannot stand on a line: it is not there, or withdrawn. */
export function openLineFault(field: string, state: SavingsState, id: string): SavingsRefusal | null {
  const line = lineNamed(state, id);
  if (!line) return unknownLine(field, id);
  return line.withdrawn ? { code: 'line-withdrawn', field, params: { line: id } } : null;
}

const unknownLine = (field: string, line: string): SavingsRefusal => ({
  code: 'line-unknown',
  field,
  params: { line },
});
