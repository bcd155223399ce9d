import type Database from 'better-sqlite3';
import type { Light, MeasureEvent, Recorded } from '#domain';
import { dayNumber } from '../../time/day-number.js';
import { decodeStatus, encodeCode, withFate, decodeFate } from './code.js';
import { NO_WORDS, codeOfReport, type Because, type ChainEntry, type ReportWriter } from './reports.js';
import { NO_DAY, type StandingWriter } from './standing.js';

/** Facts that say how a measure is doing, or change how that was said. */
export type StatusFact = Extract<
  MeasureEvent,
  {
    type:
      | 'StatusReported'
      | 'StatusConfirmed'
      | 'StatusClassified'
      | 'StatusReportCorrected'
      | 'MeasureReopened'
      | 'CommentExempted'
      | 'CommentExemptionLifted';
  }
>;

const STATUS_FACTS: ReadonlySet<string> = new Set<StatusFact['type']>([
  'StatusReported',
  'StatusConfirmed',
  'StatusClassified',
  'StatusReportCorrected',
  'MeasureReopened',
  'CommentExempted',
  'CommentExemptionLifted',
]);

export const isStatusFact = (fact: Recorded<MeasureEvent>): fact is Recorded<StatusFact> => STATUS_FACTS.has(fact.type);

/** The last confirmation of each measure, for the fold alone: reports read the day that comes of it. */
export const CONFIRMATION_SCHEMA = `
  CREATE TABLE confirmation (measure INTEGER PRIMARY KEY, day INTEGER NOT NULL, status INTEGER NOT NULL) STRICT;
`;

/** Up to which day, and of which report (its origin). */
interface Confirmation {
  readonly day: number;
  readonly status: number;
}

const NOTHING_ASSESSED: { readonly progress: Light; readonly effect: Light } = {
  progress: 'not-assessed',
  effect: 'not-assessed',
};

/**
 * Folds facts about a measure's status as the domain does (its timeline of reports), but keeps no timelines in memory:
 * a report for the same day or a later one is in force at once, and whatever looks back reads the measure's chain.
 */
export interface StatusFold {
  /** Adds the fact to the chain and sets what is in force. False: it is about nothing that the measure has. */
  apply(measure: number, fact: Recorded<StatusFact>, position: number): boolean;
}

