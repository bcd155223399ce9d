import type { Phase } from '../../shared/values.js';
import type { MeasureRefusal } from '../commands.js';
import { isEnded } from '../measure.js';
import { neighbours, type StatusEntry, type Timeline } from '../timeline.js';

/** Phases a measure can be in, in the order in which people name them. */
const PHASES: readonly Phase[] = ['planned', 'ongoing', 'completed', 'postponed', 'discontinued', 'unclassified'];

/**
 * What a report may say after what (domain description, "Allowed changes of phase"). An active phase may be kept; so
 * may an ended one, for then a report follows the effect. Ended phases are left by reopening only.
 */
const REPORTED_AFTER: Readonly<Record<Phase, readonly Phase[]>> = {
  planned: ['planned', 'ongoing', 'completed', 'postponed', 'discontinued'],
  ongoing: ['ongoing', 'completed', 'postponed', 'discontinued'],
  postponed: ['planned', 'ongoing', 'completed', 'postponed', 'discontinued'],
  completed: ['completed'],
  discontinued: ['discontinued'],
  unclassified: PHASES,
};

/** Phases that a report may say after this one. Null: nobody has reported yet, the source may say anything. */
export const phasesAfter = (phase: Phase | null): readonly Phase[] => (phase === null ? PHASES : REPORTED_AFTER[phase]);

/**
 * May the entry stand after the phase? A reopening leads out of an ended phase. Where a correction has taken the end
 * away that it led out of, it says no more than a report would.
 */
export const mayStandAfter = (phase: Phase | null, { kind, report }: StatusEntry): boolean =>
  (kind === 'reopening' && phase !== null && isEnded(phase)) || phasesAfter(phase).includes(report.phase);

/** Where a status stands, or is to stand, on the timeline. */
export interface Place {
  readonly effectiveOn: string;
  readonly order: number;
}

/**
 * The phases that a status in this place may have: those that what is before it leads to, and from which what is
 * after it is reached. So a late report never makes the reports after it impossible.
 */
export function phasesAllowedAt(timeline: Timeline, place: Place): readonly Phase[] {
  const { before, after } = neighbours(timeline, place);
  return phasesAfter(before?.report.phase ?? null).filter((phase) => !after || mayStandAfter(phase, after));
}

/** Refuses a phase that does not fit between what is before it and what is after it; says which would. */
export function phaseFaults(field: string, timeline: Timeline, place: Place, phase: Phase): readonly MeasureRefusal[] {
  const { before, after } = neighbours(timeline, place);
  const from = before?.report.phase ?? null;
  const allowed = phasesAllowedAt(timeline, place);
  if (!phasesAfter(from).includes(phase)) {
    const code = phase === 'unclassified' ? 'phase-not-in-words' : 'phase-not-allowed';
    return [{ code, field, params: { from: from ?? 'planned', phase, allowed } }];
  }
  if (after && !mayStandAfter(phase, after)) {
    const { phase: next, effectiveOn } = after.report;
    return [{ code: 'phase-breaks-later-reports', field, params: { phase, next, nextOn: effectiveOn, allowed } }];
  }
  return [];
}

/** Refuses to move an entry to another place where what was before it does not lead to what was after it. */
export function gapFaults(field: string, timeline: Timeline, entry: StatusEntry, to: Place): readonly MeasureRefusal[] {
  const others = timeline.filter(({ event }) => event !== entry.event);
  const { index, before, after } = neighbours(others, { ...entry.report, order: entry.order });
  const from = before?.report.phase ?? null;
  if (!after || index === neighbours(others, to).index || mayStandAfter(from, after)) return [];
  const { phase: next, effectiveOn } = after.report;
  return [
    { code: 'phase-breaks-later-reports', field, params: { phase: from ?? 'planned', next, nextOn: effectiveOn } },
  ];
}
