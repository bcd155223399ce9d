// A real Apache Kafka broker for tests, from its published Java packages: one process, loopback only, data of its own.
//
//   node test/engines/kafka.ts start    starts it unless it runs, and prints KAFKA_BROKERS=HOST:PORT
//   node test/engines/kafka.ts stop     ends it; kill: with SIGKILL; wipe: ends it and forgets its data
//
// Needs Java 17 and Maven. KAFKA_PORT (19192) and the three after it must be free; KAFKA_HOME is where packages and data
// lie (a folder in the user's cache). Settings are a test's: it starts and ends things sooner than a production broker.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VERSION = '4.1.1';
/** Any: it only has to stay the same, since broker and data are made and thrown away together. */
const CLUSTER = 'dGlsdGFrLXRlc3QtMDAwMQ';
const STARTS_WITHIN = 120_000;
const STOPS_WITHIN = 30_000;

export interface KafkaBroker {
  /** `HOST:PORT`, as in KAFKA_BROKERS. */
  readonly address: string;
  /**
   * For clients whose connections a proxy is to break: the broker takes them at `port`, and tells them to come to
   * `proxyPort`, where a test has its proxy.
   */
  readonly proxied: { readonly port: number; readonly proxyPort: number };
  /** Starts it unless it runs; resolves when it answers. */
  start(): Promise<void>;
  /** Ends it as an operator would, or with SIGKILL. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** SIGSTOP: connections stay open, nobody answers. */
  freeze(): void;
  thaw(): void;
  /** Ends it and forgets everything that it held. */
  wipe(): Promise<void>;
}

export interface KafkaBrokerOptions {
  /** The next one is the controller's, the two after it are for a proxy. */
  readonly port: number;
  readonly home?: string;
}

/** Why no broker can be started on this machine; null: it can. Fetches the packages where they are not there. */
export function whyNoBroker(home = defaultHome()): string | null {
  if (!has('java')) return 'Java 17 is not on this machine';
  try {
    packages(home);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const has = (program: string): boolean => !spawnSync(program, ['-version'], { stdio: 'ignore' }).error;

/** A broker on a port of loopback. Nothing is started yet; one that a former run left on this port is taken over. */
export function kafkaBroker({ port, home = defaultHome() }: KafkaBrokerOptions): KafkaBroker {
  const [host, folder] = ['127.0.0.1', join(home, `broker-${port}`)];
  const [pidFile, properties] = [join(folder, 'pid'), join(folder, 'server.properties')];

  function running(): number | null {
    if (!existsSync(pidFile)) return null;
    const pid = Number(readFileSync(pidFile, 'utf8'));
    return isBroker(pid, properties) ? pid : null;
  }

  const broker: KafkaBroker = {
    address: `${host}:${port}`,
    proxied: { port: port + 2, proxyPort: port + 3 },
    async start() {
      if (running() !== null) return;
      const classpath = join(packages(home), '*');
      mkdirSync(folder, { recursive: true });
      writeFileSync(properties, settings(port, join(folder, 'log')));
      if (!existsSync(join(folder, 'log', 'meta.properties'))) {
        must('java', ['-cp', classpath, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', properties]);
      }
      const output = openSync(join(folder, 'output'), 'w');
      const started = spawn('java', ['-Xmx512m', '-XX:+UseSerialGC', '-cp', classpath, 'kafka.Kafka', properties], {
        detached: true,
        stdio: ['ignore', output, output],
      });
      closeSync(output);
      started.unref();
      writeFileSync(pidFile, String(started.pid));
      await until(STARTS_WITHIN, async () => {
        if (running() === null) throw new Error(`the broker ended: ${readFileSync(join(folder, 'output'), 'utf8')}`);
        return answers(host, port);
      });
    },
    async stop(signal = 'SIGTERM') {
      const pid = running();
      if (pid === null) return;
      broker.thaw();
      process.kill(pid, signal);
      const ended = await until(STOPS_WITHIN, async () => running() === null).catch(() => false);
      if (ended === false) process.kill(pid, 'SIGKILL');
      await until(STOPS_WITHIN, async () => running() === null);
      rmSync(pidFile, { force: true });
    },
    freeze: () => send(running(), 'SIGSTOP'),
    thaw: () => send(running(), 'SIGCONT'),
    async wipe() {
      await broker.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return broker;
}

const defaultHome = (): string =>
  process.env['KAFKA_HOME'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tiltak', 'kafka');

/** The folder of the broker's packages, fetched when they are not there. */
function packages(home: string): string {
  const folder = join(home, `packages-${VERSION}`);
  if (existsSync(folder)) return folder;
  if (!has('mvn')) throw new Error('Maven is not on this machine');
  const work = join(home, `fetching-${process.pid}`);
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'pom.xml'), project);
  must('mvn', [
    '-q',
    '-B',
    '-f',
    join(work, 'pom.xml'),
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${join(work, 'packages')}`,
  ]);
  try {
    renameSync(join(work, 'packages'), folder);
  } catch (error) {
    // two fetched at once: the other was faster
    if (!existsSync(folder)) throw error;
  }
  rmSync(work, { recursive: true, force: true });
  return folder;
}

const dependency = (group: string, artifact: string, version: string): string =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;

const project = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tiltak</groupId><artifactId>broker-for-tests</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', VERSION)}
    ${dependency('org.slf4j', 'slf4j-simple', '1.7.36')}
  </dependencies>
</project>
`;

function settings(port: number, logDir: string): string {
  const of: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${port + 1}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${port + 1},PROXIED://127.0.0.1:${port + 2}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},PROXIED://127.0.0.1:${port + 3}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': logDir,
    'auto.create.topics.enable': false,
    // a topic that forgets to say how many partitions it wants is found out
    'num.partitions': 3,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // after SIGKILL it waits until its former session has run out
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
    'transaction.abort.timed.out.transaction.cleanup.interval.ms': 1000,
  };
  return Object.entries(of)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function must(program: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${program} did not succeed: ${error?.message ?? stdout + stderr}`);
}

/** A process id may be given to somebody else after a restart of the machine: its command line is looked at. */
function isBroker(pid: number, properties: string): boolean {
  const command = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  return command.includes(properties);
}

function send(pid: number | null, signal: NodeJS.Signals): void {
  if (pid !== null) process.kill(pid, signal);
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

async function until(limit: number, done: () => Promise<boolean>): Promise<true> {
  for (const end = Date.now() + limit; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (await done()) return true;
    if (Date.now() > end) throw new Error(`not within ${limit / 1000} s`);
  }
}

if (import.meta.main) {
  const broker = kafkaBroker({ port: Number(process.env['KAFKA_PORT'] ?? 19192) });
  const commands: Readonly<Record<string, () => Promise<void>>> = {
    async start() {
      await broker.start();
      console.log(`KAFKA_BROKERS=${broker.address}`);
    },
    stop: () => broker.stop(),
    kill: () => broker.stop('SIGKILL'),
    wipe: () => broker.wipe(),
  };
  const command = commands[process.argv[2] ?? ''];
  if (!command) {
    console.error(`one of ${Object.keys(commands).join(', ')}`);
    process.exit(2);
  }
  await command();
}
