import pino, { type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly level: string;
  /** Written on every line: which program, which release. */
  readonly base?: Readonly<Record<string, string>>;
  /** Where lines go; by default standard output. */
  readonly destination?: DestinationStream;
}

/** Keys whose value is a secret or a person's, at the top and one level below it. */
const SECRET_KEYS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'access_token',
  'id_token',
  'refresh_token',
  'client_secret',
  'email',
] as const;

const path = (key: string): string => (key.includes('-') ? `["${key}"]` : key);
const redactedPaths = SECRET_KEYS.flatMap((key) => [
  path(key),
  ...['*', 'headers', '*.headers'].map((parent) => (key.includes('-') ? `${parent}${path(key)}` : `${parent}.${key}`)),
]);

/** Tokens and mail addresses that came along inside a text: a library's error message, a URL. */
const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const BEARER = /(bearer|basic)\s+[\w.~+/=-]+/gi;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu;

/** A line without tokens and mail addresses. Its JSON stays JSON: no pattern reaches over a quotation mark. */
export const scrub = (line: string): string =>
  line.replace(JWT, '[token]').replace(BEARER, '$1 [token]').replace(MAIL, '[mail]');

/**
 * JSON lines, one per event. People are named by their id of our register and by nothing else; no request body, no
 * header and no query is logged. What slips in all the same is taken out: known keys by name, tokens and mail
 * addresses wherever they stand.
 */
export function createLogger({ level, base = {}, destination }: LoggerOptions): Logger {
  const options: pino.LoggerOptions = {
    level,
    base,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[redacted]' },
    serializers: { err: pino.stdSerializers.err },
    hooks: { streamWrite: scrub },
  };
  return destination ? pino(options, destination) : pino(options);
}
