import type { Actor } from '../people/index.js';
import type { Day } from '../shared/values.js';
import type { OrganisationState, Unit } from './state.js';

/** Sector, programme area, unit. */
const LEVELS = 3;

/** Where a unit stands: the ids on the way from its sector down to itself. */
export interface UnitPath {
  readonly sector: string | null;
  readonly area: string | null;
  readonly unit: string | null;
}

/**
 * The unit itself and everything below it, closed units too (their measures keep their place in the sums). Empty for a
 * unit that does not exist.
 */
export function unitsUnder(state: OrganisationState, unit: string): ReadonlySet<string> {
  const under = new Set<string>();
  for (const { unit: id } of state.units.values()) {
    if (lineOf(state, id).some((above) => above.unit === unit)) under.add(id);
  }
  return under;
}

/** The ids of a unit's sector, programme area and unit, as far down as it stands; null if there is no such unit. */
export function pathOf(state: OrganisationState, unit: string): UnitPath | null {
  if (!state.units.has(unit)) return null;
  let path: UnitPath = { sector: null, area: null, unit: null };
  for (const above of lineOf(state, unit)) path = { ...path, [above.level]: above.unit };
  return path;
}

/** True while the unit exists and is not closed. */
export function isOpen(state: OrganisationState, unit: string): boolean {
  return state.units.get(unit)?.closed === false;
}

/**
 * A person as one who acts: roles granted, and units led on a day, as lead or as a deputy whose days include it.
 * A person that the organisation does not know may act in no role.
 */
export function actorOf(state: OrganisationState, person: string, today: Day): Actor {
  const leads: Actor['leads'][number][] = [];
  for (const { unit, lead, deputies } of state.units.values()) {
    if (lead === person) leads.push({ unit, as: 'lead' });
    else if (deputies.some((deputy) => deputy.person === person && deputy.from <= today && today <= deputy.to)) {
      leads.push({ unit, as: 'deputy' });
    }
  }
  return { person, roles: state.roles.get(person) ?? [], leads };
}

/** The unit and what stands above it, from itself upwards: never more than there are levels. */
function lineOf(state: OrganisationState, unit: string): readonly Unit[] {
  const line: Unit[] = [];
  let at = state.units.get(unit);
  while (at && line.length < LEVELS) {
    line.push(at);
    at = at.parent === null ? undefined : state.units.get(at.parent);
  }
  return line;
}
