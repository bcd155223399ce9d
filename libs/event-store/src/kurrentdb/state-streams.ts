import type { AllStreamResolvedEvent, ResolvedEvent } from '@kurrent/kurrentdb-client';
import { START, type AppendResult, type ExpectedRevision, type JsonObject, type Token } from '../port.js';
import type { Appends } from './appends.js';
import type { Connection } from './connection.js';
import { appendFailure } from './failures.js';
import { besideDomain } from './names.js';
import type { Reads } from './reads.js';
import { withinTime } from './time-limit.js';

/** The last event of a stream that keeps one only: what is known now. */
export interface State {
  /** Name of the stream, without what stands before it on the server. */
  readonly name: string;
  readonly revision: number;
  readonly token: Token;
  readonly id: string;
  readonly data: JsonObject;
}

/**
 * Streams of the installation that are not the domain's: of each the last event counts, and the server lets go of the
 * earlier ones (`$maxCount` 1; a scavenge removes them from its disk). What must be correctable and erasable lives here.
 */
export interface StateStreams {
  /** Null: the stream was never written. */
  last(name: string): Promise<State | null>;
  /** Of all streams whose names begin so, in the log's order, after a token (exclusive); old states may be among them. */
  after(name: string, token: Token, limit: number): Promise<State[]>;
  /**
   * @param id of the event, so that a retry writes nothing twice
   * @throws the port's errors of an append
   */
  put(
    name: string,
    expected: ExpectedRevision,
    event: { readonly id: string; readonly type: string; readonly data: JsonObject },
  ): Promise<AppendResult>;
}

interface StateStreamsOptions {
  readonly prefix: string;
  readonly reads: Reads;
  readonly appends: Appends;
  readonly connection: Connection;
  readonly checkOpen: () => void;
}

/** Milliseconds for telling the server that a stream keeps one event. */
const SETTING_TIMEOUT = 10_000;

export function createStateStreams({
  prefix,
  reads,
  appends,
  connection,
  checkOpen,
}: StateStreamsOptions): StateStreams {
  const beside = besideDomain(prefix, '');
  const stateOf = ({ event }: ResolvedEvent | AllStreamResolvedEvent): State => {
    const { id, streamId, revision, data } = event!;
    const { position } = event as { position?: { commit: bigint } };
    return {
      name: streamId.slice(beside.length),
      revision: Number(revision),
      token: String(position?.commit ?? START),
      id,
      data: data as JsonObject,
    };
  };

  /** Said before the first event, so that no state is ever kept for long. */
  async function keepOne(stream: string, bytes: number): Promise<void> {
    try {
      await withinTime(connection.writer.setStreamMetadata(stream, { maxCount: 1 }), SETTING_TIMEOUT);
    } catch (error) {
      throw appendFailure(error, { stream, expected: 'no-stream', bytes });
    }
  }

  return {
    async last(name) {
      checkOpen();
      const last = await reads.last(beside + name);
      return last && stateOf(last);
    },
    async after(name, token, limit) {
      checkOpen();
      const from = token === START ? null : BigInt(token);
      const page = (await reads.all(beside + name, from, limit + 1)).map(stateOf);
      return page[0]?.token === token ? page.slice(1) : page.slice(0, limit);
    },
    async put(name, expected, { id, type, data }) {
      checkOpen();
      const text = JSON.stringify(data);
      if (expected === 'no-stream') await keepOne(beside + name, text.length);
      return appends.append({
        stream: name,
        onServer: beside + name,
        expected,
        events: [
          { id, type, contentType: 'application/json', data: JSON.parse(text) as JsonObject, metadata: undefined },
        ],
        bytes: text.length,
      });
    },
  };
}
