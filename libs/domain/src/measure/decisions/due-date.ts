import { clean, requiredText, unlessRefused } from '../../shared/checks.js';
import { isDuePeriod } from '../../shared/due.js';
import { accept } from '../../shared/kernel.js';
import type { DuePeriod } from '../../shared/values.js';
import type { MeasureRefusal } from '../commands.js';
import { LIMITS } from '../limits.js';
import { isEnded, presentPhase } from '../measure.js';
import type { Decide } from './decision.js';

/** Refuses a period that does not exist, and a due date beside "continuous": the one says that there is no other. */
export function dueFaults(field: string, due: DuePeriod | null, continuous: boolean): readonly MeasureRefusal[] {
  if (due === null) return [];
  const faults: MeasureRefusal[] = continuous ? [{ code: 'due-with-continuous', field, params: {} }] : [];
  return isDuePeriod(due) ? faults : [...faults, { code: 'due-period-invalid', field, params: { value: due } }];
}

/** A due date is never simply taken away: it moves, or the measure becomes continuous. What is done is not late. */
export const moveDueDate: Decide<'MoveDueDate'> = ({ due, continuous, reason }, measure) => {
  const phase = presentPhase(measure);
  const faults: MeasureRefusal[] = [
    ...(isEnded(phase) ? [{ code: 'measure-ended' as const, params: { phase } }] : []),
    ...dueFaults('due', due, continuous),
    ...requiredText('reason', reason, LIMITS.sentences),
  ];
  if (due === null && !continuous && measure.due !== null)
    faults.push({ code: 'due-missing', field: 'due', params: {} });
  if (faults.length === 0 && due === measure.due && continuous === measure.continuous) return accept();
  return unlessRefused(faults, [
    { type: 'DueDateMoved', data: { from: measure.due, to: due, continuous, reason: clean(reason) } },
  ]);
};
