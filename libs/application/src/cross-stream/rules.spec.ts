import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IndicatorCommand, ProgrammeCommand, SavingsCommand, TargetScope } from '#domain';
import { decodeDirectory, encodeDirectory } from '../directory/snapshot.js';
import { addSector, openLine, openRound, proposePlan, registerMeasure } from '../testing/facts.js';
import { asking, openOffice, type Office } from '../testing/office.js';

let office: Office;
beforeEach(async () => {
  office = openOffice({ people: ['ada'] });
  const { commands } = office;
  await commands.organisation(asking('', addSector));
  const area = { ...addSector, unit: 'digit', level: 'area', name: 'Digitalisering', parent: 'osu' } as const;
  await commands.organisation(asking('', area));
  const prepared = {
    type: 'PrepareProgramme',
    name: 'HP 2018',
    firstYear: 2018,
    lastYear: 2021,
    source: null,
  } as const;
  await commands.programme(asking('p2018', prepared));
  for (const id of ['m1', 'm2']) await commands.measure(asking(id, registerMeasure('p2018')));
  await commands.savings(asking('m2', openLine('m2', 'l2')));
  await commands.measure(asking('m2', { type: 'Annul', reason: 'Registrert ved en feil' }));
});
afterEach(() => office.close());

/** Code and field of each refusal; empty: it was stored. */
function refusals(outcome: object): string[] {
  if (!('refusals' in outcome)) return [];
  return (outcome.refusals as { code: string; field?: string }[]).map(({ code, field }) => `${code} ${field}`);
}

describe('money', () => {
  const savings = async (id: string, command: Parameters<Office['commands']['savings']>[0]['command']) =>
    refusals(await office.commands.savings(asking(id, command)));

  test('is of a measure that exists and counts', async () => {
    expect(await savings('m1', openLine('m1', 'l1'))).toEqual([]);
    expect(await savings('m9', openLine('m9', 'l9'))).toEqual(['measure-unknown measure']);
    expect(await savings('m2', openLine('m2', 'l3'))).toEqual(['measure-gone measure']);
  });

  test('of a measure that has gone may still be withdrawn', async () => {
    expect(await savings('m2', { type: 'WithdrawSavingsLine', line: 'l2', reason: 'Annullert' })).toEqual([]);
  });

  describe('of lines that point to others', () => {
    const from = (measure: string, line: string) =>
      ({ ...openLine('m1', `from-${measure}-${line}`), continues: { measure, line } }) as const;
    const overlap = (own: Own, other: Own, year = 2018) =>
      ({
        type: 'StateSavingsOverlap',
        ...own,
        with: other,
        years: [{ year, amount: -1 }],
        reason: 'Samme kjøp',
      }) as const;
    const [l1, other, l2] = [
      { measure: 'm1', line: 'l1' },
      { measure: 'm3', line: 'l3' },
      { measure: 'm2', line: 'l2' },
    ] as const;
    type Own = { readonly measure: string; readonly line: string };
    const twoYears = [2018, 2019].map((year) => ({ year, amount: -10, approximate: false, range: null }));
    beforeEach(async () => {
      await office.commands.measure(asking('m3', registerMeasure('p2018')));
      for (const { measure, line } of [l1, other]) {
        await savings(measure, openLine(measure, line));
        await savings(measure, { ...proposePlan(line, 'p2018'), years: twoYears });
      }
      await savings('m3', { ...openLine('m3', 'kwh'), unit: 'kWh' } as SavingsCommand);
    });

    test('these exist, whatever became of their measures', async () => {
      expect(await savings('m1', from('m2', 'l2'))).toEqual([]);
      expect(await savings('m1', from('m9', 'l2'))).toEqual(['measure-unknown continues.measure']);
      expect(await savings('m1', from('m2', 'l9'))).toEqual(['line-unknown continues.line']);
      expect(await savings('m1', overlap(l1, l2))).toEqual([]);
      expect(await savings('m1', overlap(l1, { measure: 'm9', line: 'l2' }))).toEqual(['measure-unknown with.measure']);
      expect(await savings('m1', overlap(l1, { measure: 'm3', line: 'l9' }))).toEqual(['line-unknown with.line']);
      expect(await savings('m1', overlap(l1, { measure: 'm1', line: 'l3' }))).toEqual(['line-unknown with.line']);
    });

    test('these count the same unit', async () => {
      expect(await savings('m1', from('m3', 'kwh'))).toEqual(['line-of-other-unit continues.line']);
      expect(await savings('m1', overlap(l1, { measure: 'm3', line: 'kwh' }))).toEqual([
        'line-of-other-unit with.line',
      ]);
    });

    test('two never deduct the same year from each other, until one of the overlaps is lifted', async () => {
      expect(await savings('m1', overlap(l1, other))).toEqual([]);
      expect(await savings('m3', overlap(other, l1))).toEqual(['overlap-both-ways years[0].year']);
      expect(await savings('m3', overlap(other, l1, 2019))).toEqual([]);
      await savings('m1', { type: 'LiftSavingsOverlap', line: 'l1', with: other, reason: 'Telles her' });
      expect(await savings('m3', overlap(other, l1))).toEqual([]);
      expect(await savings('m1', overlap(l1, other))).toEqual(['overlap-both-ways years[0].year']);
    });

    test('three or more never deduct the same year in a circle, nor by way of a line that goes on from one of them', async () => {
      await office.commands.measure(asking('m4', registerMeasure('p2018')));
      await office.commands.measure(asking('m5', registerMeasure('p2018')));
      const [third, heir] = [
        { measure: 'm4', line: 'l4' },
        { measure: 'm5', line: 'l5' },
      ];
      await savings('m4', openLine('m4', 'l4'));
      await savings('m4', { ...proposePlan('l4', 'p2018'), years: twoYears });
      await savings('m5', { ...openLine('m5', 'l5'), continues: third } as SavingsCommand);
      await savings('m5', { ...proposePlan('l5', 'p2018'), years: twoYears });
      expect(await savings('m1', overlap(l1, other))).toEqual([]);
      expect(await savings('m3', overlap(other, third))).toEqual([]);
      expect(await savings('m4', overlap(third, l1))).toEqual(['overlap-circle years[0].year']);
      expect(await savings('m5', overlap(heir, l1))).toEqual(['overlap-circle years[0].year']);
      expect(await savings('m5', overlap(heir, third))).toEqual(['overlap-circle years[0].year']);
      expect(await savings('m4', overlap(third, l1, 2019))).toEqual([]);
      await savings('m3', { type: 'LiftSavingsOverlap', line: 'l3', with: third, reason: 'Telles her' });
      expect(await savings('m4', overlap(third, l1))).toEqual([]);
    });

    test('nothing is deducted both ways with a line that was withdrawn: it deducts nothing any more', async () => {
      await savings('m1', overlap(l1, other));
      await savings('m1', { type: 'WithdrawSavingsLine', line: 'l1', reason: 'Kommer ikke' });
      expect(await savings('m3', overlap(other, l1))).toEqual([]);
    });
  });

  test('is planned for a programme that exists, with the years of that programme', async () => {
    await savings('m1', openLine('m1', 'l1'));
    const plan = proposePlan('l1', 'p2018');
    expect(await savings('m1', { ...plan, programme: 'p1999' })).toEqual(['programme-unknown programme']);
    const programmeYears = { firstYear: 2017, lastYear: 2020 };
    expect(await savings('m1', { ...plan, programmeYears })).toEqual(['plan-years-not-the-programmes programmeYears']);
    expect(await savings('m1', plan)).toEqual([]);
  });
});

