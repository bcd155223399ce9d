import {
  brokers,
  eventServer,
  flag,
  folder,
  host,
  issuer,
  mailAddress,
  mailServer,
  prefix,
  serviceAddress,
  streamPrefix,
  text,
  whole,
  word,
  type Parser,
} from './parsers.js';

/** One environment variable: how it is read, and what `.env.example` says of it. */
export interface Variable<T> {
  readonly parse: Parser<T>;
  /** What holds when it is not set, as it would be written; empty: nothing. */
  readonly unset: string;
  /** One or more sentences for whoever operates the service. */
  readonly says: string;
  /** It may hold a password: its text is never shown. */
  readonly secret?: true;
}

const variable = <T>(parse: Parser<T>, unset: string, says: string): Variable<T> => ({ parse, unset, says });

const MEBIBYTE = 1_048_576;

/** Every variable that the service reads, in the order in which `.env.example` lists them. */
export const variables = {
  NODE_ENV: variable(
    word(['development', 'test', 'production'], 'development'),
    'development',
    'production: OIDC_ISSUER must be set, and nothing of the demonstration is started.',
  ),
  HOST: variable(host, '127.0.0.1', 'Address to listen on. 0.0.0.0: every network of this machine.'),
  PORT: variable(whole({ min: 0, max: 65_535, unset: 3000 }), '3000', 'Port to listen on. 0: any that is free.'),
  DATA_DIR: variable(
    folder,
    './data',
    'Folder of the event log, the people register and the views. Made if it is missing.',
  ),
  STORE: variable(
    word(['sqlite', 'kurrentdb'], 'sqlite'),
    'sqlite',
    'Event store. sqlite: a file in DATA_DIR. kurrentdb: a server, for several replicas.',
  ),
  KURRENTDB_URL: {
    ...variable(
      eventServer,
      '',
      'Connection string of KurrentDB or EventStoreDB, kurrentdb://USER:PASSWORD@HOST:2113?tls=true. Needed with STORE=kurrentdb.',
    ),
    secret: true,
  },
  KURRENTDB_PREFIX: variable(
    streamPrefix('tiltak'),
    'tiltak',
    'What the names of this installation’s streams begin with, as in tiltak-measure-….',
  ),
  KAFKA_BROKERS: variable(
    brokers,
    '',
    'Kafka brokers, HOST:PORT separated by commas: for the relay and the feed gateway, which do not start without.',
  ),
  KAFKA_PREFIX: variable(
    prefix('tiltak'),
    'tiltak',
    'What the names of this installation’s topics begin with, as in tiltak.events.v1.',
  ),
  OIDC_ISSUER: variable(
    issuer,
    '',
    'Issuer whose access tokens are taken. Empty: the embedded demo issuer, on this machine only, never in production.',
  ),
  OIDC_AUDIENCE: variable(text('tiltak'), 'tiltak', 'Audience that an access token must name.'),
  SEED_DEMO: variable(
    flag,
    '',
    'true: load the sample programme into an empty store at start. Empty: true, in production false.',
  ),
  LOG_LEVEL: variable(
    word(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    'info',
    'Least severe level that is logged.',
  ),
  MAX_BODY_BYTES: variable(
    whole({ min: 1024, max: 64 * MEBIBYTE, unset: MEBIBYTE }),
    String(MEBIBYTE),
    'Largest body of a request, in bytes.',
  ),
  FEED_HEARTBEAT_SECONDS: variable(
    whole({ min: 1, max: 600, unset: 15 }),
    '15',
    'Seconds between signs of life on a feed connection where nothing happens.',
  ),
  FEED_MAX_BUFFER_BYTES: variable(
    whole({ min: 16_384, max: 64 * MEBIBYTE, unset: MEBIBYTE }),
    String(MEBIBYTE),
    'Bytes that may wait for one feed reader before it is cut off; it resumes where it was.',
  ),
  FEED_MAX_READERS: variable(
    whole({ min: 1, max: 100_000, unset: 5000 }),
    '5000',
    'Feed connections at the same time; further ones are asked to come back later. At the api a quarter is for employees alone.',
  ),
  FEED_RING_BYTES: variable(
    whole({ min: 65_536, max: 4096 * MEBIBYTE, unset: 64 * MEBIBYTE }),
    String(64 * MEBIBYTE),
    'Bytes of the latest events that the feed gateway holds in memory; what is older it has the api tell.',
  ),
  API_URL: variable(
    serviceAddress,
    '',
    'Address of the api, such as http://api:3000: for the feed gateway, which does not start without.',
  ),
  MAIL_URL: {
    ...variable(
      mailServer,
      '',
      'Mail server, smtp://USER:PASSWORD@HOST:PORT or smtps://…. Empty: mails are written as files to DATA_DIR/mail, and nobody is reminded by the timer. With several replicas: the same on all of them; each mail is sent by one.',
    ),
    secret: true,
  },
  MAIL_FROM: variable(
    mailAddress,
    '',
    'Address that mails are sent from. Needed with MAIL_URL; empty: tiltak@localhost, in files.',
  ),
  ESCALATION_DAYS: variable(
    whole({ min: 0, max: 365, unset: 3 }),
    '3',
    'Days after a sector’s due date in a reporting round until its lead is written to.',
  ),
  SHUTDOWN_SECONDS: variable(
    whole({ min: 1, max: 600, unset: 20 }),
    '20',
    'Seconds to finish what was accepted when the service is told to stop.',
  ),
} as const;

export type VariableName = keyof typeof variables;
