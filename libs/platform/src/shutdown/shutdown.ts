/** One thing to do when the service stops. */
export interface ShutdownStep {
  /** For the log: `stop taking requests`. */
  readonly name: string;
  run(): Promise<void> | void;
}

export interface ShutdownReport {
  /** Names of the steps that ended well, in order. */
  readonly done: readonly string[];
  readonly failed: readonly { readonly step: string; readonly error: unknown }[];
  /** Steps that were not over when the time was. */
  readonly unfinished: readonly string[];
}

export interface ShutdownOptions {
  /** In the order in which they are run; each begins when the one before it is over, whether it failed or not. */
  readonly steps: readonly ShutdownStep[];
  /** Milliseconds for all of them together. */
  readonly limitMs: number;
  /** For tests: resolves when the milliseconds are over or the signal aborts. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Stops a service in order. The function returned may be called many times (two signals): the steps run once. */
export function orderlyShutdown(options: ShutdownOptions): () => Promise<ShutdownReport> {
  let running: Promise<ShutdownReport> | null = null;
  return () => (running ??= runSteps(options));
}

async function runSteps({ steps, limitMs, sleep = timeout }: ShutdownOptions): Promise<ShutdownReport> {
  const done: string[] = [];
  const failed: { step: string; error: unknown }[] = [];
  const over = new AbortController();
  const late = sleep(limitMs, over.signal).then(() => 'late' as const);
  let waiting = [...steps];
  for (const step of steps) {
    const ended = await Promise.race([
      late,
      Promise.resolve()
        .then(() => step.run())
        .then(
          () => ({ ok: true }) as const,
          (error: unknown) => ({ ok: false, error }) as const,
        ),
    ]);
    if (ended === 'late') break;
    waiting = waiting.slice(1);
    if (ended.ok) done.push(step.name);
    else failed.push({ step: step.name, error: ended.error });
  }
  over.abort();
  return { done, failed, unfinished: waiting.map(({ name }) => name) };
}

function timeout(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
