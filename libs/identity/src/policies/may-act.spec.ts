import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  actorOf,
  evolveOrganisation,
  initialOrganisation,
  unitsUnder,
  type Actor,
  type GrantedRole,
  type OrganisationEvent,
  type OrganisationState,
} from '#domain';
import type { Action, MeasureAction, MeasureTarget, OrganisationAction, Target, TargetOf } from './actions.js';
import { mayAct, type Acting, type Permission } from './may-act.js';
import { rules } from './rules.js';
import { measureTarget, organisationTarget, otherTarget } from './targets.js';

const TODAY = '2026-03-01';
const UNITS = ['sector', 'property', 'fdvu', 'it', 'other-sector', 'roads'] as const;

const facts: OrganisationEvent[] = [
  { type: 'UnitAdded', data: { unit: 'sector', level: 'sector', name: 'Sector', parent: null, source: null } },
  { type: 'UnitAdded', data: { unit: 'property', level: 'area', name: 'Property', parent: 'sector', source: null } },
  { type: 'UnitAdded', data: { unit: 'fdvu', level: 'unit', name: 'FDVU', parent: 'property', source: null } },
  { type: 'UnitAdded', data: { unit: 'it', level: 'area', name: 'IT', parent: 'sector', source: null } },
  { type: 'UnitAdded', data: { unit: 'other-sector', level: 'sector', name: 'Other', parent: null, source: null } },
  { type: 'UnitAdded', data: { unit: 'roads', level: 'area', name: 'Roads', parent: 'other-sector', source: null } },
  { type: 'LeadAppointed', data: { unit: 'property', person: 'lead' } },
  { type: 'DeputyNamed', data: { unit: 'property', person: 'stand-in', from: '2026-02-01', to: TODAY } },
  { type: 'DeputyNamed', data: { unit: 'property', person: 'late', from: '2026-01-01', to: '2026-02-28' } },
  { type: 'LeadAppointed', data: { unit: 'it', person: 'it-lead' } },
  { type: 'LeadAppointed', data: { unit: 'sector', person: 'director' } },
];
const organisation: OrganisationState = facts.reduce<OrganisationState>(
  (state, fact, index) => evolveOrganisation(state, { ...fact, id: `event-${index}` }),
  initialOrganisation,
);

const person = (id: string): Actor => actorOf(organisation, id, TODAY);
const withRole = (role: GrantedRole): Actor => ({ person: role, roles: [role], leads: [] });
const measureIn = (area: string, people: Partial<MeasureTarget> = {}): MeasureTarget => ({
  ...measureTarget(
    'm1',
    { area, responsible: 'responsible', deputies: [{ person: 'her-deputy', from: TODAY, to: TODAY }] },
    organisation,
    TODAY,
  ),
  ...people,
});

/** The table of people in the domain description, as a reader of it would write it down: not as the code does. */
const REPORTING: readonly MeasureAction[] = [
  'ReportStatus',
  'ConfirmUnchanged',
  'ClassifyStatus',
  'CorrectStatusReport',
  'Reopen',
  'AddMilestone',
  'ChangeMilestone',
  'IdentifyRisk',
  'ChangeRisk',
  'ReferToDecision',
  'RaiseQuestion',
  'ExemptComment',
  'AddInternalNote',
];
const CHANGING: readonly MeasureAction[] = [
  'RegisterMeasure',
  'ChangeDetails',
  'MoveDueDate',
  'ChangeResponsible',
  'NameMeasureDeputy',
  'WithdrawMeasureDeputy',
  'MoveToArea',
  'AddParticipatingArea',
  'RemoveParticipatingArea',
  'LinkGoal',
  'UnlinkGoal',
  'LinkStrategy',
  'UnlinkStrategy',
  'AddDependency',
  'RemoveDependency',
  'FlagLikeness',
  'ResolveLikeness',
  'AnswerQuestion',
  'CarryOver',
  'Merge',
  'Replace',
  'Annul',
  'Exempt',
  'LiftExemption',
  'LiftCommentExemption',
];
const ADOPTION: readonly MeasureAction[] = ['StateAdoption', 'CarryOver'];
const ORGANISATION: readonly OrganisationAction[] = [
  'AddUnit',
  'RenameUnit',
  'MoveUnit',
  'CloseUnit',
  'AddChapterArea',
  'RenameChapterArea',
  'AppointLead',
  'WithdrawLead',
  'NameDeputy',
  'WithdrawDeputy',
  'GrantRole',
  'WithdrawRole',
];
const GRANTED: Readonly<Record<GrantedRole, readonly Action[]>> = {
  politician: [],
  reader: [],
  controller: [
    'PrepareProgramme',
    'RenameProgramme',
    'AdoptProgramme',
    'SupersedeProgramme',
    'WithdrawProgramme',
    ...ADOPTION,
  ],
  auditor: ['ReadAudit', 'VerifyLog', 'ExportLog'],
  administrator: [
    ...ORGANISATION,
    'SetGoal',
    'RewordGoal',
    'MoveGoal',
    'LinkGoalAlso',
    'UnlinkGoalAlso',
    'RetireGoal',
    'RegisterStrategy',
    'ChangeStrategyDetails',
    'ReferToStrategyDecision',
    'RaiseStrategyQuestion',
    'AnswerStrategyQuestion',
    'EndStrategy',
    'ImportFile',
    'ReadPeople',
    'RegisterPerson',
    'RenamePerson',
    'ChangePersonEmail',
    'RelinkPerson',
    'ErasePerson',
  ],
};
const ALL = Object.keys(rules) as Action[];
const measureActions = ALL.filter((action): action is MeasureAction =>
  ([...REPORTING, ...CHANGING, ...ADOPTION] as Action[]).includes(action),
);
const isMeasureAction = (action: Action): action is MeasureAction => (measureActions as Action[]).includes(action);
const isOrganisationAction = (action: Action): action is OrganisationAction =>
  (ORGANISATION as Action[]).includes(action);

