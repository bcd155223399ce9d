import type Database from 'better-sqlite3';
import type { AmountUnit, Estimate, SavingsNature } from '#domain';
import { openLedgerReader, type LedgerReader } from './accounts.js';
import type { LineFact } from './line.js';
import { openMeasureLedgerReader, type MeasureLedgerReader } from './measure-ledger.js';

/** What is said of a line at a position. */
export interface LineText {
  readonly measure: string;
  readonly line: string;
  readonly title: string;
  readonly nature: SavingsNature;
  readonly unit: AmountUnit;
}

/** Figures without years of one plan of a line that counts. */
export interface UndatedRow extends LineText {
  readonly programme: string;
  readonly figures: readonly Estimate[];
}

/** Everything that is asked of the savings view. */
export interface SavingsReader extends LedgerReader, MeasureLedgerReader {
  /** By number; null: there is no such line at the position. */
  line(number: number, position: number): LineText | null;
  /** In the order in which they were stated. */
  undated(position: number): readonly UndatedRow[];
}

export function openSavingsReader(db: Database.Database): SavingsReader {
  const lineNumbered = db
    .prepare<[number], [measure: string, line: string]>(
      'SELECT measure.id, line.id FROM line JOIN measure ON measure.number = line.measure WHERE line.number = ?',
    )
    .raw();
  const openedAs = db
    .prepare<[number], string>('SELECT body FROM line_fact WHERE line = ? ORDER BY position LIMIT 1')
    .pluck();
  const toldAs = db
    .prepare<[number, number], string>(
      `SELECT body FROM line_fact WHERE line = ? AND position <= ? AND body ->> 'kind' IN ('opened', 'details')
       ORDER BY position DESC LIMIT 1`,
    )
    .pluck();
  const undatedUpTo = db
    .prepare<[number], [line: number, programme: string, figures: string]>(
      'SELECT line, programme, figures FROM undated WHERE position <= ? ORDER BY position, line, programme',
    )
    .raw();

  function line(number: number, position: number): LineText | null {
    const [ids, opened, told] = [lineNumbered.get(number), openedAs.get(number), toldAs.get(number, position)];
    if (!ids || opened === undefined || told === undefined) return null;
    const { unit } = JSON.parse(opened) as Extract<LineFact, { kind: 'opened' }>;
    const { title, nature } = JSON.parse(told) as Extract<LineFact, { kind: 'opened' | 'details' }>;
    return { measure: ids[0], line: ids[1], title, nature, unit };
  }

  return {
    ...openLedgerReader(db),
    ...openMeasureLedgerReader(db),
    line,
    undated(position) {
      const standing = new Map<string, [line: number, programme: string, figures: string]>();
      for (const row of undatedUpTo.all(position)) {
        const key = `${row[0]} ${row[1]}`;
        standing.delete(key);
        if (row[2] !== '[]') standing.set(key, row);
      }
      return [...standing.values()].flatMap(([number, programme, figures]) => {
        const text = line(number, position);
        return text ? [{ ...text, programme, figures: JSON.parse(figures) as Estimate[] }] : [];
      });
    },
  };
}
