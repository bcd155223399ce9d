import type { AmountUnit, Recorded, SavingsEvent, SavingsLineReference } from '#domain';

/** What must be known of a savings line outside its own stream. */
export interface LineEntry {
  readonly unit: AmountUnit;
  /** The line that it goes on from. */
  readonly continues: SavingsLineReference | null;
  /** What other lines count of it, and in which years; empty when it is withdrawn and counts nowhere. */
  readonly overlaps: readonly { readonly with: SavingsLineReference; readonly years: readonly number[] }[];
}

/** The lines of a measure by their ids. */
export type LinesEntry = Readonly<Record<string, LineEntry>>;

/** A line of any measure, as a text. */
export const lineKey = ({ measure, line }: SavingsLineReference): string => `${measure}/${line}`;

/** Folds one event of a measure's money. */
export function foldLines(entry: LinesEntry | null, fact: Recorded<SavingsEvent>): LinesEntry | null {
  switch (fact.type) {
    case 'SavingsLineOpened': {
      const { line, unit, continues } = fact.data;
      return { ...entry, [line]: entry?.[line] ?? { unit, continues, overlaps: [] } };
    }
    case 'SavingsOverlapStated': {
      const { line, with: other, years } = fact.data;
      const stated = { with: other, years: years.map(({ year }) => year) };
      return withOverlaps(entry, line, (overlaps) => [...without(overlaps, other), stated]);
    }
    case 'SavingsOverlapLifted': {
      const { line, with: other } = fact.data;
      return withOverlaps(entry, line, (overlaps) => without(overlaps, other));
    }
    case 'SavingsLineWithdrawn':
      return withOverlaps(entry, fact.data.line, () => []);
    default:
      return entry;
  }
}

type Overlaps = LineEntry['overlaps'];

function withOverlaps(
  entry: LinesEntry | null,
  line: string,
  change: (overlaps: Overlaps) => Overlaps,
): LinesEntry | null {
  const known = entry?.[line];
  return known ? { ...entry, [line]: { ...known, overlaps: change(known.overlaps) } } : entry;
}

const without = (overlaps: Overlaps, { measure, line }: SavingsLineReference): Overlaps =>
  overlaps.filter((one) => one.with.line !== line || one.with.measure !== measure);
