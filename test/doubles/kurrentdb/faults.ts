/** What the stand-in can be told to do that a real server does only now and then. */
export interface Faults {
  /** Every answer comes so many milliseconds late; appends are committed before. 0: at once. */
  answerLate(milliseconds: number): Promise<void>;
  /** Appends are taken and neither committed nor answered until `releaseCommits`; a repetition times out. */
  holdCommits(): Promise<void>;
  releaseCommits(): Promise<void>;
  /** The next appends are committed, and the connection breaks instead of the answer. */
  breakAfterCommit(appends: number): Promise<void>;
  /** The connection breaks at the next appends; they are not written. */
  breakBeforeCommit(appends: number): Promise<void>;
  /** The next appends are answered as timed out, whether they are written or not. */
  timeOut(appends: number, written: boolean): Promise<void>;
  /** Every call is refused: `unavailable`, or `not-ready` as a server says that starts. `nothing`: served again. */
  refuse(how: Refusal | 'nothing'): Promise<void>;
  /** After so many events the next reads stop: the connection breaks, or nothing more comes (`hang`). */
  stopReadsAfter(events: number, how: 'break' | 'hang', reads: number): Promise<void>;
  /** Ends all subscriptions with an error. */
  dropSubscriptions(): Promise<void>;
  /** The subscriptions of now stay open and get nothing more, although the connection lives. */
  silenceSubscriptions(): Promise<void>;
  /** Takes calls and answers none; the connection lives. What has expired when it speaks again is not written. */
  silence(): Promise<void>;
  /** Falls silent after so many more appends; resolves when it has. */
  silenceAfter(appends: number): Promise<void>;
  speak(): Promise<void>;
  /** Breaks every connection of now. */
  cutConnections(): Promise<void>;
  /** Stops as if killed. Appends that were taken and not committed are lost, or `kept`: written, unanswered. */
  goDown(uncommitted: 'lost' | 'kept'): Promise<void>;
  /** Starts again on the same port with the same log; the memory of ids is empty. */
  comeUp(): Promise<void>;
}

export type Refusal = 'unavailable' | 'not-ready';

/** What is to go wrong, as those who serve calls ask it. */
export interface FaultState {
  answerDelay: number;
  commitsHeld: boolean;
  breaksAfterCommit: number;
  breaksBeforeCommit: number;
  timeOuts: { left: number; written: boolean };
  refusal: Refusal | undefined;
  stoppedReads: { left: number; afterEvents: number; how: 'break' | 'hang' };
  /** Appends that are served until it falls silent, and who waits for that. */
  lastAppends: { left: number; silent: () => void } | undefined;
  /** While it is silent: resolves when it speaks again. */
  silence: PromiseWithResolvers<void> | undefined;
}

export function noFaults(): FaultState {
  return {
    answerDelay: 0,
    commitsHeld: false,
    breaksAfterCommit: 0,
    breaksBeforeCommit: 0,
    timeOuts: { left: 0, written: false },
    refusal: undefined,
    stoppedReads: { left: 0, afterEvents: 0, how: 'break' },
    lastAppends: undefined,
    silence: undefined,
  };
}
