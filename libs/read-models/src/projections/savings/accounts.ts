import type Database from 'better-sqlite3';
import type { AmountUnit, SavingsNature } from '#domain';
import { SHARE, SHARE_WIDTH } from './line.js';
import { BRIDGE_STEPS, type BridgeStep } from './steps.js';

/** Whose sums an account keeps: of a unit's own measures, of those with the same strategies. */
export type AccountKind = 'unit' | 'strategies';

const KINDS: readonly AccountKind[] = ['unit', 'strategies'];
const UNITS: readonly AmountUnit[] = ['NOK', 'person-years', 'kWh'];

export type Part = 'gross' | 'costs';

const PARTS: readonly Part[] = ['gross', 'costs'];

export const partOf = (nature: SavingsNature): Part => (nature === 'added-cost' ? 'costs' : 'gross');

/** What an account is of. `scope`: id of the unit; ids of strategies, rising, with blanks between them. */
export interface AccountKey {
  readonly kind: AccountKind;
  readonly scope: string;
  readonly unit: AmountUnit;
  readonly part: Part;
  readonly year: number;
  /** Empty: the standing plan; else plans of this programme only, and nothing but plans. */
  readonly programme: string;
}

/** Sums that a posting carries: of the figures (all but the outlook), then of what each step has changed the outlook by. */
export const TOTAL_WIDTH = SHARE_WIDTH - 1 + BRIDGE_STEPS.length;

const STEP_TOTAL = SHARE_WIDTH - 1;

const TOTAL_COLUMNS = [
  ...Object.keys(SHARE).slice(0, STEP_TOTAL),
  ...BRIDGE_STEPS.map((step) => `step_${step.replace('-', '_')}`),
].map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/**
 * A ledger. A posting says how an event has changed one year of one line in one account (`amount`: by how much the
 * outlook; `step`: why; null: not at all), and what the account's sums are after it. So sums at a position are the
 * newest posting of the account up to there, and what lies between two positions is the difference of two postings.
 */
export const ACCOUNT_SCHEMA = `
  CREATE TABLE account (
    number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, scope TEXT NOT NULL, unit INTEGER NOT NULL,
    part INTEGER NOT NULL, year INTEGER NOT NULL, programme TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX account_key ON account (kind, scope, unit, part, year, programme);
  CREATE TABLE posting (
    account INTEGER NOT NULL, position INTEGER NOT NULL, line INTEGER NOT NULL, step INTEGER, amount INTEGER NOT NULL,
    ${TOTAL_COLUMNS.map((name) => `${name} INTEGER NOT NULL`).join(', ')},
    PRIMARY KEY (account, position, line)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX posting_step ON posting (account, step) WHERE step IS NOT NULL;
`;

export interface Ledger {
  /** @param figures how each figure of {@link SHARE} has changed */
  post(position: number, key: AccountKey, line: number, step: BridgeStep, figures: ArrayLike<number>): void;
}

/** A ledger in a file: what is posted is kept back until the end of the transaction. */
export interface FileLedger extends Ledger {
  flush(): void;
}

type AccountRow = [number, number, string, number, number, number, string];

const columnsOf = ({ kind, scope, unit, part, year, programme }: AccountKey) =>
  [KINDS.indexOf(kind), scope, UNITS.indexOf(unit), PARTS.indexOf(part), year, programme] as const;

const keyOf = ([, kind, scope, unit, part, year, programme]: AccountRow): AccountKey => ({
  kind: KINDS[kind] ?? 'unit',
  scope,
  unit: UNITS[unit] ?? 'NOK',
  part: PARTS[part] ?? 'gross',
  year,
  programme,
});

/** The key as a text: what accounts are found by in memory. */
export const textOfKey = ({ kind, scope, unit, part, year, programme }: AccountKey): string =>
  `${kind}|${unit}|${part}|${year}|${programme}|${scope}`;

