import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  GoalCommand,
  IndicatorCommand,
  MeasureCommand,
  ProgrammeCommand,
  SavingsCommand,
  StrategyCommand,
} from '#domain';
import { addSector, openLine, proposePlan, registerMeasure, setGoal } from '../testing/facts.js';
import { asking, openOffice, type Office } from '../testing/office.js';

/**
 * One of each that may be named, and one of each that may not: a closed unit, a retired goal, an ended strategy, a
 * programme that was withdrawn, superseded or not adopted, a measure that was annulled or merged. Nothing that the
 * tests ask for changes these.
 */
let office: Office;
beforeAll(async () => {
  office = openOffice({ people: ['ada'] });
  const { commands } = office;
  await commands.organisation(asking('', addSector));
  for (const unit of ['digit', 'closed', 'empty', 'full']) {
    const area = { ...addSector, unit, level: 'area', name: unit, parent: 'osu' } as const;
    await commands.organisation(asking('', area));
  }
  await commands.organisation(asking('', { type: 'CloseUnit', unit: 'closed', reason: 'Omorganisert' }));
  const chapter = { type: 'AddChapterArea', chapterArea: 'k1', name: 'Kapittel', source: null } as const;
  await commands.organisation(asking('', chapter));

  for (const id of ['main', 'retired']) await commands.goal(asking(id, goal(id, 'main-goal')));
  await commands.goal(asking('effort', goal('effort', 'effort', { parent: { kind: 'goal', id: 'main' } })));
  await commands.goal(asking('also', goal('also', 'effort', { alsoUnder: ['effort'] })));
  await commands.goal(asking('retired', { type: 'RetireGoal', reason: 'Nådd' }));
  for (const id of ['live', 'ended']) await commands.strategy(asking(id, strategy(id)));
  await commands.strategy(asking('ended', { type: 'EndStrategy', reason: 'Avløst' }));

  for (const year of [2015, 2016, 2017, 2018]) await commands.programme(asking(`p${year}`, prepared(year)));
  for (const year of [2016, 2017]) {
    const adopt = { type: 'AdoptProgramme', decision: null, decisionUnknown: true } as const;
    await commands.programme(asking(`p${year}`, adopt));
  }
  await commands.programme(asking('p2016', { type: 'SupersedeProgramme', self: 'p2016', by: 'p2017' }));
  await commands.programme(asking('p2015', { type: 'WithdrawProgramme', reason: 'Feil år' }));

  for (const id of ['m1', 'heir', 'merged', 'annulled']) await commands.measure(asking(id, registerMeasure(null)));
  await commands.measure(asking('merged', { type: 'Merge', self: 'merged', heir: 'heir', reason: 'Samme' }));
  await commands.measure(asking('annulled', { type: 'Annul', reason: 'Ved en feil' }));
  for (const [id, area] of [
    ['in-full', 'full'],
    ['was-in-empty', 'empty'],
  ] as const) {
    await commands.measure(asking(id, { ...registerMeasure(null), area } as MeasureCommand));
  }
  await commands.measure(asking('was-in-empty', { type: 'Annul', reason: 'Ved en feil' }));
});
afterAll(() => office.close());

type Setting = Extract<GoalCommand, { type: 'SetGoal' }>;
const goal = (self: string, level: Setting['level'], more: Partial<Setting> = {}): GoalCommand =>
  setGoal(self, { level, ...more });

const strategy = (self: string, parent: string | null = null): StrategyCommand => ({
  type: 'RegisterStrategy',
  self,
  kind: parent === null ? 'strategy' : 'sub-strategy',
  parent,
  name: self,
  description: null,
  body: null,
  adoptedOn: null,
  firstYear: null,
  lastYear: null,
  source: null,
});

const prepared = (firstYear: number): ProgrammeCommand => ({
  type: 'PrepareProgramme',
  name: `HP ${firstYear}`,
  firstYear,
  lastYear: firstYear + 3,
  source: null,
});

