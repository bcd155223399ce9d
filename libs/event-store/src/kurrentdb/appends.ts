import type { AppendResult as ClientResult, EventData } from '@kurrent/kurrentdb-client';
import { OutcomeUnknown, StoreUnavailable, type AppendResult, type ExpectedRevision } from '../port.js';
import type { Connection } from './connection.js';
import { appendFailure } from './failures.js';
import { createGate } from './gate.js';
import { TimeLimitExceeded, withinTime } from './time-limit.js';

/** An append that was checked: see `encodeAppend`. */
export interface ServerAppend {
  /** As whoever appends calls the stream. */
  readonly stream: string;
  /** As the server calls it. */
  readonly onServer: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventData[];
  /** Of data and metadata together. */
  readonly bytes: number;
}

export interface Appends {
  /** @throws the port's errors of an append; the same append again waits for the first, whoever gave that one up */
  append(append: ServerAppend): Promise<AppendResult>;
  /** Appends that were sent and have not settled: lost ones too, which nobody awaits any more. */
  readonly underWay: number;
  /** Resolves when every accepted append has been answered, or has run out of its time. */
  idle(): Promise<void>;
}

export interface AppendLimits {
  /** Milliseconds until whoever appends is told that the outcome is not known. */
  readonly appendTimeout: number;
  /** Milliseconds until an append that does not settle is cut off together with its connection. */
  readonly abandonAfter: number;
}

/** Appends by one call that all of them share; each is sent again only after the one before has settled. */
export function createAppends(connection: Connection, { appendTimeout, abandonAfter }: AppendLimits): Appends {
  const gate = createGate();
  const sent = new Map<string, Promise<AppendResult>>();
  const accepted = new Set<Promise<unknown>>();

  async function send(append: ServerAppend): Promise<AppendResult> {
    const { stream, onServer, expected, events, bytes } = append;
    const leave = await gate.enter(bytes);
    const { writer } = connection;
    const abandon = setTimeout(() => connection.replaceWriter(writer), abandonAfter);
    try {
      const streamState = expected === 'no-stream' ? 'no_stream' : BigInt(expected);
      const result = await writer.appendToStream(onServer, [...events], { streamState });
      return resultOf(stream, result);
    } catch (error) {
      throw appendFailure(error, append);
    } finally {
      clearTimeout(abandon);
      leave();
    }
  }

  function sendOnce(append: ServerAppend): Promise<AppendResult> {
    const key = keyOf(append);
    const before = sent.get(key);
    if (before) return before;
    const sending = send(append).finally(() => sent.delete(key));
    sent.set(key, sending);
    return sending;
  }

  async function answered(append: ServerAppend): Promise<AppendResult> {
    try {
      return await withinTime(sendOnce(append), appendTimeout);
    } catch (error) {
      if (!(error instanceof TimeLimitExceeded)) throw error;
      throw new OutcomeUnknown(`${append.stream}: ${error.message}`, { cause: error });
    }
  }

  return {
    append(append) {
      const answer = answered(append);
      const done = answer.catch(() => undefined).finally(() => accepted.delete(done));
      accepted.add(done);
      return answer;
    },
    get underWay() {
      return sent.size;
    },
    async idle() {
      await Promise.all(accepted);
    },
  };
}

const keyOf = ({ onServer, expected, events }: ServerAppend): string =>
  JSON.stringify([onServer, expected, events.map(({ id }) => id)]);

/** A success without a place: the server knows the ids of a stream that was deleted, and wrote nothing. */
function resultOf(stream: string, { nextExpectedRevision, position }: ClientResult): AppendResult {
  if (!position) throw new StoreUnavailable(`${stream} was deleted on the server: nothing was written`);
  return { revision: Number(nextExpectedRevision), token: String(position.commit) };
}
