import type Database from 'better-sqlite3';

/** What is searched of a measure. Texts that not everybody may read have columns of their own. */
export interface MeasureDocument {
  readonly title: string;
  readonly description: string | null;
  readonly words: string | null;
  /** The comment; null where it is kept from public view. */
  readonly comment: string | null;
  readonly risk: string | null;
  readonly deviation: string | null;
  readonly cause: string | null;
  readonly action: string | null;
  /** The comment that is kept from public view. */
  readonly exempt: string | null;
  /** Internal notes. */
  readonly notes: string | null;
}

export const DOCUMENT_COLUMNS = [
  'title',
  'description',
  'words',
  'comment',
  'risk',
  'deviation',
  'cause',
  'action',
  'exempt',
  'notes',
] as const satisfies readonly (keyof MeasureDocument)[];

/**
 * The present only. `unicode61` folds case; marks are kept, since æ, ø and å are letters of their own and not a, o and
 * a with something on them. `unindexed` holds the measures whose document is older than their state.
 */
export const DOCUMENT_SCHEMA = `
  CREATE VIRTUAL TABLE document USING fts5 (
    ${DOCUMENT_COLUMNS.join(', ')}, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
  );
  CREATE TABLE unindexed (measure INTEGER PRIMARY KEY) STRICT;
`;

export interface DocumentWriter {
  /** The document must be written again, now or when the view serves. */
  touch(measure: number): void;
  /** Writes the documents of all that were touched; with `later` only remembers which they are. */
  flush(later: boolean, documentOf: (measure: number) => MeasureDocument | null): void;
}

export function openDocumentWriter(db: Database.Database): DocumentWriter {
  const touched = new Set<number>();
  const remember = db.prepare('INSERT OR IGNORE INTO unindexed VALUES (?)');
  const remembered = db.prepare<[], number>('SELECT measure FROM unindexed ORDER BY measure').pluck();
  const forgetAll = db.prepare('DELETE FROM unindexed');
  const remove = db.prepare('DELETE FROM document WHERE rowid = ?');
  const insert = db.prepare(
    `INSERT INTO document (rowid, ${DOCUMENT_COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(DOCUMENT_COLUMNS.length)})`,
  );
  let anyRemembered = remembered.get() !== undefined;

  return {
    touch: (measure) => void touched.add(measure),
    flush(later, documentOf) {
      if (later) {
        for (const measure of touched) remember.run(measure);
        anyRemembered ||= touched.size > 0;
        touched.clear();
        return;
      }
      if (anyRemembered) {
        for (const measure of remembered.all()) touched.add(measure);
        forgetAll.run();
        anyRemembered = false;
      }
      for (const measure of touched) {
        remove.run(measure);
        const document = documentOf(measure);
        if (document) insert.run(measure, ...DOCUMENT_COLUMNS.map((column) => document[column]));
      }
      touched.clear();
    },
  };
}

export interface DocumentReader {
  /** False: nothing in the text can be looked for. */
  hasWords(text: string): boolean;
  /**
   * Numbers of the measures that hold every word (or its beginning), best first.
   * @param withNotes true: internal notes are searched as well
   */
  search(text: string, withNotes: boolean): number[];
  /** By measure: where the words stand, marked with `<mark>`. One in which they do not stand any more is left out. */
  snippets(text: string, withNotes: boolean, measures: readonly number[]): ReadonlyMap<number, string>;
}

/** Around a word that was looked for. */
const [OPEN, CLOSE] = ['\u0002', '\u0003'];

/** Column of internal notes, which is the last one. */
const PUBLIC_COLUMNS = DOCUMENT_COLUMNS.filter((column) => column !== 'notes');

/** Words of a text, as the tokenizer cuts them. */
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * A person's text as an FTS5 query: every word must stand there, each as the beginning of one; what FTS5 would take for
 * an operator is text. Null: it holds no word.
 */
export function searchQuery(text: string, withNotes: boolean): string | null {
  const words = text.normalize('NFC').match(WORD);
  if (!words) return null;
  const terms = words.map((word) => `"${word}" *`).join(' AND ');
  return withNotes ? terms : `{${PUBLIC_COLUMNS.join(' ')}} : (${terms})`;
}

export function openDocumentReader(db: Database.Database): DocumentReader {
  const search = db
    .prepare<[string], number>('SELECT rowid FROM document WHERE document MATCH ? ORDER BY rank, rowid')
    .pluck();
  // the plus keeps SQLite from asking the index anew for each of the measures: one walk through the hits is enough
  const snippets = db
    .prepare<[string, string], [number, string]>(
      `SELECT rowid, snippet(document, -1, '${OPEN}', '${CLOSE}', '…', 24) FROM document
       WHERE document MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`,
    )
    .raw();
  return {
    hasWords: (text) => searchQuery(text, false) !== null,
    search(text, withNotes) {
      const query = searchQuery(text, withNotes);
      return query === null ? [] : search.all(query);
    },
    snippets(text, withNotes, measures) {
      const query = searchQuery(text, withNotes);
      if (query === null || measures.length === 0) return new Map();
      return new Map(snippets.all(query, JSON.stringify(measures)).map(([measure, found]) => [measure, markUp(found)]));
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The snippet as HTML: what people wrote is text, the marks alone are not. */
const markUp = (snippet: string): string =>
  snippet
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
    .replaceAll(OPEN, '<mark>')
    .replaceAll(CLOSE, '</mark>');
