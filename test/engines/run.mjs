// Runs the suites that need a real engine, on those that there are. KAFKA_BROKERS and KURRENTDB_URL say where they are;
// without the first a broker of our own is started where that is possible, and ended again. What did not run is said,
// with the reason, and counted as skipped.
import { spawn } from 'node:child_process';
import { kafkaBroker, whyNoBroker } from './kafka.ts';

const environment = { ...process.env };
let own = null;
if (!environment.KAFKA_BROKERS) {
  const why = whyNoBroker();
  if (why)
    console.log(`Not run: the tests on Kafka. KAFKA_BROKERS is not set, and no broker can be started here: ${why}`);
  else {
    const port = Number(environment.KAFKA_PORT ?? 19192);
    own = kafkaBroker({ port });
    await own.wipe();
    await own.start();
    Object.assign(environment, { KAFKA_BROKERS: own.address, KAFKA_OWN_PORT: String(port) });
    console.log(`Kafka: a broker of our own at ${own.address}`);
  }
} else
  console.log('Not run: the tests that kill the broker. They do so to one of our own only: leave KAFKA_BROKERS unset.');
if (!environment.KURRENTDB_URL) {
  console.log('Not run: the tests on KurrentDB. KURRENTDB_URL is not set, and its server cannot be started here.');
}

const jest = spawn(
  process.execPath,
  ['test/run.mjs', '--config', 'jest.engines.config.mjs', ...process.argv.slice(2)],
  {
    env: environment,
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
process.exitCode = await new Promise((resolve) => jest.on('exit', (code) => resolve(code ?? 1)));
await own?.wipe();
