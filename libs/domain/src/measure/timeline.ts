import type { Recorded } from '../shared/kernel.js';
import type { Day, Exemption, Phase } from '../shared/values.js';
import type { MeasureEvent, StatusReport } from './events.js';

/** What made a report what it is: first the report itself, then its corrections and readings. */
export interface ReportVersion {
  /** Event id. */
  readonly event: string;
  readonly because: 'reported' | 'corrected' | 'classified';
  /** Null: it was simply reported. */
  readonly reason: string | null;
  readonly report: StatusReport;
}

interface Entry {
  /** Event id of the report or the reopening: what corrections name. */
  readonly event: string;
  /** 0, 1, 2 … in the order of recording. */
  readonly order: number;
  /** What holds now, with what corrections, readings and exemptions have made of it. */
  readonly report: StatusReport;
}

/** A report, and everything that it once said: `versions[0]` is the original. */
export interface ReportEntry extends Entry {
  readonly kind: 'report';
  readonly versions: readonly [ReportVersion, ...ReportVersion[]];
}

/** A reopening stands among the reports: from its day on the measure is in its phase, with nothing assessed. */
export interface ReopeningEntry extends Entry {
  readonly kind: 'reopening';
  readonly reason: string;
}

export type StatusEntry = ReportEntry | ReopeningEntry;

/**
 * Reports and reopenings by the day that they describe, then by recording: the last one is the present status
 * (domain description: "the present is the report with the latest effective date, then the latest recorded").
 */
export type Timeline = readonly StatusEntry[];

/**
 * What a status of a day, recorded as the given one in order, stands between.
 * @param place `order`: the length of the timeline for one that is still to be recorded
 */
export function neighbours(
  timeline: Timeline,
  { effectiveOn, order }: { readonly effectiveOn: Day; readonly order: number },
): { readonly index: number; readonly before: StatusEntry | undefined; readonly after: StatusEntry | undefined } {
  const index =
    timeline.findLastIndex(
      ({ report, order: recorded }) =>
        report.effectiveOn < effectiveOn || (report.effectiveOn === effectiveOn && recorded < order),
    ) + 1;
  return { index, before: timeline[index - 1], after: timeline[index] };
}

/** The timeline with one more entry, in its place. */
const inserted = (timeline: Timeline, entry: StatusEntry): Timeline =>
  timeline.toSpliced(
    neighbours(timeline, { effectiveOn: entry.report.effectiveOn, order: entry.order }).index,
    0,
    entry,
  );

/** The timeline with the entry of the same event replaced, in its place. */
const replaced = (timeline: Timeline, entry: StatusEntry): Timeline =>
  inserted(
    timeline.filter(({ event }) => event !== entry.event),
    entry,
  );

/** The report that an event id names: itself, or one of its corrections and readings. */
export const reportNamed = (timeline: Timeline, event: string): ReportEntry | undefined =>
  timeline.find(
    (entry): entry is ReportEntry =>
      entry.kind === 'report' && (entry.event === event || entry.versions.some((version) => version.event === event)),
  );

/** A reopening as a status: the phase, nothing assessed, no words. */
const reopenedAs = (phase: Phase, effectiveOn: Day): StatusReport => ({
  effectiveOn,
  phase,
  words: null,
  reading: 'none',
  progress: 'not-assessed',
  effect: 'not-assessed',
  comment: null,
  commentExempt: null,
  risk: null,
  deviation: null,
  cause: null,
  action: null,
  remedy: null,
});

/** Facts that add to the timeline, or say what becomes of an entry. */
export type TimelineFact = Extract<
  MeasureEvent,
  {
    type:
      | 'StatusReported'
      | 'StatusClassified'
      | 'StatusReportCorrected'
      | 'MeasureReopened'
      | 'CommentExempted'
      | 'CommentExemptionLifted';
  }
>;

/** Folds one fact. One about a report that is not there leaves the timeline as it is. */
export function evolveTimeline(timeline: Timeline, fact: Recorded<TimelineFact>): Timeline {
  switch (fact.type) {
    case 'StatusReported': {
      const version: ReportVersion = { event: fact.id, because: 'reported', reason: null, report: fact.data };
      const entry = { kind: 'report', event: fact.id, order: timeline.length, report: fact.data } as const;
      return inserted(timeline, { ...entry, versions: [version] });
    }
    case 'MeasureReopened': {
      const { phase, effectiveOn, reason } = fact.data;
      const report = reopenedAs(phase, effectiveOn);
      return inserted(timeline, { kind: 'reopening', event: fact.id, order: timeline.length, report, reason });
    }
    case 'StatusReportCorrected': {
      const { corrects, reason, report } = fact.data;
      return versioned(timeline, corrects, () => ({ event: fact.id, because: 'corrected', reason, report }));
    }
    case 'StatusClassified': {
      const { phase, reason } = fact.data;
      return versioned(timeline, fact.data.report, ({ report }) => ({
        event: fact.id,
        because: 'classified',
        reason,
        report: { ...report, phase, reading: 'person' },
      }));
    }
    case 'CommentExempted':
      return exempted(timeline, fact.data.report, { legalBasis: fact.data.legalBasis });
    case 'CommentExemptionLifted':
      return exempted(timeline, fact.data.report, null);
  }
}

function versioned(timeline: Timeline, event: string, next: (entry: ReportEntry) => ReportVersion): Timeline {
  const entry = reportNamed(timeline, event);
  if (!entry) return timeline;
  const version = next(entry);
  return replaced(timeline, { ...entry, report: version.report, versions: [...entry.versions, version] });
}

function exempted(timeline: Timeline, event: string, commentExempt: Exemption | null): Timeline {
  const entry = reportNamed(timeline, event);
  return entry ? replaced(timeline, { ...entry, report: { ...entry.report, commentExempt } }) : timeline;
}
