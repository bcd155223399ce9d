import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Parsed } from './parsers.js';
import { similarName } from './similar-name.js';
import { variables, type Variable, type VariableName } from './variables.js';

type ValueOf<Name extends VariableName> = (typeof variables)[Name] extends Variable<infer T> ? T : never;

/** What the service was told, checked and frozen. Times are in milliseconds, sizes in bytes, paths absolute. */
export interface Configuration {
  readonly mode: ValueOf<'NODE_ENV'>;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly store: ValueOf<'STORE'>;
  readonly kurrentDb: {
    /** Null: not set. It may hold a password: never to be logged. */
    readonly url: string | null;
    readonly prefix: string;
  };
  readonly logLevel: ValueOf<'LOG_LEVEL'>;
  readonly maxBodyBytes: number;
  readonly shutdownMs: number;
  readonly seedDemo: boolean;
  readonly oidc: {
    /** Null: the embedded demo issuer. */
    readonly issuer: string | null;
    readonly audience: string;
  };
  readonly mail: {
    /** Null: mails are written as files. It may hold a password: never to be logged. */
    readonly url: string | null;
    readonly from: string;
  };
  /** Days after a sector's due date until its lead is written to. */
  readonly escalationDays: number;
  readonly feed: {
    readonly heartbeatMs: number;
    readonly maxBufferBytes: number;
    readonly maxReaders: number;
    /** Of the latest events that the gateway holds. */
    readonly ringBytes: number;
    /** Where the gateway finds the api; null: not told. */
    readonly apiUrl: string | null;
  };
  readonly kafka: {
    /** None: nothing is published, and nothing is read from there. */
    readonly brokers: readonly string[];
    readonly prefix: string;
  };
}

export type ConfigurationResult =
  | { readonly ok: true; readonly configuration: Configuration }
  /** One sentence for each fault, saying what to set. */
  | { readonly ok: false; readonly faults: readonly [string, ...string[]] };

/** Names and texts, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the service's variables from the environment and, where the environment does not set them, from `envFile`
 * (what a `.env` holds). An empty text is the same as none. In the file every name must be one of ours; in the
 * environment, which is full of other programs' names, one that is nearly one of ours is a fault.
 */
export function readConfiguration(environment: Environment, envFile: Environment = {}): ConfigurationResult {
  const faults = [
    ...Object.keys(environment).flatMap((name) => misspelt(name)),
    ...Object.keys(envFile).flatMap((name) => (isVariable(name) ? [] : unknownInFile(name))),
  ];
  const read = <Name extends VariableName>(name: Name): ValueOf<Name> => {
    const given = environment[name]?.trim() || envFile[name]?.trim() || undefined;
    const parsed = (variables[name] as Variable<ValueOf<Name>>).parse(given) as Parsed<ValueOf<Name>>;
    if (parsed.ok) return parsed.value;
    const { secret } = variables[name] as Variable<unknown>;
    faults.push(`${name} ${secret ? 'cannot be read' : `is ${JSON.stringify(given)}`}: set it to ${parsed.setTo}.`);
    // never handed out: with a fault there is no configuration
    return undefined as ValueOf<Name>;
  };

  const mode = read('NODE_ENV');
  const store = read('STORE');
  const issuer = read('OIDC_ISSUER');
  const seedDemo = read('SEED_DEMO');
  const kurrentDbUrl = read('KURRENTDB_URL');
  const [mailUrl, mailFrom] = [read('MAIL_URL'), read('MAIL_FROM')];
  const production = mode === 'production';
  if (store === 'kurrentdb' && kurrentDbUrl === null) {
    faults.push(
      'KURRENTDB_URL is not set, and STORE is "kurrentdb": set it to a connection string, such as kurrentdb://USER:PASSWORD@HOST:2113?tls=true.',
    );
  }
  if (production && issuer === null) {
    faults.push(
      'OIDC_ISSUER is not set, and NODE_ENV is "production": set it to the address of the municipality’s issuer, such as https://login.example.org.',
    );
  }
  if (mailUrl && mailFrom === null) {
    faults.push('MAIL_FROM is not set, and MAIL_URL is: set it to the address that mails are sent from.');
  }
  const configuration: Configuration = {
    mode,
    host: read('HOST'),
    port: read('PORT'),
    dataDir: read('DATA_DIR'),
    store,
    kurrentDb: Object.freeze({ url: kurrentDbUrl, prefix: read('KURRENTDB_PREFIX') }),
    logLevel: read('LOG_LEVEL'),
    maxBodyBytes: read('MAX_BODY_BYTES'),
    shutdownMs: read('SHUTDOWN_SECONDS') * 1000,
    seedDemo: seedDemo ?? !production,
    oidc: Object.freeze({
      issuer,
      audience: read('OIDC_AUDIENCE'),
    }),
    mail: Object.freeze({ url: mailUrl, from: mailFrom ?? 'tiltak@localhost' }),
    escalationDays: read('ESCALATION_DAYS'),
    feed: Object.freeze({
      heartbeatMs: read('FEED_HEARTBEAT_SECONDS') * 1000,
      maxBufferBytes: read('FEED_MAX_BUFFER_BYTES'),
      maxReaders: read('FEED_MAX_READERS'),
      ringBytes: read('FEED_RING_BYTES'),
      apiUrl: read('API_URL'),
    }),
    kafka: Object.freeze({ brokers: read('KAFKA_BROKERS'), prefix: read('KAFKA_PREFIX') }),
  };
  const [first, ...others] = faults;
  return first === undefined
    ? { ok: true, configuration: Object.freeze(configuration) }
    : { ok: false, faults: [first, ...others] };
}

/** What the file `.env` in a folder sets; nothing where there is none. */
export function readEnvFile(folder: string): Environment {
  const file = join(folder, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

const isVariable = (name: string): name is VariableName => Object.hasOwn(variables, name);

function misspelt(name: string): readonly string[] {
  const meant = isVariable(name) ? null : similarName(name, Object.keys(variables));
  return meant === null ? [] : [`${name} is not known: did you mean ${meant}? Set that instead.`];
}

function unknownInFile(name: string): readonly string[] {
  const meant = similarName(name, Object.keys(variables));
  return [
    meant === null
      ? `${name} in .env is not known: remove it; .env.example lists every name.`
      : `${name} in .env is not known: did you mean ${meant}? Set that instead.`,
  ];
}
