import { accept, type Decision, type Refusal, refuse } from '../shared/kernel.js';
import type { Day, SourceReference } from '../shared/values.js';
import {
  clean,
  cleanOrNull,
  dayFaults,
  NAME_LENGTH,
  optionalText,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
} from '../shared/checks.js';
import type { GrantedRole, OrganisationEvent, UnitLevel } from './events.js';
import type { OrganisationState, Unit } from './state.js';

/** Whether the persons that a command names are in the people register is asked by the application. */
export type OrganisationCommand =
  /** `unit`: id of the new unit. A sector has no parent, an area a sector, a unit an area. */
  | {
      readonly type: 'AddUnit';
      readonly unit: string;
      readonly level: UnitLevel;
      readonly name: string;
      readonly parent: string | null;
      readonly source: SourceReference | null;
    }
  | { readonly type: 'RenameUnit'; readonly unit: string; readonly name: string; readonly reason: string }
  | { readonly type: 'MoveUnit'; readonly unit: string; readonly to: string; readonly reason: string }
  /** Takes its lead and deputies with it. */
  | { readonly type: 'CloseUnit'; readonly unit: string; readonly reason: string }
  | {
      readonly type: 'AddChapterArea';
      readonly chapterArea: string;
      readonly name: string;
      readonly source: SourceReference | null;
    }
  | {
      readonly type: 'RenameChapterArea';
      readonly chapterArea: string;
      readonly name: string;
      readonly reason: string;
    }
  /** Replaces the lead that the unit has. */
  | { readonly type: 'AppointLead'; readonly unit: string; readonly person: string }
  | { readonly type: 'WithdrawLead'; readonly unit: string }
  /** Both days included. Naming the same person again sets new days. */
  | {
      readonly type: 'NameDeputy';
      readonly unit: string;
      readonly person: string;
      readonly from: Day;
      readonly to: Day;
    }
  | { readonly type: 'WithdrawDeputy'; readonly unit: string; readonly person: string }
  | { readonly type: 'GrantRole'; readonly person: string; readonly role: GrantedRole }
  | {
      readonly type: 'WithdrawRole';
      readonly person: string;
      readonly role: GrantedRole;
      readonly reason: string | null;
    };

export type OrganisationRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'day-invalid'
  | 'days-out-of-order'
  | 'unit-unknown'
  | 'unit-exists'
  | 'unit-closed'
  | 'unit-name-taken'
  | 'unit-parent-unknown'
  | 'unit-parent-closed'
  | 'unit-parent-level'
  | 'unit-has-open-units'
  | 'chapter-area-unknown'
  | 'chapter-area-exists'
  | 'chapter-area-name-taken'
  | 'lead-missing'
  | 'deputy-is-lead'
  | 'deputy-unknown'
  | 'role-not-held'
  | 'last-administrator';

export type OrganisationRefusal = Refusal<OrganisationRefusalCode>;

type OrganisationDecision = Decision<OrganisationEvent, OrganisationRefusal>;
type CommandOf<Type extends OrganisationCommand['type']> = Extract<OrganisationCommand, { type: Type }>;

/** The level that must stand above. With it no circle can be made: every step upwards is a higher level. */
const LEVEL_ABOVE: Readonly<Record<UnitLevel, UnitLevel | null>> = { sector: null, area: 'sector', unit: 'area' };

/** What a command makes of the organisation: the facts, none if it says nothing new, or every refusal at once. */
export function decideOrganisation(command: OrganisationCommand, state: OrganisationState): OrganisationDecision {
  switch (command.type) {
    case 'AddUnit':
      return addUnit(command, state);
    case 'AddChapterArea':
      return addChapterArea(command, state);
    case 'RenameChapterArea':
      return renameChapterArea(command, state);
    case 'GrantRole':
      return state.roles.get(command.person)?.includes(command.role)
        ? accept()
        : accept({ type: 'RoleGranted', data: { person: command.person, role: command.role } });
    case 'WithdrawRole':
      return withdrawRole(command, state);
    default: {
      const unit = state.units.get(command.unit);
      if (!unit) return refuse({ code: 'unit-unknown', field: 'unit', params: { unit: command.unit } });
      if (unit.closed)
        return refuse({ code: 'unit-closed', field: 'unit', params: { unit: unit.unit, name: unit.name } });
      return decideOnUnit(command, unit, state);
    }
  }
}

type UnitCommand = CommandOf<
  'RenameUnit' | 'MoveUnit' | 'CloseUnit' | 'AppointLead' | 'WithdrawLead' | 'NameDeputy' | 'WithdrawDeputy'
>;

