import type { FieldCode, MessageParams } from '../messages/index.js';

/** What is wrong with a value: the code of its message, and what the message needs. */
export interface FieldFault {
  readonly code: FieldCode;
  readonly params?: MessageParams;
}

/** How a value is described in OpenAPI. */
export type FieldSchema = Readonly<{
  type: 'string' | 'integer' | 'boolean' | 'array';
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  enum?: string[];
  items?: FieldSchema;
  example?: unknown;
}>;

/** One kind of value: what is tidied, what is checked and what OpenAPI says of it, in one place. */
export interface Kind {
  readonly schema: FieldSchema;
  /** Tidies what arrived, without judging it. */
  clean(value: unknown): unknown;
  /** Null: the value is in order. */
  check(value: unknown): FieldFault | null;
}

const asIs = (value: unknown): unknown => value;
const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** Control characters but tab and line feed (C0, DEL, C1): they are never words of a report. */
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;
/**
 * Accents and the like, more in a row than any language has (UAX #15, Stream-Safe Text). Composing sorts them, and takes
 * minutes for a text of nothing else: such a text is refused as it stands.
 */
const MARKS_IN_A_ROW = /\p{M}{31}/u;
/** Halves of a character that stand alone: no UTF-8 can hold them. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export interface TextOptions {
  /** Longest text, in UTF-16 units, as the domain counts. */
  readonly max: number;
  /** Line breaks and tabs may stand in it. */
  readonly lines?: boolean;
  readonly example?: string;
}

/** Words that people write: without blanks around them, composed (NFC), line breaks as LF, no control characters. */
export function text({ max, lines = false, example }: TextOptions): Kind {
  return {
    schema: { type: 'string', minLength: 1, maxLength: max, ...(example === undefined ? {} : { example }) },
    clean: (value) =>
      typeof value === 'string' && !MARKS_IN_A_ROW.test(value)
        ? value.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim()
        : value,
    check(value) {
      if (typeof value !== 'string') return { code: 'text-expected' };
      if (value === '') return { code: 'text-blank' };
      if (value.length > max) return { code: 'text-longer-than', params: { max } };
      if (MARKS_IN_A_ROW.test(value)) return { code: 'text-marks-in-a-row' };
      if (CONTROL.test(value) || (!lines && /[\n\t]/.test(value)) || LONE_SURROGATE.test(value)) {
        return { code: 'text-control-characters' };
      }
      return null;
    },
  };
}

/** A short text of one form, without the blanks around it. */
export function written(schema: Omit<FieldSchema, 'type'>, code: FieldCode, fits: (text: string) => boolean): Kind {
  return {
    schema: { type: 'string', ...schema },
    clean: trimmed,
    check: (value) => (typeof value === 'string' && fits(value) ? null : { code }),
  };
}

/** An id that the service gave: a UUID, or the short names of the installation's own streams. */
export const id: Kind = written(
  { pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,63}$', example: '0b7c3a58-6a50-5c59-9c2f-0f2a3f3d7a11' },
  'id-expected',
  (text) => /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(text),
);

/** One of a few words. */
export function oneOf(allowed: readonly string[]): Kind {
  return {
    schema: { type: 'string', enum: [...allowed] },
    clean: asIs,
    check: (value) =>
      typeof value === 'string' && allowed.includes(value) ? null : { code: 'choice-expected', params: { allowed } },
  };
}

/** Yes or no. In a query it is written as text. */
export function flag({ inQuery = false }: { readonly inQuery?: boolean } = {}): Kind {
  return {
    schema: { type: 'boolean' },
    clean: (value) => (inQuery && (value === 'true' || value === 'false') ? value === 'true' : value),
    check: (value) => (typeof value === 'boolean' ? null : { code: 'flag-expected' }),
  };
}

/** A whole number within bounds. In a query it is written as text. */
export function whole({
  min,
  max,
  inQuery = false,
}: {
  readonly min: number;
  readonly max: number;
  readonly inQuery?: boolean;
}): Kind {
  return {
    schema: { type: 'integer', minimum: min, maximum: max },
    clean: (value) => (inQuery && typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    check: (value) =>
      Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
        ? null
        : { code: 'whole-number-expected', params: { min, max } },
  };
}

/** An amount: a whole number of its unit's smallest part, exactly as it was written. */
export const amount: Kind = {
  schema: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, example: -1600000 },
  clean: asIs,
  check: (value) => (Number.isSafeInteger(value) ? null : { code: 'amount-expected' }),
};

export interface ListOptions {
  readonly min?: number;
  readonly max: number;
  /** Written in a query: repeated, or separated by commas. */
  readonly inQuery?: boolean;
}

/** Several values of a kind, each once. */
export function listOf(kind: Kind, { min = 0, max, inQuery = false }: ListOptions): Kind {
  return {
    schema: { type: 'array', items: kind.schema, minItems: min, maxItems: max, uniqueItems: true },
    clean(value) {
      const list = inQuery ? separated(value) : value;
      return Array.isArray(list) ? list.map((one) => kind.clean(one)) : list;
    },
    check(value) {
      if (!Array.isArray(value)) return { code: 'list-expected' };
      if (value.length < min || value.length > max) return { code: 'list-size', params: { min, max } };
      for (const one of value) {
        const fault = kind.check(one);
        if (fault) return fault;
      }
      return new Set(value).size === value.length ? null : { code: 'list-repeats' };
    },
  };
}

function separated(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? [] : value.split(',');
  return Array.isArray(value)
    ? value.flatMap((one: unknown) => (typeof one === 'string' ? one.split(',') : [one]))
    : value;
}
