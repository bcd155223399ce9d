/**
 * The event store port: what every adapter (sqlite, memory, KurrentDB) does, and nothing that one of them cannot do.
 * What must hold is spelled out in the contract suite (`#event-store/contract`).
 */

/** `measure-<uuid>`. The adapter may add a prefix of the installation; nobody outside it sees that prefix. */
export type StreamName = string;

/**
 * Place of an event in one log, as the adapter knows it: a decimal string without leading zeros. Opaque: it orders
 * events of one log, may jump, and means nothing in another log (see {@link EventStore.logId}).
 * `'0'` is the place before the first event.
 */
export type Token = string;

/** The place before the first event of every log. */
export const START: Token = '0';

/** Says which state of the stream the decision was made on: `'no-stream'`, or the revision of its last event. */
export type ExpectedRevision = 'no-stream' | number;

/** Who and why: kept beside the fact. Never a name or an address; see the decision on personal data. */
export interface EventMetadata {
  /** Person id of our own people register, the role in which the person acted, and the grant that gave the right. */
  readonly actor: { readonly person: string; readonly role: string; readonly grant?: string };
  readonly commandId: string;
  /** Digest of the request; the same command id with another fingerprint is another request. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** Instant, ISO 8601 in UTC with milliseconds. */
  readonly recordedAt: string;
  /** Where the request came from: `http`, `cli`, `process:<name>`, `seed:<file id>`. */
  readonly source: string;
}

/** An event as it is handed to the store. */
export interface ProposedEvent {
  /** UUIDv5 of command id, stream and index: a retry makes the same event. See `eventId`. */
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
}

/** An event as the log keeps it: in the shape (`version`) in which it was written. */
export interface RecordedEvent extends ProposedEvent {
  readonly stream: StreamName;
  /** 0, 1, 2 … without a gap. */
  readonly revision: number;
  readonly token: Token;
}

/** A recorded event and its number in the whole log: 1, 2, 3 …, the same on every replica and every store. */
export interface PositionedEvent extends RecordedEvent {
  readonly position: number;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json | undefined };

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Token of the last event of this append. */
  readonly token: Token;
}

/** What an append may weigh: the sum of the UTF-8 bytes of its events' JSON `data`, on every adapter. */
export const MAX_APPEND_BYTES = 1_048_576;

export interface EventStore {
  /** `sqlite`, `memory`, `kurrentdb`: for health, metrics and messages. */
  readonly kind: string;

  /** True where an event's token is its position as a decimal string. Missing: positions must be counted. */
  readonly tokensArePositions?: true;

  /** Identity of the log: another log (a new file, another cluster) has another id. Tokens never cross it. */
  logId(): Promise<string>;

  /**
   * Appends all events to one stream, or none. Resolves only when they are durable.
   * The same append again (same ids, expected revision and count) is a success that adds nothing and answers as the
   * first did. Part of an earlier append is not the same append; see the adapter's notes in the README.
   * @throws {RevisionConflict} the stream stands elsewhere; carries the actual revision
   * @throws {AppendTooLarge} more than {@link MAX_APPEND_BYTES}
   * @throws {InvalidAppend} what `encodeAppend` refuses: no events, an id that is no UUID, a value JSON cannot hold …
   * @throws {StoreUnavailable} certainly not written
   * @throws {OutcomeUnknown} perhaps written: retry with the same ids and the same expected revision
   */
  append(stream: StreamName, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<AppendResult>;

  /**
   * Events of one stream from a revision on (inclusive), in order, at most `limit`; a missing stream gives `[]`.
   * Fewer than `limit` means that the stream ended there. The page is drained: nothing stays open.
   */
  read(stream: StreamName, from: number, limit: number): Promise<RecordedEvent[]>;

  /** Events of the whole log after a token (exclusive), in order, at most `limit`; `[]` at the end. */
  readAll(after: Token, limit: number): Promise<RecordedEvent[]>;

  /** The event at exactly this token, or null: how a checkpoint is verified. */
  at(token: Token): Promise<RecordedEvent | null>;

  /** Token of the last event, {@link START} in an empty log. */
  head(): Promise<Token>;

  /**
   * Resolves when there may be more after the token, or when the signal aborts. It may wake for nothing and may wake
   * late (within a second) for writes of another process; a page never lies, so a lost signal costs latency only.
   */
  wait(after: Token, signal?: AbortSignal): Promise<void>;

  /** Finishes what was accepted, then lets go of files and connections. Later calls throw {@link StoreUnavailable}. */
  close(): Promise<void>;
}

/** Base of the port's errors: a stable `code`, and whether the same append may be sent again. */
export abstract class EventStoreError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** Somebody else was faster, or the stream does not stand where the caller thought. */
export class RevisionConflict extends EventStoreError {
  readonly code = 'revision-conflict';
  constructor(
    readonly stream: StreamName,
    readonly expected: ExpectedRevision,
    /** Revision of the stream's last event; `'no-stream'` if it has none. */
    readonly actual: ExpectedRevision,
  ) {
    super(`${stream}: expected ${expected}, is at ${actual}`);
  }
}

export class AppendTooLarge extends EventStoreError {
  readonly code = 'append-too-large';
  constructor(
    readonly stream: StreamName,
    readonly bytes: number,
  ) {
    super(`${stream}: ${bytes} bytes of data in one append, at most ${MAX_APPEND_BYTES} are taken`);
  }
}

export class InvalidAppend extends EventStoreError {
  readonly code = 'invalid-append';
}

/** Certainly not written: closed, disk full, file locked by another process for too long, server refused. */
export class StoreUnavailable extends EventStoreError {
  readonly code = 'store-unavailable';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** Perhaps written. Retry with the same ids and the same expected revision. */
export class OutcomeUnknown extends EventStoreError {
  readonly code = 'outcome-unknown';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** A checkpoint does not fit the log: another log, or another event (or none) in that place. The view must be rebuilt. */
export class CheckpointMismatch extends EventStoreError {
  readonly code = 'checkpoint-mismatch';
}

/** Where a follower stands: verified against the log at start. */
export interface Checkpoint {
  readonly logId: string;
  /** Number of the last event seen; 0 before the first. */
  readonly position: number;
  readonly token: Token;
  /** Id of the event at `token`; null at the start. */
  readonly eventId: string | null;
}
