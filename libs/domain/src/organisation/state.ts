import type { Recorded } from '../shared/kernel.js';
import type { Day, SourceReference } from '../shared/values.js';
import type { GrantedRole, OrganisationEvent, UnitLevel } from './events.js';

/** Stands in for a unit's lead on these days, both included. */
export interface UnitDeputy {
  readonly person: string;
  readonly from: Day;
  readonly to: Day;
}

/** A sector, programme area or unit of the line organisation. */
export interface Unit {
  readonly unit: string;
  readonly level: UnitLevel;
  readonly name: string;
  /** A unit of the level above; null for a sector. */
  readonly parent: string | null;
  readonly source: SourceReference | null;
  readonly closed: boolean;
  /** Person id. */
  readonly lead: string | null;
  /** One period for each person. */
  readonly deputies: readonly UnitDeputy[];
}

export interface ChapterArea {
  readonly chapterArea: string;
  readonly name: string;
  readonly source: SourceReference | null;
}

export interface OrganisationState {
  /** By unit id, closed ones too, in the order in which they were added. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly chapterAreas: ReadonlyMap<string, ChapterArea>;
  /** Roles granted, by person id; a person without any has no entry. */
  readonly roles: ReadonlyMap<string, readonly GrantedRole[]>;
}

export const initialOrganisation: OrganisationState = { units: new Map(), chapterAreas: new Map(), roles: new Map() };

/** Folds one fact. A fact about a unit or chapter area that was never added changes nothing. */
export function evolveOrganisation(state: OrganisationState, fact: Recorded<OrganisationEvent>): OrganisationState {
  switch (fact.type) {
    case 'UnitAdded': {
      const unit: Unit = { ...fact.data, closed: false, lead: null, deputies: [] };
      return { ...state, units: new Map(state.units).set(unit.unit, unit) };
    }
    case 'UnitRenamed':
      return withUnit(state, fact.data.unit, (unit) => ({ ...unit, name: fact.data.name }));
    case 'UnitMoved':
      return withUnit(state, fact.data.unit, (unit) => ({ ...unit, parent: fact.data.to }));
    case 'UnitClosed':
      return withUnit(state, fact.data.unit, (unit) => ({ ...unit, closed: true }));
    case 'LeadAppointed':
      return withUnit(state, fact.data.unit, (unit) => ({ ...unit, lead: fact.data.person }));
    case 'LeadWithdrawn':
      return withUnit(state, fact.data.unit, (unit) => ({
        ...unit,
        lead: unit.lead === fact.data.person ? null : unit.lead,
      }));
    case 'DeputyNamed': {
      const { unit: id, ...deputy } = fact.data;
      return withUnit(state, id, (unit) => ({
        ...unit,
        deputies: [...withoutDeputy(unit.deputies, deputy.person), deputy],
      }));
    }
    case 'DeputyWithdrawn':
      return withUnit(state, fact.data.unit, (unit) => ({
        ...unit,
        deputies: withoutDeputy(unit.deputies, fact.data.person),
      }));
    case 'ChapterAreaAdded':
      return { ...state, chapterAreas: new Map(state.chapterAreas).set(fact.data.chapterArea, fact.data) };
    case 'ChapterAreaRenamed': {
      const area = state.chapterAreas.get(fact.data.chapterArea);
      if (!area) return state;
      const renamed = { ...area, name: fact.data.name };
      return { ...state, chapterAreas: new Map(state.chapterAreas).set(area.chapterArea, renamed) };
    }
    case 'RoleGranted': {
      const { person, role } = fact.data;
      return withRoles(state, person, [...withoutRole(state.roles.get(person), role), role]);
    }
    case 'RoleWithdrawn': {
      const { person, role } = fact.data;
      return withRoles(state, person, withoutRole(state.roles.get(person), role));
    }
    default:
      return state;
  }
}

function withUnit(state: OrganisationState, id: string, change: (unit: Unit) => Unit): OrganisationState {
  const unit = state.units.get(id);
  return unit ? { ...state, units: new Map(state.units).set(id, change(unit)) } : state;
}

function withRoles(state: OrganisationState, person: string, granted: readonly GrantedRole[]): OrganisationState {
  const roles = new Map(state.roles);
  if (granted.length > 0) roles.set(person, granted);
  else roles.delete(person);
  return { ...state, roles };
}

const withoutDeputy = (deputies: readonly UnitDeputy[], person: string): readonly UnitDeputy[] =>
  deputies.filter((deputy) => deputy.person !== person);

const withoutRole = (roles: readonly GrantedRole[] | undefined, role: GrantedRole): readonly GrantedRole[] =>
  (roles ?? []).filter((granted) => granted !== role);
