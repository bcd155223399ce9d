import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** The relay as a process of its own, from what `npm run build` made. */
export interface RunningRelay {
  readonly process: ChildProcess;
  /** What it wrote so far, to both outputs. */
  readonly output: () => string;
  /** What it says of itself at `/health/ready`. */
  health(): Promise<RelayHealth>;
  /** Resolves with its health when that is as wanted. */
  until(wanted: (health: RelayHealth) => boolean): Promise<RelayHealth>;
  /** Exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface RelayHealth {
  readonly ready: boolean;
  readonly relay: Readonly<Record<string, string | number | boolean | null>>;
}

export interface RelayPlace {
  readonly dataDir: string;
  readonly brokers: readonly string[];
  readonly prefix: string;
}

export function spawnRelay(environment: NodeJS.ProcessEnv): Omit<RunningRelay, 'health' | 'until'> {
  const child = spawn(process.execPath, ['dist/apps/relay/src/main.js'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    process: child,
    output: () => output,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts it, and waits until it can be asked. @throws it ended before, with what it said */
export async function startRelay({ dataDir, brokers, prefix }: RelayPlace): Promise<RunningRelay> {
  const running = spawnRelay({ DATA_DIR: dataDir, KAFKA_BROKERS: brokers.join(','), KAFKA_PREFIX: prefix });
  const address = (): string | undefined => /asked at (http:\S+)/.exec(running.output())?.[1];
  while (!address()) {
    if (running.process.exitCode !== null) throw new Error(`the relay ended:\n${running.output()}`);
    await pause(20);
  }
  const health = async (): Promise<RelayHealth> => {
    const response = await fetch(address()!);
    const { checks } = (await response.json()) as { checks: Record<string, { details?: RelayHealth['relay'] }> };
    return { ready: response.status === 200, relay: checks['relay']?.details ?? {} };
  };
  return {
    ...running,
    health,
    async until(wanted) {
      for (;;) {
        if (running.process.exitCode !== null) throw new Error(`the relay ended:\n${running.output()}`);
        const now = await health();
        if (wanted(now)) return now;
        await pause(50);
      }
    },
  };
}