/** Code and field of each refusal; empty: none. */
function refusals(outcome: object): string[] {
  if (!('refusals' in outcome)) return [];
  return (outcome.refusals as { code: string; field?: string }[]).map(({ code, field }) => `${code} ${field}`);
}

let registered = 0;
const aMeasure = async (more: object): Promise<string[]> =>
  refusals(
    await office.commands.measure(
      asking(`new${registered++}`, { ...registerMeasure(null), ...more } as MeasureCommand),
    ),
  );
/** To a measure of its own each time. */
async function measure(command: MeasureCommand): Promise<string[]> {
  const id = `own${registered++}`;
  await office.commands.measure(asking(id, registerMeasure(null)));
  const named = 'self' in command ? { ...command, self: id } : command;
  return refusals(await office.commands.measure(asking(id, named as MeasureCommand)));
}

describe('a measure that is registered', () => {
  test('stands in open units, under goals and strategies that are pursued, in a programme that was not withdrawn', async () => {
    expect(
      await aMeasure({
        area: 'digit',
        participatingAreas: ['full'],
        chapterArea: 'k1',
        goals: ['main', 'effort'],
        strategies: ['live'],
        responsible: 'ada',
      }),
    ).toEqual([]);
    expect(
      await aMeasure({
        area: 'closed',
        participatingAreas: ['full', 'digit', 'nowhere'],
        chapterArea: 'k9',
        adoption: { status: 'not-adopted', programme: 'p2015' },
        goals: ['main', 'retired', 'nowhere'],
        strategies: ['live', 'ended', 'nowhere'],
        responsible: 'eve',
      }),
    ).toEqual([
      'person-unknown responsible',
      'unit-closed area',
      'unit-unknown participatingAreas[2]',
      'chapter-area-unknown chapterArea',
      'programme-withdrawn adoption.programme',
      'goal-retired goals[1]',
      'goal-unknown goals[2]',
      'strategy-ended strategies[1]',
      'strategy-unknown strategies[2]',
    ]);
  });

  test.each(['p2016', 'p2017', 'p2018'])(
    'may have been put forward in %s, whatever became of it since',
    async (programme) => expect(await aMeasure({ adoption: { status: 'not-adopted', programme } })).toEqual([]),
  );
});

describe('a measure', () => {
  test.each<[MeasureCommand, string[]]>([
    [{ type: 'MoveToArea', to: 'digit', reason: 'Ny eier' }, []],
    [{ type: 'MoveToArea', to: 'closed', reason: 'Ny eier' }, ['unit-closed to']],
    [{ type: 'AddParticipatingArea', area: 'digit' }, []],
    [{ type: 'AddParticipatingArea', area: 'closed' }, ['unit-closed area']],
    [{ type: 'LinkGoal', goal: 'main' }, []],
    [{ type: 'LinkGoal', goal: 'retired' }, ['goal-retired goal']],
    [{ type: 'LinkStrategy', strategy: 'live' }, []],
    [{ type: 'LinkStrategy', strategy: 'ended' }, ['strategy-ended strategy']],
    [{ type: 'StateAdoption', programme: null, decision: null }, []],
    [{ type: 'StateAdoption', programme: 'p2017', decision: null }, []],
    [{ type: 'StateAdoption', programme: 'p2016', decision: null }, []],
    [{ type: 'StateAdoption', programme: 'p2018', decision: null }, ['programme-not-adopted programme']],
    [{ type: 'StateAdoption', programme: 'p2015', decision: null }, ['programme-withdrawn programme']],
    [{ type: 'StateAdoption', programme: 'p1999', decision: null }, ['programme-unknown programme']],
    [{ type: 'CarryOver', to: 'p2018', reason: null }, []],
    [{ type: 'CarryOver', to: 'p2016', reason: null }, ['programme-superseded to']],
    [{ type: 'CarryOver', to: 'p2015', reason: null }, ['programme-withdrawn to']],
    [{ type: 'Merge', self: '', heir: 'm1', reason: 'Samme' }, []],
    [{ type: 'Merge', self: '', heir: 'merged', reason: 'Samme' }, ['measure-gone heir']],
    [{ type: 'Replace', self: '', heir: 'annulled', reason: 'Nytt' }, ['measure-gone heir']],
    [{ type: 'Replace', self: '', heir: 'nowhere', reason: 'Nytt' }, ['measure-unknown heir']],
    [{ type: 'AddDependency', self: '', kind: 'depends-on', measure: 'merged', note: null }, []],
    [
      { type: 'AddDependency', self: '', kind: 'depends-on', measure: 'nowhere', note: null },
      ['measure-unknown measure'],
    ],
    [{ type: 'FlagLikeness', self: '', measure: 'annulled', note: null }, []],
    [{ type: 'FlagLikeness', self: '', measure: 'nowhere', note: null }, ['measure-unknown measure']],
    [{ type: 'ChangeResponsible', to: 'ada', reason: null }, []],
    [{ type: 'ChangeResponsible', to: 'eve', reason: null }, ['person-unknown to']],
    [{ type: 'NameMeasureDeputy', person: 'eve', from: '2017-01-01', to: '2017-01-31' }, ['person-unknown person']],
  ])('%j: %j', async (command, expected) => expect(await measure(command)).toEqual(expected));

  test('lets go of what was closed', async () => {
    const { commands } = office;
    await commands.goal(asking('let-go', goal('let-go', 'main-goal')));
    await commands.measure(asking('letting', { ...registerMeasure(null), goals: ['let-go'] } as MeasureCommand));
    await commands.goal(asking('let-go', { type: 'RetireGoal', reason: 'Nådd' }));
    expect(refusals(await commands.measure(asking('letting', { type: 'UnlinkGoal', goal: 'let-go' })))).toEqual([]);
  });
});

