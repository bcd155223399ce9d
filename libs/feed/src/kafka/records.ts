import type { Message } from 'kafkajs';
import type { EventRegistry, EventTypeRow, PositionedEvent } from '#event-store';
import { CLOUD_EVENT, toCloudEvent, type CloudEvent } from '../cloud-event.js';
import type { EventRecord, PublishedPair } from './port.js';

/** The money of a measure is in a stream of its own; its records stand with the measure's. */
const MONEY = /^savings-/;

/** Key of a stream's records. */
export const recordKey = (stream: string): string => stream.replace(MONEY, 'measure-');

export interface PairOptions {
  readonly registry: EventRegistry;
  /** See `sourceOf`. */
  readonly source: string;
  /** The event as the public may read it at this moment, or null. In the present shape of its type. */
  readonly publicView: (event: PositionedEvent) => PositionedEvent | null;
}

/**
 * What is published of an event of the log.
 * @throws {UnknownEvent} this release does not know the type or the version
 */
export function publishedPair(recorded: PositionedEvent, { registry, source, publicView }: PairOptions): PublishedPair {
  const event = registry.upcast(recorded);
  const row = registry.find(event.type)!;
  const shown = row.publicName === null ? null : publicView(event);
  const recordOf = (seen: PositionedEvent, level: 'employee' | 'nothing-live'): EventRecord => ({
    key: recordKey(event.stream),
    position: event.position,
    version: row.version,
    event: toCloudEvent(seen, row, { source, level }),
  });
  return { record: recordOf(event, 'employee'), publicRecord: shown && recordOf(shown, 'nothing-live') };
}

/** A record as it goes over the wire. */
export interface WireRecord extends Message {
  readonly key: string;
  readonly value: string;
}

export const encodeRecord = ({ key, position, version, event }: EventRecord): WireRecord => ({
  key,
  value: JSON.stringify(event),
  headers: { 'content-type': CLOUD_EVENT, position: String(position), version: String(version) },
});

/** A record that is none of ours. */
export class UnreadableRecord extends Error {
  readonly code = 'unreadable-record';
  override readonly name = 'UnreadableRecord';
}

/** As it comes from the broker. */
export interface ReceivedRecord {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
}

/** @throws {UnreadableRecord} no record that the relay wrote */
export function decodeRecord({ offset, key, value, headers = {} }: ReceivedRecord): EventRecord {
  const number = (name: string): number => Number(headers[name]?.toString() ?? NaN);
  const [position, version] = [number('position'), number('version')];
  if (!key || !value || !Number.isSafeInteger(position) || !Number.isSafeInteger(version)) {
    throw new UnreadableRecord(`the record at offset ${offset} has no key, value, position or version`);
  }
  return { key: key.toString(), position, version, event: parsed(value, offset) };
}

function parsed(value: Buffer, offset: string): CloudEvent {
  try {
    return JSON.parse(value.toString()) as CloudEvent;
  } catch (cause) {
    throw new UnreadableRecord(`the value of the record at offset ${offset} is no JSON`, { cause });
  }
}

const INTERNAL = 'no.tiltak.internal.';

/**
 * The event of the log as far as a record tells it: ids of command and request fingerprint stay in the log. Its token is
 * its position.
 * @param types rows of the registry by their CloudEvents type, see `rowsByPublicType`
 * @throws {UnreadableRecord} this release does not know the type
 */
export function eventOfRecord(
  { position, version, event }: EventRecord,
  types: ReadonlyMap<string, EventTypeRow>,
): PositionedEvent {
  const type =
    types.get(event.type)?.type ?? (event.type.startsWith(INTERNAL) ? event.type.slice(INTERNAL.length) : null);
  if (type === null) throw new UnreadableRecord(`event ${event.id}: ${event.type} is not known to this release`);
  return {
    id: event.id,
    type,
    version,
    data: event.data,
    stream: event.subject,
    revision: event.revision,
    token: String(position),
    position,
    metadata: {
      actor: { person: event.actor ?? '', role: event.actorrole },
      commandId: '',
      fingerprint: '',
      correlationId: event.correlationid,
      recordedAt: event.time,
      source: 'kafka',
    },
  };
}

/** Rows of public types by their public name. */
export const rowsByPublicType = (registry: EventRegistry): ReadonlyMap<string, EventTypeRow> =>
  new Map(registry.all().flatMap((row) => (row.publicName === null ? [] : [[row.publicName, row] as const])));
