import {
  describeMeasureChanges,
  evolveMeasure,
  initialMeasure,
  type Day,
  type FieldChange,
  type MeasureEvent,
  type Recorded,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import { domainEventTypes } from '../events.js';
import type { Answer } from './answer.js';
import { locate, type MeasureQuery } from './measure.js';
import { mayReadNotes } from './notes.js';
import { standAt, standOf, type ReadModels } from './read-models.js';

/** An event of a measure, as its history tells it. */
export interface HistoryEntry {
  readonly eventId: string;
  readonly revision: number;
  readonly position: number;
  readonly type: MeasureEvent['type'];
  /** Person id and the role in which the person acted. */
  readonly actor: { readonly person: string; readonly role: string };
  readonly recordedAt: string;
  /** The day that it describes, where it describes one. */
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  /** What it changed: old and new value of each field. */
  readonly changes: readonly FieldChange[];
  /** Event that it corrects, reads, or exempts. */
  readonly about: string | null;
  /** Events that corrected it, or read or exempted it, later. */
  readonly amendedBy: readonly string[];
}

export interface MeasureHistory {
  readonly measure: string;
  /** Revision of the measure's stream at this position: what a command may be based on. */
  readonly revision: number;
  /** From the first event on. */
  readonly history: readonly HistoryEntry[];
}

const registry = domainEventTypes();
const PAGE = 500;

/** All events of a measure with old and new values, who, when and why. Read from the measure's own stream. */
export async function measureHistory(models: ReadModels, query: MeasureQuery): Promise<Answer<MeasureHistory>> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const located = locate(standpoint, query.measure);
  if (!located.ok) return located;
  const withNotes = mayReadNotes(standpoint, query.viewer, located.number);
  const last = BigInt(standpoint.audit.token(standpoint.position));

  const entries: (HistoryEntry & { amendedBy: string[] })[] = [];
  const byId = new Map<string, { amendedBy: string[] }>();
  let state = initialMeasure;
  let revision = -1;
  for await (const event of streamEvents(models.log, `measure-${query.measure}`)) {
    if (BigInt(event.token) > last) break;
    revision = event.revision;
    const { id, type, data } = registry.upcast(event);
    const fact = { id, type, data } as unknown as Recorded<MeasureEvent>;
    const before = state;
    state = evolveMeasure(before, fact);
    if (fact.type === 'InternalNoteAdded' && !withNotes) continue;
    const about = subjectOf(fact);
    const entry = {
      eventId: id,
      revision: event.revision,
      position: standpoint.audit.positionOf(event.token) ?? 0,
      type: fact.type,
      actor: { person: event.metadata.actor.person, role: event.metadata.actor.role },
      recordedAt: event.metadata.recordedAt,
      effectiveOn: dayOf(fact),
      reason: 'reason' in fact.data ? fact.data.reason : null,
      changes: describeMeasureChanges(before, fact),
      about,
      amendedBy: [],
    };
    entries.push(entry);
    byId.set(id, entry);
    if (about !== null) byId.get(about)?.amendedBy.push(id);
  }
  return {
    ok: true,
    answer: { ...standOf(standpoint), measure: query.measure, revision, history: entries },
  };
}

async function* streamEvents(log: Pick<EventStore, 'read'>, stream: string): AsyncGenerator<RecordedEvent> {
  for (let from = 0; ; from += PAGE) {
    const page = await log.read(stream, from, PAGE);
    yield* page;
    if (page.length < PAGE) return;
  }
}

function subjectOf(fact: Recorded<MeasureEvent>): string | null {
  switch (fact.type) {
    case 'StatusReportCorrected':
      return fact.data.corrects;
    case 'StatusClassified':
    case 'CommentExempted':
    case 'CommentExemptionLifted':
      return fact.data.report;
    default:
      return null;
  }
}

function dayOf(fact: Recorded<MeasureEvent>): Day | null {
  if (fact.type === 'StatusReportCorrected') return fact.data.report.effectiveOn;
  return 'effectiveOn' in fact.data ? fact.data.effectiveOn : null;
}
