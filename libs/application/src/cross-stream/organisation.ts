import type { OrganisationCommand } from '#domain';
import type { DirectoryState } from '../directory/state.js';
import { naming, type CrossStreamRefusal, type NamedPerson } from './references.js';

/** Leads, deputies and holders of roles are people of the register. */
export function personsInOrganisation(command: OrganisationCommand): readonly NamedPerson[] {
  switch (command.type) {
    case 'AppointLead':
    case 'NameDeputy':
    case 'GrantRole':
      return naming('person', command.person);
    default:
      return [];
  }
}

/** Enforced by the organisation's stream: a unit is closed only when no measure that counts belongs to it any more. */
export function organisationAcross(
  command: OrganisationCommand,
  { measures }: DirectoryState,
): readonly CrossStreamRefusal[] {
  if (command.type !== 'CloseUnit') return [];
  let counting = 0;
  for (const { area, gone } of measures.values()) if (area === command.unit && gone === null) counting += 1;
  if (counting === 0) return [];
  return [{ code: 'unit-has-measures', field: 'unit', params: { unit: command.unit, measures: counting } }];
}
