import { isIPv4 } from 'node:net';

/** Does only this machine reach the host? `localhost` by its reservation (RFC 6761, section 6.3), 127.0.0.0/8, ::1. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/**
 * A URL that secrets and keys may travel to: https, or http to this very machine.
 * @throws {TypeError} with a sentence that names what must be set
 */
export function secureUrl(url: string, named: string): URL {
  const parsed = URL.parse(url);
  if (!parsed)
    throw new TypeError(`${named} must be a URL such as https://id.example.no; it is ${JSON.stringify(url)}`);
  if (parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname))) return parsed;
  throw new TypeError(`${named} must begin with https:// (http:// is accepted for this machine only); it is ${url}`);
}
