/** What the server says about an append, on each of the two ways that the client appends. */
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';
import codeMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import sharedMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statusMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streamMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import type { ExpectedState } from './log.js';
import { MAX_APPEND_BYTES, streamIdentifier } from './protocol.js';

/** How an append ended. */
export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'conflict'; readonly expected: ExpectedState; readonly actual: number | 'no_stream' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'bad-request' };

/** Answer to one append on the call that all appends of a client without credentials share. */
export function batchAnswer(correlation: UUID | undefined, stream: string, outcome: AppendOutcome): Uint8Array {
  const answer = new streamMessages.BatchAppendResp();
  answer.setCorrelationId(correlation);
  answer.setStreamIdentifier(streamIdentifier(stream));
  if (outcome.kind === 'appended') answer.setSuccess(batchSuccess(outcome.revision, outcome.position));
  else answer.setError(batchError(stream, outcome));
  return answer.serializeBinary();
}

function batchSuccess(revision: number, position: number | undefined): BatchAppendResp.Success {
  const success = new streamMessages.BatchAppendResp.Success();
  success.setCurrentRevision(String(revision));
  if (position === undefined) success.setNoPosition(new emptyMessages.Empty());
  else success.setPosition(allPosition(position));
  return success;
}

function allPosition(position: number) {
  const message = new sharedMessages.AllStreamPosition();
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  return message;
}

type Failure = Exclude<AppendOutcome, { kind: 'appended' }>;

