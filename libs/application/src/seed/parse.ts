import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { readPhase } from '#domain';
import { SeedFile } from './seed-file.js';

/** A fault of a seed file, with the line (from 1) where it stands. */
export interface SeedFault {
  readonly line: number;
  /** Where in the file: `measures[3].status.phase`. */
  readonly path: string;
  readonly message: string;
}

/** A path into the file: keys and indexes. */
export type SeedPath = readonly (string | number)[];

/** A seed file that is well formed: its content, and the way back from an entry to its line. */
export interface ParsedSeed {
  readonly file: SeedFile;
  readonly lineOf: (path: SeedPath) => number;
}

const written = (path: SeedPath): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');

/**
 * Reads a seed file and checks its shape, ids and references.
 * @returns the content, or every fault with its line: never the first one only
 */
export function parseSeed(text: string): { ok: true; seed: ParsedSeed } | { ok: false; faults: readonly SeedFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        path: '',
        message: error.message,
      })),
    };
  }
  const lineOf = lineFinder(document, lines);
  const plain: unknown = document.toJS();
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) {
    return {
      ok: false,
      faults: [{ line: 1, path: '', message: 'the file must be a mapping that begins with format: tiltak-seed/1' }],
    };
  }
  const file = plainToInstance(SeedFile, plain);
  const at = (path: SeedPath, message: string): SeedFault => ({ line: lineOf(path), path: written(path), message });
  const shape = validateSync(file, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  const faults = shape.flatMap((error) => flatten(error, []).map(({ path, message }) => at(path, message)));
  // References are looked at only in a file of the right shape: else one fault would show as many.
  if (faults.length === 0) faults.push(...referenceFaults(file).map(({ path, message }) => at(path, message)));
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.line - b.line) };
  return { ok: true, seed: { file, lineOf } };
}

/** The line of a path; of its nearest parent where the entry itself is missing. */
function lineFinder(document: Document.Parsed, lines: LineCounter): (path: SeedPath) => number {
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}

interface Fault {
  readonly path: SeedPath;
  readonly message: string;
}

function flatten(error: ValidationError, above: SeedPath): Fault[] {
  const step = /^\d+$/.test(error.property) ? Number(error.property) : error.property;
  const path = [...above, step];
  return [
    ...Object.values(error.constraints ?? {}).map((message) => ({ path, message })),
    ...(error.children ?? []).flatMap((child) => flatten(child, path)),
  ];
}

/** Ids are unique in their list; every reference names an entry; parents stand before their children. */
function referenceFaults(file: SeedFile): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: SeedPath, message: string): void => void faults.push({ path, message });

  const ids = (list: readonly { id: string }[], path: SeedPath, known = new Set<string>()): Set<string> => {
    list.forEach(({ id }, index) => {
      if (known.has(id)) fault([...path, index, 'id'], `the id ${id} is used twice`);
      known.add(id);
    });
    return known;
  };
  const one = (known: ReadonlySet<string>, id: string | null | undefined, path: SeedPath, what: string): void => {
    if (id !== null && id !== undefined && !known.has(id))
      fault(path, `there is no ${what} with the id ${id} in the file`);
  };
  const many = (known: ReadonlySet<string>, list: readonly string[] | undefined, path: SeedPath, what: string): void =>
    list?.forEach((id, index) => one(known, id, [...path, index], what));

  const programmes = ids(file.programmes, ['programmes']);
  const units = new Set<string>();
  file.organisation.sectors.forEach((sector, s) => {
    ids([sector], ['organisation', 'sectors'], units);
    ids(sector.areas, ['organisation', 'sectors', s, 'areas'], units);
    sector.areas.forEach((area, a) =>
      ids(area.units ?? [], ['organisation', 'sectors', s, 'areas', a, 'units'], units),
    );
  });
  const chapterAreas = ids(file.chapterAreas, ['chapterAreas']);
  const strategies = ids(file.strategies, ['strategies']);
  const goals = ids(file.goals, ['goals']);
  const measures = ids(file.measures, ['measures']);

  const before = (list: readonly { id: string }[], index: number): Set<string> =>
    new Set(list.slice(0, index).map(({ id }) => id));
  file.strategies.forEach((strategy, index) => {
    one(before(file.strategies, index), strategy.parent, ['strategies', index, 'parent'], 'strategy above this one');
  });
  file.goals.forEach((goal, index) => {
    const path: SeedPath = ['goals', index];
    if (goal.parent && (goal.parent.goal === undefined) === (goal.parent.strategy === undefined)) {
      fault([...path, 'parent'], 'parent names either a goal or a strategy');
    }
    one(before(file.goals, index), goal.parent?.goal, [...path, 'parent', 'goal'], 'goal above this one');
    one(strategies, goal.parent?.strategy, [...path, 'parent', 'strategy'], 'strategy');
    many(before(file.goals, index), goal.alsoUnder, [...path, 'alsoUnder'], 'goal above this one');
    one(chapterAreas, goal.chapterArea, [...path, 'chapterArea'], 'chapter area');
  });
  file.measures.forEach((measure, index) => {
    const path: SeedPath = ['measures', index];
    one(chapterAreas, measure.chapterArea, [...path, 'chapterArea'], 'chapter area');
    one(units, measure.area, [...path, 'area'], 'unit of the organisation');
    one(programmes, measure.adopted?.programme, [...path, 'adopted', 'programme'], 'programme');
    many(strategies, measure.strategies, [...path, 'strategies'], 'strategy');
    many(goals, measure.goals, [...path, 'goals'], 'goal');
    many(units, measure.participatingAreas, [...path, 'participatingAreas'], 'unit of the organisation');
    one(measures, measure.resembles, [...path, 'resembles'], 'measure');
    ids(measure.milestones ?? [], [...path, 'milestones']);
    faultsOfStatus(measure.status).forEach((message) => fault([...path, 'status'], message));
  });
  ids(file.openQuestions ?? [], ['openQuestions']);
  file.openQuestions?.forEach((question, index) => {
    if (!measures.has(question.about) && !strategies.has(question.about)) {
      fault(
        ['openQuestions', index, 'about'],
        `there is no measure or strategy with the id ${question.about} in the file`,
      );
    }
  });
  return faults;
}

/** What is written of a status must be what the rules make of its words: a file that claims another phase is mended. */
function faultsOfStatus({ words, phase, reading }: SeedFile['measures'][number]['status']): string[] {
  if ((reading === 'heading') !== (words === undefined)) {
    return ['a status has words, or reading: heading where it has none'];
  }
  if (words === undefined || reading === 'person') return [];
  const read = readPhase(words);
  if (read !== phase) return [`the words "${words}" are read as ${read}, not as ${phase}`];
  return (reading === 'none') === (phase === 'unclassified')
    ? []
    : ['reading: none goes with phase: unclassified, and reading: words with any other'];
}