/** The action on a target of its own kind. */
function ask(
  actor: Acting,
  action: Action,
  measure: MeasureTarget = measureIn('property'),
  unit = 'property',
): Permission {
  const target: Target = isMeasureAction(action)
    ? measure
    : isOrganisationAction(action)
      ? organisationTarget(unit)
      : otherTarget('installation');
  return mayAct(actor, action, target as TargetOf<typeof action>);
}

const grantOf = (permission: Permission): string =>
  permission.ok ? `${permission.grant.role} ${permission.grant.grant}` : permission.refusal.code;

describe('the table', () => {
  it('is known to this specification to the last action', () => {
    const listed = new Set<Action>([
      ...measureActions,
      ...REPORTING,
      ...CHANGING,
      ...ADOPTION,
      ...Object.values(GRANTED).flat(),
    ]);
    expect([...listed].sort()).toEqual([...ALL].sort());
  });

  it.each(Object.keys(GRANTED) as GrantedRole[])('gives a %s what it says and nothing else', (role) => {
    const granted = ALL.filter((action) => ask(withRole(role), action).ok);
    expect(granted.sort()).toEqual([...new Set(GRANTED[role])].sort());
    for (const action of granted) expect(grantOf(ask(withRole(role), action))).toBe(`${role} role:${role}`);
  });

  it('gives a responsible, and a deputy, reporting on own measures and nothing else', () => {
    const may = (who: string, measure: MeasureTarget): Action[] =>
      ALL.filter((action) => ask(person(who), action, measure).ok);
    for (const who of ['responsible', 'her-deputy']) {
      expect(may(who, measureIn('property')).sort()).toEqual([...REPORTING].sort());
      expect(may(who, measureIn('property', { responsible: 'somebody', deputies: [] }))).toEqual([]);
    }
    expect(grantOf(ask(person('responsible'), 'ReportStatus'))).toBe('responsible responsible:m1');
    expect(grantOf(ask(person('her-deputy'), 'ReportStatus'))).toBe('deputy deputy:m1');
  });

  it('gives a lead all of a measure’s commands in own area and below, and deputies of own unit', () => {
    for (const area of ['property', 'fdvu']) {
      const may = ALL.filter((action) => ask(person('lead'), action, measureIn(area)).ok);
      expect(may.sort()).toEqual(
        [...new Set<Action>([...REPORTING, ...CHANGING, 'NameDeputy', 'WithdrawDeputy'])].sort(),
      );
    }
    expect(grantOf(ask(person('lead'), 'Annul', measureIn('fdvu')))).toBe('sector-lead lead:property');
    expect(grantOf(ask(person('director'), 'Annul', measureIn('fdvu')))).toBe('sector-lead lead:sector');
  });

  it('gives a lead’s deputy the same on the named days, but not to pass it on', () => {
    const may = ALL.filter((action) => ask(person('stand-in'), action).ok);
    expect(may.sort()).toEqual([...new Set<Action>([...REPORTING, ...CHANGING])].sort());
    expect(grantOf(ask(person('stand-in'), 'ReportStatus'))).toBe('deputy deputy:property');
    expect(ask(person('stand-in'), 'NameDeputy').ok).toBe(false);
    expect(ALL.filter((action) => ask(person('late'), action).ok)).toEqual([]);
  });

  it('gives a process what follows from an adoption, and nothing else', () => {
    const process = { process: 'adoption' };
    const may = ALL.filter((action) => ask(process, action).ok);
    expect(may.sort()).toEqual(['CarryOver', 'StateAdoption', 'SupersedeProgramme']);
    expect(grantOf(ask(process, 'StateAdoption'))).toBe('system process:adoption');
  });

  it('names the right that is nearest to the target', () => {
    const both: Actor = { person: 'responsible', roles: ['controller'], leads: person('director').leads };
    expect(grantOf(ask(both, 'ReportStatus'))).toBe('responsible responsible:m1');
    expect(grantOf(ask(both, 'CarryOver'))).toBe('sector-lead lead:sector');
    const chain: Actor = {
      person: 'x',
      roles: [],
      leads: [
        { unit: 'sector', as: 'lead' },
        { unit: 'property', as: 'deputy' },
      ],
    };
    expect(grantOf(ask(chain, 'Annul', measureIn('fdvu')))).toBe('deputy deputy:property');
  });
});

