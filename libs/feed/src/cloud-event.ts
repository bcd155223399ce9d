import type { Viewer } from '#domain';
import type { EventTypeRow, JsonObject, PositionedEvent } from '#event-store';
import { withoutPersons } from './persons.js';

/** Media type of one event (CloudEvents JSON format 1.0.2, section 3). */
export const CLOUD_EVENT = 'application/cloudevents+json';

/** Media type of a list of events (CloudEvents JSON format 1.0.2, section 4). */
export const CLOUD_EVENTS_BATCH = 'application/cloudevents-batch+json';

/** An event for readers outside the log: CloudEvents 1.0, structured mode, JSON. Never a name of a person. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** The event's id: with `source` it is unique, and a second delivery carries the same. */
  readonly id: string;
  /** `/tiltak/<log id>`. */
  readonly source: string;
  /** Public name of the event's type, or `no.tiltak.internal.<type>` for events that employees alone may see. */
  readonly type: string;
  /** Stream: `measure-<uuid>`. */
  readonly subject: string;
  /** When it was recorded: an instant in UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The fact in the present shape of its type. */
  readonly data: JsonObject;
  /** Extension: number in the whole log, what a reader resumes from. */
  readonly position: number;
  /** Extension: number in the stream, from 0. */
  readonly revision: number;
  /** Extension: what belongs to one request carries the same. */
  readonly correlationid: string;
  /** Extension: role in which the actor acted. */
  readonly actorrole: string;
  /** Extension, employees only: person id of the actor. */
  readonly actor?: string;
}

export interface CloudEventOptions {
  /** See {@link CloudEvent.source}. */
  readonly source: string;
  /** For whom: person ids are for employees only. */
  readonly level: Viewer['level'];
}

/** `source` of an installation's events. */
export const sourceOf = (logId: string): string => `/tiltak/${logId}`;

/** CloudEvents type of a row of the registry. */
export const cloudEventType = ({ type, publicName }: Pick<EventTypeRow, 'type' | 'publicName'>): string =>
  publicName ?? `no.tiltak.internal.${type}`;

/**
 * An event as CloudEvents 1.0. What the reader may not see must have been taken out of it before; here only person ids
 * go, for whoever is no employee.
 * @param event in the present shape of its type
 * @throws an internal event for somebody who is no employee: it must not have come this far
 * @example toCloudEvent(registry.upcast(event), row, { source: sourceOf(logId), level: viewer.level })
 */
export function toCloudEvent(
  event: PositionedEvent,
  row: Pick<EventTypeRow, 'type' | 'publicName'>,
  { source, level }: CloudEventOptions,
): CloudEvent {
  const employee = level === 'employee';
  if (!employee && row.publicName === null) throw new Error(`${event.type} is internal, and the reader no employee`);
  const { actor, recordedAt, correlationId } = event.metadata;
  return {
    specversion: '1.0',
    id: event.id,
    source,
    type: cloudEventType(row),
    subject: event.stream,
    time: recordedAt,
    datacontenttype: 'application/json',
    data: employee ? event.data : withoutPersons(event.type, event.data),
    position: event.position,
    revision: event.revision,
    correlationid: correlationId,
    actorrole: actor.role,
    ...(employee && { actor: actor.person }),
  };
}
