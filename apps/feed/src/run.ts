import { openEventTopicReader } from '#feed';
import {
  createLogger,
  logRuntimeWarnings,
  readConfiguration,
  readEnvFile,
  type Configuration,
  type Logger,
} from '#platform';
import { openGateway, type Gateway } from './gateway.js';

/** Milliseconds after everything is closed until the process ends even if something still holds it. */
const LINGER = 1_000;

/** Starts the feed gateway as a process: reads its configuration and serves until it is told to stop. */
export async function run(): Promise<void> {
  const read = readConfiguration(process.env, readEnvFile(process.cwd()));
  const faults = read.ok ? missing(read.configuration) : read.faults;
  if (!read.ok || faults.length > 0) return giveUp(faults.join('\n'));
  const { configuration } = read;
  const logger = createLogger({ level: configuration.logLevel, base: { program: 'feed' } });
  logRuntimeWarnings(logger);
  const fail = (error: unknown): void => {
    logger.fatal({ err: error }, 'the feed gateway cannot go on');
    giveUp(reasonOf(error, configuration));
  };
  process.on('uncaughtException', (error) => {
    fail(error);
    process.exit();
  });
  try {
    const gateway = await openGateway({
      configuration,
      logger,
      openReader: (options) =>
        openEventTopicReader({ ...options, log: (message, details) => logger.debug({ ...details }, message) }),
    });
    stopWhenTold(gateway, logger);
    process.stdout.write(`The feed is at ${gateway.origin}/api/v1/feed\n`);
    process.stdout.write(`  Ready? ${gateway.origin}/health/ready\n`);
  } catch (error) {
    fail(error);
  }
}

function missing({ kafka, feed }: Configuration): readonly string[] {
  const faults: string[] = [];
  if (kafka.brokers.length === 0)
    faults.push('KAFKA_BROKERS is not set: set it to the addresses of the brokers, such as kafka-1:9092,kafka-2:9092.');
  if (feed.apiUrl === null)
    faults.push(
      'API_URL is not set: set it to the address of the api, such as http://api:3000. What is older than the gateway holds is read there.',
    );
  return faults;
}

function giveUp(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}

function reasonOf(error: unknown, { host, port }: Configuration): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${host} is taken: set PORT to another one, or stop what listens there.`;
  return message ?? String(error);
}

function stopWhenTold(gateway: Gateway, logger: Logger): void {
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info({ signal }, 'stopping: readers are sent what is on its way');
    const report = await gateway.close();
    const whole = report.failed.length === 0 && report.unfinished.length === 0;
    logger[whole ? 'info' : 'error']({ ...report }, 'stopped');
    process.exitCode = whole ? 0 : 1;
    setTimeout(() => process.exit(), LINGER).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, (told) => void stop(told));
}
