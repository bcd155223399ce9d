import type { AllStreamResolvedEvent, EventData, ResolvedEvent } from '@kurrent/kurrentdb-client';
import type { EncodedEvent } from '../encode.js';
import { StoreUnavailable, type EventMetadata, type JsonObject, type RecordedEvent } from '../port.js';

/** What stands in an event's metadata on the server: its shape's version beside ours, which is kept as it is. */
interface StoredMetadata {
  readonly version: number;
  readonly metadata: EventMetadata;
}

/** Copies of what was checked: nobody can change them before they are sent, and JSON takes all of it. */
export const toEventData = ({ id, type, version, data, metadata }: EncodedEvent): EventData => ({
  id,
  type,
  contentType: 'application/json',
  data: JSON.parse(data) as JsonObject,
  metadata: { version, metadata: JSON.parse(metadata) as EventMetadata } satisfies StoredMetadata,
});

/**
 * @param prefix of the installation's streams, with its hyphen
 * @throws {StoreUnavailable} somebody else has written into the installation's streams
 */
export function toRecordedEvent({ event }: AllStreamResolvedEvent | ResolvedEvent, prefix: string): RecordedEvent {
  if (!event) throw new StoreUnavailable('the server gave a place without an event');
  const { id, type, streamId, revision, data, metadata } = event;
  const { position } = event as { position?: { commit: bigint } };
  const stored = metadata as Partial<StoredMetadata> | undefined;
  if (!event.isJson || position === undefined || typeof stored?.version !== 'number' || !stored.metadata) {
    throw new StoreUnavailable(`${streamId}@${revision} was not written by this product: event ${id}`);
  }
  return {
    id,
    type,
    version: stored.version,
    data: data as JsonObject,
    metadata: stored.metadata,
    stream: streamId.slice(prefix.length),
    revision: Number(revision),
    token: String(position.commit),
  };
}
