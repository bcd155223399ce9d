import 'reflect-metadata';
import {
  createLogger,
  logRuntimeWarnings,
  noRightToFiles,
  readConfiguration,
  readEnvFile,
  type Configuration,
} from '#platform';
import { createApp, type App } from './app.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Starts the service as a process: reads its configuration, opens it, says where to look, and stops it when told to. */
export async function run(): Promise<void> {
  const read = readConfiguration(process.env, readEnvFile(process.cwd()));
  if (!read.ok) {
    process.stderr.write(`${read.faults.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const { configuration } = read;
  const logger = createLogger({ level: configuration.logLevel, base: { program: 'api' } });
  logRuntimeWarnings(logger);
  let app: App | undefined;
  const fail = (error: unknown): void => {
    logger.fatal({ err: error }, 'the service cannot go on');
    process.stderr.write(`${reasonOf(error, configuration)}\n`);
    process.exitCode = 1;
  };
  // A fault that nobody caught: what is in the process may be wrong, what is in the log is not. Whoever runs the service
  // starts it again.
  process.on('uncaughtException', (error) => {
    fail(error);
    process.exit();
  });
  try {
    app = await createApp({ configuration, logger });
    stopWhenTold(app, logger);
    whereToLook(await app.listen(), configuration);
  } catch (error) {
    fail(error);
    await app?.close();
  }
}

function reasonOf(error: unknown, { host, port, dataDir }: Configuration): string {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${host} is taken: set PORT to another one, or stop what listens there.`;
  if (code === 'EADDRNOTAVAIL') return `HOST is ${host}, which is no address of this machine: set it to one that is.`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port} of ${host} may not be listened on: set PORT to one above 1023.`;
  const noRight = noRightToFiles(error);
  return noRight === null ? (message ?? String(error)) : `${noRight} The data folder is ${dataDir} (DATA_DIR).`;
}

function stopWhenTold(app: App, logger: ReturnType<typeof createLogger>): void {
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info({ signal }, 'stopping: finishing what was accepted');
    const report = await app.close();
    const whole = report.failed.length === 0 && report.unfinished.length === 0;
    logger[whole ? 'info' : 'error']({ ...report }, 'stopped');
    process.exitCode = whole ? 0 : 1;
    // Something may still hold the process; everything that had to be finished is.
    setTimeout(() => process.exit(), 1_000).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, (told) => void stop(told));
}

function whereToLook(origin: string, { oidc }: Configuration): void {
  say(`Tiltak is running at ${origin}`);
  say(`  Documentation: ${origin}/api/docs`);
  if (oidc.issuer === null) {
    say('  A token to try it with: npm run -s tiltak -- token sector-lead');
    say('  (or controller, auditor, administrator, responsible, reader, politician)');
  } else {
    say(`  Sign-in: ${oidc.issuer}`);
  }
  say(`  Ready? ${origin}/health/ready`);
}
