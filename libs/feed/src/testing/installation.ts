import { randomUUID } from 'node:crypto';
import type { Viewer } from '#domain';
import {
  EventRegistry,
  eventTypeRows,
  positionedLog,
  type EventStore,
  type JsonObject,
  type PositionedEvent,
  type ProposedEvent,
} from '#event-store';
import { goalEvents, measureEvents, organisationEvents, programmeEvents, strategyEvents } from '#domain';
import type { EventPlace } from '../filters.js';
import { sourceOf } from '../cloud-event.js';
import type { EventContext, FeedSource, Redact } from '../source.js';

export const registry = new EventRegistry(
  eventTypeRows(measureEvents, programmeEvents, goalEvents, strategyEvents, organisationEvents),
);

export const PUBLIC: Viewer = { person: null, level: 'nothing-live', notes: new Set() };
export const EMPLOYEE: Viewer = { person: 'person-employee', level: 'employee', notes: new Set() };
export const AUDITOR: Viewer = { person: 'person-auditor', level: 'employee', notes: 'all' };

/** The smallest present state that the feed can ask: which measures there are, where they stand, what is exempt. */
export interface PresentState extends EventContext {
  position: number;
  readonly places: Map<string, Partial<EventPlace>>;
  readonly exempt: Set<string>;
  /** It has seen the log up to here. */
  advance(position: number): void;
}

const NOWHERE: EventPlace = { units: [], goals: [], strategies: [], measure: null };

/** @param position Infinity: always knows everything */
export function presentState(position = Infinity): PresentState {
  const waiting = new Set<() => void>();
  const places = new Map<string, Partial<EventPlace>>();
  return {
    position,
    places,
    exempt: new Set(),
    advance(now) {
      this.position = now;
      for (const look of waiting) look();
    },
    reach(wanted, signal) {
      return new Promise((resolve) => {
        const look = (): void => {
          if (this.position < wanted && !signal.aborted) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        signal.addEventListener('abort', look);
        look();
      });
    },
    contextOf({ stream }: PositionedEvent) {
      const measure = stream.startsWith('measure-') ? stream.slice('measure-'.length) : null;
      return { ...NOWHERE, measure, ...places.get(stream) };
    },
  };
}

/** The rules of the policies, as small as they can be: internal notes, what is exempt, exempt comments. */
export const redactBy =
  ({ exempt }: Pick<PresentState, 'exempt'>): Redact =>
  (viewer, event) => {
    if (viewer.level === 'employee') return event.type === 'InternalNoteAdded' && viewer.notes !== 'all' ? null : event;
    if (registry.find(event.type)?.publicName === null || exempt.has(event.stream)) return null;
    return event.data['commentExempt'] ? { ...event, data: { ...event.data, comment: null } } : event;
  };

export async function feedOn(
  store: EventStore & { tokensArePositions: true },
  context: PresentState,
): Promise<FeedSource> {
  return {
    log: positionedLog(store),
    registry,
    context,
    redact: redactBy(context),
    source: sourceOf(await store.logId()),
  };
}

/** An event as a command would have made it. */
export const proposed = (type: string, data: JsonObject = {}): ProposedEvent => ({
  id: randomUUID(),
  type,
  version: 1,
  data,
  metadata: {
    actor: { person: 'person-actor', role: 'sector-lead', grant: 'lead:unit-it' },
    commandId: randomUUID(),
    fingerprint: 'f',
    correlationId: 'request-1',
    recordedAt: '2017-04-30T10:00:00.000Z',
    source: 'http',
  },
});

export interface Writer {
  /** Appends to a stream, whatever revision it is at. */
  write(stream: string, ...events: ProposedEvent[]): Promise<void>;
}

export function writerOf(store: EventStore): Writer {
  const revisions = new Map<string, number>();
  return {
    async write(stream, ...events) {
      const at = revisions.get(stream);
      revisions.set(stream, (at ?? -1) + events.length);
      await store.append(stream, at ?? 'no-stream', events);
    },
  };
}
