import { clean, requiredText, same, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import type { MeasureEvent, StatusReport } from '../events.js';
import { LIMITS } from '../limits.js';
import { isEnded, type Measure, presentStatus } from '../measure.js';
import { neighbours } from '../timeline.js';
import type { Decide } from './decision.js';
import { phaseFaults } from './phases.js';
import { checkMention, stoppingFaults } from './references.js';
import { checkStatement, pastDayFaults } from './statement.js';

/**
 * A report takes its place by the day that it describes. One for a day before the present status is late: it is kept
 * where it belongs, must fit between its neighbours, and changes nothing that is true now.
 */
export const reportStatus: Decide<'ReportStatus'> = (command, measure, { today }) => {
  const { report, faults } = checkStatement(command, today, '');
  const mention = checkMention(command.decision, measure, 'decision.');
  const faultsAlone = [...faults, ...mention.faults];
  if (report === null) return unlessRefused(faultsAlone, []);

  const { timeline } = measure;
  const place = { effectiveOn: report.effectiveOn, order: timeline.length };
  const { before, after } = neighbours(timeline, place);
  if (faultsAlone.length === 0 && before?.kind === 'report' && same(before.report, report)) {
    return accept(...mention.facts);
  }
  const from = before?.report.phase ?? null;
  const isLate = after !== undefined;
  return unlessRefused(
    [
      ...faultsAlone,
      ...phaseFaults('phase', timeline, place, report.phase),
      ...effectFaults('effect', from === report.phase, report),
      ...stoppingFaults(command.decision, measure, { from, to: report.phase }, 'decision'),
      ...(isLate ? [] : newDueDateFaults('remedy.due', report, measure)),
    ],
    [...mention.facts, { type: 'StatusReported', data: report }, ...(isLate ? [] : movedByRemedy(report, measure))],
  );
};

/** A report that keeps an ended phase follows the effect; without the effect it says nothing. */
export function effectFaults(
  field: string,
  keepsPhase: boolean,
  { phase, effect }: StatusReport,
): readonly MeasureRefusal[] {
  return keepsPhase && isEnded(phase) && effect === 'not-assessed'
    ? [{ code: 'effect-missing-after-end', field, params: { phase } }]
    : [];
}

/** A continuous measure has no due date that a remedy could move. */
export const newDueDateFaults = (
  field: string,
  { remedy }: StatusReport,
  { continuous }: Measure,
): readonly MeasureRefusal[] =>
  remedy?.kind === 'new-due-date' && continuous ? [{ code: 'remedy-due-on-continuous', field, params: {} }] : [];

/** A new due date that was promised with a red light moves the due date, for the cause that the report gives. */
export function movedByRemedy({ remedy, cause }: StatusReport, measure: Measure): readonly MeasureEvent[] {
  if (remedy?.kind !== 'new-due-date' || remedy.due === measure.due || cause === null) return [];
  return [{ type: 'DueDateMoved', data: { from: measure.due, to: remedy.due, continuous: false, reason: cause } }];
}

/** Confirms the present status; a confirmation for a day that is confirmed already says nothing new. */
export const confirmUnchanged: Decide<'ConfirmUnchanged'> = ({ effectiveOn }, measure, { today }) => {
  const present = presentStatus(measure);
  if (present === null) return refuse({ code: 'status-missing', params: {} });
  const faults = [...pastDayFaults('effectiveOn', effectiveOn, today)];
  if (faults.length === 0 && effectiveOn < present.report.effectiveOn) {
    faults.push(statusLater(present.report.effectiveOn));
  }
  const { confirmation } = measure;
  if (confirmation?.status === present.event && effectiveOn <= confirmation.effectiveOn && faults.length === 0) {
    return accept();
  }
  return unlessRefused(faults, [{ type: 'StatusConfirmed', data: { effectiveOn } }]);
};

/** The only way out of completed and discontinued. It is the present status from its day on, with nothing assessed. */
export const reopen: Decide<'Reopen'> = ({ phase, effectiveOn, reason }, measure, { today }) => {
  const present = presentStatus(measure);
  const faults: MeasureRefusal[] = [
    ...pastDayFaults('effectiveOn', effectiveOn, today),
    ...requiredText('reason', reason, LIMITS.sentences),
  ];
  if (present === null || !isEnded(present.report.phase)) {
    faults.push({ code: 'measure-not-ended', params: { phase: present?.report.phase ?? 'planned' } });
  } else if (effectiveOn < present.report.effectiveOn) {
    faults.push(statusLater(present.report.effectiveOn));
  }
  return unlessRefused(faults, [{ type: 'MeasureReopened', data: { phase, effectiveOn, reason: clean(reason) } }]);
};

const statusLater = (statusOn: string): MeasureRefusal => ({
  code: 'status-later',
  field: 'effectiveOn',
  params: { statusOn },
});
