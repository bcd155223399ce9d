import type { IndicatorEvent, MeasureEvent, Recorded, SavingsEvent } from '#domain';
import type { RecordedEvent } from '#event-store';
import { domainEventTypes } from '../../events.js';
import type { AuditRow } from '../../projections/audit/read.js';
import type { PublicationCorrection } from './answers.js';
import type { PublishedStream } from './streams.js';

/** Facts that mend what was said; what is new since then is no correction. */
export const MENDING = [
  'StatusReportCorrected',
  'StatusClassified',
  'MeasureAnnulled',
  'IndicatorValueCorrected',
  'SavingsForecastCorrected',
  'SavingsRealisedCorrected',
] as const;

type MendingFact = Extract<
  Recorded<MeasureEvent> | Recorded<IndicatorEvent> | Recorded<SavingsEvent>,
  { type: (typeof MENDING)[number] }
>;

const registry = domainEventTypes();

/** What a row of the audit corrects of the published report; null: something that was recorded after it. */
export function correctionOf(
  stream: PublishedStream,
  row: AuditRow,
  about: PublicationCorrection['about'],
): PublicationCorrection | null {
  const event = stream.event(row.token);
  if (!event) return null;
  const mended = mendedBy(asMending(event), stream.exempt);
  if (mended.corrects !== null && !stream.published.has(mended.corrects)) return null;
  stream.published.add(event.id);
  const isPublic = registry.find(row.type)?.publicName !== null;
  return {
    eventId: event.id,
    position: row.position,
    recordedAt: event.metadata.recordedAt,
    type: row.type,
    about,
    ...mended,
    reason: isPublic ? mended.reason : null,
  };
}

const asMending = ({ id, type, data }: RecordedEvent): MendingFact => ({ id, type, data }) as unknown as MendingFact;

type Mended = Pick<PublicationCorrection, 'corrects' | 'reason' | 'status' | 'amount'>;

function mendedBy(fact: MendingFact, exempt: ReadonlySet<string>): Mended {
  switch (fact.type) {
    case 'StatusReportCorrected':
      return correctedReport(fact, exempt);
    case 'StatusClassified': {
      const { report, phase, reason } = fact.data;
      const status = { phase, progress: null, effect: null, words: null, comment: null };
      return { corrects: report, reason, status, amount: null };
    }
    case 'MeasureAnnulled':
      return { corrects: null, reason: fact.data.reason, status: null, amount: null };
    case 'IndicatorValueCorrected':
      return { ...whatAndWhy(fact.data), status: null, amount: fact.data.value.amount };
    case 'SavingsForecastCorrected':
      return { ...whatAndWhy(fact.data), status: null, amount: null };
    case 'SavingsRealisedCorrected':
      return { ...whatAndWhy(fact.data), status: null, amount: fact.data.realisation.figure.amount };
  }
}

/** A comment that is kept from public view takes the reason with it: it may say the same. */
function correctedReport(
  { id, data }: Extract<MendingFact, { type: 'StatusReportCorrected' }>,
  exempt: ReadonlySet<string>,
): Mended {
  const { corrects, reason, report } = data;
  const { phase, progress, effect, words, comment, commentExempt } = report;
  const kept = commentExempt !== null || exempt.has(id) || exempt.has(corrects);
  return {
    corrects,
    reason: kept ? null : reason,
    status: { phase, progress, effect, words, comment: kept ? null : comment },
    amount: null,
  };
}

const whatAndWhy = ({ corrects, reason }: { readonly corrects: string; readonly reason: string }) => ({
  corrects,
  reason,
});
