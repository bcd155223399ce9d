import type { RoundCommand } from '#domain';
import type { DirectoryState } from '../directory/state.js';
import {
  knownMeasure,
  knownProgramme,
  knownRound,
  naming,
  openSector,
  type CrossStreamRefusal,
  type NamedPerson,
} from './references.js';

/** Whoever is to be written to is in the people register. */
export const personsInRound = (command: RoundCommand): readonly NamedPerson[] =>
  command.type === 'RequestReminder' ? naming('person', command.person) : [];

/** Enforced by the round's own stream: its sectors are open sectors; programme, round before and measures exist. */
export function roundAcross(command: RoundCommand, directory: DirectoryState): readonly CrossStreamRefusal[] {
  switch (command.type) {
    case 'OpenRound':
      return [
        ...command.sectors.flatMap(({ sector }, index) => openSector(directory, `sectors[${index}].sector`, sector)),
        ...knownProgramme(directory, 'programme', command.programme),
        ...knownRound(directory, 'previous', command.previous),
      ];
    case 'ExcuseMeasure':
    case 'ExpectMeasure':
      return knownMeasure(directory, 'measure', command.measure);
    default:
      return [];
  }
}
