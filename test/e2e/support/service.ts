import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The service as its users start it: a process of its own, from what `npm run build` made, on real files. */
export interface RunningService {
  readonly origin: string;
  readonly port: number;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** What it wrote to standard output so far. */
  readonly output: () => string;
  /** Ends it with a signal and waits until it has; the exit code, null where the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** A data folder that goes away with {@link removeFolder}. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tiltak-e2e-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Starts the service and waits until it says that it is ready. @throws it ended before, with what it said */
export const startService = (dataDir: string, environment: NodeJS.ProcessEnv = {}): Promise<RunningService> =>
  startProgram('api', dataDir, environment);

/** Starts one of the programs of `apps`, as {@link startService} does. */
export async function startProgram(
  program: 'api' | 'relay' | 'feed',
  dataDir: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningService> {
  const port = await freePort();
  const child = spawn(process.execPath, [`dist/apps/${program}/src/main.js`], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    origin,
    port,
    dataDir,
    process: child,
    output: () => output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}
