import { readPhase } from '#domain';
import type { Fault, SeedPath } from './fault.js';
import { figureFaults } from './figure-references.js';
import { idChecks } from './id-checks.js';
import { SECTIONS_OF_2, type SeedFile } from './seed-file.js';

/** Ids are unique in their list; every reference names an entry; parents stand before their children. */
export function referenceFaults(file: SeedFile): Fault[] {
  const faults: Fault[] = [...sectionFaults(file)];
  const fault = (path: SeedPath, message: string): void => void faults.push({ path, message });
  const { ids, one, many } = idChecks(faults);
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
  return [...faults, ...figureFaults(file, { programmes, units, strategies, goals, measures })];
}

/** A file says by its format what it may hold, so that a release that reads less of it says so in one line. */
function sectionFaults(file: SeedFile): Fault[] {
  if (file.format !== 'tiltak-seed/1') return [];
  return SECTIONS_OF_2.filter((section) => file[section] !== undefined).map((section) => ({
    path: [section],
    message: `${section} needs format: tiltak-seed/2`,
  }));
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
