import type Database from 'better-sqlite3';
import { openCatalogue, type Catalogue } from './catalogue.js';
import { openDocumentReader, type DocumentReader } from './documents.js';
import { openReportLineReader, openReportReader, type ReportLine, type ReportText } from './reports.js';
import type { MeasurePage } from './page.js';
import { openPageReader } from './sections.js';
import { openStandingReader, type Standing } from './standing.js';

/** Everything that is asked of the measures view. */
export interface MeasuresReader {
  /** Where all measures stood, and the catalogue that its numbers point into. */
  at(position: number): { readonly standing: Standing; readonly catalogue: Catalogue };
  /** The words of the report at a position of the chain. */
  report(position: number): ReportText | null;
  /** Words, comment and day of it only. */
  reportLine(position: number): ReportLine | null;
  /** The same of hundreds at once. */
  reportLines(positions: readonly number[]): (ReportLine | null)[];
  /** The page of a measure, by number, as it was at a position; null: there was no such measure. */
  page(measure: number, position: number): MeasurePage | null;
  readonly documents: DocumentReader;
}

export function openMeasuresReader(db: Database.Database): MeasuresReader {
  const standingAt = openStandingReader(db);
  const catalogue = openCatalogue(db);
  const reportLine = openReportLineReader(db);
  return {
    at(position) {
      const standing = standingAt(position);
      catalogue.refresh();
      return { standing, catalogue };
    },
    report: openReportReader(db),
    reportLine,
    // one transaction: each read on its own would take the locks of the file and give them back
    reportLines: db.transaction((positions: readonly number[]) => positions.map(reportLine)),
    page: openPageReader(db),
    documents: openDocumentReader(db),
  };
}