test('a target counts the savings of something that exists', async () => {
  const target = (scope: TargetScope): ProgrammeCommand => ({
    type: 'SetSavingsTarget',
    target: `t-${JSON.stringify(scope)}`,
    title: 'Fellestjenester',
    scope,
    unit: 'NOK',
    year: 2020,
    figure: { amount: 23_000_000, approximate: false, range: null },
    baseline: null,
    unreconciledWith: null,
    note: null,
    source: null,
  });
  const set = async (scope: TargetScope) => refusals(await office.commands.programme(asking('p2018', target(scope))));
  expect(await set({ kind: 'programme' })).toEqual([]);
  expect(await set({ kind: 'unit', unit: 'digit' })).toEqual([]);
  expect(await set({ kind: 'measure', measure: 'm1' })).toEqual([]);
  expect(await set({ kind: 'unit', unit: 'x' })).toEqual(['unit-unknown scope.id']);
  expect(await set({ kind: 'strategy', strategy: 'x' })).toEqual(['strategy-unknown scope.id']);
  expect(await set({ kind: 'measure', measure: 'm9' })).toEqual(['measure-unknown scope.id']);
});

test('a target is unreconciled with one that some programme has', async () => {
  const prepared = {
    type: 'PrepareProgramme',
    name: 'HP 2017',
    firstYear: 2017,
    lastYear: 2020,
    source: null,
  } as const;
  await office.commands.programme(asking('p2017', prepared));
  const set = async (programme: string, target: string, unreconciledWith: string | null) =>
    refusals(
      await office.commands.programme(
        asking(programme, {
          type: 'SetSavingsTarget',
          target,
          title: 'Fellestjenester',
          scope: { kind: 'programme' },
          unit: 'NOK',
          year: 2020,
          figure: { amount: 1, approximate: false, range: null },
          baseline: null,
          unreconciledWith,
          note: null,
          source: null,
        }),
      ),
    );
  expect(await set('p2018', 'first', null)).toEqual([]);
  expect(await set('p2018', 'same', 'first')).toEqual([]);
  expect(await set('p2017', 'other', 'first')).toEqual([]);
  expect(await set('p2018', 'ghost', 'nothing')).toEqual(['target-unknown unreconciledWith']);
});