export function openLedger(db: Database.Database): FileLedger {
  const find = db
    .prepare<unknown[], number>(
      'SELECT number FROM account WHERE kind = ? AND scope = ? AND unit = ? AND part = ? AND year = ? AND programme = ?',
    )
    .pluck();
  const insertAccount = db.prepare('INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?)');
  const newest = newestPosting(db);
  const insert = db.prepare(`INSERT INTO posting VALUES (?, ?, ?, ?, ?${', ?'.repeat(TOTAL_WIDTH)})`);
  const numbers = new Map<string, number>();
  let postings: [account: number, position: number, line: number, ...(number | bigint | null)[]][] = [];
  let count = db.prepare<[], number>('SELECT count(*) FROM account').pluck().get() ?? 0;
  const before = count;
  /** Sums of each account, one after the other; not a number: the sum is among the large ones. */
  let sums = new Float64Array((count + 1024) * TOTAL_WIDTH);
  /** Sums that no number holds exactly, by their place. */
  const large = new Map<number, bigint>();

  function put(index: number, sum: bigint): void {
    const isLarge = BigInt(Number(sum)) !== sum || !Number.isSafeInteger(Number(sum));
    sums[index] = isLarge ? NaN : Number(sum);
    if (isLarge) large.set(index, sum);
    else large.delete(index);
  }

  function add(index: number, amount: number): void {
    const before = sums[index] ?? 0;
    const sum = before + amount;
    if (Number.isSafeInteger(sum)) sums[index] = sum;
    else put(index, (large.get(index) ?? BigInt(before)) + BigInt(amount));
  }

  const exact = (start: number): Iterable<number | bigint> =>
    large.size === 0
      ? sums.subarray(start, start + TOTAL_WIDTH)
      : Array.from(sums.subarray(start, start + TOTAL_WIDTH), (sum, index) => large.get(start + index) ?? sum);

  function load(number: number): void {
    if ((number + 1) * TOTAL_WIDTH > sums.length) {
      const larger = new Float64Array(Math.max(sums.length * 2, (number + 1) * TOTAL_WIDTH));
      larger.set(sums);
      sums = larger;
    }
    if (number > before) return;
    const row = newest.get(number, Number.MAX_SAFE_INTEGER);
    row?.forEach((sum, index) => put(number * TOTAL_WIDTH + index, sum));
  }

  function numberOf(key: AccountKey): number {
    const text = textOfKey(key);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const columns = columnsOf(key);
    // an account that was not there when the file was opened can only be in memory
    let number = before > 0 ? find.get(...columns) : undefined;
    if (number === undefined) {
      number = ++count;
      insertAccount.run(number, ...columns);
    }
    numbers.set(text, number);
    load(number);
    return number;
  }

  return {
    post(position, key, line, step, figures) {
      const account = numberOf(key);
      const start = account * TOTAL_WIDTH;
      const amount = addFigures((index, figure) => add(start + index, figure), step, figures);
      postings.push([
        account,
        position,
        line,
        amount === 0 ? null : BRIDGE_STEPS.indexOf(step),
        amount,
        ...exact(start),
      ]);
    },
    flush() {
      // in the order of their keys, so that each page of the table is visited once and not as often as it has rows
      postings.sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2]);
      for (const posting of postings) insert.run(...posting);
      postings = [];
    },
  };
}

/**
 * Adds what has changed to the sums of an account.
 * @param add to the sum of this place
 * @returns by how much the outlook has changed
 */
export function addFigures(
  add: (index: number, amount: number) => void,
  step: BridgeStep,
  figures: ArrayLike<number>,
): number {
  for (let index = 0; index < STEP_TOTAL; index++) add(index, figures[index] ?? 0);
  const amount = figures[SHARE.outlook] ?? 0;
  if (amount !== 0) add(STEP_TOTAL + BRIDGE_STEPS.indexOf(step), amount);
  return amount;
}

const newestPosting = (db: Database.Database) =>
  db
    .prepare<[account: number, position: number], bigint[]>(
      `SELECT ${TOTAL_COLUMNS.join(', ')} FROM posting
       WHERE account = ? AND position <= ? ORDER BY position DESC, line DESC LIMIT 1`,
    )
    .raw()
    .safeIntegers();

/** A line's year that an event has changed, in one account. */
export interface Posting {
  readonly position: number;
  readonly line: number;
  readonly year: number;
  readonly amount: number;
}

/**
 * Sums of one unit, part and year over several accounts, in the order of {@link SHARE} and then of the steps: exact, also
 * where no number holds them.
 */
export interface SumRow {
  readonly unit: AmountUnit;
  readonly part: Part;
  readonly year: number;
  readonly totals: readonly bigint[];
}

/** Accounts that are asked together. */
export interface Accounts {
  /** What they held at a position, added up; without those that held nothing yet. */
  sums(position: number): readonly SumRow[];
  /** Changes of a step after a position and up to another one, rising; those of one event together. */
  changes(step: BridgeStep, after: number, upTo: number): Iterable<readonly Posting[]>;
}

/** The step's place among the totals. */
export const stepTotal = (step: BridgeStep): number => STEP_TOTAL + BRIDGE_STEPS.indexOf(step);

export type AccountFilter = (key: AccountKey) => boolean;

export interface LedgerReader {
  /** Accounts of units or of sets of strategies, those that have come since the last question included. */
  accounts(kind: AccountKind, isAsked: AccountFilter): Accounts;
}

