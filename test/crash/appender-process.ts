import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExpectedRevision, ProposedEvent } from '#event-store';

/** An append as the child process tried it. */
export interface Attempt {
  readonly writer: number;
  readonly append: number;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}
export interface Acknowledgement extends Attempt {
  /** Of the last event. */
  readonly revision: number;
  readonly token: string;
}

/** What a child process said until it ended. */
export interface Said {
  readonly acknowledged: readonly Acknowledgement[];
  /** Under way when it ended: perhaps written. */
  readonly unresolved: readonly Attempt[];
  /** Codes of the errors that were not conflicts. */
  readonly failures: readonly string[];
  readonly done: boolean;
}

export interface Appender {
  readonly pid: number;
  /** Resolves when the child has said so many lines of that kind; rejects if it ends before. */
  heard(kind: 'ready' | 'acknowledged' | 'failed', count?: number): Promise<void>;
  /** How many appends it has said to be acknowledged until now. */
  acknowledgements(): number;
  kill(): void;
  /** Everything it said, after it has ended. */
  readonly ended: Promise<Said>;
}

export interface AppenderOptions {
  readonly file: string;
  readonly run: number;
  readonly writers: number;
  /** Of each writer; 0: until it is killed. */
  readonly appends: number;
  /** Words to put before the command, as a limit on what it may use. */
  readonly under?: readonly string[];
}

/** Starts `append-until-killed.mjs` on the compiled product, as a process of its own. */
export function startAppender({ file, run, writers, appends, under = [] }: AppenderOptions): Appender {
  const script = fileURLToPath(new URL('./append-until-killed.mjs', import.meta.url));
  const words = [...under, process.execPath, script, file, ...[run, writers, appends].map(String)];
  const child = spawn(words[0]!, words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));

  const trying = new Map<number, Attempt>();
  const acknowledged: Acknowledgement[] = [];
  const failures: string[] = [];
  const counts = { ready: 0, acknowledged: 0, failed: 0 };
  let done = false;
  const listeners = new Set<() => void>();

  const hear = (text: string): void => {
    const line = JSON.parse(text) as {
      ready?: true;
      done?: true;
      try?: Attempt;
      acknowledged?: { writer: number; revision: number; token: string };
      refused?: { writer: number; code: string; message: string };
    };
    if (line.ready) counts.ready++;
    if (line.done) done = true;
    if (line.try) trying.set(line.try.writer, line.try);
    if (line.acknowledged) {
      acknowledged.push({ ...trying.get(line.acknowledged.writer)!, ...line.acknowledged });
      trying.delete(line.acknowledged.writer);
      counts.acknowledged++;
    }
    if (line.refused && line.refused.code === 'revision-conflict') trying.delete(line.refused.writer);
    else if (line.refused) {
      failures.push(line.refused.code);
      counts.failed++;
    }
    for (const listener of listeners) listener();
  };
  // the kill may cut the last line short; nothing that came after it was begun before it was said
  let unfinished = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (unfinished + chunk).split('\n');
    unfinished = lines.pop()!;
    lines.forEach(hear);
  });
  const ended = new Promise<Said>((resolve) => {
    child.on('close', () => resolve({ acknowledged, unresolved: [...trying.values()], failures, done }));
  });

  return {
    pid: child.pid!,
    heard: (kind, count = 1) =>
      new Promise((resolve, reject) => {
        const listener = (): void => {
          if (counts[kind] < count) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
        listener();
        void ended.then(() => reject(new Error(`the appender ended early: ${complaints.join('')}`)));
      }),
    acknowledgements: () => counts.acknowledged,
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
