import { SingleBar } from 'cli-progress';

/** Nobody needs a bar for what is over in a second. */
const QUIET_MS = 1000;

export interface ProgressBar {
  readonly update: (progress: { readonly done: number; readonly total: number }) => void;
  readonly stop: () => void;
}

/** A bar on standard error that shows itself once the work has taken a second; a terminal only gets it. */
export function progressBar(label: string, unit: string): ProgressBar {
  const started = performance.now();
  let bar: SingleBar | null = null;
  return {
    update({ done, total }) {
      if (!bar && process.stderr.isTTY && performance.now() - started > QUIET_MS) {
        bar = new SingleBar({
          format: `${label} {bar} {percentage}% {value}/{total} ${unit}, {eta} s left`,
          stream: process.stderr,
        });
        bar.start(total, done);
      }
      bar?.setTotal(total);
      bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}