interface KnownAccount {
  readonly number: number;
  readonly key: AccountKey;
}

export function openLedgerReader(db: Database.Database): LedgerReader {
  const later = db.prepare<[number], AccountRow>('SELECT * FROM account WHERE number > ? ORDER BY number').raw();
  // one statement for all: a call for each account costs several times as much
  const sums = db
    .prepare<[numbers: string, position: number], bigint[]>(
      `SELECT account.unit, account.part, account.year, ${TOTAL_COLUMNS.map((name) => `sum(posting.${name})`).join(', ')}
       FROM json_each(?) AS asked JOIN account ON account.number = asked.value
         JOIN posting ON posting.account = account.number AND (posting.position, posting.line) = (
           SELECT position, line FROM posting AS newest WHERE newest.account = account.number AND newest.position <= ?
           ORDER BY position DESC, line DESC LIMIT 1)
       GROUP BY account.unit, account.part, account.year`,
    )
    .raw()
    .safeIntegers();
  const firstChanges = db
    .prepare<[number, number, number, string], [number, number | null]>(
      `SELECT asked.value, (
         SELECT position FROM posting
         WHERE account = asked.value AND step = ? AND step IS NOT NULL AND position > ? AND position <= ?
         ORDER BY position LIMIT 1)
       FROM json_each(?) AS asked`,
    )
    .raw();
  const nextChange = db
    .prepare<[number, number, number, number], number>(
      `SELECT position FROM posting
       WHERE account = ? AND step = ? AND step IS NOT NULL AND position > ? AND position <= ?
       ORDER BY position LIMIT 1`,
    )
    .pluck();
  const at = db
    .prepare<[number, number, number], [number, number]>(
      'SELECT line, amount FROM posting WHERE account = ? AND position = ? AND step = ? ORDER BY line',
    )
    .raw();
  const known: Record<AccountKind, KnownAccount[]> = { unit: [], strategies: [] };
  let last = 0;

  function* changes(
    accounts: readonly KnownAccount[],
    step: BridgeStep,
    after: number,
    upTo: number,
  ): Generator<readonly Posting[]> {
    const number = BRIDGE_STEPS.indexOf(step);
    const years = new Map(accounts.map((account) => [account.number, account.key.year]));
    const next = new Map<number, number>();
    for (const [account, position] of firstChanges.all(number, after, upTo, numbersOf(accounts))) {
      if (position !== null) next.set(account, position);
    }
    while (next.size > 0) {
      const position = [...next.values()].reduce((least, one) => Math.min(least, one), Infinity);
      const postings: Posting[] = [];
      for (const [account, first] of next) {
        if (first !== position) continue;
        const year = years.get(account) ?? 0;
        for (const [line, amount] of at.all(account, position, number)) postings.push({ position, line, year, amount });
        const following = nextChange.get(account, number, position, upTo);
        if (following === undefined) next.delete(account);
        else next.set(account, following);
      }
      yield postings;
    }
  }

  return {
    accounts(kind, isAsked) {
      for (const row of later.all(last)) {
        const account = { number: row[0], key: keyOf(row) };
        known[account.key.kind].push(account);
        last = account.number;
      }
      const accounts = known[kind].filter(({ key }) => isAsked(key));
      return {
        sums: (position) =>
          sums.all(numbersOf(accounts), position).map(([unit, part, year, ...totals]) => ({
            unit: UNITS[Number(unit)] ?? 'NOK',
            part: PARTS[Number(part)] ?? 'gross',
            year: Number(year),
            totals,
          })),
        changes: (step, after, upTo) => changes(accounts, step, after, upTo),
      };
    },
  };
}

const numbersOf = (accounts: readonly KnownAccount[]): string => JSON.stringify(accounts.map(({ number }) => number));

/** Every posting with the key of its account, in a canonical order. */
export function* dumpLedger(db: Database.Database, lineId: (line: number) => string): Generator<string> {
  const keys = new Map(
    db
      .prepare<[], AccountRow>('SELECT * FROM account')
      .raw()
      .all()
      .map((row) => [row[0], textOfKey(keyOf(row))]),
  );
  const rows = db
    .prepare<[], [number, number, number, string]>(
      `SELECT account, position, line, concat_ws(',', coalesce(step, '-'), amount, ${TOTAL_COLUMNS.join(', ')})
       FROM posting ORDER BY account, position, line`,
    )
    .raw();
  for (const [account, position, line, rest] of rows.iterate()) {
    yield `posting ${JSON.stringify([keys.get(account), position, lineId(line), rest])}`;
  }
}
