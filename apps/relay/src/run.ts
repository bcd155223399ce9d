import {
  createLogger,
  logRuntimeWarnings,
  readConfiguration,
  readEnvFile,
  type Configuration,
  type Logger,
} from '#platform';
import { PublisherFenced, TopicUnfit } from '#feed';
import { openRelay, type RelayProcess } from './process.js';

/** Another relay has taken over. Whoever starts processes must not start this one again at once. */
const FENCED = 3;
const FAILED = 1;

/** Milliseconds after everything is closed until the process ends even if something still holds it. */
const LINGER = 1_000;

/** Starts the relay as a process: reads its configuration, publishes until it is told to stop or cannot go on. */
export async function run(): Promise<void> {
  const read = readConfiguration(process.env, readEnvFile(process.cwd()));
  const faults = read.ok ? missing(read.configuration) : read.faults;
  if (!read.ok || faults.length > 0) return giveUp(faults.join('\n'), FAILED);
  const { configuration } = read;
  const logger = createLogger({ level: configuration.logLevel, base: { program: 'relay' } });
  logRuntimeWarnings(logger);
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'the relay cannot go on');
    giveUp(reasonOf(error, configuration), FAILED);
    process.exit();
  });
  let relay: RelayProcess | undefined;
  try {
    relay = await openRelay({ configuration, logger });
    stopWhenTold(relay, logger);
    process.stdout.write(`The relay is ready to be asked at ${relay.origin}/health/ready\n`);
    await relay.ended;
  } catch (error) {
    logger.fatal({ err: error }, 'the relay cannot go on');
    giveUp(reasonOf(error, configuration), error instanceof PublisherFenced ? FENCED : FAILED);
  }
  const report = await relay?.close();
  if (report && report.failed.length + report.unfinished.length > 0) logger.error({ ...report }, 'stopped');
  setTimeout(() => process.exit(), LINGER).unref();
}

const missing = ({ kafka }: Configuration): readonly string[] =>
  kafka.brokers.length > 0
    ? []
    : ['KAFKA_BROKERS is not set: set it to the addresses of the brokers, such as kafka-1:9092,kafka-2:9092.'];

function giveUp(reason: string, code: number): void {
  process.stderr.write(`${reason}\n`);
  process.exitCode = code;
}

function reasonOf(error: unknown, { host, port }: Configuration): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${host} is taken: set PORT to another one, or stop what listens there.`;
  if (error instanceof PublisherFenced) return `${message}. This one ends; one relay for each installation is enough.`;
  if (error instanceof TopicUnfit) return message;
  return message ?? String(error);
}

function stopWhenTold(relay: RelayProcess, logger: Logger): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      logger.info({ signal }, 'stopping: what is being published is finished');
      void relay.close();
    });
  }
}
