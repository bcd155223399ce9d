import { shortened } from '../messages/shortened.js';
import type { Fault } from '../problems/problem.js';

/**
 * A number that may not be what a double says: of more than fifteen digits, or with an exponent. Shorter ones always
 * are (IEEE 754: every decimal of fifteen digits survives).
 */
const SUSPICIOUS = /[:,[]\s*-?(?:\d[\d.]{15}|[\d.]+[eE])/;

/** Characters of a number that are told. */
const MOST_TOLD = 60;

/** A number in the place where it stood, instead of what it would have become. */
class Inexact {
  constructor(readonly source: string) {}
}

/**
 * Numbers of a JSON text that reading would change in silence: 9007199254740993 is read as 9007199254740992,
 * 1.00000000000000001 as 1. A text without long numbers costs one search.
 * @returns a fault for each, by its path: `years[0].amount`; empty also where the text is no JSON
 */
export function inexactNumbers(text: string): readonly Fault[] {
  return SUSPICIOUS.test(text) ? faultsIn(marked(text), '') : [];
}

/** JSON's reviver is told how a number is written (ECMAScript: JSON.parse source text access). */
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

function marked(text: string): unknown {
  try {
    return parseWith(text, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && !isExact(source, value) ? new Inexact(source) : value,
    );
  } catch {
    return null;
  }
}

function faultsIn(value: unknown, path: string): readonly Fault[] {
  if (value instanceof Inexact)
    return [{ field: path, code: 'number-inexact', params: { value: shortened(value.source, MOST_TOLD) } }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const own = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    return faultsIn(part, own);
  });
}

const isExact = (source: string, value: number): boolean =>
  Number.isFinite(value) && decimalOf(source) === decimalOf(String(value));

/** One form for all ways to write a number: its digits, without zeros at the ends, and where they begin. */
function decimalOf(source: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? [];
  const digits = `${whole}${fraction}`;
  const significant = digits.replace(/^0+/, '');
  const begins = Number(exponent) + whole.length - (digits.length - significant.length);
  return significant === '' ? '0' : `${withoutLastZeros(significant)}e${begins}`;
}

/** Not by `/0+$/`: it looks anew from every zero of 1000…0001, and the server stands still for minutes (ReDoS). */
function withoutLastZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
