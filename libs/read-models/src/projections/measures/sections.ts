import type Database from 'better-sqlite3';
import { LISTS, isList, type Core, type ListName, type MeasurePage } from './page.js';

/**
 * What a measure's page shows besides its status, in versions: one row for each part of the measure's state that an
 * event changed. Such events are few; the state itself is the domain's. A row of `core` holds all of it. A row of a
 * list holds what the list goes on with after the items of before that stay (`keep`): what only grows costs what is
 * added, not what is there.
 */
export const SECTION_SCHEMA = `
  CREATE TABLE section (
    measure INTEGER NOT NULL, section TEXT NOT NULL, from_position INTEGER NOT NULL, keep INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (measure, section, from_position)
  ) STRICT, WITHOUT ROWID;
`;

/** Reads the page of a measure as it was at the position; null: there was no such measure. */
export function openPageReader(db: Database.Database): (measure: number, position: number) => MeasurePage | null {
  const rows = db
    .prepare<[number, number], [string, number, string]>(
      `SELECT section, keep, body FROM section
       WHERE measure = ? AND from_position <= ? ORDER BY section, from_position`,
    )
    .raw();
  return (measure, position) => {
    let core: Core | null = null;
    const lists = Object.fromEntries(LISTS.map((list) => [list, [] as unknown[]])) as Record<ListName, unknown[]>;
    for (const [section, keep, body] of rows.all(measure, position)) {
      if (isList(section)) lists[section].splice(keep, Infinity, ...(JSON.parse(body) as unknown[]));
      else core = JSON.parse(body) as Core;
    }
    return core && { ...(core as Core), ...(lists as unknown as Pick<MeasurePage, ListName>) };
  };
}

/** Writes the sections in which two pages differ, as what is true from the position on. */
export function openPageWriter(
  db: Database.Database,
): (measure: number, position: number, before: MeasurePage | null, after: MeasurePage) => void {
  const insert = db.prepare('INSERT INTO section VALUES (?, ?, ?, ?, ?)');
  return (measure, position, before, after) => {
    const core = coreOf(after);
    const differs = (key: keyof Core): boolean => before === null || before[key] !== after[key];
    if ((Object.keys(core) as (keyof Core)[]).some(differs)) {
      insert.run(measure, 'core', position, 0, JSON.stringify(core));
    }
    for (const list of LISTS) {
      const [old, now]: readonly (readonly unknown[])[] = [before?.[list] ?? [], after[list]];
      if (!old || !now || old === now) continue;
      const keep = commonBeginning(old, now);
      if (keep === old.length && keep === now.length) continue;
      insert.run(measure, list, position, keep, JSON.stringify(now.slice(keep)));
    }
  };
}

/** How many items stay in their place. Items are never changed, so the same text is the same item. */
function commonBeginning(old: readonly unknown[], now: readonly unknown[]): number {
  let count = 0;
  while (count < old.length && count < now.length && sameItem(old[count], now[count])) count++;
  return count;
}

const sameItem = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const coreOf = (page: MeasurePage): Core => ({
  title: page.title,
  description: page.description,
  legalBasis: page.legalBasis,
  area: page.area,
  areaAssumed: page.areaAssumed,
  chapterArea: page.chapterArea,
  source: page.source,
  programme: page.programme,
  adopted: page.adopted,
  responsible: page.responsible,
  continuous: page.continuous,
  due: page.due,
  exemption: page.exemption,
  end: page.end,
});
