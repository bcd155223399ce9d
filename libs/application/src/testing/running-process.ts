import { memoryEventStore, type EventStore, type MemoryLog } from '#event-store';
import type { CheckpointFile } from '../followers/checkpoint-file.js';
import { createProcessRunner, type Process, type ProcessRunner } from '../processes/process.js';
import { domainRegistry, openOffice, type Office } from './office.js';

/** The application with one process, as after a start of the service. */
export interface RunningProcess extends Office {
  readonly runner: ProcessRunner;
  /** Resolves when the process has seen the whole log, with what it has written itself, and nothing waits. */
  settle(): Promise<void>;
  /** Resolves when an attempt has not succeeded. */
  failing(): Promise<void>;
}

export interface RunningProcessOptions {
  readonly log: MemoryLog;
  /** On the log, unless one is given that fails. */
  readonly store?: EventStore;
  /** Null: everything that was kept is lost. */
  readonly checkpoints: CheckpointFile | null;
  readonly people?: readonly string[];
  readonly process: (office: Pick<Office, 'commands' | 'directory'>) => Process;
}

export function startProcess(options: RunningProcessOptions): RunningProcess {
  const { log, store = memoryEventStore(log), checkpoints, people = [], process } = options;
  const kept = checkpoints ? { checkpoints } : {};
  let runner: ProcessRunner | undefined;
  const office = openOffice({
    store,
    people,
    ...kept,
    consumers: (opened) => [
      (runner = createProcessRunner(process(opened), { registry: domainRegistry, retryAfter: 1, ...kept })),
    ],
  });
  const turn = (): Promise<void> => new Promise(setImmediate);
  return {
    ...office,
    runner: runner!,
    async settle() {
      while (runner!.checkpoint?.position !== log.events.length || runner!.waiting > 0) {
        await turn();
        await runner!.idle();
      }
    },
    async failing() {
      while (!runner!.failure) await turn();
    },
    async close() {
      await runner!.close();
      await office.close();
    },
  };
}

/** A store that takes so many appends and then nothing, as if the process were killed there. */
export function takingOnly(appends: number, log: MemoryLog, down: () => Error): EventStore {
  const inner = memoryEventStore(log);
  let left = appends;
  return { ...inner, append: (...args) => (left-- > 0 ? inner.append(...args) : Promise.reject(down())) };
}