function decideOnUnit(command: UnitCommand, unit: Unit, state: OrganisationState): OrganisationDecision {
  switch (command.type) {
    case 'RenameUnit':
      return renameUnit(command, unit, state);
    case 'MoveUnit':
      return moveUnit(command, unit, state);
    case 'CloseUnit':
      return closeUnit(command, unit, state);
    case 'AppointLead':
      return appointLead(command.person, unit);
    case 'WithdrawLead':
      return unit.lead === null
        ? refuse({ code: 'lead-missing', field: 'unit', params: { unit: unit.unit } })
        : accept({ type: 'LeadWithdrawn', data: { unit: unit.unit, person: unit.lead } });
    case 'NameDeputy':
      return nameDeputy(command, unit);
    case 'WithdrawDeputy':
      return unit.deputies.some((deputy) => deputy.person === command.person)
        ? accept({ type: 'DeputyWithdrawn', data: { unit: unit.unit, person: command.person } })
        : refuse({ code: 'deputy-unknown', field: 'person', params: { person: command.person } });
  }
}

function addUnit(
  { unit, level, name, parent, source }: CommandOf<'AddUnit'>,
  state: OrganisationState,
): OrganisationDecision {
  const refusals: OrganisationRefusal[] = [
    ...requiredText('name', name, NAME_LENGTH),
    ...parentRefusals('parent', level, parent, state),
    ...siblingRefusals(unit, name, parent, state),
  ];
  if (state.units.has(unit)) refusals.push({ code: 'unit-exists', field: 'unit', params: { unit } });
  return unlessRefused(refusals, [{ type: 'UnitAdded', data: { unit, level, name: clean(name), parent, source } }]);
}

function renameUnit(command: CommandOf<'RenameUnit'>, unit: Unit, state: OrganisationState): OrganisationDecision {
  const [name, reason] = [clean(command.name), clean(command.reason)];
  const refusals: OrganisationRefusal[] = [
    ...requiredText('name', name, NAME_LENGTH),
    ...requiredText('reason', reason, TEXT_LENGTH),
    ...siblingRefusals(unit.unit, name, unit.parent, state),
  ];
  if (refusals.length === 0 && name === unit.name) return accept();
  return unlessRefused(refusals, [{ type: 'UnitRenamed', data: { unit: unit.unit, name, reason } }]);
}

function moveUnit(command: CommandOf<'MoveUnit'>, unit: Unit, state: OrganisationState): OrganisationDecision {
  const { to } = command;
  const refusals: OrganisationRefusal[] = [
    ...parentRefusals('to', unit.level, to, state),
    ...siblingRefusals(unit.unit, unit.name, to, state),
    ...requiredText('reason', command.reason, TEXT_LENGTH),
  ];
  if (refusals.length === 0 && to === unit.parent) return accept();
  return unlessRefused(refusals, [
    { type: 'UnitMoved', data: { unit: unit.unit, from: unit.parent, to, reason: clean(command.reason) } },
  ]);
}

/** Nobody leads what is closed: the lead's and the deputies' rights end with facts of their own, so that the audit shows it. */
function closeUnit(command: CommandOf<'CloseUnit'>, unit: Unit, state: OrganisationState): OrganisationDecision {
  const refusals: OrganisationRefusal[] = [...requiredText('reason', command.reason, TEXT_LENGTH)];
  const open = [...state.units.values()].filter((below) => below.parent === unit.unit && !below.closed);
  if (open.length > 0) {
    refusals.push({ code: 'unit-has-open-units', field: 'unit', params: { units: open.map(({ name }) => name) } });
  }
  return unlessRefused(refusals, [
    ...unit.deputies.map(({ person }) => deputyWithdrawn(unit, person)),
    ...leadWithdrawn(unit),
    { type: 'UnitClosed', data: { unit: unit.unit, reason: clean(command.reason) } },
  ]);
}

/** One lead each: who is appointed takes over, and no longer stands in for the lead that he or she now is. */
function appointLead(person: string, unit: Unit): OrganisationDecision {
  if (unit.lead === person) return accept();
  return accept<OrganisationEvent>(
    ...unit.deputies.filter((deputy) => deputy.person === person).map(() => deputyWithdrawn(unit, person)),
    ...leadWithdrawn(unit),
    { type: 'LeadAppointed', data: { unit: unit.unit, person } },
  );
}

/**
 * A deputy stands in for a lead, so there must be one when the deputy is named. Afterwards the days stand by
 * themselves: a deputy goes on acting when the lead leaves, until the days are over or the deputy is withdrawn.
 */
function nameDeputy({ person, from, to }: CommandOf<'NameDeputy'>, unit: Unit): OrganisationDecision {
  const refusals: OrganisationRefusal[] = [...dayFaults('from', from), ...dayFaults('to', to)];
  if (refusals.length === 0 && to < from) {
    refusals.push({ code: 'days-out-of-order', field: 'to', params: { from, to } });
  }
  if (unit.lead === null) refusals.push({ code: 'lead-missing', field: 'unit', params: { unit: unit.unit } });
  if (unit.lead === person) refusals.push({ code: 'deputy-is-lead', field: 'person', params: { person } });
  const known = unit.deputies.some((deputy) => same(deputy, { person, from, to }));
  if (refusals.length === 0 && known) return accept();
  return unlessRefused(refusals, [{ type: 'DeputyNamed', data: { unit: unit.unit, person, from, to } }]);
}

