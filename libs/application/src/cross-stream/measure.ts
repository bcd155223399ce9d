import type { MeasureCommand } from '#domain';
import type { DirectoryState } from '../directory/state.js';
import {
  chapterArea,
  each,
  knownMeasure,
  knownProgramme,
  liveStrategy,
  livingMeasure,
  naming,
  openUnit,
  pursuedGoal,
  type CrossStreamRefusal,
  type NamedPerson,
} from './references.js';

/** Those who are to answer for something: the responsible, a deputy, who does a milestone. */
export function personsInMeasure(command: MeasureCommand): readonly NamedPerson[] {
  switch (command.type) {
    case 'RegisterMeasure':
    case 'AddMilestone':
    case 'ChangeMilestone':
      return naming('responsible', command.responsible);
    case 'ChangeResponsible':
      return naming('to', command.to);
    case 'NameMeasureDeputy':
      return naming('person', command.person);
    default:
      return [];
  }
}

/**
 * Enforced by the measure's own stream: what it points to exists and is open. Undoing a link asks nothing, so that what
 * was closed can be let go. A merged or replaced measure points to its heir in its own stream; nothing is written in
 * the heir's, and the views tell the heir where it came from.
 */
export function measureAcross(command: MeasureCommand, directory: DirectoryState): readonly CrossStreamRefusal[] {
  switch (command.type) {
    case 'RegisterMeasure':
      return [
        ...openUnit(directory, 'area', command.area),
        ...each('participatingAreas', command.participatingAreas, (field, id) => openUnit(directory, field, id)),
        ...chapterArea(directory, 'chapterArea', command.chapterArea),
        ...knownProgramme(directory, 'adoption.programme', command.adoption.programme),
        ...each('goals', command.goals, (field, id) => pursuedGoal(directory, field, id)),
        ...each('strategies', command.strategies, (field, id) => liveStrategy(directory, field, id)),
      ];
    case 'MoveToArea':
      return openUnit(directory, 'to', command.to);
    case 'AddParticipatingArea':
      return openUnit(directory, 'area', command.area);
    case 'LinkGoal':
      return pursuedGoal(directory, 'goal', command.goal);
    case 'LinkStrategy':
      return liveStrategy(directory, 'strategy', command.strategy);
    case 'StateAdoption':
      return adoptedIn(directory, command.programme);
    case 'CarryOver':
      return openProgramme(directory, 'to', command.to);
    case 'Merge':
    case 'Replace':
      return livingMeasure(directory, 'heir', command.heir);
    case 'AddDependency':
    case 'FlagLikeness':
      return knownMeasure(directory, 'measure', command.measure);
    default:
      return [];
  }
}

/** The council adopts a measure with a programme, so the programme is adopted; a later one may have taken over since. */
function adoptedIn(directory: DirectoryState, programme: string | null): readonly CrossStreamRefusal[] {
  const faults = knownProgramme(directory, 'programme', programme);
  if (programme === null || directory.programmes.get(programme)?.status !== 'under-preparation') return faults;
  return [{ code: 'programme-not-adopted', field: 'programme', params: { programme } }];
}

/** What goes on goes on in a programme that has not been superseded. */
function openProgramme(directory: DirectoryState, field: string, programme: string): readonly CrossStreamRefusal[] {
  const faults = knownProgramme(directory, field, programme);
  if (directory.programmes.get(programme)?.status !== 'superseded') return faults;
  return [{ code: 'programme-superseded', field, params: { programme } }];
}
