import type { Token } from './port.js';

/** Shared checks of what is asked for, so that every adapter refuses the same. */

const TOKEN = /^(0|[1-9][0-9]*)$/;

/** @throws {RangeError} not a whole number from 1 on */
export function checkLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`a page has at least one event, not ${limit}`);
}

/** @throws {RangeError} not a whole number from 0 on */
export function checkRevision(revision: number): void {
  if (!Number.isSafeInteger(revision) || revision < 0)
    throw new RangeError(`revisions start at 0; ${revision} is none`);
}

/**
 * The position that a token stands for, in stores where the two are the same number.
 * @throws {RangeError} no decimal string without leading zeros, or beyond what a number can hold
 */
export function positionOfToken(token: Token): number {
  if (!TOKEN.test(token) || !Number.isSafeInteger(Number(token))) throw new RangeError(`${token} is no token`);
  return Number(token);
}
