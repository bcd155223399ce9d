/** What the server sends on reads and subscriptions. */
import streamMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { StoredEvent } from './log.js';
import { streamIdentifier, uuid } from './protocol.js';

const { ReadResp } = streamMessages;

const written = new WeakMap<StoredEvent, Uint8Array>();

/** The event as it goes over the wire; written once. */
export function eventAnswer(event: StoredEvent): Uint8Array {
  let bytes = written.get(event);
  if (!bytes) written.set(event, (bytes = writeEvent(event)));
  return bytes;
}

const TICKS_PER_MILLISECOND = 10_000n;

function writeEvent(event: StoredEvent): Uint8Array {
  const position = String(event.position);
  const recorded = new ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(uuid(event.id));
  recorded.setStreamIdentifier(streamIdentifier(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(position);
  recorded.setPreparePosition(position);
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const named = recorded.getMetadataMap();
  named.set('type', event.type);
  named.set('created', String(BigInt(event.created) * TICKS_PER_MILLISECOND));
  named.set('content-type', event.isJson ? 'application/json' : 'application/octet-stream');
  const read = new ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(position);
  const answer = new ReadResp();
  answer.setEvent(read);
  return answer.serializeBinary();
}

export function streamNotFound(stream: string): Uint8Array {
  const notFound = new ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(streamIdentifier(stream));
  const answer = new ReadResp();
  answer.setStreamNotFound(notFound);
  return answer.serializeBinary();
}

export function confirmation(subscription: string): Uint8Array {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(subscription);
  const answer = new ReadResp();
  answer.setConfirmation(confirmed);
  return answer.serializeBinary();
}

export function caughtUp(): Uint8Array {
  const answer = new ReadResp();
  answer.setCaughtUp(new ReadResp.CaughtUp());
  return answer.serializeBinary();
}

export function checkpoint(position: number): Uint8Array {
  const reached = new ReadResp.Checkpoint();
  reached.setCommitPosition(String(position));
  reached.setPreparePosition(String(position));
  const answer = new ReadResp();
  answer.setCheckpoint(reached);
  return answer.serializeBinary();
}
