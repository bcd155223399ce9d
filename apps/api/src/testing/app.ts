import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, readConfiguration } from '#platform';
import { createApp, type App } from '../app.js';

/** The service in this process, on files of its own. */
export interface TestApp extends App {
  readonly dataDir: string;
  /** Closes it and removes its files. */
  remove(): Promise<void>;
}

/** @param environment variables besides those that a test needs */
export async function testApp(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiltak-api-'));
  const read = readConfiguration({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dataDir,
    SEED_DEMO: 'false',
    LOG_LEVEL: 'silent',
    ...environment,
  });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const { configuration } = read;
  const logger = createLogger({ level: configuration.logLevel });
  const app = await createApp({ configuration, logger, processMetrics: false });
  return {
    ...app,
    dataDir,
    async remove() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
