import type Database from 'better-sqlite3';
import {
  addFigures,
  partOf,
  textOfKey,
  TOTAL_WIDTH,
  type AccountFilter,
  type AccountKey,
  type Accounts,
  type Ledger,
  type Posting,
} from './accounts.js';
import { applyFact, isIncremental, newLine, replay, sharesOf, type Line, type LineFact, type Share } from './line.js';
import { splitStrategies, type MeasureMoney } from './lines.js';
import { BRIDGE_STEPS, type BridgeStep } from './steps.js';
import { openTransitions, type KeysOf } from './transitions.js';

/** What a line that counts adds to sums, with where it belongs. */
export interface LineShare extends Share {
  readonly line: Line;
}

export interface MeasureLedgerReader {
  /** The accounts of one measure, as of a position: told again from what is kept of its facts. */
  accountsOfMeasure(measure: string, upTo: number, isAsked: AccountFilter): Accounts;
  /** What each line of the measure adds to sums at a position. */
  sharesOfMeasure(measure: string, position: number): readonly LineShare[];
  /** The measure's lines as they stood at a position, withdrawn ones too. */
  linesOfMeasure(measure: string, position: number): readonly Line[];
  /** Measures that have ever had a figure for the year, by id; those after one. */
  measuresAfter(unit: string, year: number, after: string, limit: number): readonly string[];
}

/** Something that happened to a measure's money, in the order of the log. */
type Change =
  | { readonly kind: 'place'; readonly position: number; readonly step: BridgeStep; readonly place: PlaceRow }
  | { readonly kind: 'lock'; readonly position: number; readonly programme: string }
  | { readonly kind: 'line'; readonly position: number; readonly step: BridgeStep; readonly row: LineRow };

type PlaceRow = { position: number; unit: string; strategies: string; counts: number; step: number };
type LineRow = { line: number; id: string; continues: string | null; position: number; step: number; body: string };

const stepAt = (index: number): BridgeStep => BRIDGE_STEPS[index] ?? 'found';

/** A measure is one account, wherever it is counted. */
const asOneAccount: KeysOf = ({ id }, { unit, nature }) => [{ kind: 'unit', scope: id, unit, part: partOf(nature) }];

export function openMeasureLedgerReader(db: Database.Database): MeasureLedgerReader {
  const numberOf = db.prepare<[string], number>('SELECT number FROM measure WHERE id = ?').pluck();
  const placesOf = db.prepare<[number, number], PlaceRow>(
    'SELECT position, unit, strategies, counts, step FROM place WHERE measure = ? AND position <= ? ORDER BY position',
  );
  const locksOf = db.prepare<[number, number], { position: number; programme: string }>(
    'SELECT position, programme FROM plan_lock WHERE measure = ? AND position <= ? ORDER BY position, programme',
  );
  const factsOf = db.prepare<[number, number], LineRow>(
    `SELECT line, id, continues, position, step, body FROM line JOIN line_fact ON line_fact.line = line.number
     WHERE measure = ? AND position <= ? ORDER BY position, line`,
  );
  const stated = db
    .prepare<[string, number, string, number], string>(
      'SELECT measure FROM stated WHERE unit = ? AND year = ? AND measure > ? ORDER BY measure LIMIT ?',
    )
    .pluck();

  function changesOf(measure: number, upTo: number): Change[] {
    const changes: Change[] = [
      ...placesOf
        .all(measure, upTo)
        .map((place) => ({ kind: 'place', position: place.position, step: stepAt(place.step), place }) as const),
      ...locksOf.all(measure, upTo).map((lock) => ({ kind: 'lock', ...lock }) as const),
      ...factsOf
        .all(measure, upTo)
        .map((row) => ({ kind: 'line', position: row.position, step: stepAt(row.step), row }) as const),
    ];
    return changes.sort((one, other) => one.position - other.position);
  }

  function linesOf(measure: number, position: number): Line[] {
    const facts = new Map<number, LineRow[]>();
    for (const row of factsOf.all(measure, position)) {
      const known = facts.get(row.line);
      if (known) known.push(row);
      else facts.set(row.line, [row]);
    }
    return [...facts.values()].map(told);
  }

  return {
    accountsOfMeasure(id, upTo, isAsked) {
      const ledger = collectingLedger(isAsked);
      const number = numberOf.get(id);
      if (number === undefined) return ledger.accounts();
      const change = openTransitions(ledger, asOneAccount);
      const measure = openMeasure(number, id);
      const facts = new Map<number, LineFact[]>();
      for (const together of byPosition(changesOf(number, upTo))) {
        const [{ position }] = together;
        const steps = new Map(together.flatMap((one) => (one.kind === 'line' ? [[one.row.line, one.step]] : [])));
        const wide = together.find((one) => one.kind !== 'line');
        const step = wide?.kind === 'place' ? wide.step : 're-estimated';
        const touched = wide ? measure.lines : measure.lines.filter((line) => steps.has(line.number));
        change(
          position,
          touched.map((line) => ({ measure, line, step: steps.get(line.number) ?? step })),
          () => together.forEach((one) => make(measure, facts, one)),
        );
      }
      return ledger.accounts();
    },
    sharesOfMeasure(id, position) {
      const number = numberOf.get(id);
      if (number === undefined) return [];
      const place = placesOf.all(number, position).at(-1);
      if (place && place.counts === 0) return [];
      const locked = new Set(locksOf.all(number, position).map(({ programme }) => programme));
      return linesOf(number, position).flatMap((line) =>
        line.withdrawn ? [] : sharesOf(line, locked).map((share) => ({ ...share, line })),
      );
    },
    linesOfMeasure(id, position) {
      const number = numberOf.get(id);
      return number === undefined ? [] : linesOf(number, position);
    },
    measuresAfter: (unit, year, after, limit) => stated.all(unit, year, after, limit),
  };
}