function addChapterArea(command: CommandOf<'AddChapterArea'>, state: OrganisationState): OrganisationDecision {
  const { chapterArea, name, source } = command;
  const refusals: OrganisationRefusal[] = [
    ...requiredText('name', name, NAME_LENGTH),
    ...chapterNameRefusals(chapterArea, name, state),
  ];
  if (state.chapterAreas.has(chapterArea)) {
    refusals.push({ code: 'chapter-area-exists', field: 'chapterArea', params: { chapterArea } });
  }
  return unlessRefused(refusals, [{ type: 'ChapterAreaAdded', data: { chapterArea, name: clean(name), source } }]);
}

function renameChapterArea(command: CommandOf<'RenameChapterArea'>, state: OrganisationState): OrganisationDecision {
  const { chapterArea } = command;
  const [name, reason] = [clean(command.name), clean(command.reason)];
  const known = state.chapterAreas.get(chapterArea);
  if (!known) return refuse({ code: 'chapter-area-unknown', field: 'chapterArea', params: { chapterArea } });
  const refusals: OrganisationRefusal[] = [
    ...requiredText('name', name, NAME_LENGTH),
    ...requiredText('reason', reason, TEXT_LENGTH),
    ...chapterNameRefusals(chapterArea, name, state),
  ];
  if (refusals.length === 0 && name === known.name) return accept();
  return unlessRefused(refusals, [{ type: 'ChapterAreaRenamed', data: { chapterArea, name, reason } }]);
}

/** Somebody must be able to grant roles: the last administrator keeps the role. */
function withdrawRole(
  { person, role, reason }: CommandOf<'WithdrawRole'>,
  state: OrganisationState,
): OrganisationDecision {
  if (!state.roles.get(person)?.includes(role)) {
    return refuse({ code: 'role-not-held', field: 'role', params: { person, role } });
  }
  const refusals: OrganisationRefusal[] = [...optionalText('reason', reason, TEXT_LENGTH)];
  const holders = [...state.roles.values()].filter((roles) => roles.includes(role)).length;
  if (role === 'administrator' && holders === 1) {
    refusals.push({ code: 'last-administrator', field: 'person', params: { person } });
  }
  return unlessRefused(refusals, [{ type: 'RoleWithdrawn', data: { person, role, reason: cleanOrNull(reason) } }]);
}

function parentRefusals(
  field: string,
  level: UnitLevel,
  parent: string | null,
  state: OrganisationState,
): readonly OrganisationRefusal[] {
  const required = LEVEL_ABOVE[level];
  const wrongLevel = (found: string): OrganisationRefusal => ({
    code: 'unit-parent-level',
    field,
    params: { level, required: required ?? 'none', found },
  });
  if (parent === null) return required === null ? [] : [wrongLevel('none')];
  const above = state.units.get(parent);
  if (!above) return [{ code: 'unit-parent-unknown', field, params: { unit: parent } }];
  const refusals: OrganisationRefusal[] = [];
  if (above.level !== required) refusals.push(wrongLevel(above.level));
  if (above.closed) refusals.push({ code: 'unit-parent-closed', field, params: { unit: parent, name: above.name } });
  return refusals;
}

/** Names tell siblings apart for people, so capitals make no difference; a closed unit's name is free again. */
function siblingRefusals(
  unit: string,
  name: string,
  parent: string | null,
  state: OrganisationState,
): readonly OrganisationRefusal[] {
  const taken = [...state.units.values()].some(
    (other) => other.unit !== unit && !other.closed && other.parent === parent && soundsAlike(other.name, name),
  );
  return taken ? [{ code: 'unit-name-taken', field: 'name', params: { name: clean(name) } }] : [];
}

function chapterNameRefusals(
  chapterArea: string,
  name: string,
  state: OrganisationState,
): readonly OrganisationRefusal[] {
  const taken = [...state.chapterAreas.values()].some(
    (other) => other.chapterArea !== chapterArea && soundsAlike(other.name, name),
  );
  return taken ? [{ code: 'chapter-area-name-taken', field: 'name', params: { name: clean(name) } }] : [];
}

const soundsAlike = (one: string, other: string): boolean => clean(one).toLowerCase() === clean(other).toLowerCase();

const leadWithdrawn = (unit: Unit): readonly OrganisationEvent[] =>
  unit.lead === null ? [] : [{ type: 'LeadWithdrawn', data: { unit: unit.unit, person: unit.lead } }];

const deputyWithdrawn = (unit: Unit, person: string): OrganisationEvent => ({
  type: 'DeputyWithdrawn',
  data: { unit: unit.unit, person },
});
