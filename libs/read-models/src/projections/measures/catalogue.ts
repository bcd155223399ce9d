import type Database from 'better-sqlite3';
import type { DuePeriod } from '#domain';
import { aggregateOf } from '../../events.js';
import { keepPlacements, type PlacementColumns } from './placement-columns.js';
import type { Standing } from './standing.js';

/**
 * What standing rows point at by number. Only ever added to, so that a number means the same at every position, and the
 * asking side can keep all of it and read what has come since.
 *
 * `name`: ids of units, people, programmes, goals, strategies. `link_set`: the goals or strategies of a measure, as
 * numbers rising. `placement`: everything else that reports group and filter by, and that changes seldom; 0: none.
 * `due_last` is the last day of the due period as a day number.
 */
export const CATALOGUE_SCHEMA = `
  CREATE TABLE measure (number INTEGER PRIMARY KEY, id TEXT NOT NULL, registered INTEGER NOT NULL) STRICT;
  CREATE TABLE name (number INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE link_set (number INTEGER PRIMARY KEY, members TEXT NOT NULL) STRICT;
  CREATE TABLE placement (
    number INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL, chapter_area INTEGER NOT NULL, programme INTEGER NOT NULL, adopted INTEGER NOT NULL,
    responsible INTEGER NOT NULL, continuous INTEGER NOT NULL, due TEXT, due_last INTEGER NOT NULL,
    exempt INTEGER NOT NULL, goals INTEGER NOT NULL, strategies INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE title (position INTEGER PRIMARY KEY, measure INTEGER NOT NULL, title TEXT NOT NULL) STRICT;
`;

export interface Placement {
  readonly unit: string;
  readonly chapterArea: string | null;
  readonly programme: string | null;
  readonly adopted: boolean;
  readonly responsible: string | null;
  readonly continuous: boolean;
  readonly due: DuePeriod | null;
  /** Last day of the due period as a day number; `NO_DAY`: no due date. */
  readonly dueLast: number;
  readonly exempt: boolean;
  readonly goals: readonly string[];
  readonly strategies: readonly string[];
}

type PlacementRow = [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  string | null,
  number,
  number,
  number,
  number,
];

/** The catalogue on the writing side: gives numbers, and writes what it has not met before. */
export interface CatalogueWriter {
  addMeasure(number: number, stream: string, position: number): void;
  /** By stream, `measure-<id>`: the very text that events carry. */
  measureNumber(stream: string): number | undefined;
  placementNumber(placement: Placement): number;
  addTitle(position: number, measure: number, title: string): void;
}

export function openCatalogueWriter(db: Database.Database): CatalogueWriter {
  const measures = new Map<string, number>();
  for (const [id, number] of db.prepare<[], [string, number]>('SELECT id, number FROM measure').raw().iterate()) {
    measures.set(`measure-${id}`, number);
  }
  const names = interned(db, 'name', 'value');
  const sets = interned(db, 'link_set', 'members');
  const placements = new Map<string, number>();
  for (const [number, ...columns] of db.prepare<[], PlacementRow>('SELECT * FROM placement').raw().all()) {
    placements.set(columns.join('|'), number);
  }
  const insertMeasure = db.prepare('INSERT INTO measure VALUES (?, ?, ?)');
  const insertPlacement = db.prepare('INSERT INTO placement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertTitle = db.prepare('INSERT INTO title VALUES (?, ?, ?)');

  const nameOrNone = (value: string | null): number => (value === null ? 0 : names(value));
  const setOf = (ids: readonly string[]): number =>
    ids.length === 0 ? 0 : sets([...new Set(ids.map(names))].sort((one, other) => one - other).join(' '));

  return {
    addMeasure(number, stream, position) {
      measures.set(stream, number);
      insertMeasure.run(number, aggregateOf(stream), position);
    },
    measureNumber: (stream) => measures.get(stream),
    placementNumber(placement) {
      const columns = [
        names(placement.unit),
        nameOrNone(placement.chapterArea),
        nameOrNone(placement.programme),
        placement.adopted ? 1 : 0,
        nameOrNone(placement.responsible),
        placement.continuous ? 1 : 0,
        placement.due,
        placement.dueLast,
        placement.exempt ? 1 : 0,
        setOf(placement.goals),
        setOf(placement.strategies),
      ];
      const key = columns.join('|');
      const known = placements.get(key);
      if (known !== undefined) return known;
      const number = placements.size + 1;
      placements.set(key, number);
      insertPlacement.run(number, ...columns);
      return number;
    },
    addTitle: (position, measure, title) => void insertTitle.run(position, measure, title),
  };
}

/** Numbers for texts, 1, 2, 3 … in the order in which they are met. */
function interned(db: Database.Database, table: 'name' | 'link_set', column: string): (text: string) => number {
  const numbers = new Map(db.prepare<[], [string, number]>(`SELECT ${column}, number FROM ${table}`).raw().all());
  const insert = db.prepare(`INSERT INTO ${table} VALUES (?, ?)`);
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(text, number);
    insert.run(number, text);
    return number;
  };
}

