import { measureDecider, ORGANISATION_ID, organisationDecider, type GrantedRole } from '#domain';
import type { SeedFile } from './seed-file.js';
import { seedNames, seedStep, type SeedStep } from './step.js';

/** Who holds which place of a seed file: persons by id of the people register, places by their ids in the file. */
export interface DemoPlaces {
  readonly roles: readonly { readonly person: string; readonly role: GrantedRole }[];
  readonly leads: readonly { readonly person: string; readonly unit: string }[];
  readonly deputies: readonly { readonly person: string; readonly unit: string }[];
  readonly responsible: readonly { readonly person: string; readonly measure: string }[];
}

/** The days of a demo's deputies: as long as a demo may be looked at. Fixed, so that loading again adds nothing. */
const DEPUTY_DAYS = { from: '2017-01-01', to: '2099-12-31' };

/** Commands that give the demo's people their roles, and, once the file is loaded, their places. */
export function demoSteps(file: SeedFile, places: DemoPlaces): { roles: SeedStep[]; rest: SeedStep[] } {
  const names = seedNames(file);
  const organise = (entry: string, command: Parameters<typeof organisationDecider.decide>[0]): SeedStep =>
    seedStep(names, ['organisation'], `demo/${entry}`, organisationDecider, ORGANISATION_ID, command);
  return {
    roles: places.roles.map(({ person, role }) =>
      organise(`role/${role}/${person}`, { type: 'GrantRole', person, role }),
    ),
    rest: [
      ...places.leads.map(({ person, unit }) =>
        organise(`lead/${unit}`, { type: 'AppointLead', unit: names.idOf('unit', unit), person }),
      ),
      ...places.deputies.map(({ person, unit }) =>
        organise(`deputy/${unit}/${person}`, {
          type: 'NameDeputy',
          unit: names.idOf('unit', unit),
          person,
          ...DEPUTY_DAYS,
        }),
      ),
      ...places.responsible.map(({ person, measure }) =>
        seedStep(
          names,
          ['measures', file.measures.findIndex(({ id }) => id === measure)],
          `demo/responsible/${measure}`,
          measureDecider,
          names.idOf('measure', measure),
          { type: 'ChangeResponsible', to: person, reason: null },
        ),
      ),
    ],
  };
}
