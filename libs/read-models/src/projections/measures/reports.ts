import type Database from 'better-sqlite3';
import type { Day, Remedy, StatusReport } from '#domain';
import { dayOfNumber } from '../../time/day-number.js';
import { decodeStatus, encodeCode, type StatusCode } from './code.js';

/**
 * The reports of all measures: words once, and for each measure a chain of entries, the newest first. An entry is what
 * some event made of one report (`origin`: the position of the report itself): its own words, or, where only the
 * reading or the exemption changed, the words at `text`. What is in force is worked out when an event may have changed
 * it, from the chain; the position in force is in `standing`.
 */
export const REPORT_SCHEMA = `
  CREATE TABLE report (
    position INTEGER PRIMARY KEY, measure INTEGER NOT NULL, previous INTEGER NOT NULL,
    origin INTEGER NOT NULL, text INTEGER NOT NULL, because TEXT NOT NULL, event_id TEXT NOT NULL,
    effective INTEGER NOT NULL, code INTEGER NOT NULL,
    words TEXT, comment TEXT, comment_exempt TEXT, risk TEXT, deviation TEXT, cause TEXT, action TEXT, remedy TEXT
  ) STRICT;
`;

/** What made an entry. */
export type Because = 'reported' | 'reopened' | 'corrected' | 'classified' | 'exempted';

/** One entry of a chain, without words. */
export interface ChainEntry {
  readonly position: number;
  readonly previous: number;
  /** Position of the report that it is about. */
  readonly origin: number;
  /** Position of the entry that holds the words. */
  readonly text: number;
  readonly because: Because;
  readonly eventId: string;
  readonly effective: number;
  /** Status only, no fate. */
  readonly code: number;
  readonly commentExempt: string | null;
}

/** The words of a report. */
export type Words = Pick<StatusReport, 'words' | 'comment' | 'risk' | 'deviation' | 'cause' | 'action' | 'remedy'>;

export const NO_WORDS: Words = {
  words: null,
  comment: null,
  risk: null,
  deviation: null,
  cause: null,
  action: null,
  remedy: null,
};

/** A report as it was in force at some position. */
export interface ReportText extends StatusCode, Words {
  readonly eventId: string;
  readonly effectiveOn: Day;
  /** Legal basis on which the comment is kept from public view. */
  readonly exemption: string | null;
  readonly position: number;
  /** Position at which the report itself was recorded; another one where it was corrected or read later. */
  readonly origin: number;
  readonly because: Because;
}

export interface ReportWriter {
  /** An entry with words of its own. */
  add(entry: Omit<ChainEntry, 'text'>, measure: number, words: Words): void;
  /** An entry that takes its words from another one. */
  addSameWords(entry: ChainEntry, measure: number): void;
  /** From the oldest entry to the newest. */
  chain(newest: number): ChainEntry[];
  /** Position of the report that the entry at a position is about. */
  originOf(position: number): number;
  /** What the entry at a position says, if it was written with words of its own since `forget`; undefined: read it. */
  recent(position: number): SaidInReport | undefined;
  forget(): void;
}

/** The words of an entry, and the legal basis on which its comment is kept from public view. */
export type SaidInReport = Words & { readonly exemption: string | null };