describe('an indicator', () => {
  const define: IndicatorCommand = {
    type: 'DefineIndicator',
    title: 'Sykefravær',
    description: null,
    unit: { name: '%', decimals: 1 },
    direction: 'less',
    area: 'digit',
    restricted: true,
    goals: [],
    measures: ['m1'],
    source: null,
  };
  const indicator = async (id: string, command: IndicatorCommand) =>
    refusals(await office.commands.indicator(asking(id, command)));

  test('is about an open unit, and linked to goals and measures that count', async () => {
    expect(await indicator('i1', define)).toEqual([]);
    expect(await indicator('i2', { ...define, area: 'x', goals: ['g9'], measures: ['m1', 'm2', 'm9'] })).toEqual([
      'unit-unknown area',
      'goal-unknown goals[0]',
      'measure-gone measures[1]',
      'measure-unknown measures[2]',
    ]);
    expect(await indicator('i1', { type: 'LinkIndicatorGoal', goal: 'g9' })).toEqual(['goal-unknown goal']);
    expect(await indicator('i1', { type: 'LinkIndicatorMeasure', measure: 'm9' })).toEqual(['measure-unknown measure']);
  });

  test('keeps its unit when that is closed, and the directory knows whom it may be shown to', async () => {
    await indicator('i1', define);
    await office.commands.organisation(asking('', { type: 'CloseUnit', unit: 'digit', reason: 'Omorganisert' }));
    const change = { type: 'ChangeIndicatorDetails', reason: 'Nytt navn', title: 'Fravær', description: null } as const;
    const about = { direction: 'less', area: 'digit', restricted: false } as const;
    expect(await indicator('i1', { ...change, ...about })).toEqual([]);
    await office.directory.catchUp(1000);
    expect(office.directory.state.indicators.get('i1')).toEqual({ area: 'digit', restricted: false, retired: false });
  });
});

describe('a round', () => {
  const round = async (id: string, command: Parameters<Office['commands']['round']>[0]['command']) =>
    refusals(await office.commands.round(asking(id, command)));

  test('is of open sectors, for a programme and after a round that exist', async () => {
    expect(await round('r1', { ...openRound, programme: 'p2018' })).toEqual([]);
    const due = '2017-05-05';
    const sectors = [
      { sector: 'digit', due },
      { sector: 'x', due },
    ];
    expect(await round('r2', { ...openRound, sectors, programme: 'p1999', previous: 'r9' })).toEqual([
      'unit-not-sector sectors[0].sector',
      'unit-unknown sectors[1].sector',
      'programme-unknown programme',
      'round-unknown previous',
    ]);
    expect(await round('r2', { ...openRound, previous: 'r1' })).toEqual([]);
  });

  test('excuses measures that exist, and reminds people of the register', async () => {
    await round('r1', openRound);
    expect(await round('r1', { type: 'ExcuseMeasure', measure: 'm9', reason: 'x' })).toEqual([
      'measure-unknown measure',
    ]);
    expect(await round('r1', { type: 'ExcuseMeasure', measure: 'm1', reason: 'Permisjon' })).toEqual([]);
    const reminder = { type: 'RequestReminder', kind: 'reminder', sector: 'osu', measures: [], missing: 1 } as const;
    expect(await round('r1', { ...reminder, reminder: 'a', person: 'ada' })).toEqual([]);
    expect(await round('r1', { ...reminder, reminder: 'b', person: 'eve' })).toEqual(['person-unknown person']);
  });
});

test('what the directory knows of plans, indicators and rounds is kept in its snapshot', async () => {
  await office.commands.savings(asking('m1', openLine('m1', 'l1')));
  await office.commands.savings(asking('m1', proposePlan('l1', 'p2018')));
  await office.commands.round(asking('r1', openRound));
  await office.directory.catchUp(1000);
  const { state } = office.directory;
  expect(state.plans.get('m1')).toEqual({ p2018: false });
  expect(state.rounds.get('r1')).toMatchObject({ status: 'open', openedBy: 'someone', sectors: [{ sector: 'osu' }] });
  expect(decodeDirectory(encodeDirectory(state))).toEqual(state);
});
