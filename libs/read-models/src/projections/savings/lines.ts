import type Database from 'better-sqlite3';
import { applyFact, isIncremental, newLine, replay, yearsOfFact, type Line, type LineFact } from './line.js';
import { BRIDGE_STEPS, type BridgeStep } from './steps.js';

/**
 * `place`: where a measure's money is counted from a position on. `line_fact`: what is kept of the facts of a line, by
 * which it is told again; `event_id` where a correction or a confirmation may name it. `undated`: figures whose years
 * nobody knows of a plan that counts, from a position on; an empty list: none any more. `stated`: measures that have
 * ever had a figure for a year. `withdrawn`: programmes that were. `overlap`: lines that have ever deducted what another one counts. `step` is the place of the step of the bridge in `BRIDGE_STEPS`: with it the changes of
 * one measure's sums are told again as they were posted. All are only ever added to.
 */
export const LINE_SCHEMA = `
  CREATE TABLE measure (number INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;
  CREATE TABLE place (
    measure INTEGER NOT NULL, position INTEGER NOT NULL,
    unit TEXT NOT NULL, strategies TEXT NOT NULL, counts INTEGER NOT NULL, step INTEGER NOT NULL,
    PRIMARY KEY (measure, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE line (
    number INTEGER PRIMARY KEY, measure INTEGER NOT NULL, id TEXT NOT NULL, continues TEXT, opened INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX line_of_measure ON line (measure);
  CREATE TABLE line_fact (
    line INTEGER NOT NULL, position INTEGER NOT NULL, step INTEGER NOT NULL, event_id TEXT, body TEXT NOT NULL,
    PRIMARY KEY (line, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE plan_lock (
    measure INTEGER NOT NULL, programme TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (measure, programme)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE undated (
    position INTEGER NOT NULL, line INTEGER NOT NULL, programme TEXT NOT NULL, figures TEXT NOT NULL,
    PRIMARY KEY (position, line, programme)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE withdrawn (programme TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE overlap (
    counting TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (counting, line)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE stated (
    unit TEXT NOT NULL, year INTEGER NOT NULL, measure TEXT NOT NULL, PRIMARY KEY (unit, year, measure)
  ) STRICT, WITHOUT ROWID;
`;

/** Where a measure's money is counted. */
export interface Place {
  /** Empty: the measure was never registered. */
  readonly unit: string;
  /** Rising. */
  readonly strategies: readonly string[];
  readonly counts: boolean;
}

/** A measure with its lines, as it stands. */
export interface MeasureMoney extends Place {
  readonly number: number;
  readonly id: string;
  unit: string;
  strategies: readonly string[];
  counts: boolean;
  readonly lines: Line[];
  readonly locked: Set<string>;
  /** Units and years that are known to be in `stated`. */
  readonly stated: Set<string>;
}

/** A fact of a line as it was kept. */
export interface KeptFact {
  readonly position: number;
  readonly eventId: string | null;
  readonly fact: LineFact;
}

/** A line with its measure. */
export interface OwnedLine {
  readonly measure: MeasureMoney;
  readonly line: Line;
}

export interface LineWriter {
  /** With its lines, as far as there are any; made if it is not known. */
  measure(id: string): MeasureMoney;
  place(position: number, measure: MeasureMoney, place: Place, step: BridgeStep): void;
  open(
    position: number,
    measure: MeasureMoney,
    id: string,
    continues: string | null,
    fact: Extract<LineFact, { kind: 'opened' }>,
  ): void;
  /** Does an open line go on from this one? */
  isContinued(measure: MeasureMoney, line: Line): boolean;
  /** Does the line of this key count, or one that has gone on from it? What is not known is not gone. */
  isCounted(key: string): boolean;
  /** The keys themselves, and of the lines that they have gone on from, as far as anything is deducted for them. */
  countedThrough(keys: readonly string[]): readonly string[];
  /** Lines that have ever deducted what this one counts. */
  deducting(key: string): readonly OwnedLine[];
  /** Keeps the fact, and folds it. */
  add(
    position: number,
    measure: MeasureMoney,
    line: Line,
    fact: LineFact,
    step: BridgeStep,
    eventId: string | null,
  ): void;
  lock(position: number, measure: MeasureMoney, programme: string): void;
  /** Keeps that a programme was withdrawn. */
  withdraw(position: number, programme: string): void;
  isWithdrawn(programme: string): boolean;
  /** Lines that have a plan for the programme, rising by number. */
  planning(programme: string): readonly OwnedLine[];
  /** In the order of their recording. */
  facts(line: Line): readonly KeptFact[];
  undated(position: number, line: Line, programme: string, figures: readonly object[]): void;
  /** Writes the facts that were kept back. */
  flush(): void;
}

