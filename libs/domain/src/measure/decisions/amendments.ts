import { clean, requiredText, same, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import type { StatusReport } from '../events.js';
import { LIMITS } from '../limits.js';
import { isEnded, type Measure } from '../measure.js';
import { neighbours, type ReportEntry, reportNamed } from '../timeline.js';
import type { Decide } from './decision.js';
import { gapFaults, phaseFaults } from './phases.js';
import { checkMention, stoppingFaults } from './references.js';
import { checkStatement } from './statement.js';
import { effectFaults, movedByRemedy, newDueDateFaults } from './status.js';

const unknown = (field: string, report: string): MeasureRefusal => ({
  code: 'report-unknown',
  field,
  params: { report },
});

/**
 * A person says what words mean that are on no list. The words and their day stay. Read as completed or discontinued,
 * the report must not assess the progress: then it is to be corrected, not only read.
 */
export const classifyStatus: Decide<'ClassifyStatus'> = (command, measure) => {
  const entry = reportNamed(measure.timeline, command.report);
  if (!entry) return refuse(unknown('report', command.report));
  const { phase, reason } = command;
  const before = entry.report;
  const mention = checkMention(command.decision, measure, 'decision.');
  if (before.phase !== 'unclassified') {
    if (before.phase === phase && entry.versions.at(-1)?.because === 'classified') return accept();
    return refuse({ code: 'report-already-classified', field: 'report', params: { phase: before.phase } });
  }
  const faults: MeasureRefusal[] = [
    ...requiredText('reason', reason, LIMITS.sentences),
    ...phaseFaults('phase', withoutEntry(measure, entry), placeOf(before, entry), phase),
    ...mention.faults,
    ...stoppingFaults(command.decision, measure, { from: phaseBefore(measure, entry, before), to: phase }, 'decision'),
  ];
  if (isEnded(phase) && before.progress !== 'not-assessed') {
    faults.push({ code: 'progress-after-end', field: 'phase', params: { phase } });
  }
  return unlessRefused(faults, [
    ...mention.facts,
    { type: 'StatusClassified', data: { report: entry.event, phase, reason: clean(reason) } },
  ]);
};

/**
 * A report as it should have been: under the same rules as the report itself, and so that what was reported before and
 * after it still follows. It names the report that it corrects; the first words stay in the history.
 */
export const correctStatusReport: Decide<'CorrectStatusReport'> = (command, measure, { today }) => {
  const entry = reportNamed(measure.timeline, command.corrects);
  if (!entry) return refuse(unknown('corrects', command.corrects));
  const statement = checkStatement(command.report, today, 'report.');
  const mention = checkMention(command.report.decision, measure, 'report.decision.');
  const faultsAlone: MeasureRefusal[] = [
    ...requiredText('reason', command.reason, LIMITS.sentences),
    ...statement.faults,
    ...mention.faults,
  ];
  if (statement.report === null) return unlessRefused(faultsAlone, []);

  // An exemption ends with a reason of its own, not as a side effect of mending a word.
  const commentExempt = statement.report.commentExempt ?? entry.report.commentExempt;
  const report = { ...statement.report, commentExempt };
  if (faultsAlone.length === 0 && same(report, entry.report)) return accept(...mention.facts);

  const others = withoutEntry(measure, entry);
  const place = placeOf(report, entry);
  const from = phaseBefore(measure, entry, report);
  const isPresent = neighbours(others, place).after === undefined;
  const promisesAnew = isPresent && !same(report.remedy, entry.report.remedy);
  const saidNoEffect = entry.report.phase === report.phase && entry.report.effect === 'not-assessed';
  const wasStopped = entry.report.phase === 'discontinued';
  return unlessRefused(
    [
      ...faultsAlone,
      ...phaseFaults('report.phase', others, place, report.phase),
      ...gapFaults('report.effectiveOn', measure.timeline, entry, place),
      ...(saidNoEffect ? [] : effectFaults('report.effect', from === report.phase, report)),
      ...stoppingFaults(
        command.report.decision,
        measure,
        { from: wasStopped ? 'discontinued' : from, to: report.phase },
        'report.decision',
      ),
      ...(promisesAnew ? newDueDateFaults('report.remedy.due', report, measure) : []),
    ],
    [
      ...mention.facts,
      {
        type: 'StatusReportCorrected',
        data: { corrects: entry.event, reason: clean(command.reason), report },
      },
      ...(promisesAnew ? movedByRemedy(report, measure) : []),
    ],
  );
};

const withoutEntry = ({ timeline }: Measure, entry: ReportEntry) =>
  timeline.filter(({ event }) => event !== entry.event);

const placeOf = ({ effectiveOn }: StatusReport, { order }: ReportEntry) => ({ effectiveOn, order });

const phaseBefore = (measure: Measure, entry: ReportEntry, report: StatusReport) =>
  neighbours(withoutEntry(measure, entry), placeOf(report, entry)).before?.report.phase ?? null;
