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
import {
  savingsActionOf,
  type Action,
  type IndicatorAction,
  type MeasureAction,
  type MeasureTarget,
  type OrganisationAction,
  type RoundAction,
  type SavingsAction,
  type Target,
  type TargetOf,
} from './actions.js';
import { mayAct, type Acting, type Permission } from './may-act.js';
import { rules } from './rules.js';
import { indicatorTarget, measureTarget, organisationTarget, otherTarget, roundTarget } from './targets.js';

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
/** Money: what the responsible tells, what the lead proposes, what the controller keeps to himself. */
const MONEY_TOLD: readonly SavingsAction[] = [
  'ForecastSavings',
  'CorrectSavingsForecast',
  'RealiseSavings',
  'CorrectRealisedSavings',
  'StateInvestmentYear',
];
const MONEY_PROPOSED: readonly SavingsAction[] = [
  'OpenSavingsLine',
  'ChangeSavingsLineDetails',
  'PlanSavings',
  'StateFullYearEffect',
  'StateSavingsOverlap',
  'LiftSavingsOverlap',
  'WithdrawSavingsLine',
  'OpenInvestment',
  'EstimateInvestment',
  'BudgetInvestment',
];
const MONEY_KEPT: readonly SavingsAction[] = [
  'ChangeLockedPlan',
  'DecideSavingsYears',
  'ConfirmRealisedSavings',
  'WithdrawSavingsConfirmation',
];
const VALUES: readonly IndicatorAction[] = [
  'RecordIndicatorValue',
  'CorrectIndicatorValue',
  'RecordIndicatorComparator',
];
const SERIES: readonly IndicatorAction[] = [
  ...VALUES,
  'DefineIndicator',
  'ChangeIndicatorDetails',
  'ResolveIndicatorConflict',
  'SetIndicatorBaseline',
  'SetIndicatorTarget',
  'MarkIndicatorBreak',
  'SetIndicatorRule',
  'LinkIndicatorGoal',
  'UnlinkIndicatorGoal',
  'LinkIndicatorMeasure',
  'UnlinkIndicatorMeasure',
  'RetireIndicator',
];
const ROUNDS: readonly RoundAction[] = [
  'OpenRound',
  'MoveRoundDue',
  'ExcuseMeasure',
  'ExpectMeasure',
  'ApproveDelivery',
  'SendDeliveryBack',
  'RequestReminder',
  'PublishRound',
  'CancelRound',
];
/** What the service does by itself when its log says so. */
const PROCESS: readonly Action[] = [
  'CarryOver',
  'StateAdoption',
  'SupersedeProgramme',
  'LockSavingsPlans',
  'RequestReminder',
  'TellReminderSent',
  'CompletePublication',
];
/** All that a lead may with what stands in own area. */
const LED: readonly Action[] = [
  ...REPORTING,
  ...CHANGING,
  ...MONEY_TOLD,
  ...MONEY_PROPOSED,
  ...VALUES,
  'MarkDeliveryReady',
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
    'SetSavingsTarget',
    'ChangeSavingsTarget',
    'WithdrawSavingsTarget',
    'StateSavingsNeed',
    'ChangeSavingsNeed',
    'WithdrawSavingsNeed',
    ...ADOPTION,
    ...MONEY_TOLD,
    ...MONEY_PROPOSED,
    ...MONEY_KEPT,
    ...SERIES,
    ...ROUNDS,
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
    ...SERIES,
  ],
};
const ALL = Object.keys(rules) as Action[];
const measureActions = ALL.filter((action): action is MeasureAction =>
  ([...REPORTING, ...CHANGING, ...ADOPTION] as Action[]).includes(action),
);
const among =
  <A extends Action>(actions: readonly A[]) =>
  (action: Action): action is A =>
    (actions as readonly Action[]).includes(action);
const isMoneyAction = among<SavingsAction>([...MONEY_TOLD, ...MONEY_PROPOSED, ...MONEY_KEPT, 'LockSavingsPlans']);
const isIndicatorAction = among(SERIES);
const isRoundAction = among<RoundAction>([...ROUNDS, 'MarkDeliveryReady', 'TellReminderSent', 'CompletePublication']);
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
  return mayAct(actor, action, targetOf(action, measure, unit) as TargetOf<typeof action>);
}