interface FactRow {
  readonly position: number;
  readonly step: number;
  readonly eventId: string | null;
  readonly body: string;
}

/** A line by its measure and its own id. */
export const lineKey = (measure: string, line: string): string => `${measure}/${line}`;

export function openLineWriter(db: Database.Database): LineWriter {
  const insertMeasure = db.prepare('INSERT INTO measure VALUES (?, ?)');
  const insertPlace = db.prepare('INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)');
  const insertLine = db.prepare('INSERT INTO line VALUES (?, ?, ?, ?, ?)');
  const insertFact = db.prepare('INSERT INTO line_fact VALUES (?, ?, ?, ?, ?)');
  const insertLock = db.prepare('INSERT INTO plan_lock VALUES (?, ?, ?)');
  const insertStated = db.prepare('INSERT OR IGNORE INTO stated VALUES (?, ?, ?)');
  const insertUndated = db.prepare('INSERT INTO undated VALUES (?, ?, ?, ?)');
  const lastPlace = db.prepare<[number], { unit: string; strategies: string; counts: number }>(
    'SELECT unit, strategies, counts FROM place WHERE measure = ? ORDER BY position DESC LIMIT 1',
  );
  const linesOf = db.prepare<[number], { number: number; id: string; continues: string | null }>(
    'SELECT number, id, continues FROM line WHERE measure = ? ORDER BY number',
  );
  const locksOf = db.prepare<[number], string>('SELECT programme FROM plan_lock WHERE measure = ?').pluck();
  const factsOf = db.prepare<[number], Omit<FactRow, 'step'>>(
    'SELECT position, event_id AS eventId, body FROM line_fact WHERE line = ? ORDER BY position',
  );
  const numbers = new Map(db.prepare<[], [string, number]>('SELECT id, number FROM measure').raw().all());
  const insertWithdrawn = db.prepare('INSERT OR IGNORE INTO withdrawn VALUES (?, ?)');
  const withdrawn = new Set(db.prepare<[], string>('SELECT programme FROM withdrawn').pluck().all());
  const plannedBy = db
    .prepare<[string], string>(
      `SELECT DISTINCT measure.id FROM line_fact JOIN line ON line.number = line_fact.line
         JOIN measure ON measure.number = line.measure
       WHERE body ->> 'kind' = 'plan' AND body ->> 'programme' = ?`,
    )
    .pluck();
  const insertOverlap = db.prepare('INSERT OR IGNORE INTO overlap VALUES (?, ?)');
  const continuing = groupsOf(
    db
      .prepare<[], [from: string, measure: string, line: string]>(
        `SELECT line.continues, measure.id, line.id FROM line JOIN measure ON measure.number = line.measure
         WHERE line.continues IS NOT NULL ORDER BY line.number`,
      )
      .raw()
      .all()
      .map(([from, measure, line]) => [from, lineKey(measure, line)]),
  );
  const deducting = groupsOf(
    db
      .prepare<[], [counting: string, measure: string, line: string]>(
        `SELECT overlap.counting, measure.id, line.id FROM overlap
         JOIN line ON line.number = overlap.line JOIN measure ON measure.number = line.measure`,
      )
      .raw()
      .all()
      .map(([counting, measure, line]) => [counting, lineKey(measure, line)]),
  );
  let lineCount = db.prepare<[], number>('SELECT count(*) FROM line').pluck().get() ?? 0;
  const measures = new Map<string, MeasureMoney>();

  /** Facts that are not written yet, by the number of their line. */
  const unwritten = new Map<number, FactRow[]>();

  const facts = (line: number): KeptFact[] =>
    [...factsOf.all(line), ...(unwritten.get(line) ?? [])].map(({ position, eventId, body }) => ({
      position,
      eventId,
      fact: JSON.parse(body) as LineFact,
    }));

  function keep(line: number, position: number, step: BridgeStep, eventId: string | null, fact: LineFact): void {
    const row = { position, step: BRIDGE_STEPS.indexOf(step), eventId, body: JSON.stringify(fact) };
    const ofLine = unwritten.get(line);
    if (ofLine) ofLine.push(row);
    else unwritten.set(line, [row]);
  }

  function load(number: number, id: string): MeasureMoney {
    const place = lastPlace.get(number);
    return {
      number,
      id,
      unit: place?.unit ?? '',
      strategies: splitStrategies(place?.strategies ?? ''),
      counts: place ? place.counts === 1 : true,
      lines: linesOf.all(number).map((row) => told(row.number, row.id, row.continues)),
      locked: new Set(locksOf.all(number)),
      stated: new Set(),
    };
  }

  function state({ id, stated }: MeasureMoney, { unit }: Line, year: number): void {
    const key = `${unit} ${year}`;
    if (stated.has(key)) return;
    stated.add(key);
    insertStated.run(unit, year, id);
  }

  function told(number: number, id: string, continues: string | null): Line {
    const kept = facts(number).map(({ fact }) => fact);
    const [opened] = kept;
    if (opened?.kind !== 'opened') throw new Error(`line ${id} was never opened`);
    const line = newLine(number, id, continues, opened);
    replay(line, kept);
    return line;
  }

  function measureOf(id: string): MeasureMoney {
    const known = measures.get(id);
    if (known) return known;
    let number = numbers.get(id);
    if (number === undefined) {
      number = numbers.size + 1;
      numbers.set(id, number);
      insertMeasure.run(number, id);
    }
    const measure = load(number, id);
    measures.set(id, measure);
    return measure;
  }

  function find(key: string): OwnedLine | null {
    const slash = key.indexOf('/');
    const [id, lineId] = [key.slice(0, slash), key.slice(slash + 1)];
    if (!numbers.has(id)) return null;
    const measure = measureOf(id);
    const line = measure.lines.find((one) => one.id === lineId);
    return line ? { measure, line } : null;
  }

  const isGone = (key: string): boolean => {
    const found = find(key);
    return found !== null && (found.line.withdrawn || !found.measure.counts);
  };

  return {
    measure: measureOf,
    place(position, measure, { unit, strategies, counts }, step) {
      measure.unit = unit;
      measure.strategies = strategies;
      measure.counts = counts;
      insertPlace.run(measure.number, position, unit, strategies.join(' '), counts ? 1 : 0, BRIDGE_STEPS.indexOf(step));
    },
    open(position, measure, id, continues, fact) {
      const number = ++lineCount;
      insertLine.run(number, measure.number, id, continues, position);
      keep(number, position, 'found', null, fact);
      measure.lines.push(newLine(number, id, continues, fact));
      if (continues !== null) addTo(continuing, continues, lineKey(measure.id, id));
    },
    isContinued: (measure, line) => continuing.has(lineKey(measure.id, line.id)),
    isCounted(key) {
      // a set takes in what is added while it is walked, each once: it ends even where there is a circle
      const heirs = new Set([key]);
      for (const one of heirs) {
        if (!isGone(one)) return true;
        for (const heir of continuing.get(one) ?? []) heirs.add(heir);
      }
      return false;
    },
    countedThrough(keys) {
      const through = new Set(keys);
      for (const one of through) {
        const from = find(one)?.line.continues ?? null;
        if (from !== null) through.add(from);
      }
      return [...through].filter((one) => deducting.has(one));
    },
    deducting: (key) => (deducting.get(key) ?? []).flatMap((one) => find(one) ?? []),
    add(position, measure, line, fact, step, eventId) {
      keep(line.number, position, step, eventId, fact);
      for (const year of yearsOfFact(fact)) state(measure, line, year);
      if (fact.kind === 'overlap') {
        const isNew = addTo(deducting, fact.with, lineKey(measure.id, line.id));
        if (isNew) insertOverlap.run(fact.with, line.number);
      }
      if (isIncremental(line, fact)) applyFact(line, fact);
      else measure.lines[measure.lines.indexOf(line)] = told(line.number, line.id, line.continues);
    },
    lock(position, measure, programme) {
      measure.locked.add(programme);
      insertLock.run(measure.number, programme, position);
    },
    withdraw(position, programme) {
      withdrawn.add(programme);
      insertWithdrawn.run(programme, position);
    },
    isWithdrawn: (programme) => withdrawn.has(programme),
    planning(programme) {
      for (const id of plannedBy.all(programme)) measureOf(id);
      return [...measures.values()]
        .flatMap((measure) => measure.lines.map((line) => ({ measure, line })))
        .filter(({ line }) => line.plans.some((plan) => plan.programme === programme))
        .sort((one, other) => one.line.number - other.line.number);
    },
    facts: (line) => facts(line.number),
    undated: (position, line, programme, figures) =>
      void insertUndated.run(position, line.number, programme, JSON.stringify(figures)),
    flush() {
      // line by line, so that each page of the table is visited once and not as often as it has facts
      for (const line of [...unwritten.keys()].sort((one, other) => one - other)) {
        for (const row of unwritten.get(line) ?? []) {
          insertFact.run(line, row.position, row.step, row.eventId, row.body);
        }
      }
      unwritten.clear();
    },
  };
}

export const splitStrategies = (strategies: string): readonly string[] =>
  strategies === '' ? [] : strategies.split(' ');

function addTo(groups: Map<string, string[]>, name: string, one: string): boolean {
  const known = groups.get(name);
  if (!known) groups.set(name, [one]);
  else if (known.includes(one)) return false;
  else known.push(one);
  return true;
}

function groupsOf(pairs: readonly (readonly [name: string, one: string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, one] of pairs) addTo(groups, name, one);
  return groups;
}
