import type Database from 'better-sqlite3';
import { evolveMeasure, type Measure, type MeasureEvent, type Recorded } from '#domain';
import { asFact } from '../../events.js';
import type { Fold, Projection } from '../../view/projection.js';
import { CATALOGUE_SCHEMA, openCatalogueWriter } from './catalogue.js';
import { encodeCode, withFate } from './code.js';
import { DOCUMENT_SCHEMA, openDocumentWriter, type MeasureDocument } from './documents.js';
import { dumpMeasures } from './dump.js';
import { openPages } from './pages.js';
import { REPORT_SCHEMA, openReportReader, openReportWriter } from './reports.js';
import { SECTION_SCHEMA } from './sections.js';
import { STANDING_SCHEMA, openStandingWriter } from './standing.js';
import { fateOf, placementOf } from './page.js';
import { CONFIRMATION_SCHEMA, isStatusFact, openStatusFold } from './status.js';

/** All that is known of measures: where they stand, what was reported, their pages, and their texts to search in. */
export const measuresProjection: Projection = {
  name: 'measures',
  version: 1,
  categories: new Set(['measure']),
  readsData: true,
  schema: [CATALOGUE_SCHEMA, STANDING_SCHEMA, REPORT_SCHEMA, CONFIRMATION_SCHEMA, SECTION_SCHEMA, DOCUMENT_SCHEMA].join(
    '',
  ),
  open: openMeasuresFold,
  dump: dumpMeasures,
};

/** Nobody has reported yet: such a measure is planned (`presentPhase` of the domain). */
const UNREPORTED = encodeCode(
  { phase: 'planned', progress: 'not-assessed', effect: 'not-assessed', reading: 'none', commentExempt: false },
  'counts',
);

/** What the domain's state has besides the page. The fold keeps it elsewhere, in `standing` and the chains of reports. */
const WITHOUT_STATUS = { timeline: [], confirmation: null, changedBy: '' } satisfies Partial<Measure>;

function openMeasuresFold(db: Database.Database): Fold {
  const catalogue = openCatalogueWriter(db);
  const standing = openStandingWriter(db);
  const reports = openReportWriter(db);
  const reportAt = openReportReader(db);
  const statuses = openStatusFold(db, standing, reports);
  const pages = openPages(db);
  const documents = openDocumentWriter(db);

  function register(stream: string, position: number): number {
    if (catalogue.measureNumber(stream) !== undefined) throw new Error(`${stream} is registered already`);
    const measure = standing.add();
    standing.set(measure, 'code', UNREPORTED);
    catalogue.addMeasure(measure, stream, position);
    return measure;
  }

  function numberOf(stream: string): number {
    const measure = catalogue.measureNumber(stream);
    if (measure === undefined) throw new Error(`${stream} was never registered`);
    return measure;
  }

  /** Lets the domain fold the fact. False: it changes nothing. */
  function foldPage(measure: number, fact: Recorded<MeasureEvent>, position: number): boolean {
    const before = pages.get(measure);
    const state = before && { ...before, ...WITHOUT_STATUS };
    const after = evolveMeasure(state, fact);
    if (after === null || after === state) return false;
    pages.put(measure, position, before, after);
    if (after.title !== before?.title) catalogue.addTitle(position, measure, after.title);
    standing.set(measure, 'placement', catalogue.placementNumber(placementOf(after)));
    standing.set(measure, 'code', withFate(standing.get(measure, 'code'), fateOf(after)));
    return true;
  }

  function documentOf(measure: number): MeasureDocument | null {
    const page = pages.get(measure);
    if (!page) return null;
    const { title, description, notes } = page;
    // mostly the one that made the document old: reading it again would cost as much as the rest of the event
    const position = standing.get(measure, 'report');
    const report = reports.recent(position) ?? reportAt(position);
    const exempt = report !== null && report.exemption !== null;
    return {
      title,
      description,
      words: report?.words ?? null,
      comment: exempt ? null : (report?.comment ?? null),
      risk: report?.risk ?? null,
      deviation: report?.deviation ?? null,
      cause: report?.cause ?? null,
      action: report?.action ?? null,
      exempt: exempt ? (report?.comment ?? null) : null,
      notes: notes.length > 0 ? notes.map(({ text }) => text).join('\n') : null,
    };
  }

  return {
    apply(event) {
      const { position, stream } = event;
      const fact = asFact<MeasureEvent>(event);
      const measure = fact.type === 'MeasureRegistered' ? register(stream, position) : numberOf(stream);
      const changes = isStatusFact(fact) ? statuses.apply(measure, fact, position) : foldPage(measure, fact, position);
      if (!changes) return;
      if (fact.type !== 'StatusConfirmed' && fact.type !== 'InternalNoteAdded')
        standing.set(measure, 'changed', position);
      standing.write(position, measure);
      if (fact.type !== 'StatusConfirmed') documents.touch(measure);
    },
    flush(serving) {
      documents.flush(!serving, documentOf);
      reports.forget();
    },
  };
}
