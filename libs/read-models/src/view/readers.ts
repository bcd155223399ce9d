import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { openAuditReader, type AuditReader } from '../projections/audit/read.js';
import { auditProjection } from '../projections/audit/audit.js';
import { indicatorsProjection } from '../projections/indicators/indicators.js';
import { openIndicatorsReader, type IndicatorsReader } from '../projections/indicators/read.js';
import { measuresProjection } from '../projections/measures/measures.js';
import { openMeasuresReader, type MeasuresReader } from '../projections/measures/read.js';
import { openRoundsReader, type RoundsReader } from '../projections/rounds/read.js';
import { roundsProjection } from '../projections/rounds/rounds.js';
import { openSavingsReader, type SavingsReader } from '../projections/savings/read.js';
import { savingsProjection } from '../projections/savings/savings.js';
import { openStructureReader, type StructureReader } from '../projections/structure/read.js';
import { structureProjection } from '../projections/structure/structure.js';
import { checkpointReader, readIdentity, viewFile, type ViewCheckpoint } from './file.js';
import type { Projection } from './projection.js';

/** A view that is being asked. */
export interface OpenView<Reader> {
  readonly reader: Reader;
  readonly db: Database.Database;
  checkpoint(): ViewCheckpoint;
  /** Everything read inside is of one commit of this view. */
  snapshot<Result>(read: () => Result): Result;
}

/** The views on the asking side: read-only connections, opened when they are first needed. */
export interface ViewReaders {
  /** Null: not built yet. */
  structure(): OpenView<StructureReader> | null;
  measures(): OpenView<MeasuresReader> | null;
  audit(): OpenView<AuditReader> | null;
  indicators(): OpenView<IndicatorsReader> | null;
  rounds(): OpenView<RoundsReader> | null;
  savings(): OpenView<SavingsReader> | null;
  /** A view's file is another one now: the next question opens it. */
  forget(projection: Projection['name'], generation: string): void;
  close(): void;
}

/** @param dir folder of the views */
export function openViewReaders(dir: string): ViewReaders {
  const slots = {
    structure: slot(dir, structureProjection, openStructureReader),
    measures: slot(dir, measuresProjection, openMeasuresReader),
    audit: slot(dir, auditProjection, openAuditReader),
    indicators: slot(dir, indicatorsProjection, openIndicatorsReader),
    rounds: slot(dir, roundsProjection, openRoundsReader),
    savings: slot(dir, savingsProjection, openSavingsReader),
  };
  return {
    structure: slots.structure.get,
    measures: slots.measures.get,
    audit: slots.audit.get,
    indicators: slots.indicators.get,
    rounds: slots.rounds.get,
    savings: slots.savings.get,
    forget: (projection, generation) => slots[projection].forget(generation),
    close: () => Object.values(slots).forEach(({ close }) => close()),
  };
}

function slot<Reader>(dir: string, projection: Projection, open: (db: Database.Database) => Reader) {
  let view: (OpenView<Reader> & { readonly generation: string }) | null = null;

  function openFile(): typeof view {
    const file = viewFile(dir, projection);
    if (!existsSync(file)) return null;
    const db = new Database(file, { readonly: true, timeout: 5000 });
    try {
      const { generation, serving } = readIdentity(db);
      if (!serving) {
        db.close();
        return null;
      }
      db.pragma('cache_size = -65536');
      // a report reads some pages of many, more of them than any cache of its own would hold: it reads them where the
      // operating system has them. Nothing makes these files shorter, which is what a mapped file would not bear
      db.pragma('mmap_size = 2147418112');
      const snapshot = <Result>(read: () => Result): Result => db.transaction(read).deferred();
      return { reader: open(db), db, checkpoint: checkpointReader(db), snapshot, generation };
    } catch {
      // just being made by the projector: there is nothing to ask yet
      db.close();
      return null;
    }
  }

  const close = (): void => {
    view?.db.close();
    view = null;
  };
  return {
    get: (): OpenView<Reader> | null => (view ??= openFile()),
    forget(generation: string): void {
      if (view && view.generation !== generation) close();
    },
    close,
  };
}
