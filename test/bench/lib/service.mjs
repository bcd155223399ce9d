// The service as its users start it, on a data folder of the benchmark's.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchDemoToken } from '../../../dist/libs/identity/src/index.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const ready = async (origin) => {
  try {
    return (await fetch(`${origin}/health/ready`)).status === 200;
  } catch {
    return false;
  }
};

/**
 * Starts the service and waits until it is ready.
 * @returns its origin, a token for a demo person, how long the start took (ms), its memory (MiB), and how to stop it
 */
export async function startService(dataDir, environment = {}) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/apps/api/src/main.js')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  while (!(await ready(origin))) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    origin,
    pid: child.pid,
    readyMs: performance.now() - started,
    token: (subject) => fetchDemoToken(origin, subject),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
