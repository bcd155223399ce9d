import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { envExample } from './env-example.js';
import { storeSettings } from './store-settings.js';
import { readConfiguration, readEnvFile, type Configuration, type Environment } from './configuration.js';
import { variables } from './variables.js';

const read = (environment: Environment, file?: Environment): Configuration => {
  const result = readConfiguration(environment, file);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.configuration;
};
const faults = (environment: Environment, file?: Environment): readonly string[] => {
  const result = readConfiguration(environment, file);
  return result.ok ? [] : result.faults;
};

describe('configuration', () => {
  it('needs nothing on one machine', () => {
    expect(read({})).toEqual({
      mode: 'development',
      host: '127.0.0.1',
      port: 3000,
      dataDir: resolve('data'),
      store: 'sqlite',
      kurrentDb: { url: null, prefix: 'tiltak' },
      logLevel: 'info',
      maxBodyBytes: 1_048_576,
      shutdownMs: 20_000,
      seedDemo: true,
      oidc: { issuer: null, audience: 'tiltak' },
      mail: { url: null, from: 'tiltak@localhost' },
      escalationDays: 3,
      feed: {
        heartbeatMs: 15_000,
        maxBufferBytes: 1_048_576,
        maxReaders: 5000,
        ringBytes: 67_108_864,
        apiUrl: null,
      },
      kafka: { brokers: [], prefix: 'tiltak' },
    });
  });

  it('is frozen, all of it', () => {
    const configuration = read({});
    expect(Object.isFrozen(configuration)).toBe(true);
    expect(Object.isFrozen(configuration.oidc)).toBe(true);
    expect(Object.isFrozen(configuration.feed)).toBe(true);
    expect(Object.isFrozen(configuration.mail)).toBe(true);
  });

  it('takes a blank for not set, and the environment before the file', () => {
    expect(read({ PORT: ' ', HOST: '0.0.0.0' }, { PORT: '4000', HOST: '::1' })).toMatchObject({
      port: 4000,
      host: '0.0.0.0',
    });
  });

  it('tells every fault at once, each with what to set', () => {
    expect(
      faults({
        PORT: '65536',
        LOG_LEVEL: 'verbose',
        STORE: 'postgres',
        SEED_DEMO: 'yes',
        FEED_HEARTBEAT_SECONDS: '0',
        MAX_BODY_BYTES: '1e6',
        OIDC_AUDIENCE: 'a b',
        HOST: 'a host',
      }),
    ).toEqual([
      'STORE is "postgres": set it to one of sqlite, kurrentdb.',
      'SEED_DEMO is "yes": set it to true or false.',
      'HOST is "a host": set it to a host name or an IP address, such as 127.0.0.1.',
      'PORT is "65536": set it to a whole number from 0 to 65535.',
      'LOG_LEVEL is "verbose": set it to one of fatal, error, warn, info, debug, trace, silent.',
      'MAX_BODY_BYTES is "1e6": set it to a whole number from 1024 to 67108864.',
      'OIDC_AUDIENCE is "a b": set it to at most 200 characters without blanks.',
      'FEED_HEARTBEAT_SECONDS is "0": set it to a whole number from 1 to 600.',
    ]);
  });

  it('takes KurrentDB with an address, whose text it never shows, and a prefix that no other one begins with', () => {
    const KURRENTDB_URL = 'kurrentdb://admin:secret@db-1:2113?tls=true';
    const { store, kurrentDb } = read({ STORE: 'kurrentdb', KURRENTDB_URL, KURRENTDB_PREFIX: 'baerum' });
    expect({ store, kurrentDb }).toEqual({ store: 'kurrentdb', kurrentDb: { url: KURRENTDB_URL, prefix: 'baerum' } });
    expect(storeSettings(read({ STORE: 'kurrentdb', KURRENTDB_URL }))).toEqual({
      kind: 'kurrentdb',
      url: KURRENTDB_URL,
      prefix: 'tiltak',
    });
    expect(storeSettings(read({ KURRENTDB_URL }))).toEqual({ kind: 'sqlite', file: resolve('data/events.sqlite') });
    expect(faults({ STORE: 'kurrentdb' })).toEqual([expect.stringContaining('KURRENTDB_URL is not set')]);
    expect(faults({ KURRENTDB_URL: 'http://admin:secret@db-1' })).toEqual([expect.not.stringContaining('secret')]);
    for (const KURRENTDB_PREFIX of ['tiltak-2', 'tiltak_2', 'Tiltak', '2tiltak']) {
      expect(faults({ KURRENTDB_PREFIX })).toHaveLength(1);
    }
  });

  it('reads the brokers of Kafka one by one', () => {
    expect(read({ KAFKA_BROKERS: 'kafka-1:9092, [::1]:9093', KAFKA_PREFIX: 'tiltak-no' }).kafka).toEqual({
      brokers: ['kafka-1:9092', '[::1]:9093'],
      prefix: 'tiltak-no',
    });
    expect(read({}).kafka).toEqual({ brokers: [], prefix: 'tiltak' });
    for (const KAFKA_BROKERS of ['kafka', 'kafka:0', 'kafka:65536', 'kafka-1:9092,', 'https://kafka:9092']) {
      expect(faults({ KAFKA_BROKERS })).toEqual([
        `KAFKA_BROKERS is "${KAFKA_BROKERS}": set it to addresses such as kafka-1:9092,kafka-2:9092.`,
      ]);
    }
    expect(faults({ KAFKA_PREFIX: '.x' })).toHaveLength(1);
  });

  it('starts no demonstration in production', () => {
    expect(faults({ NODE_ENV: 'production' })).toEqual([
      'OIDC_ISSUER is not set, and NODE_ENV is "production": set it to the address of the municipality’s issuer, such as https://login.example.org.',
    ]);
    expect(read({ NODE_ENV: 'production', OIDC_ISSUER: 'https://login.example.org' }).seedDemo).toBe(false);
    expect(read({ NODE_ENV: 'production', OIDC_ISSUER: 'https://login.example.org', SEED_DEMO: 'true' }).seedDemo).toBe(
      true,
    );
  });

  it.each(['login.example.org', 'http://login.example.org', 'https://login.example.org/?a=b', 'ftp://localhost'])(
    'refuses the issuer %s',
    (issuer) => {
      expect(faults({ OIDC_ISSUER: issuer })).toHaveLength(1);
    },
  );

  it.each(['https://login.example.org/realms/kommune', 'http://127.0.0.1:3001', 'http://localhost:3001/'])(
    'takes the issuer %s as it is written',
    (issuer) => {
      expect(read({ OIDC_ISSUER: issuer }).oidc.issuer).toBe(issuer);
    },
  );

  it('takes a mail server with the address that mails are sent from, and never shows its password', () => {
    const mail = { MAIL_URL: 'smtps://post:hemmelig@mail.example.org', MAIL_FROM: 'tiltak@example.org' };
    expect(read(mail).mail).toEqual({ url: mail.MAIL_URL, from: mail.MAIL_FROM });
    expect(faults({ MAIL_URL: mail.MAIL_URL })).toEqual([
      'MAIL_FROM is not set, and MAIL_URL is: set it to the address that mails are sent from.',
    ]);
    const wrong = ['http://post:hemmelig@mail.example.org', 'post:hemmelig', 'smtp://post:hemmelig@mail.example.org/x'];
    for (const url of wrong) {
      expect(faults({ ...mail, MAIL_URL: url })).toEqual([
        expect.stringMatching(/^MAIL_URL cannot be read: set it to/),
      ]);
      expect(faults({ ...mail, MAIL_URL: url }).join()).not.toContain('hemmelig');
    }
    for (const from of ['Tiltak <tiltak@example.org>', 'a@example.org,b@example.org', 'tiltak']) {
      expect(faults({ ...mail, MAIL_FROM: from })).toHaveLength(1);
    }
  });

  it('asks what was meant by a name that is nearly one of ours, and leaves other programs’ names alone', () => {
    expect(faults({ DATADIR: 'x', log_level: 'info', FEED_HEARTBEAT_SECOND: '5' })).toEqual([
      'DATADIR is not known: did you mean DATA_DIR? Set that instead.',
      'log_level is not known: did you mean LOG_LEVEL? Set that instead.',
      'FEED_HEARTBEAT_SECOND is not known: did you mean FEED_HEARTBEAT_SECONDS? Set that instead.',
    ]);
    expect(faults({ PATH: '/bin', HOSTNAME: 'x', POST: 'x', npm_config_port: '1', LOGNAME: 'root' })).toEqual([]);
  });

  it('knows every name of the file', () => {
    expect(faults({}, { COLOUR: 'red', STORES: 'sqlite' })).toEqual([
      'COLOUR in .env is not known: remove it; .env.example lists every name.',
      'STORES in .env is not known: remove it; .env.example lists every name.',
    ]);
  });

  it('reads .env where there is one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'configuration-'));
    expect(readEnvFile(folder)).toEqual({});
    writeFileSync(join(folder, '.env'), '# ours\nPORT=4001\n');
    expect(read({}, readEnvFile(folder)).port).toBe(4001);
  });
});

describe('.env.example', () => {
  const example = readFileSync(resolve('.env.example'), 'utf8');

  it('is what the code says', () => {
    expect(example).toBe(envExample());
  });

  it('lists every variable, with the value that holds when it is not set', () => {
    const listed = parseEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
    expect(Object.keys(listed).sort()).toEqual(Object.keys(variables).sort());
    expect(read({}, listed)).toEqual(read({}));
  });

  it('changes nothing when it is copied as it is', () => {
    expect(parseEnv(example)).toEqual({});
  });
});