/** Indicators and deliveries stand in the line in which the measure stands. */
function targetOf(action: Action, measure: MeasureTarget, unit: string): Target {
  if (isMeasureAction(action) || isMoneyAction(action)) return measure;
  if (isOrganisationAction(action)) return organisationTarget(unit);
  const [area = null] = measure.line;
  if (isIndicatorAction(action)) return indicatorTarget('i1', area, organisation);
  return isRoundAction(action) ? roundTarget('r1', area, organisation) : otherTarget('installation');
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
      ...LED,
      ...PROCESS,
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
      expect(may(who, measureIn('property')).sort()).toEqual([...REPORTING, ...MONEY_TOLD].sort());
      expect(may(who, measureIn('property', { responsible: 'somebody', deputies: [] }))).toEqual([]);
    }
    expect(grantOf(ask(person('responsible'), 'ReportStatus'))).toBe('responsible responsible:m1');
    expect(grantOf(ask(person('her-deputy'), 'ReportStatus'))).toBe('deputy deputy:m1');
  });

  it('gives a lead all of a measure’s commands in own area and below, and deputies of own unit', () => {
    for (const area of ['property', 'fdvu']) {
      const may = ALL.filter((action) => ask(person('lead'), action, measureIn(area)).ok);
      expect(may.sort()).toEqual([...new Set<Action>([...LED, 'NameDeputy', 'WithdrawDeputy'])].sort());
    }
    expect(grantOf(ask(person('lead'), 'Annul', measureIn('fdvu')))).toBe('sector-lead lead:property');
    expect(grantOf(ask(person('director'), 'Annul', measureIn('fdvu')))).toBe('sector-lead lead:sector');
  });

  it('gives a lead’s deputy the same on the named days, but not to pass it on', () => {
    const may = ALL.filter((action) => ask(person('stand-in'), action).ok);
    expect(may.sort()).toEqual([...new Set<Action>(LED)].sort());
    expect(grantOf(ask(person('stand-in'), 'ReportStatus'))).toBe('deputy deputy:property');
    expect(ask(person('stand-in'), 'NameDeputy').ok).toBe(false);
    expect(ALL.filter((action) => ask(person('late'), action).ok)).toEqual([]);
  });

  it('gives a process what follows from the log, and nothing else', () => {
    const process = { process: 'adoption' };
    const may = ALL.filter((action) => ask(process, action).ok);
    expect(may.sort()).toEqual([...PROCESS].sort());
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

describe('a plan', () => {
  const plan = {
    type: 'PlanSavings',
    line: 'l',
    programme: 'p',
    programmeYears: { firstYear: 2018, lastYear: 2021 },
  } as const;
  const figures = { years: [], undated: [], reason: null };

  it('is proposed by the lead, and changed after the lock by the controller alone', () => {
    const proposal = savingsActionOf({ ...plan, ...figures, basis: { kind: 'proposal' } });
    const adjusted = savingsActionOf({ ...plan, ...figures, basis: { kind: 'technical', authority: 'rådmannen' } });
    const decided = savingsActionOf({
      ...plan,
      ...figures,
      basis: { kind: 'decision', decision: { kind: 'decided' } },
    });
    expect(ask(person('lead'), proposal).ok).toBe(true);
    for (const action of [adjusted, decided]) {
      expect(ask(person('lead'), action).ok).toBe(false);
      expect(ask(withRole('controller'), action).ok).toBe(true);
    }
  });

  it('for an investment’s budget is the lead’s, its accounts are told by the responsible too', () => {
    const year = { type: 'StateInvestmentYear', investment: 'i', year: 2018, reason: null, source: null } as const;
    const value = { amount: 1, approximate: false, range: null };
    const budget = savingsActionOf({ ...year, value, figure: 'budget' });
    const actual = savingsActionOf({ ...year, value, figure: 'actual' });
    expect([budget, actual].map((action) => ask(person('responsible'), action).ok)).toEqual([false, true]);
  });
});

describe('what stands elsewhere', () => {
  it('gives no lead an indicator of the whole municipality, nor another sector’s delivery', () => {
    const lead = person('director');
    const all = indicatorTarget('i1', null, organisation);
    expect(mayAct(lead, 'RecordIndicatorValue', all).ok).toBe(false);
    expect(mayAct(lead, 'MarkDeliveryReady', roundTarget('r1', 'sector', organisation)).ok).toBe(true);
    expect(mayAct(lead, 'MarkDeliveryReady', roundTarget('r1', 'other-sector', organisation)).ok).toBe(false);
    expect(mayAct(lead, 'MarkDeliveryReady', roundTarget('r1', null, organisation)).ok).toBe(false);
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
  /** Actions on what stands somewhere in the organisation. */
  const standing = [...measureActions, ...LED, ...MONEY_KEPT, ...SERIES, ...ROUNDS];

  it('a lead without other rights never acts outside own subtree', () => {
    fc.assert(
      fc.property(anyActor, anyMeasure, fc.constantFrom(...standing), (actor, measure, action) => {
        const lead: Actor = { ...actor, person: 'lead-only', roles: [] };
        const own = new Set(lead.leads.flatMap((led) => [...unitsUnder(organisation, led.unit)]));
        const inside = own.has(measure.line[0]!);
        const allowed = ask(lead, action, measure).ok;
        expect(allowed).toBe(inside && LED.includes(action));
      }),
    );
  });

  it('nothing is granted that the table does not give to one of the things that the actor is', () => {
    fc.assert(
      fc.property(anyActor, anyMeasure, anyAction, unit, (actor, measure, action, targetUnit) => {
        const answers =
          (measure.responsible === actor.person || measure.deputies.includes(actor.person)) &&
          ([...REPORTING, ...MONEY_TOLD] as Action[]).includes(action);
        const leads = LED.includes(action) && actor.leads.some((led) => measure.line.includes(led.unit));
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