function batchError(stream: string, failure: Failure) {
  const { Code } = codeMessages;
  switch (failure.kind) {
    case 'conflict':
      return batchStatus(
        Code.ALREADY_EXISTS,
        'WrongExpectedVersion',
        'event_store.client.WrongExpectedVersion',
        wrongExpectedVersion(failure.expected, failure.actual),
      );
    case 'deleted': {
      const deleted = new sharedMessages.StreamDeleted();
      deleted.setStreamIdentifier(streamIdentifier(stream));
      return batchStatus(Code.NOT_FOUND, 'StreamDeleted', 'event_store.client.StreamDeleted', deleted);
    }
    case 'too-large': {
      const exceeded = new sharedMessages.MaximumAppendSizeExceeded();
      exceeded.setMaxappendsize(MAX_APPEND_BYTES);
      const type = 'event_store.client.MaximumAppendSizeExceeded';
      return batchStatus(Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', type, exceeded);
    }
    case 'timed-out':
      return batchStatus(Code.DEADLINE_EXCEEDED, 'Timeout', 'event_store.client.Timeout', new sharedMessages.Timeout());
    case 'not-ready':
      return batchStatus(Code.UNAVAILABLE, 'Server Is Not Ready', 'google.protobuf.Empty', new emptyMessages.Empty());
    case 'bad-request':
      return batchStatus(
        Code.INVALID_ARGUMENT,
        'BadRequest',
        'event_store.client.BadRequest',
        new sharedMessages.BadRequest(),
      );
  }
}

function batchStatus(code: number, message: string, type: string, details: { serializeBinary(): Uint8Array }) {
  const packed = new anyMessages.Any();
  packed.pack(details.serializeBinary(), type);
  const answer = new statusMessages.Status();
  answer.setCode(code);
  answer.setMessage(message);
  answer.setDetails(packed);
  return answer;
}

function wrongExpectedVersion(expected: ExpectedState, actual: number | 'no_stream') {
  const message = new sharedMessages.WrongExpectedVersion();
  if (actual === 'no_stream') message.setCurrentNoStream(new emptyMessages.Empty());
  else message.setCurrentStreamRevision(String(actual));
  if (expected === 'any') message.setExpectedAny(new emptyMessages.Empty());
  else if (expected === 'no_stream') message.setExpectedNoStream(new emptyMessages.Empty());
  else if (expected === 'stream_exists') message.setExpectedStreamExists(new emptyMessages.Empty());
  else message.setExpectedStreamPosition(String(expected));
  return message;
}

/** Answer to an append that is a call of its own; what is no answer there is thrown. @throws a status of gRPC */
export function appendAnswer(stream: string, outcome: AppendOutcome): Uint8Array {
  const answer = new streamMessages.AppendResp();
  if (outcome.kind === 'appended') answer.setSuccess(appendSuccess(outcome.revision, outcome.position));
  else if (outcome.kind === 'conflict')
    answer.setWrongExpectedVersion(appendConflict(outcome.expected, outcome.actual));
  else throw failureStatus(stream, outcome);
  return answer.serializeBinary();
}

function appendSuccess(revision: number, position: number | undefined) {
  const success = new streamMessages.AppendResp.Success();
  success.setCurrentRevision(String(revision));
  if (position === undefined) success.setNoPosition(new sharedMessages.Empty());
  else success.setPosition(positionIn(new streamMessages.AppendResp.Position(), position));
  return success;
}

function appendConflict(expected: ExpectedState, actual: number | 'no_stream') {
  const message = new streamMessages.AppendResp.WrongExpectedVersion();
  if (actual === 'no_stream') message.setCurrentNoStream(new sharedMessages.Empty());
  else message.setCurrentRevision(String(actual));
  if (expected === 'any') message.setExpectedAny(new sharedMessages.Empty());
  else if (expected === 'no_stream') message.setExpectedNoStream(new sharedMessages.Empty());
  else if (expected === 'stream_exists') message.setExpectedStreamExists(new sharedMessages.Empty());
  else message.setExpectedRevision(String(expected));
  return message;
}

interface PositionMessage {
  setCommitPosition(value: string): unknown;
  setPreparePosition(value: string): unknown;
}

function positionIn<Message extends PositionMessage>(message: Message, position: number): Message {
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  return message;
}

/** Answer to the deletion (`DeleteResp`) or the tombstoning (`TombstoneResp`) of a stream. @throws a status of gRPC */
export function deletionAnswer(kind: 'delete' | 'tombstone', stream: string, outcome: AppendOutcome): Uint8Array {
  if (outcome.kind !== 'appended') throw failureStatus(stream, outcome);
  const answer = kind === 'delete' ? new streamMessages.DeleteResp() : new streamMessages.TombstoneResp();
  const { Position } = kind === 'delete' ? streamMessages.DeleteResp : streamMessages.TombstoneResp;
  answer.setPosition(positionIn(new Position(), outcome.position ?? 0));
  return answer.serializeBinary();
}

function failureStatus(stream: string, failure: Failure): Partial<ServiceError> {
  switch (failure.kind) {
    case 'conflict':
      return exception(status.FAILED_PRECONDITION, 'wrong-expected-version', {
        'stream-name': stream,
        'expected-version': String(numberOf(failure.expected)),
        'actual-version': String(failure.actual === 'no_stream' ? -1 : failure.actual),
      });
    case 'deleted':
      return streamDeleted(stream);
    case 'too-large':
      return exception(status.INVALID_ARGUMENT, 'maximum-append-size-exceeded', {
        'maximum-append-size': String(MAX_APPEND_BYTES),
      });
    case 'timed-out':
      return { code: status.ABORTED, details: 'Operation timed out: Commit phase timeout' };
    case 'not-ready':
      return { code: status.UNAVAILABLE, details: 'Server Is Not Ready' };
    case 'bad-request':
      return HANDLER_FAILED;
  }
}

/** What the server says where it did not expect a request. */
export const HANDLER_FAILED: Partial<ServiceError> = {
  code: status.UNKNOWN,
  details: 'Exception was thrown by handler.',
};

export const UNAVAILABLE: Partial<ServiceError> = { code: status.UNAVAILABLE, details: 'Server Is Too Busy' };

export const MESSAGE_TOO_LARGE: Partial<ServiceError> = {
  code: status.RESOURCE_EXHAUSTED,
  details: 'Received message exceeds the maximum configured message size.',
};

export function streamDeleted(stream: string): Partial<ServiceError> {
  return exception(status.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': stream });
}

function exception(code: status, name: string, named: Readonly<Record<string, string>>): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', name);
  for (const [key, value] of Object.entries(named)) metadata.set(key, value);
  return { code, details: name, metadata };
}

function numberOf(expected: ExpectedState): number {
  if (expected === 'any') return -2;
  if (expected === 'no_stream') return -1;
  return expected === 'stream_exists' ? -4 : expected;
}
