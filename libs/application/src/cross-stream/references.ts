import { isOpen, type Refusal } from '#domain';
import type { DirectoryState } from '../directory/state.js';

/**
 * Reasons to refuse that need more than one stream. No store here appends to several streams at once, so each rule is
 * enforced by the stream that the command is about, on what this process has seen of the others: something that is
 * closed in the same moment may still be pointed to, and every report says that it is closed.
 */
export type CrossStreamRefusalCode =
  | 'person-unknown'
  | 'unit-unknown'
  | 'unit-closed'
  | 'unit-has-measures'
  | 'chapter-area-unknown'
  | 'goal-unknown'
  | 'goal-retired'
  | 'goal-circle'
  | 'goal-parent-level'
  | 'strategy-unknown'
  | 'strategy-ended'
  | 'programme-unknown'
  | 'programme-withdrawn'
  | 'programme-not-adopted'
  | 'programme-superseded'
  | 'measure-unknown'
  | 'measure-gone'
  | 'line-unknown'
  | 'line-of-other-unit'
  | 'overlap-both-ways'
  | 'overlap-circle'
  | 'plan-years-not-the-programmes'
  | 'plan-programme-adopted'
  | 'unit-not-sector'
  | 'round-unknown';

export type CrossStreamRefusal = Refusal<CrossStreamRefusalCode>;

/** A field of a command that names a person. */
export interface NamedPerson {
  readonly field: string;
  readonly person: string;
}

/** The people register, as far as commands need it. */
export interface PeopleLookup {
  /** Those of the persons who are in the register and may be given something to answer for. */
  known(persons: readonly string[]): Promise<ReadonlySet<string>>;
}

type Check = readonly CrossStreamRefusal[];

const NONE: Check = [];

const fault = (code: CrossStreamRefusalCode, field: string, params: Refusal['params']): Check => [
  { code, field, params },
];

/** Persons that a command names must be in the people register; which stream names them does not matter. */
export async function unknownPersons(people: PeopleLookup, named: readonly NamedPerson[]): Promise<Check> {
  if (named.length === 0) return NONE;
  const known = await people.known(named.map(({ person }) => person));
  return named.flatMap(({ field, person }) => (known.has(person) ? NONE : fault('person-unknown', field, { person })));
}

/** For lists of {@link NamedPerson}: null names nobody. */
export const naming = (field: string, person: string | null): readonly NamedPerson[] =>
  person === null ? [] : [{ field, person }];

/** An open unit of the line organisation. */
export function openUnit(directory: DirectoryState, field: string, id: string): Check {
  if (!directory.organisation.units.has(id)) return fault('unit-unknown', field, { unit: id });
  return isOpen(directory.organisation, id) ? NONE : fault('unit-closed', field, { unit: id });
}

/** Any unit of the line organisation, closed ones too; null names none. */
export function knownUnit(directory: DirectoryState, field: string, id: string | null): Check {
  return id === null || directory.organisation.units.has(id) ? NONE : fault('unit-unknown', field, { unit: id });
}

/** An open unit of the level `sector`. */
export function openSector(directory: DirectoryState, field: string, id: string): Check {
  const unit = directory.organisation.units.get(id);
  if (unit && unit.level !== 'sector') return fault('unit-not-sector', field, { unit: id, level: unit.level });
  return openUnit(directory, field, id);
}

/** A chapter area; null names none. */
export function chapterArea(directory: DirectoryState, field: string, id: string | null): Check {
  if (id === null || directory.organisation.chapterAreas.has(id)) return NONE;
  return fault('chapter-area-unknown', field, { chapterArea: id });
}

/** A goal that is still pursued. */
export function pursuedGoal(directory: DirectoryState, field: string, id: string): Check {
  const goal = directory.goals.get(id);
  if (!goal) return fault('goal-unknown', field, { goal: id });
  return goal.retired ? fault('goal-retired', field, { goal: id }) : NONE;
}

/** A strategy that has not ended. */
export function liveStrategy(directory: DirectoryState, field: string, id: string): Check {
  const strategy = directory.strategies.get(id);
  if (!strategy) return fault('strategy-unknown', field, { strategy: id });
  return strategy.ended ? fault('strategy-ended', field, { strategy: id }) : NONE;
}

/** Any strategy, whatever became of it. */
export function knownStrategy(directory: DirectoryState, field: string, id: string): Check {
  return directory.strategies.has(id) ? NONE : fault('strategy-unknown', field, { strategy: id });
}

/** A round, whatever became of it; null names none. */
export function knownRound(directory: DirectoryState, field: string, id: string | null): Check {
  return id === null || directory.rounds.has(id) ? NONE : fault('round-unknown', field, { round: id });
}

/** A programme that was prepared and not withdrawn; an adopted or superseded one is part of history and may be named. */
export function knownProgramme(directory: DirectoryState, field: string, id: string | null): Check {
  if (id === null) return NONE;
  const programme = directory.programmes.get(id);
  if (!programme) return fault('programme-unknown', field, { programme: id });
  return programme.status === 'withdrawn' ? fault('programme-withdrawn', field, { programme: id }) : NONE;
}

/** Has the council adopted it? One that a later programme has superseded was adopted too. */
export function isAdopted({ programmes }: Pick<DirectoryState, 'programmes'>, programme: string): boolean {
  const status = programmes.get(programme)?.status;
  return status === 'adopted' || status === 'superseded';
}

/** A measure that counts: neither annulled nor gone into an heir. */
export function livingMeasure(directory: DirectoryState, field: string, id: string): Check {
  const measure = directory.measures.get(id);
  if (!measure) return fault('measure-unknown', field, { measure: id });
  return measure.gone ? fault('measure-gone', field, { measure: id, gone: measure.gone }) : NONE;
}

/** Any measure, whatever became of it. */
export function knownMeasure(directory: DirectoryState, field: string, id: string): Check {
  return directory.measures.has(id) ? NONE : fault('measure-unknown', field, { measure: id });
}

/** The same check for each of a list; the field says which one. */
export function each(field: string, ids: readonly string[], check: (field: string, id: string) => Check): Check {
  return ids.flatMap((id, index) => check(`${field}[${index}]`, id));
}
