import type Database from 'better-sqlite3';

/**
 * What a measure's page shows besides its status: versioned rows, one for each part of the measure's state that an
 * event changed. Such events are few; the state itself is the domain's.
 */
export const SECTION_SCHEMA = `
  CREATE TABLE section (
    measure INTEGER NOT NULL, section TEXT NOT NULL, from_position INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (measure, section, from_position)
  ) STRICT, WITHOUT ROWID;
`;

export interface SectionReader {
  /** Every section of a measure as it was at the position, by name. */
  at(measure: number, position: number): Map<string, unknown>;
}

export function openSectionReader(db: Database.Database): SectionReader {
  // of the rows of one section, SQLite takes `body` from the one with the highest position
  const valid = db
    .prepare<[number, number], [string, number, string]>(
      `SELECT section, max(from_position), body FROM section
       WHERE measure = ? AND from_position <= ? GROUP BY section`,
    )
    .raw();
  return {
    at: (measure, position) =>
      new Map(valid.all(measure, position).map(([section, , body]) => [section, JSON.parse(body) as unknown])),
  };
}

export function openSectionWriter(
  db: Database.Database,
): (measure: number, section: string, position: number, body: unknown) => void {
  const insert = db.prepare('INSERT INTO section VALUES (?, ?, ?, ?)');
  return (measure, section, position, body) => void insert.run(measure, section, position, JSON.stringify(body));
}
