import { isCount, isDayText, openCursor, sealCursor } from '../cursor.js';
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
  sealCursor([from, position, day, after], question);

/** Null: no cursor of ours, or one of another question. */
export function decodeSavingsCursor(text: string, question: object): SavingsCursor | null {
  const parts = openCursor(text, 4, question);
  if (parts === null) return null;
  const [from, position, day, after] = parts;
  if (!isCount(from) || !isCount(position) || !isDayText(day)) return null;
  return typeof after === 'string' || isCount(after) ? { from, position, day, after } : null;
}
