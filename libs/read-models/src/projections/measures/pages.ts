import type Database from 'better-sqlite3';
import type { MeasurePage } from './page.js';
import { openPageReader, openPageWriter } from './sections.js';

/** Present pages on the writing side: those used last in memory, the others in the file. */
export interface Pages {
  /** Null: there is no such measure. */
  get(measure: number): MeasurePage | null;
  /** Writes the sections in which two pages differ, as what is true from the position on. */
  put(measure: number, position: number, before: MeasurePage | null, after: MeasurePage): void;
}

/** Pages in memory. One weighs two or three kilobytes. */
const KEPT = 20_000;

export function openPages(db: Database.Database): Pages {
  const read = openPageReader(db);
  const write = openPageWriter(db);
  const kept = new Map<number, MeasurePage>();

  function keep(measure: number, page: MeasurePage): void {
    kept.delete(measure);
    kept.set(measure, page);
    if (kept.size <= KEPT) return;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }

  return {
    get(measure) {
      const page = kept.get(measure) ?? read(measure, Number.MAX_SAFE_INTEGER);
      if (page) keep(measure, page);
      return page;
    },
    put(measure, position, before, after) {
      write(measure, position, before, after);
      keep(measure, after);
    },
  };
}