export function openReportWriter(db: Database.Database): ReportWriter {
  const insert = db.prepare('INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const select = db.prepare<[number], ChainEntry>(
    `SELECT position, previous, origin, text, because, event_id AS eventId, effective, code, comment_exempt AS commentExempt
     FROM report WHERE position = ?`,
  );
  const run = (entry: ChainEntry, measure: number, words: Words): void => {
    const { position, previous, origin, text, because, eventId, effective, code, commentExempt } = entry;
    const { words: asWritten, comment, risk, deviation, cause, action, remedy } = words;
    const remedyText = remedy === null ? null : JSON.stringify(remedy);
    insert.run(
      position,
      measure,
      previous,
      origin,
      text,
      because,
      eventId,
      effective,
      code,
      asWritten,
      comment,
      commentExempt,
      risk,
      deviation,
      cause,
      action,
      remedyText,
    );
  };
  const originOf = db.prepare<[number], number>('SELECT origin FROM report WHERE position = ?').pluck();
  const recent = new Map<number, SaidInReport>();
  return {
    add(entry, measure, words) {
      recent.set(entry.position, { ...words, exemption: entry.commentExempt });
      run({ ...entry, text: entry.position }, measure, words);
    },
    addSameWords: (entry, measure) => run(entry, measure, NO_WORDS),
    chain(newest) {
      const entries: ChainEntry[] = [];
      for (let entry = select.get(newest); entry; entry = select.get(entry.previous)) entries.push(entry);
      return entries.reverse();
    },
    originOf: (position) => originOf.get(position) ?? 0,
    recent: (position) => recent.get(position),
    forget: () => recent.clear(),
  };
}

/** The report's part of a status code. */
export const codeOfReport = ({ phase, progress, effect, reading, commentExempt }: StatusReport): number =>
  encodeCode({ phase, progress, effect, reading, commentExempt: commentExempt !== null }, 'counts');

type ReportRow = Omit<Words, 'remedy'> & {
  readonly position: number;
  readonly origin: number;
  readonly because: Because;
  readonly eventId: string;
  readonly effective: number;
  readonly code: number;
  readonly commentExempt: string | null;
  readonly remedy: string | null;
};

/** Reads the report at a position of a chain; null for 0. */
export function openReportReader(db: Database.Database): (position: number) => ReportText | null {
  const select = db.prepare<[number], ReportRow>(
    `SELECT entry.position, entry.origin, entry.because, entry.event_id AS eventId, entry.effective, entry.code,
       entry.comment_exempt AS commentExempt,
       said.words, said.comment, said.risk, said.deviation, said.cause, said.action, said.remedy
     FROM report AS entry JOIN report AS said ON said.position = entry.text WHERE entry.position = ?`,
  );
  return (position) => {
    const row = position === 0 ? undefined : select.get(position);
    if (!row) return null;
    const { effective, code, commentExempt, remedy, ...rest } = row;
    return {
      ...rest,
      ...decodeStatus(code),
      effectiveOn: dayOfNumber(effective),
      exemption: commentExempt,
      remedy: remedy === null ? null : (JSON.parse(remedy) as Remedy),
    };
  };
}

/** What a line of a report shows of a status. */
export type ReportLine = Pick<ReportText, 'words' | 'comment' | 'effectiveOn'>;

/** At least so many lines are kept, at most twice as many: of ten thousand measures the present and a look back, in some MiB. */
const LINES_KEPT = 20_000;

/**
 * Reads the words of the report at a position of a chain, and no more; null for 0. An entry never changes, and the lines
 * of the present are asked for again and again: what was read last is kept.
 */
export function openReportLineReader(db: Database.Database): (position: number) => ReportLine | null {
  const select = db
    .prepare<[number], [text: number, effective: number, words: string | null, comment: string | null]>(
      'SELECT text, effective, words, comment FROM report WHERE position = ?',
    )
    .raw();
  let recent = new Map<number, ReportLine>();
  let older = new Map<number, ReportLine>();
  return (position) => {
    if (position === 0) return null;
    const known = recent.get(position);
    if (known) return known;
    const line = older.get(position) ?? read(position);
    if (!line) return null;
    if (recent.size === LINES_KEPT) [recent, older] = [new Map(), recent];
    recent.set(position, line);
    return line;
  };

  function read(position: number): ReportLine | null {
    const entry = select.get(position);
    if (!entry) return null;
    const [text, effective] = entry;
    const [, , words, comment] = text === position ? entry : (select.get(text) ?? entry);
    return { words, comment, effectiveOn: dayOfNumber(effective) };
  }
}
