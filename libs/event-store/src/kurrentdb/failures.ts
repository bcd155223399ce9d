import {
  AppendTooLarge,
  EventStoreError,
  OutcomeUnknown,
  RevisionConflict,
  StoreUnavailable,
  type ExpectedRevision,
} from '../port.js';

/** What the client throws: its own errors have a `type`, those of the transport only a gRPC `code`. */
interface ClientFailure {
  readonly type?: string;
  readonly code?: number;
  readonly message?: string;
  readonly actualState?: bigint | string;
}

const UNAVAILABLE = 14;

/** A server that starts says so in the words of its answer; nothing of the append was taken. */
const NOT_READY = 'Server Is Not Ready';

/** The append, as far as what went wrong with it needs to be told. */
export interface FailedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly bytes: number;
}

/**
 * What an append's failure means. Only what the server, or a client that had sent nothing, says for certain is an
 * answer; everything else may have been written.
 */
export function appendFailure(error: unknown, { stream, expected, bytes }: FailedAppend): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const { type, code, message = '', actualState } = error as ClientFailure;
  const says = `${stream}: ${message || type || 'no reason given'}`;
  switch (type) {
    case 'wrong-expected-version':
      return new RevisionConflict(
        stream,
        expected,
        typeof actualState === 'bigint' ? Number(actualState) : 'no-stream',
      );
    case 'maximum-append-size-exceeded':
    case 'transaction-max-size-exceeded':
    case 'append-record-size-exceeded':
      return new AppendTooLarge(stream, bytes);
    case 'not-leader':
    case 'access-denied':
    case 'stream-deleted':
    case 'stream-tombstoned':
      return new StoreUnavailable(says, { cause: error });
    case 'unknown':
      if (message.includes(NOT_READY)) return new StoreUnavailable(says, { cause: error });
      break;
    case undefined:
      // the client had no connection and asked for the server's features first: the append was never sent
      if (code === UNAVAILABLE) return new StoreUnavailable(says, { cause: error });
      break;
  }
  return new OutcomeUnknown(says, { cause: error });
}

/** A read that fails has changed nothing: it may be asked again. */
export const readFailure = (what: string, error: unknown): EventStoreError =>
  error instanceof EventStoreError
    ? error
    : new StoreUnavailable(`${what} cannot be read: ${messageOf(error)}`, { cause: error });

export const isMissingStream = (error: unknown): boolean => (error as ClientFailure).type === 'stream-not-found';

export const messageOf = (error: unknown): string => {
  const { message, type } = error as ClientFailure;
  return message || type || String(error);
};
