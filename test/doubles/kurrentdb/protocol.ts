/**
 * The published protocol, as far as the client uses it: which methods there are, and how requests are read and answers
 * written. The message classes are those that come with the client.
 */
import type { ServiceDefinition } from '@grpc/grpc-js';
import gossipMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import featureMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import sharedMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type {
  AppendReq,
  BatchAppendReq,
  DeleteReq,
  ReadReq,
  TombstoneReq,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ExpectedState, ProposedEvent } from './log.js';

export type { AppendReq, BatchAppendReq, DeleteReq, ReadReq, TombstoneReq };

/** Data that one append may weigh, in bytes. */
export const MAX_APPEND_BYTES = 1_048_576;

/** What a request weighs that the server does not read at all. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

/** Stands for a request that is too large to be read. */
export const TOO_LARGE = Symbol('request above the limit');

/** A message that was read, or the mark that it was too large. */
export type Received<Message> = Message | typeof TOO_LARGE;

const asItIs = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function method<Message>(
  path: string,
  read: (bytes: Uint8Array) => Message,
  requestStream = false,
  responseStream = false,
) {
  return {
    path,
    requestStream,
    responseStream,
    requestSerialize: asItIs,
    responseDeserialize: asItIs,
    responseSerialize: asItIs,
    requestDeserialize: (bytes: Buffer): Received<Message> =>
      bytes.length > MAX_MESSAGE_BYTES ? TOO_LARGE : read(bytes),
  };
}

const nothing = (): object => ({});
const STREAMS = 'event_store.client.streams.Streams';

/** Answers of every method are bytes: an event is written once, however many read it. */
export const streamsService = {
  read: method(`/${STREAMS}/Read`, streamMessages.ReadReq.deserializeBinary, false, true),
  append: method(`/${STREAMS}/Append`, streamMessages.AppendReq.deserializeBinary, true, false),
  batchAppend: method(`/${STREAMS}/BatchAppend`, streamMessages.BatchAppendReq.deserializeBinary, true, true),
  delete: method(`/${STREAMS}/Delete`, streamMessages.DeleteReq.deserializeBinary),
  tombstone: method(`/${STREAMS}/Tombstone`, streamMessages.TombstoneReq.deserializeBinary),
} satisfies ServiceDefinition;

export const featuresService = {
  getSupportedMethods: method('/event_store.client.server_features.ServerFeatures/GetSupportedMethods', nothing),
} satisfies ServiceDefinition;

export const gossipService = {
  read: method('/event_store.client.gossip.Gossip/Read', nothing),
} satisfies ServiceDefinition;

/** The version that the observed behaviour belongs to. */
const SERVER_VERSION = '24.6.0';

export function supportedMethods(): Uint8Array {
  const answer = new featureMessages.SupportedMethods();
  answer.setEventStoreServerVersion(SERVER_VERSION);
  answer.setMethodsList(
    Object.keys(streamsService).map((name) => {
      const supported = new featureMessages.SupportedMethod();
      supported.setServiceName(STREAMS.toLowerCase());
      supported.setMethodName(name.toLowerCase());
      return supported;
    }),
  );
  return answer.serializeBinary();
}

/** One node, the leader, at the address that clients connect to. */
export function clusterOfOne(instance: string, host: string, port: number): Uint8Array {
  const endPoint = new gossipMessages.EndPoint();
  endPoint.setAddress(host);
  endPoint.setPort(port);
  const member = new gossipMessages.MemberInfo();
  member.setInstanceId(uuid(instance));
  member.setTimeStamp(String(BigInt(Date.now()) * 10_000n));
  member.setState(gossipMessages.MemberInfo.VNodeState.LEADER);
  member.setIsAlive(true);
  member.setHttpEndPoint(endPoint);
  const answer = new gossipMessages.ClusterInfo();
  answer.setMembersList([member]);
  return answer.serializeBinary();
}

export function uuid(text: string): UUID {
  const message = new sharedMessages.UUID();
  message.setString(text);
  return message;
}

/** A request that the server refuses as malformed. */
export class BadRequest extends Error {}

interface WithStreamIdentifier {
  getStreamIdentifier(): { getStreamName_asU8(): Uint8Array } | undefined;
}

/** @throws {BadRequest} the name is empty */
export function streamNameOf(options: WithStreamIdentifier): string {
  const name = Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw new BadRequest('a stream needs a name');
  return name;
}

export function streamIdentifier(name: string) {
  const identifier = new sharedMessages.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name, 'utf8'));
  return identifier;
}

interface WithExpectedState {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

export function expectedStateOf(options: WithExpectedState, revision: string): ExpectedState {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return Number(revision);
}

type ProposedMessage = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

const UUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** @throws {BadRequest} the id is no UUID, or there is no type */
export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const id = message.getId()?.getString().toLowerCase() ?? '';
  if (!UUID_PATTERN.test(id) || id === NIL_UUID) throw new BadRequest(`${id} is no id of an event`);
  const named = message.getMetadataMap();
  const type = named.get('type') ?? '';
  if (type === '') throw new BadRequest('an event needs a type');
  return {
    id,
    type,
    isJson: named.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}
