import { words, type Language } from '#platform';
import { UNIT_SCALE } from '#domain';
import type { NetFigures, SavingsReport, SavingsYear } from '#read-models';
import { csvOf, type CsvCell } from './csv.js';

const COLUMNS = words['savings-column'];
type Column = keyof typeof COLUMNS;

const FIGURES = ['plan', 'forecast', 'realised', 'confirmed', 'outlook'] as const;
const PARTS = ['gross', 'costs', 'net'] as const;
const GAPS = ['plan', 'forecast', 'realised', 'confirmed'] as const;
const LINES = ['lines', 'linesWithoutForecast', 'linesWithoutResult'] as const;

/**
 * The savings report as a table: a row for each unit and year, amounts in the unit itself (kroner, person-years, kWh).
 * Several targets of a year are named and not added up: then `target` and the gaps are empty. Plans that say no years are
 * in no year's sums; each of their figures has a row of its own after them, with the measure and line as a note.
 */
export function savingsCsv({ units, undated }: Pick<SavingsReport, 'units' | 'undated'>, language: Language): string {
  const said = (column: Column): string => COLUMNS[column][language];
  const before = [said('unit'), said('year'), said('targets'), said('target')];
  const header = [
    ...before,
    ...FIGURES.flatMap((figure) => PARTS.map((part) => `${said(figure)}: ${said(part)}`)),
    ...GAPS.map((gap) => `${said('gap')}: ${said(gap)}`),
    ...LINES.map(said),
    said('note'),
  ];
  const rows = units.flatMap(({ unit, scale, years }) =>
    years.map((year) => [words['amount-unit'][unit][language], ...cellsOf(year, scale)]),
  );
  const without = words['savings-undated'];
  /** A row with nothing but these cells: nobody knows more of what has no year. */
  const only = (unit: CsvCell, net: CsvCell, note: string): CsvCell[] =>
    header.map((_, column) => {
      if (column === 0) return unit;
      if (column === 1) return without.year[language];
      if (column === before.length + PARTS.indexOf('net')) return net;
      return column === header.length - 1 ? note : null;
    });
  const withoutYear = undated.plans.flatMap(({ unit, measureTitle, title, figures }) =>
    figures.map(({ amount }) =>
      only(words['amount-unit'][unit][language], amount / UNIT_SCALE[unit], `${measureTitle}: ${title}`),
    ),
  );
  const more = undated.count > undated.plans.length ? [only(null, null, without.more[language])] : [];
  return csvOf([header, ...rows, ...withoutYear, ...more]);
}

function cellsOf(said: SavingsYear, scale: number): CsvCell[] {
  const { year, targets, target, gap } = said;
  const amount = (parts: number | null | undefined): CsvCell =>
    parts === null || parts === undefined ? null : parts / scale;
  return [
    year,
    targets.map(({ title }) => title).join(', '),
    amount(target),
    ...FIGURES.flatMap((figure) => PARTS.map((part: keyof NetFigures) => amount(said[figure][part]))),
    ...GAPS.map((figure) => amount(gap?.[figure])),
    ...LINES.map((count) => said[count]),
    null,
  ];
}
