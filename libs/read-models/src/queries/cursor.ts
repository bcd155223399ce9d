import { createHash } from 'node:crypto';

/**
 * Where a list goes on: pinned to the position at which its first page was answered, so that nothing is missed or told
 * twice while the world changes. Opaque to clients; another question than the one it came from does not take it.
 */
export interface Cursor {
  readonly position: number;
  readonly day: string;
  readonly offset: number;
  /** Measures of a full-text search, as it found them first: later pages cannot ask the index of then. */
  readonly hits?: readonly number[] | undefined;
}

/** Everything of a question that decides which rows it gives, and in which order. */
export const fingerprint = (question: object): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 12);

/** Whole numbers, each as the difference to the one before: short. */
const pack = (numbers: readonly number[]): string =>
  numbers.map((number, index) => (number - (numbers[index - 1] ?? 0)).toString(36)).join(' ');

function unpack(text: string): number[] {
  let last = 0;
  return text.split(' ').map((difference) => (last += parseInt(difference, 36)));
}

export function encodeCursor({ position, day, offset, hits }: Cursor, question: object): string {
  const parts = [1, fingerprint(question), position, day, offset, hits ? pack(hits) : null];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Null: no cursor of ours, or one of another question. */
export function decodeCursor(text: string, question: object): Cursor | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 6) return null;
  const [format, asked, position, day, offset, hits] = parts as unknown[];
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  if (format !== 1 || asked !== fingerprint(question) || !isCount(position) || !isCount(offset)) return null;
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  if (hits === null) return { position, day, offset };
  if (typeof hits !== 'string') return null;
  const numbers = unpack(hits);
  return numbers.every((number) => isCount(number) && number > 0) ? { position, day, offset, hits: numbers } : null;
}