describe('a refusal', () => {
  it('says that the area is another’s to a lead, and to others that they may not; and nothing of the target', () => {
    expect(ask(person('lead'), 'ReportStatus', measureIn('it'))).toEqual({
      ok: false,
      refusal: { code: 'outside-own-area', params: { action: 'ReportStatus', needs: ['responsible', 'lead'] } },
    });
    expect(grantOf(ask(person('lead'), 'GrantRole'))).toBe('not-allowed');
    expect(grantOf(ask(withRole('reader'), 'ReportStatus'))).toBe('not-allowed');
  });

  it('is what a lead of a closed or unknown place gets', () => {
    expect(ask(person('lead'), 'ReportStatus', measureIn('nowhere')).ok).toBe(false);
    expect(mayAct(person('lead'), 'NameDeputy', organisationTarget(null)).ok).toBe(false);
    expect(mayAct(person('lead'), 'NameDeputy', organisationTarget('fdvu')).ok).toBe(false);
  });
});

describe('whoever it is', () => {
  const unit = fc.constantFrom(...UNITS);
  const anyActor: fc.Arbitrary<Actor> = fc.record({
    person: fc.constantFrom('a', 'b', 'c'),
    roles: fc.uniqueArray(
      fc.constantFrom<GrantedRole>('politician', 'reader', 'controller', 'auditor', 'administrator'),
    ),
    leads: fc.array(fc.record({ unit, as: fc.constantFrom<'lead' | 'deputy'>('lead', 'deputy') }), { maxLength: 3 }),
  });
  const anyMeasure = fc
    .record({ area: unit, responsible: fc.constantFrom('a', 'b', null), deputy: fc.constantFrom('a', 'b', 'nobody') })
    .map(({ area, responsible, deputy }) => measureIn(area, { responsible, deputies: [deputy] }));
  const anyAction = fc.constantFrom(...ALL);

  it('a lead without other rights never acts outside own subtree', () => {
    fc.assert(
      fc.property(anyActor, anyMeasure, fc.constantFrom(...measureActions), (actor, measure, action) => {
        const lead: Actor = { ...actor, person: 'lead-only', roles: [] };
        const own = new Set(lead.leads.flatMap((led) => [...unitsUnder(organisation, led.unit)]));
        const inside = own.has(measure.line[0]!);
        const allowed = ask(lead, action, measure).ok;
        expect(allowed).toBe(inside && ([...REPORTING, ...CHANGING] as Action[]).includes(action));
      }),
    );
  });

  it('nothing is granted that the table does not give to one of the things that the actor is', () => {
    fc.assert(
      fc.property(anyActor, anyMeasure, anyAction, unit, (actor, measure, action, targetUnit) => {
        const answers =
          (measure.responsible === actor.person || measure.deputies.includes(actor.person)) &&
          (REPORTING as Action[]).includes(action);
        const leads =
          isMeasureAction(action) &&
          ([...REPORTING, ...CHANGING] as Action[]).includes(action) &&
          actor.leads.some((led) => measure.line.includes(led.unit));
        const namesDeputy =
          ['NameDeputy', 'WithdrawDeputy'].includes(action) &&
          actor.leads.some((led) => led.unit === targetUnit && led.as === 'lead');
        const role = actor.roles.some((granted) => GRANTED[granted].includes(action));
        expect(ask(actor, action, measure, targetUnit).ok).toBe(answers || leads || namesDeputy || role);
      }),
      { numRuns: 2000 },
    );
  });

  it('more roles never take a right away', () => {
    fc.assert(
      fc.property(anyActor, anyMeasure, anyAction, (actor, measure, action) => {
        if (ask(actor, action, measure).ok)
          expect(ask({ ...actor, roles: [...actor.roles, 'administrator', 'controller'] }, action, measure).ok).toBe(
            true,
          );
      }),
    );
  });

  it('the grant names what the actor really has', () => {
    fc.assert(
      fc.property(anyActor, anyMeasure, anyAction, (actor, measure, action) => {
        const permission = ask(actor, action, measure);
        if (!permission.ok) return;
        const [kind, id] = permission.grant.grant.split(/:(.*)/);
        const has: Record<string, () => boolean> = {
          role: () => actor.roles.includes(id as GrantedRole),
          responsible: () => measure.responsible === actor.person && id === measure.measure,
          lead: () => actor.leads.some((led) => led.unit === id && led.as === 'lead'),
          deputy: () =>
            id === measure.measure
              ? measure.deputies.includes(actor.person)
              : actor.leads.some((led) => led.unit === id && led.as === 'deputy'),
        };
        expect(has[kind!]!()).toBe(true);
      }),
    );
  });
});
