import { clean, requiredText, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import { LIMITS } from '../limits.js';
import { reportNamed } from '../timeline.js';
import type { Decide } from './decision.js';

export const exempt: Decide<'Exempt'> = ({ legalBasis }, measure) => {
  if (measure.exemption?.legalBasis === clean(legalBasis)) return accept();
  return unlessRefused(requiredText('legalBasis', legalBasis, LIMITS.legalBasis), [
    { type: 'MeasureExempted', data: { legalBasis: clean(legalBasis) } },
  ]);
};

export const liftExemption: Decide<'LiftExemption'> = ({ reason }, measure) =>
  measure.exemption === null
    ? refuse({ code: 'not-exempt', params: {} })
    : unlessRefused(requiredText('reason', reason, LIMITS.sentences), [
        { type: 'MeasureExemptionLifted', data: { reason: clean(reason) } },
      ]);

/** Covers the comment in all its versions: a corrected comment says much of the first one. */
export const exemptComment: Decide<'ExemptComment'> = ({ report, legalBasis }, measure) => {
  const entry = reportNamed(measure.timeline, report);
  if (!entry) return refuse({ code: 'report-unknown', field: 'report', params: { report } });
  const faults: MeasureRefusal[] = [...requiredText('legalBasis', legalBasis, LIMITS.legalBasis)];
  if (entry.versions.every((version) => version.report.comment === null)) {
    faults.push({ code: 'comment-missing', field: 'report', params: {} });
  }
  if (faults.length === 0 && entry.report.commentExempt?.legalBasis === clean(legalBasis)) return accept();
  return unlessRefused(faults, [
    { type: 'CommentExempted', data: { report: entry.event, legalBasis: clean(legalBasis) } },
  ]);
};

export const liftCommentExemption: Decide<'LiftCommentExemption'> = ({ report, reason }, measure) => {
  const entry = reportNamed(measure.timeline, report);
  if (!entry) return refuse({ code: 'report-unknown', field: 'report', params: { report } });
  if (entry.report.commentExempt === null) return refuse({ code: 'not-exempt', field: 'report', params: {} });
  return unlessRefused(requiredText('reason', reason, LIMITS.sentences), [
    { type: 'CommentExemptionLifted', data: { report: entry.event, reason: clean(reason) } },
  ]);
};

export const addInternalNote: Decide<'AddInternalNote'> = ({ text }, measure) => {
  if (measure.notes.some((note) => note.text === clean(text))) return accept();
  return unlessRefused(requiredText('text', text, LIMITS.text), [
    { type: 'InternalNoteAdded', data: { text: clean(text) } },
  ]);
};
