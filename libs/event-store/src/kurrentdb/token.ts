import type { Token } from '../port.js';

const TOKEN = /^(0|[1-9][0-9]{0,18})$/;
const HIGHEST = 2n ** 63n - 1n;

/**
 * The commit position that a token stands for.
 * @throws {RangeError} no decimal string without leading zeros, or more than the server can count
 */
export function positionOf(token: Token): bigint {
  if (!TOKEN.test(token) || BigInt(token) > HIGHEST) throw new RangeError(`${token} is no token`);
  return BigInt(token);
}
