/** What was made durable together, as a store tells its observer. */
export interface Commit {
  /** Events that were added. */
  readonly events: number;
  /** Appends that were answered together, those that added nothing included. */
  readonly appends: number;
  /** UTF-8 bytes of the appends' `data`. */
  readonly bytes: number;
  /** Until it was durable: on sqlite from asking for the write lock on, on KurrentDB from asking the server on. */
  readonly milliseconds: number;
}
