/**
 * Names on the server. The domain's streams begin with `<prefix>-`, so that one filter finds them all; what is not the
 * domain's has an underscore there. A prefix has neither, so no installation finds another's streams.
 */

const PREFIX = /^[a-z][a-z0-9]{0,31}$/;

/** @throws {RangeError} not 1 to 32 lower-case letters and digits, beginning with a letter */
export function checkPrefix(prefix: string): void {
  if (!PREFIX.test(prefix)) throw new RangeError(`${JSON.stringify(prefix)} is no prefix of streams`);
}

/** What the names of the domain's streams begin with. */
export const domainPrefix = (prefix: string): string => `${prefix}-`;

/** A stream, or the beginning of the names of streams, that is the installation's and not the domain's. */
export const besideDomain = (prefix: string, name: string): string => `${prefix}_${name}`;
