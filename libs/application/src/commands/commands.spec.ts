import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { GoalCommand, OrganisationCommand, ProgrammeCommand } from '#domain';
import { memoryEventStore, memoryLog } from '#event-store';
import { setGoal } from '../testing/facts.js';
import { asking, openOffice, type Office } from '../testing/office.js';

let office: Office;
beforeEach(() => {
  office = openOffice({ people: ['ada'] });
});
afterEach(() => office.close());

const codes = (outcome: object): string[] =>
  'refusals' in outcome ? (outcome.refusals as { code: string }[]).map(({ code }) => code) : [];

const sector: OrganisationCommand = {
  type: 'AddUnit',
  unit: 'osu',
  level: 'sector',
  name: 'Organisasjon, styring og utvikling',
  parent: null,
  source: null,
};

describe('rules across streams', () => {
  test('what was written a moment ago counts: a no waits until the directory has seen the whole log', async () => {
    const other = openOffice({ store: office.store });
    await other.commands.goal(asking('g1', setGoal('g1')));
    const under = setGoal('g2', { parent: { kind: 'goal', id: 'g1' } });
    expect((await office.commands.goal(asking('g2', under))).kind).toBe('stored');
    await other.close();
  });

  test('a goal that points to nothing, to a retired goal or round in a circle is refused, with the field', async () => {
    await office.commands.goal(asking('g1', setGoal('g1')));
    await office.commands.goal(asking('g2', setGoal('g2', { parent: { kind: 'goal', id: 'g1' } })));
    await office.commands.goal(asking('g3', setGoal('g3')));
    await office.commands.goal(asking('g3', { type: 'RetireGoal', reason: 'no longer ours' }));
    const circle: GoalCommand = { type: 'MoveGoal', self: 'g1', to: { kind: 'goal', id: 'g2' }, reason: 'why not' };
    expect(await office.commands.goal(asking('g1', circle))).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'goal-circle', field: 'to.id' }],
    });
    const lost = setGoal('g4', { parent: { kind: 'strategy', id: 'nowhere' }, alsoUnder: ['g3'], chapterArea: 'x' });
    expect(await office.commands.goal(asking('g4', lost))).toMatchObject({
      kind: 'refused',
      refusals: [
        { code: 'strategy-unknown', field: 'parent.id' },
        { code: 'goal-retired', field: 'alsoUnder[0]' },
        { code: 'chapter-area-unknown', field: 'chapterArea' },
      ],
    });
  });

  test('only people of the register lead, stand in, and hold roles', async () => {
    await office.commands.organisation(asking('', sector));
    const appoint = (person: string): OrganisationCommand => ({ type: 'AppointLead', unit: 'osu', person });
    expect(codes(await office.commands.organisation(asking('', appoint('nobody'))))).toEqual(['person-unknown']);
    expect((await office.commands.organisation(asking('', appoint('ada')))).kind).toBe('stored');
  });

  test('a programme is superseded only by one that is adopted and later', async () => {
    const prepare = (firstYear: number): ProgrammeCommand => ({
      type: 'PrepareProgramme',
      name: `HP ${firstYear}`,
      firstYear,
      lastYear: firstYear + 3,
      source: null,
    });
    const adopt: ProgrammeCommand = { type: 'AdoptProgramme', decision: null, decisionUnknown: true };
    for (const year of [2016, 2017]) await office.commands.programme(asking(`p${year}`, prepare(year)));
    await office.commands.programme(asking('p2016', adopt));
    const supersede: ProgrammeCommand = { type: 'SupersedeProgramme', self: 'p2016', by: 'p2017' };
    expect(codes(await office.commands.programme(asking('p2016', supersede)))).toEqual([
      'programme-successor-not-adopted',
    ]);
    await office.commands.programme(asking('p2017', adopt));
    expect((await office.commands.programme(asking('p2016', supersede))).kind).toBe('stored');
  });
});

test('a right that was granted a moment ago counts', async () => {
  const log = memoryLog();
  const [here, there] = [
    openOffice({ store: memoryEventStore(log) }),
    openOffice({ store: memoryEventStore(log), people: ['ada'] }),
  ];
  await there.commands.organisation(asking('', { type: 'GrantRole', person: 'ada', role: 'administrator' }));
  const outcome = await here.commands.organisation(
    asking('', sector, {
      authorise: () =>
        here.directory.state.organisation.roles.get('ada')?.includes('administrator')
          ? { ok: true, grant: { role: 'administrator', grant: 'role:administrator' } }
          : { ok: false, refusal: { code: 'not-allowed', params: {} } },
    }),
  );
  expect(outcome.kind).toBe('stored');
  await here.close();
  await there.close();
});