/** The catalogue on the asking side. Call `refresh` before a report; what is known already is not read again. */
export interface Catalogue {
  refresh(): void;
  measureId(number: number): string;
  measureNumber(id: string): number | undefined;
  /** Position of the event that registered it. */
  registered(number: number): number;
  /** By number of the placement. */
  readonly columns: PlacementColumns;
  /** By number of the measure, where they stood: for reports that run through all of them. */
  placed(standing: Standing): PlacementColumns;
  /** Is a measure with this placement exempt from public view? */
  isExempt(placement: number): boolean;
  /** One placement with its names. */
  placement(number: number): Placement;
  name(number: number): string;
  /** How many names there are: a list by number is one longer. */
  nameCount(): number;
  /** Number of a name; -1: no measure has ever had to do with it. */
  nameNumber(name: string): number;
  /** Ids in a set of links. */
  linkSet(number: number): readonly string[];
  /** The title that was valid at the position. */
  title(measure: number, position: number): string;
}

export function openCatalogue(db: Database.Database): Catalogue {
  const since = <Row>(sql: string): ((number: number) => Row[]) => {
    const statement = db.prepare<[number], Row>(sql).raw();
    return (number) => statement.all(number);
  };
  const newMeasures = since<[number, string, number]>('SELECT * FROM measure WHERE number > ? ORDER BY number');
  const newNames = since<[number, string]>('SELECT * FROM name WHERE number > ? ORDER BY number');
  const newSets = since<[number, string]>('SELECT * FROM link_set WHERE number > ? ORDER BY number');
  const newPlacements = since<PlacementRow>('SELECT * FROM placement WHERE number > ? ORDER BY number');
  const newTitles = since<[number, number, string]>('SELECT * FROM title WHERE position > ? ORDER BY position');

  const measures: { readonly id: string; readonly registered: number }[] = [];
  const numbers = new Map<string, number>();
  const names: string[] = [''];
  const nameNumbers = new Map<string, number>();
  const sets: (readonly string[])[] = [[]];
  const placements = keepPlacements();
  let placementCount = 0;
  /** What only a single placement shows. */
  const details: {
    readonly adopted: boolean;
    readonly continuous: boolean;
    readonly due: string | null;
    readonly exempt: boolean;
  }[] = [];
  /** By measure: every title, oldest first. */
  const titles: { readonly from: number; readonly title: string }[][] = [];
  let titlesUpTo = 0;

  const nameOf = (number: number): string => known(names[number], 'name', number);
  const nameOrNull = (number: number): string | null => (number === 0 ? null : nameOf(number));
  const setOf = (number: number): readonly string[] => known(sets[number], 'link set', number);

  function addPlacement(row: PlacementRow): void {
    const [
      number,
      unit,
      chapterArea,
      programme,
      adopted,
      responsible,
      continuous,
      due,
      dueLast,
      exempt,
      goals,
      strategies,
    ] = row;
    placements.add(number, [unit, chapterArea, programme, responsible, dueLast, goals, strategies]);
    details[number] = { adopted: adopted === 1, continuous: continuous === 1, due, exempt: exempt === 1 };
    placementCount = number;
  }

  return {
    refresh() {
      // what points at others is read first: what it points at was written with it, or before
      const placementRows = newPlacements(placementCount);
      const titleRows = newTitles(titlesUpTo);
      for (const [number, id, registered] of newMeasures(measures.length)) {
        measures.push({ id, registered });
        numbers.set(id, number);
      }
      const setRows = newSets(sets.length - 1);
      for (const [number, value] of newNames(names.length - 1)) {
        names.push(value);
        nameNumbers.set(value, number);
      }
      for (const [, members] of setRows) sets.push(members.split(' ').map((number) => nameOf(Number(number))));
      for (const [position, measure, title] of titleRows) {
        (titles[measure] ??= []).push({ from: position, title });
        titlesUpTo = position;
      }
      placementRows.forEach(addPlacement);
    },
    measureId: (number) => known(measures[number - 1], 'measure', number).id,
    measureNumber: (id) => numbers.get(id),
    registered: (number) => known(measures[number - 1], 'measure', number).registered,
    get columns() {
      return placements.columns;
    },
    placed: placements.placed,
    isExempt: (placement) => known(details[placement], 'placement', placement).exempt,
    placement(number) {
      const { columns } = placements;
      return {
        ...known(details[number], 'placement', number),
        unit: nameOf(columns.unit(number)),
        chapterArea: nameOrNull(columns.chapterArea(number)),
        programme: nameOrNull(columns.programme(number)),
        responsible: nameOrNull(columns.responsible(number)),
        dueLast: columns.dueLast(number),
        goals: setOf(columns.goals(number)),
        strategies: setOf(columns.strategies(number)),
      };
    },
    name: nameOf,
    nameCount: () => names.length - 1,
    nameNumber: (name) => nameNumbers.get(name) ?? -1,
    linkSet: setOf,
    title(measure, position) {
      const all = titles[measure] ?? [];
      for (let index = all.length - 1; index >= 0; index--) {
        const entry = all[index];
        if (entry && entry.from <= position) return entry.title;
      }
      return '';
    },
  };
}

function known<Item>(item: Item | undefined, what: string, number: number): Item {
  if (item === undefined) throw new RangeError(`the view holds no ${what} ${number}`);
  return item;
}
