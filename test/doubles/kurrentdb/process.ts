import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Faults } from './faults.js';
import type { KurrentDbDouble } from './index.js';

/** A fault that the process is to show; it answers with the number when it does. */
export interface FaultMessage {
  readonly number: number;
  readonly fault: keyof Faults;
  readonly settings: readonly unknown[];
}

/** The stand-in in a process of its own, which can be stopped as processes are. */
export interface KurrentDbDoubleProcess extends KurrentDbDouble {
  readonly pid: number;
  /** Stops answering anything, pings of the transport too, as a machine that hangs. */
  freeze(): void;
  thaw(): void;
}

const FAULTS: readonly (keyof Faults)[] = [
  'answerLate',
  'holdCommits',
  'releaseCommits',
  'breakAfterCommit',
  'breakBeforeCommit',
  'timeOut',
  'refuse',
  'stopReadsAfter',
  'dropSubscriptions',
  'silenceSubscriptions',
  'silence',
  'silenceAfter',
  'speak',
  'cutConnections',
  'goDown',
  'comeUp',
];

/** Starts `main.ts` and resolves when it takes connections. */
export async function startKurrentDbDoubleProcess(port = 0): Promise<KurrentDbDoubleProcess> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const closed = once(child, 'exit');
  const url = await Promise.race([
    once(child.stdout!.setEncoding('utf8'), 'data').then(([line]) => String(line).trim()),
    closed.then(() => Promise.reject(new Error('the stand-in ended before it took connections'))),
  ]);

  const waiting = new Map<number, () => void>();
  child.on('message', ({ number }: { number: number }) => {
    waiting.get(number)?.();
    waiting.delete(number);
  });
  let number = 0;
  const tell =
    (fault: keyof Faults) =>
    (...settings: unknown[]): Promise<void> =>
      new Promise((resolve) => {
        waiting.set(++number, resolve);
        child.send({ number, fault, settings } satisfies FaultMessage);
      });
  return {
    url,
    port: Number(new URL(url.replace('kurrentdb:', 'http:')).port),
    pid: child.pid!,
    faults: Object.fromEntries(FAULTS.map((fault) => [fault, tell(fault)])) as unknown as Faults,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
