/** A cell: a text, a number as it is, or nothing. */
export type CsvCell = string | number | null;

export const CSV_MEDIA_TYPE = 'text/csv; charset=utf-8; header=present';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as Norwegian spreadsheets open it: UTF-8 with a byte order mark, semicolons between cells, decimal commas,
 * lines that end in CR LF (RFC 4180). A text that a spreadsheet would take for a formula is a text to it (OWASP: CSV
 * injection); numbers are numbers, also those below zero.
 */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(';')}\r\n`).join('');

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n\t]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Does whoever asks want CSV rather than JSON? By `Accept` (RFC 9110, 12.5.1): CSV is named, and JSON is not or less
 * welcome.
 */
export function wantsCsv(accept: string | undefined): boolean {
  const weights = new Map((accept ?? '').split(',').map(weighed));
  return (weights.get('text/csv') ?? 0) > (weights.get('application/json') ?? 0);
}

function weighed(range: string): [type: string, weight: number] {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return [type, quality === undefined ? 1 : Number(quality) || 0];
}
