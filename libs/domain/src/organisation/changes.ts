import type { Recorded } from '../shared/kernel.js';
import type { OrganisationEvent } from './events.js';
import { changedFields, type FieldChange } from '../shared/field-change.js';
import { evolveOrganisation, type OrganisationState } from './state.js';

/**
 * What a fact changes in the organisation that it meets: old and new values for history and audit. Which unit, chapter
 * area or person it concerns stands in the fact.
 */
export function describeOrganisationChanges(
  before: OrganisationState,
  fact: Recorded<OrganisationEvent>,
): readonly FieldChange[] {
  switch (fact.type) {
    case 'UnitAdded':
    case 'ChapterAreaAdded':
      return changedFields(null, fact.data);
    case 'DeputyNamed':
    case 'DeputyWithdrawn': {
      const { unit, person } = fact.data;
      return [
        {
          field: 'deputy',
          old: deputyOf(before, unit, person),
          new: deputyOf(evolveOrganisation(before, fact), unit, person),
        },
      ];
    }
    case 'RoleGranted':
      return [{ field: 'role', old: null, new: fact.data.role }];
    case 'RoleWithdrawn':
      return [{ field: 'role', old: fact.data.role, new: null }];
    case 'ChapterAreaRenamed': {
      const { chapterArea: id } = fact.data;
      return changedFields(before.chapterAreas.get(id), evolveOrganisation(before, fact).chapterAreas.get(id));
    }
    default: {
      const { unit: id } = fact.data;
      return changedFields(before.units.get(id), evolveOrganisation(before, fact).units.get(id));
    }
  }
}

const deputyOf = (state: OrganisationState, unit: string, person: string) =>
  state.units.get(unit)?.deputies.find((deputy) => deputy.person === person) ?? null;
