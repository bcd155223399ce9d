import { isAbsolute, resolve } from 'node:path';

/** What became of one variable's text: a value, or what to set instead (the end of a sentence after "set NAME to"). */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly setTo: string };

/** Reads the text of a variable; `undefined`: it is not set. */
export type Parser<T> = (text: string | undefined) => Parsed<T>;

const value = <T>(value: T): Parsed<T> => ({ ok: true, value });
const fault = (setTo: string): { readonly ok: false; readonly setTo: string } => ({ ok: false, setTo });

/** A whole number within bounds, both included. */
export function whole(bounds: { readonly min: number; readonly max: number; readonly unset: number }): Parser<number> {
  const { min, max, unset } = bounds;
  return (text) => {
    if (text === undefined) return value(unset);
    const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return number >= min && number <= max ? value(number) : fault(`a whole number from ${min} to ${max}`);
  };
}

/** One of a few words. */
export function word<const W extends string>(words: readonly W[], unset: W): Parser<W> {
  return (text) => {
    if (text === undefined) return value(unset);
    const found = words.find((one) => one === text);
    return found === undefined ? fault(`one of ${words.join(', ')}`) : value(found);
  };
}

/** `true` or `false`; null: not set. */
export const flag: Parser<boolean | null> = (text) => {
  if (text === undefined) return value(null);
  return text === 'true' || text === 'false' ? value(text === 'true') : fault('true or false');
};

/** A host name or an IP address to listen on. */
export const host: Parser<string> = (text) => {
  if (text === undefined) return value('127.0.0.1');
  return /^[0-9A-Za-z.:-]{1,253}$/.test(text) ? value(text) : fault('a host name or an IP address, such as 127.0.0.1');
};

/** A folder, relative to the working directory or absolute; the value is absolute. */
export const folder: Parser<string> = (text) => {
  const path = text ?? './data';
  if (path.includes('\0')) return fault('the path of a folder');
  return value(isAbsolute(path) ? path : resolve(path));
};

/** Any text without blanks, such as the audience of a token. */
export function text(unset: string): Parser<string> {
  return (given) => {
    if (given === undefined) return value(unset);
    return /^\S{1,200}$/.test(given) ? value(given) : fault('at most 200 characters without blanks');
  };
}

/** An issuer's address, as it stands in its tokens; null: not set. Without TLS on this machine only (OpenID Connect Core, 16.17). */
export const issuer: Parser<string | null> = (given) => {
  if (given === undefined) return value(null);
  const wanted = 'the issuer’s address as it stands in its tokens, such as https://login.example.org';
  if (!URL.canParse(given)) return fault(wanted);
  const { protocol, hostname, search, hash, username, password } = new URL(given);
  if (search || hash || username || password) return fault(`${wanted}, without a query, a fragment or a login`);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && loopback)) return value(given);
  return fault(`${wanted}; http is taken on this machine only`);
};

/**
 * Where outgoing mail is handed over, `smtp://USER:PASSWORD@HOST:PORT` or `smtps://…` (TLS from the beginning); null:
 * not set. A login without TLS is taken on this machine only: over `smtp` STARTTLS is then asked for.
 */
export const mailServer: Parser<string | null> = (given) => {
  if (given === undefined) return value(null);
  const wanted =
    'the mail server’s address, such as smtp://mail.example.org:587 or smtps://USER:PASSWORD@mail.example.org';
  if (!URL.canParse(given)) return fault(wanted);
  const { protocol, hostname, pathname, search, hash } = new URL(given);
  const known = ['smtp:', 'smtps:'].includes(protocol) && hostname !== '';
  if (!known || hash || search || !['', '/'].includes(pathname)) return fault(`${wanted}, and nothing after the port`);
  return value(given);
};

/** One mail address, without a name; null: not set. */
export const mailAddress: Parser<string | null> = (given) => {
  if (given === undefined) return value(null);
  return /^[^\s@<>,;:"()[\]\\]{1,64}@[0-9A-Za-z.-]{1,253}$/.test(given)
    ? value(given)
    : fault('one mail address without a name, such as tiltak@example.org');
};

/** `HOST:PORT` of Kafka brokers, separated by commas; none: not set. */
export const brokers: Parser<readonly string[]> = (given) => {
  const addresses = given?.split(',').map((address) => address.trim()) ?? [];
  return addresses.every(isBroker) ? value(addresses) : fault('addresses such as kafka-1:9092,kafka-2:9092');
};

function isBroker(address: string): boolean {
  const port = Number(/^(?:[0-9A-Za-z.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]):(\d{1,5})$/.exec(address)?.[1] ?? NaN);
  return port >= 1 && port <= 65_535;
}

/** Address of another part of the installation, without a slash at its end; null: not set. */
export const serviceAddress: Parser<string | null> = (given) => {
  if (given === undefined) return value(null);
  const wanted = 'an address such as http://api:3000, without a path';
  if (!URL.canParse(given)) return fault(wanted);
  const { protocol, origin, pathname, search, hash, username, password } = new URL(given);
  const bare = pathname === '/' && !search && !hash && !username && !password;
  return ['http:', 'https:'].includes(protocol) && bare ? value(origin) : fault(wanted);
};

/** What names of an installation begin with: such as topics may have. */
export function prefix(unset: string): Parser<string> {
  return (given) => {
    if (given === undefined) return value(unset);
    const fits = /^[0-9A-Za-z][0-9A-Za-z._-]{0,99}$/.test(given);
    return fits
      ? value(given)
      : fault('at most 100 letters, digits, dots, hyphens and underscores, beginning with a letter or a digit');
  };
}

/** A connection string of KurrentDB; null: not set. What stands in it is the client's to read. */
export const eventServer: Parser<string | null> = (given) => {
  if (given === undefined) return value(null);
  return /^(kurrentdb|kdb|esdb)(\+discover)?:\/\/[^\s/?]+/.test(given)
    ? value(given)
    : fault('a connection string, such as kurrentdb://USER:PASSWORD@HOST:2113?tls=true');
};

/** What names of streams begin with: neither hyphen nor underscore, so that no installation finds another's streams. */
export function streamPrefix(unset: string): Parser<string> {
  return (given) => {
    if (given === undefined) return value(unset);
    return /^[a-z][a-z0-9]{0,31}$/.test(given)
      ? value(given)
      : fault('at most 32 lower-case letters and digits, beginning with a letter');
  };
}
