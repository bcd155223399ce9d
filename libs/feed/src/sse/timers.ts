/** Time, from outside: tests bring their own. */
export interface Timers {
  /** Runs again and again. @returns stops it */
  every(milliseconds: number, run: () => void): () => void;
}

/** The clock of the process; does not keep it alive. */
export const systemTimers: Timers = {
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds).unref();
    return () => clearInterval(timer);
  },
};
