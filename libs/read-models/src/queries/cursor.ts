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
const fingerprint = (question: object): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 12);

/** Whole numbers, each as the difference to the one before: short. */
const pack = (numbers: readonly number[]): string =>
  numbers.map((number, index) => (number - (numbers[index - 1] ?? 0)).toString(36)).join(' ');

function unpack(text: string): number[] {
  let last = 0;
  return text.split(' ').map((difference) => (last += parseInt(difference, 36)));
}

/** The parts of a cursor as an opaque text that belongs to its question. */
export const sealCursor = (parts: readonly unknown[], question: object): string =>
  Buffer.from(JSON.stringify([1, fingerprint(question), ...parts])).toString('base64url');

/** The parts that were sealed, so many; null: no cursor of ours, or one of another question. */
export function openCursor(text: string, count: number, question: object): readonly unknown[] | null {
  let sealed: unknown;
  try {
    sealed = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(sealed) || sealed.length !== count + 2) return null;
  const [format, asked, ...parts] = sealed as unknown[];
  return format === 1 && asked === fingerprint(question) ? parts : null;
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** A day as a cursor holds it. */
export const isDayText = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

export const encodeCursor = ({ position, day, offset, hits }: Cursor, question: object): string =>
  sealCursor([position, day, offset, hits ? pack(hits) : null], question);

/** Null: no cursor of ours, or one of another question. */
export function decodeCursor(text: string, question: object): Cursor | null {
  const parts = openCursor(text, 4, question);
  if (parts === null) return null;
  const [position, day, offset, hits] = parts;
  if (!isCount(position) || !isDayText(day) || !isCount(offset)) return null;
  if (hits === null) return { position, day, offset };
  if (typeof hits !== 'string') return null;
  const numbers = unpack(hits);
  return numbers.every((number) => isCount(number) && number > 0) ? { position, day, offset, hits: numbers } : null;
}
