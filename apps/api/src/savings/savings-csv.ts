import { words, type Language } from '#platform';
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
 * Several targets of a year are named and not added up: then `target` and the gaps are empty.
 */
export function savingsCsv({ units }: Pick<SavingsReport, 'units'>, language: Language): string {
  const said = (column: Column): string => COLUMNS[column][language];
  const header = [
    said('unit'),
    said('year'),
    said('targets'),
    said('target'),
    ...FIGURES.flatMap((figure) => PARTS.map((part) => `${said(figure)}: ${said(part)}`)),
    ...GAPS.map((gap) => `${said('gap')}: ${said(gap)}`),
    ...LINES.map(said),
  ];
  const rows = units.flatMap(({ unit, scale, years }) =>
    years.map((year) => [words['amount-unit'][unit][language], ...cellsOf(year, scale)]),
  );
  return csvOf([header, ...rows]);
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
  ];
}