describe('a goal', () => {
  const set = async (level: Setting['level'], more: Partial<Setting>): Promise<string[]> => {
    const self = `goal${registered++}`;
    return refusals(await office.commands.goal(asking(self, goal(self, level, more))));
  };

  test.each<[Setting['level'], Partial<Setting>, string[]]>([
    ['sub-goal', { parent: { kind: 'strategy', id: 'live' } }, []],
    ['sub-goal', { parent: { kind: 'strategy', id: 'ended' } }, ['strategy-ended parent.id']],
    ['sub-goal', { parent: { kind: 'goal', id: 'main' } }, []],
    ['sub-goal', { parent: { kind: 'goal', id: 'retired' } }, ['goal-retired parent.id']],
    ['sub-goal', { parent: { kind: 'goal', id: 'effort' } }, ['goal-parent-level parent.id']],
    ['approach', { parent: { kind: 'goal', id: 'effort' } }, ['goal-parent-level parent.id']],
    ['effort', { parent: { kind: 'goal', id: 'effort' }, alsoUnder: ['main'], chapterArea: 'k1' }, []],
    [
      'effort',
      { alsoUnder: ['main', 'retired', 'nowhere'] },
      ['goal-retired alsoUnder[1]', 'goal-unknown alsoUnder[2]'],
    ],
    ['effort', { chapterArea: 'k9' }, ['chapter-area-unknown chapterArea']],
  ])('of level %s, %j: %j', async (level, more, expected) => expect(await set(level, more)).toEqual(expected));

  test('never becomes its own ancestor, neither as a child nor by what it also serves', async () => {
    const ask = async (id: string, command: GoalCommand): Promise<string[]> =>
      refusals(await office.commands.goal(asking(id, command)));
    const move = { type: 'MoveGoal', self: 'effort', to: { kind: 'goal', id: 'also' }, reason: 'Annen vei' } as const;
    expect(await ask('effort', move)).toEqual(['goal-circle to.id']);
    expect(await ask('effort', { type: 'LinkGoalAlso', self: 'effort', goal: 'also' })).toEqual(['goal-circle goal']);
    expect(await ask('also', { type: 'LinkGoalAlso', self: 'also', goal: 'retired' })).toEqual(['goal-retired goal']);
    expect(await ask('also', { type: 'LinkGoalAlso', self: 'also', goal: 'main' })).toEqual([]);
    const onto = {
      type: 'MoveGoal',
      self: 'also',
      to: { kind: 'strategy', id: 'ended' },
      reason: 'Annen vei',
    } as const;
    expect(await ask('also', onto)).toEqual(['strategy-ended to.id']);
  });
});

