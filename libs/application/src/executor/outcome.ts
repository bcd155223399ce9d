import type { Fact, Recorded, Refusal } from '#domain';
import type { Token } from '#event-store';

/** An event of the answer: its id, which corrections name, and its type. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
}

/** The command's events are in the log. `replayed`: they were there before; the first answer is given again. */
export interface Stored {
  readonly kind: 'stored';
  readonly stream: string;
  /** Revision of the command's last event. */
  readonly revision: number;
  /** Revision of the command's first event: 0 means that it began the stream. */
  readonly firstRevision: number;
  readonly token: Token;
  readonly events: readonly StoredEvent[];
  readonly replayed: boolean;
}

/** The state says so already: nothing was stored. */
export interface Unchanged {
  readonly kind: 'unchanged';
  readonly stream: string;
  readonly revision: number;
}

/** `If-Match` named an older revision: somebody was faster. */
export interface PreconditionFailed<State = unknown, F extends Fact = Fact> {
  readonly kind: 'precondition-failed';
  readonly stream: string;
  /** The present revision; -1: there is no such stream. */
  readonly revision: number;
  readonly state: State;
  /** The state at the revision that the caller knew. */
  readonly before: State;
  /** What happened after the revision that the caller knew; empty when the caller named one that is not there yet. */
  readonly since: readonly Recorded<F>[];
}

/** What became of a command. Everything but a fault in the program is a value. */
export type CommandOutcome<State = unknown, F extends Fact = Fact> =
  | Stored
  | Unchanged
  | PreconditionFailed<State, F>
  /** The domain, or a rule across streams, says no: every reason at once. */
  | { readonly kind: 'refused'; readonly refusals: readonly [Refusal, ...Refusal[]] }
  /** The actor has no right to it. */
  | { readonly kind: 'forbidden'; readonly refusal: Refusal }
  /** The same idempotency key was used for another request. */
  | { readonly kind: 'key-reused' }
  /** Others wrote to the stream again and again while this command was decided: certainly not stored. */
  | { readonly kind: 'contended' }
  /** Certainly not stored: the store does not answer. */
  | { readonly kind: 'unavailable' }
  /** Perhaps stored: the same request with the same key may be sent again, and is then answered for certain. */
  | { readonly kind: 'unknown' }
  /** One command's facts weigh more than the store takes at once. */
  | { readonly kind: 'too-large'; readonly bytes: number }
  /** The stream holds an event that this release does not know. */
  | { readonly kind: 'unreadable'; readonly type: string; readonly version: number };

/** The answer to an authorisation: the right under which it is done, or why not. */
export type Authorisation<G> =
  { readonly ok: true; readonly grant: G } | { readonly ok: false; readonly refusal: Refusal };
