import { fingerprint } from '../cursor.js';
import { MAX_SAVINGS_PAGE, SAVINGS_PAGE } from './answers.js';

/** Where a list of savings goes on: pinned to the positions at which its first page was answered. */
export interface SavingsCursor {
  readonly from: number;
  readonly position: number;
  readonly day: string;
  /** What the page before ended with. */
  readonly after: string | number;
}

export const pageSize = (limit: number | undefined): number =>
  Math.min(Math.max(1, limit ?? SAVINGS_PAGE), MAX_SAVINGS_PAGE);

export const encodeSavingsCursor = ({ from, position, day, after }: SavingsCursor, question: object): string =>
  Buffer.from(JSON.stringify([1, fingerprint(question), from, position, day, after])).toString('base64url');

/** Null: no cursor of ours, or one of another question. */
export function decodeSavingsCursor(text: string, question: object): SavingsCursor | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 6) return null;
  const [format, asked, from, position, day, after] = parts as unknown[];
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  if (format !== 1 || asked !== fingerprint(question) || !isCount(from) || !isCount(position)) return null;
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  return typeof after === 'string' || isCount(after) ? { from, position, day, after } : null;
}