test('a sub-strategy stands under a strategy that has not ended', async () => {
  const under = async (parent: string): Promise<string[]> => {
    const self = `strategy${registered++}`;
    return refusals(await office.commands.strategy(asking(self, strategy(self, parent))));
  };
  expect(await under('live')).toEqual([]);
  expect(await under('ended')).toEqual(['strategy-ended parent']);
  expect(await under('nowhere')).toEqual(['strategy-unknown parent']);
});

test('a unit is closed only when no measure that counts belongs to it', async () => {
  const close = async (unit: string): Promise<string[]> =>
    refusals(await office.commands.organisation(asking('', { type: 'CloseUnit', unit, reason: 'Omorganisert' })));
  expect(await close('full')).toEqual(['unit-has-measures unit']);
  expect(await close('empty')).toEqual([]);
});

test('a programme is superseded by none that is not there', async () => {
  const supersede = { type: 'SupersedeProgramme', self: 'p2017', by: 'p1999' } as const;
  expect(refusals(await office.commands.programme(asking('p2017', supersede)))).toEqual([
    'programme-successor-unknown by',
  ]);
});

test('an indicator is about an open unit, or the whole municipality', async () => {
  const define: IndicatorCommand = {
    type: 'DefineIndicator',
    title: 'Sykefravær',
    description: null,
    unit: { name: '%', decimals: 1 },
    direction: 'less',
    area: null,
    restricted: false,
    goals: ['main'],
    measures: [],
    source: null,
  };
  const ask = async (id: string, command: IndicatorCommand): Promise<string[]> =>
    refusals(await office.commands.indicator(asking(id, command)));
  const details = { type: 'ChangeIndicatorDetails', title: 'Fravær', description: null, direction: 'less' } as const;
  const change = { ...details, restricted: false, reason: 'Flyttet' };
  expect(await ask('i1', define)).toEqual([]);
  expect(await ask('i2', { ...define, area: 'closed', goals: ['retired'] })).toEqual([
    'unit-closed area',
    'goal-retired goals[0]',
  ]);
  expect(await ask('i1', { ...change, area: 'closed' })).toEqual(['unit-closed area']);
  expect(await ask('i1', { ...change, area: 'digit' })).toEqual([]);
  expect(await ask('i1', { type: 'LinkIndicatorMeasure', measure: 'annulled' })).toEqual(['measure-gone measure']);
  expect(await ask('i1', { type: 'LinkIndicatorGoal', goal: 'retired' })).toEqual(['goal-retired goal']);
});

describe('money', () => {
  const ask = async (command: SavingsCommand): Promise<string[]> =>
    refusals(await office.commands.savings(asking('m1', command)));
  const plan = (firstYear: number): SavingsCommand => ({
    ...proposePlan('l1', `p${firstYear}`),
    programmeYears: { firstYear, lastYear: firstYear + 3 },
    years: [{ year: firstYear, amount: -1_000_000, approximate: false, range: null }],
  });

  test('is proposed for a programme that the council has not adopted, with both of its years', async () => {
    await ask(openLine('m1', 'l1'));
    expect(await ask(plan(2015))).toEqual(['programme-withdrawn programme']);
    expect(await ask(plan(2016))).toEqual(['plan-programme-adopted basis']);
    expect(await ask(plan(2017))).toEqual(['plan-programme-adopted basis']);
    expect(await ask(plan(2018))).toEqual([]);
    for (const programmeYears of [
      { firstYear: 2017, lastYear: 2021 },
      { firstYear: 2018, lastYear: 2022 },
    ]) {
      const other = { ...plan(2018), programmeYears, reason: 'Andre år' } as SavingsCommand;
      expect(await ask(other)).toContain('plan-years-not-the-programmes programmeYears');
    }
  });
});