export function openStatusFold(db: Database.Database, standing: StandingWriter, reports: ReportWriter): StatusFold {
  const confirmations = new Map<number, Confirmation>();
  for (const [measure, day, status] of db
    .prepare<[], [number, number, number]>('SELECT measure, day, status FROM confirmation')
    .raw()
    .all()) {
    confirmations.set(measure, { day, status });
  }
  const upsert = db.prepare('INSERT OR REPLACE INTO confirmation VALUES (?, ?, ?)');

  function setInForce(measure: number, report: number, effective: number, code: number): void {
    const fate = decodeFate(standing.get(measure, 'code'));
    standing.set(measure, 'report', report);
    standing.set(measure, 'effective', effective);
    standing.set(measure, 'code', withFate(code, fate));
    setConfirmed(measure);
  }

  /** The confirmation's day, unless the status in force is of a later one. */
  function setConfirmed(measure: number): void {
    const confirmed = confirmations.get(measure)?.day ?? NO_DAY;
    standing.set(measure, 'confirmed', Math.max(confirmed, standing.get(measure, 'effective')));
  }

  /** Works out from the whole chain what is in force. */
  function settle(measure: number): void {
    const last = new Map<number, ChainEntry>();
    for (const entry of reports.chain(standing.get(measure, 'newest'))) last.set(entry.origin, entry);
    let inForce: ChainEntry | null = null;
    for (const entry of last.values()) {
      if (!inForce || entry.effective >= inForce.effective) inForce = entry;
    }
    if (inForce) setInForce(measure, inForce.position, inForce.effective, inForce.code);
  }

  function addOriginal(
    measure: number,
    fact: Recorded<StatusFact & { type: 'StatusReported' | 'MeasureReopened' }>,
    position: number,
  ): void {
    const effective = dayNumber(fact.data.effectiveOn);
    const reported = fact.type === 'StatusReported';
    const code = reported
      ? codeOfReport(fact.data)
      : encodeCode({ ...NOTHING_ASSESSED, phase: fact.data.phase, reading: 'none', commentExempt: false }, 'counts');
    reports.add(
      {
        position,
        previous: standing.get(measure, 'newest'),
        origin: position,
        because: reported ? 'reported' : 'reopened',
        eventId: fact.id,
        effective,
        code,
        commentExempt: reported ? (fact.data.commentExempt?.legalBasis ?? null) : null,
      },
      measure,
      reported ? fact.data : NO_WORDS,
    );
    standing.set(measure, 'newest', position);
    if (effective >= standing.get(measure, 'effective')) setInForce(measure, position, effective, code);
  }

  /** Another entry about a report that is there already. */
  function amend(
    measure: number,
    about: string,
    write: (last: ChainEntry, entry: Pick<ChainEntry, 'previous'>) => void,
    position: number,
  ): boolean {
    const previous = standing.get(measure, 'newest');
    const last = lastOf(reports.chain(previous), about);
    if (!last) return false;
    write(last, { previous });
    standing.set(measure, 'newest', position);
    settle(measure);
    return true;
  }

  function sameWords(
    measure: number,
    { id: eventId, data }: Recorded<StatusFact & { data: { readonly report: string } }>,
    position: number,
    because: Because,
    change: (last: ChainEntry) => Pick<ChainEntry, 'code' | 'commentExempt'>,
  ): boolean {
    const write = (last: ChainEntry, { previous }: Pick<ChainEntry, 'previous'>): void =>
      reports.addSameWords({ ...last, position, previous, because, eventId, ...change(last) }, measure);
    return amend(measure, data.report, write, position);
  }

  function confirm(measure: number, day: number): boolean {
    const report = standing.get(measure, 'report');
    if (report === 0) return false;
    const status = reports.originOf(report);
    const known = confirmations.get(measure);
    if (known && known.status === status && known.day > day) return false;
    confirmations.set(measure, { day, status });
    upsert.run(measure, day, status);
    setConfirmed(measure);
    return true;
  }

  return {
    apply(measure, fact, position) {
      switch (fact.type) {
        case 'StatusReported':
        case 'MeasureReopened':
          addOriginal(measure, fact, position);
          return true;
        case 'StatusConfirmed':
          return confirm(measure, dayNumber(fact.data.effectiveOn));
        case 'StatusReportCorrected': {
          const { report, corrects } = fact.data;
          const content = {
            position,
            because: 'corrected' as const,
            eventId: fact.id,
            effective: dayNumber(report.effectiveOn),
            code: codeOfReport(report),
            commentExempt: report.commentExempt?.legalBasis ?? null,
          };
          const write = ({ origin }: ChainEntry, { previous }: Pick<ChainEntry, 'previous'>): void =>
            reports.add({ ...content, origin, previous }, measure, report);
          return amend(measure, corrects, write, position);
        }
        case 'StatusClassified': {
          const { phase } = fact.data;
          return sameWords(measure, fact, position, 'classified', ({ code, commentExempt }) => ({
            code: encodeCode({ ...decodeStatus(code), phase, reading: 'person' }, 'counts'),
            commentExempt,
          }));
        }
        case 'CommentExempted':
        case 'CommentExemptionLifted': {
          const commentExempt = fact.type === 'CommentExempted' ? fact.data.legalBasis : null;
          return sameWords(measure, fact, position, 'exempted', ({ code }) => ({
            code: encodeCode({ ...decodeStatus(code), commentExempt: commentExempt !== null }, 'counts'),
            commentExempt,
          }));
        }
      }
    },
  };
}

/** What a report has become: the last entry of the report that an event id names, itself or a version of it. */
function lastOf(chain: readonly ChainEntry[], eventId: string): ChainEntry | undefined {
  const named = chain.find(
    ({ eventId: id, because }) => id === eventId && because !== 'reopened' && because !== 'exempted',
  );
  return named && chain.findLast(({ origin }) => origin === named.origin);
}