const openMeasure = (number: number, id: string): MeasureMoney => ({
  number,
  id,
  unit: '',
  strategies: [],
  counts: true,
  lines: [],
  locked: new Set(),
  stated: new Set(),
});

function byPosition(changes: readonly Change[]): (readonly [Change, ...Change[]])[] {
  const together: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const last = together.at(-1);
    if (last?.[0].position === change.position) last.push(change);
    else together.push([change]);
  }
  return together;
}

const factOf = ({ body }: LineRow): LineFact => JSON.parse(body) as LineFact;

function told(rows: readonly LineRow[]): Line {
  const [first] = rows;
  const facts = rows.map(factOf);
  const [opened] = facts;
  if (!first || opened?.kind !== 'opened') throw new Error('a line was never opened');
  const line = newLine(first.line, first.id, first.continues, opened);
  replay(line, facts);
  return line;
}

/** Makes a change again. `facts`: those of each line up to here. */
function make(measure: MeasureMoney, facts: Map<number, LineFact[]>, change: Change): void {
  if (change.kind === 'lock') {
    measure.locked.add(change.programme);
    return;
  }
  if (change.kind === 'place') {
    const { unit, strategies, counts } = change.place;
    measure.unit = unit;
    measure.strategies = splitStrategies(strategies);
    measure.counts = counts === 1;
    return;
  }
  const { row } = change;
  const fact = factOf(row);
  const kept = facts.get(row.line);
  if (!kept) {
    if (fact.kind !== 'opened') throw new Error(`line ${row.id} was never opened`);
    facts.set(row.line, [fact]);
    measure.lines.push(newLine(row.line, row.id, row.continues, fact));
    return;
  }
  kept.push(fact);
  const index = measure.lines.findIndex(({ number }) => number === row.line);
  const line = measure.lines[index];
  if (!line) return;
  if (isIncremental(line, fact)) return applyFact(line, fact);
  const [opened] = kept;
  if (opened?.kind !== 'opened') throw new Error(`line ${row.id} was never opened`);
  const again = newLine(line.number, line.id, line.continues, opened);
  replay(again, kept);
  measure.lines[index] = again;
}

interface Kept extends Posting {
  /** Null: the outlook has not changed. */
  readonly step: BridgeStep | null;
  readonly totals: readonly bigint[];
}

interface KeptAccount {
  readonly key: AccountKey;
  readonly kept: Kept[];
}

/** A ledger in memory, whose accounts are then asked as those of a file are. */
function collectingLedger(isAsked: AccountFilter): Ledger & { accounts(): Accounts } {
  const accounts = new Map<string, KeptAccount>();
  return {
    post(position, key, line, step, figures) {
      if (!isAsked(key)) return;
      const text = textOfKey(key);
      let account = accounts.get(text);
      if (!account) accounts.set(text, (account = { key, kept: [] }));
      const totals = [...(account.kept.at(-1)?.totals ?? new Array<bigint>(TOTAL_WIDTH).fill(0n))];
      const add = (index: number, figure: number): void =>
        void (totals[index] = (totals[index] ?? 0n) + BigInt(figure));
      const amount = addFigures(add, step, figures);
      account.kept.push({ position, line, year: key.year, amount, step: amount === 0 ? null : step, totals });
    },
    accounts: () => accountsOf([...accounts.values()]),
  };
}

const accountsOf = (accounts: readonly KeptAccount[]): Accounts => ({
  sums: (position) =>
    accounts.flatMap(({ key: { unit, part, year }, kept }) => {
      const newest = kept.findLast((one) => one.position <= position);
      return newest ? [{ unit, part, year, totals: newest.totals }] : [];
    }),
  changes(step, after, upTo) {
    const byPositions = new Map<number, Posting[]>();
    for (const one of accounts.flatMap(({ kept }) => kept)) {
      if (one.step !== step || one.position <= after || one.position > upTo) continue;
      const together = byPositions.get(one.position);
      if (together) together.push(one);
      else byPositions.set(one.position, [one]);
    }
    return [...byPositions].sort(([one], [other]) => one - other).map(([, postings]) => postings);
  },
});
