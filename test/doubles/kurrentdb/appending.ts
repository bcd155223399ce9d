/** How appends go into the log: taken in order, committed together, answered in the order of the log. */
import type { AppendOutcome } from './answers.js';
import type { FaultState } from './faults.js';
import type { ExpectedState, Log, ProposedEvent, Verdict } from './log.js';
import { MAX_APPEND_BYTES } from './protocol.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedState;
  readonly events: readonly ProposedEvent[];
  /** Milliseconds since 1970, after which it must not be written any more. */
  readonly deadline: number;
  /** Breaks the connection that it came by. */
  readonly breakConnection: () => void;
}

export type Answer = (outcome: AppendOutcome) => void;

export interface Appending {
  submit(request: AppendRequest, answer: Answer): void;
  /** Takes a deletion or a tombstone into the same order. */
  write(expected: ExpectedState, write: () => Verdict, answer: Answer): void;
  /** Commits what has been taken, unless commits are held. */
  commit(): void;
  /** Forgets who waits for an answer, and commits or drops what they sent. */
  stop(uncommitted: 'lost' | 'kept'): void;
}

export interface AppendingOptions {
  readonly log: Log;
  readonly faults: FaultState;
  /** After so many milliseconds an append times out whose first is in flight. */
  readonly repeatTimeout: number;
  readonly committed: () => void;
}

export function createAppending({ log, faults, repeatTimeout, committed }: AppendingOptions): Appending {
  let waiting: (() => void)[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  const commit = (): void => {
    scheduled = undefined;
    if (faults.commitsHeld) return;
    const answers = waiting;
    waiting = [];
    log.commit();
    for (const answer of answers) answer();
    committed();
  };
  const scheduleCommit = (): void => {
    scheduled ??= setImmediate(commit);
  };
  const later = (milliseconds: number, answer: () => void): void => void setTimeout(answer, milliseconds).unref();

  /** Answers now, after the commit, or when a repetition in flight has timed out. */
  const settle = (verdict: Verdict, expected: ExpectedState, answer: Answer): void => {
    if (verdict.kind === 'written') {
      waiting.push(() => answer({ kind: 'appended', revision: verdict.revision, position: verdict.position }));
      scheduleCommit();
    } else if (verdict.kind === 'repeated' && verdict.inFlight) {
      later(repeatTimeout, () => answer({ kind: 'timed-out' }));
    } else if (verdict.kind === 'repeated') {
      answer({ kind: 'appended', revision: verdict.revision, position: verdict.position });
    } else if (verdict.kind === 'conflict') {
      answer({ kind: 'conflict', expected, actual: verdict.actual });
    } else {
      answer({ kind: 'deleted' });
    }
  };

  const take = (request: AppendRequest, answer: Answer): void => {
    if (Date.now() > request.deadline) return answer({ kind: 'timed-out' });
    if (faults.breaksBeforeCommit > 0) {
      faults.breaksBeforeCommit--;
      return request.breakConnection();
    }
    const bytes = request.events.reduce((sum, { data }) => sum + data.length, 0);
    if (bytes > MAX_APPEND_BYTES) return answer({ kind: 'too-large' });
    const timesOut = faults.timeOuts.left > 0;
    if (timesOut) faults.timeOuts.left--;
    if (timesOut && !faults.timeOuts.written) return answer({ kind: 'timed-out' });
    const verdict = log.append(request.stream, request.expected, request.events);
    if (verdict.kind === 'written' && timesOut)
      return settle(verdict, request.expected, () => answer({ kind: 'timed-out' }));
    if (verdict.kind === 'written' && faults.breaksAfterCommit > 0) {
      faults.breaksAfterCommit--;
      return settle(verdict, request.expected, request.breakConnection);
    }
    settle(verdict, request.expected, answer);
  };

  return {
    commit,
    submit(request, answer) {
      const { answerDelay } = faults;
      const answerInTime: Answer = answerDelay > 0 ? (outcome) => later(answerDelay, () => answer(outcome)) : answer;
      if (faults.refusal === 'not-ready') return answer({ kind: 'not-ready' });
      fallSilentInTime(faults);
      if (faults.silence) void faults.silence.promise.then(() => take(request, answerInTime));
      else take(request, answerInTime);
    },
    write(expected, write, answer) {
      settle(write(), expected, answer);
    },
    stop(uncommitted) {
      clearImmediate(scheduled);
      scheduled = undefined;
      waiting = [];
      if (uncommitted === 'lost') log.dropUncommitted();
      log.commit();
    },
  };
}

/** Falls silent before this append, if it was told to serve no more. */
function fallSilentInTime(faults: FaultState): void {
  const { lastAppends } = faults;
  if (!lastAppends || lastAppends.left-- > 0) return;
  faults.lastAppends = undefined;
  faults.silence ??= Promise.withResolvers();
  lastAppends.silent();
}
