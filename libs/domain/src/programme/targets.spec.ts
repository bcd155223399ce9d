import { describe, expect, it } from '@jest/globals';
import { given, stateAfter } from '../testing/given.js';
import { figure } from '../testing/savings.js';
import {
  describeProgrammeChanges,
  programmeDecider,
  type ProgrammeEvent,
  type SavingsNeed,
  type SavingsTarget,
} from './index.js';

const prepared: ProgrammeEvent = {
  type: 'ProgrammePrepared',
  data: { name: 'HP 2017–2020', firstYear: 2017, lastYear: 2020, source: null },
};
const target: SavingsTarget = {
  target: 't1',
  title: 'Samordning av fellestjenester',
  scope: { kind: 'measure', measure: 'shared-services' },
  unit: 'NOK',
  year: 2020,
  figure: figure(23_000_000),
  baseline: { year: 2015, amount: null },
  unreconciledWith: null,
  note: null,
  source: null,
};
const need: SavingsNeed = {
  need: 'n1',
  title: 'Innsparingsbehov',
  unit: 'NOK',
  year: 2020,
  figure: figure(300_000_000, { approximate: true, range: { from: 0, to: 300_000_000 } }),
  note: null,
  source: null,
};
const set: ProgrammeEvent = { type: 'SavingsTargetSet', data: target };
const stated: ProgrammeEvent = { type: 'SavingsNeedStated', data: need };
const targetGone: ProgrammeEvent = { type: 'SavingsTargetWithdrawn', data: { target: 't1', reason: 'Erstattet' } };
const needGone: ProgrammeEvent = { type: 'SavingsNeedWithdrawn', data: { need: 'n1', reason: 'Dekket' } };

const programme = (...facts: ProgrammeEvent[]) => given(programmeDecider, [prepared, ...facts]);

describe('setting a target', () => {
  const command = { type: 'SetSavingsTarget', ...target } as const;

  it('has no baseline where nothing is known of it', () => {
    programme()
      .when({ ...command, baseline: { year: null, amount: null } })
      .then({ type: 'SavingsTargetSet', data: { ...target, baseline: null } });
  });

  it('is to save something by a year of the programme', () => {
    programme().when(command).then(set);
    programme()
      .when({ ...command, year: 2021 })
      .thenRefused('target-year-outside-programme@year');
    programme()
      .when({ ...command, figure: figure(0) })
      .thenRefused('target-not-positive@figure.amount');
    programme()
      .when({ ...command, figure: figure(-23_000_000) })
      .thenRefused('target-not-positive@figure.amount');
    programme()
      .when({ ...command, figure: figure(1, { range: { from: -1, to: 2 } }) })
      .thenRefused('target-not-positive@figure.amount');
  });

  it('is refused with every fault at once', () =>
    programme()
      .when({
        ...command,
        title: ' ',
        year: 20,
        figure: figure(0.5),
        baseline: { year: 15, amount: 2 ** 53 },
        unreconciledWith: 't1',
      })
      .thenRefused(
        'text-missing@title',
        'year-invalid@year',
        'amount-invalid@figure.amount',
        'year-invalid@baseline.year',
        'amount-invalid@baseline.amount',
        'target-year-outside-programme@year',
        'target-unreconciled-with-itself@unreconciledWith',
      ));

  it('happens once for each id, also when it was withdrawn', () => {
    programme(set).when(command).thenRefused('target-exists@target');
    programme(set, targetGone).when(command).thenRefused('target-exists@target');
  });

  it('keeps targets that do not agree side by side', () => {
    const people: SavingsTarget = { ...target, target: 't2', unit: 'person-years', unreconciledWith: 't1' };
    programme(set)
      .when({ type: 'SetSavingsTarget', ...people })
      .then({ type: 'SavingsTargetSet', data: people });
    const state = stateAfter(programmeDecider, [prepared, set, { type: 'SavingsTargetSet', data: people }]);
    expect(state?.targets.map((known) => known.target)).toEqual(['t1', 't2']);
  });

  it('waits for a programme, and ends with its withdrawal', () => {
    given(programmeDecider, []).when(command).thenRefused('programme-unknown');
    programme({ type: 'ProgrammeWithdrawn', data: { reason: 'Feil' } })
      .when(command)
      .thenRefused('programme-withdrawn');
  });
});

describe('changing a target', () => {
  const command = {
    type: 'ChangeSavingsTarget',
    ...target,
    figure: figure(24_000_000),
    reason: ' Ny beregning ',
  } as const;

  it('says the whole target anew, and why', () => {
    programme(set)
      .when(command)
      .then({
        type: 'SavingsTargetChanged',
        data: { ...target, figure: figure(24_000_000), reason: 'Ny beregning' },
      });
    programme(set)
      .when({ ...command, reason: '' })
      .thenRefused('text-missing@reason');
  });

  it('says nothing new with what holds already', () =>
    programme(set)
      .when({ ...command, figure: target.figure })
      .then());

  it('is for targets that hold', () => {
    programme().when(command).thenRefused('target-unknown@target');
    programme(set, targetGone).when(command).thenRefused('target-withdrawn@target');
  });
});

it('a target is withdrawn once, with a reason', () => {
  const command = { type: 'WithdrawSavingsTarget', target: 't1', reason: 'Erstattet' } as const;
  programme(set).when(command).then(targetGone);
  programme(set)
    .when({ ...command, reason: ' ' })
    .thenRefused('text-missing@reason');
  programme(set, targetGone).when(command).thenRefused('target-withdrawn@target');
  programme().when(command).thenRefused('target-unknown@target');
});

describe('a need', () => {
  const state = { type: 'StateSavingsNeed', ...need } as const;
  const change = { type: 'ChangeSavingsNeed', ...need, year: 2021, reason: 'Nye anslag' } as const;
  const withdraw = { type: 'WithdrawSavingsNeed', need: 'n1', reason: 'Dekket' } as const;

  it('is stated as its source has it, with a range from nought', () => {
    programme().when(state).then(stated);
    programme()
      .when({ ...state, title: '', figure: figure(-1) })
      .thenRefused('text-missing@title', 'need-not-positive@figure.amount');
    programme(stated).when(state).thenRefused('need-exists@need');
  });

  it('is changed and withdrawn with reasons', () => {
    programme(stated)
      .when(change)
      .then({ type: 'SavingsNeedChanged', data: { ...need, year: 2021, reason: 'Nye anslag' } });
    programme(stated)
      .when({ ...change, year: 2020 })
      .then();
    programme(stated)
      .when({ ...change, reason: '' })
      .thenRefused('text-missing@reason');
    programme(stated).when(withdraw).then(needGone);
    programme(stated)
      .when({ ...withdraw, reason: '' })
      .thenRefused('text-missing@reason');
  });

  it('must be there', () => {
    programme().when(change).thenRefused('need-unknown@need');
    programme().when(withdraw).thenRefused('need-unknown@need');
    programme(stated, needGone).when(change).thenRefused('need-withdrawn@need');
    programme(stated, needGone).when(withdraw).thenRefused('need-withdrawn@need');
  });
});

describe('what changes in a target or a need', () => {
  const changesOf = (fact: ProgrammeEvent, ...before: ProgrammeEvent[]) =>
    describeProgrammeChanges(stateAfter(programmeDecider, [prepared, ...before]), { ...fact, id: 'event-x' });

  it('is told by field, with the value before and after', () => {
    const changed: ProgrammeEvent = { type: 'SavingsTargetChanged', data: { ...target, year: 2019, reason: 'Før' } };
    expect(changesOf(changed, set)).toEqual([{ field: 'target.year', old: 2020, new: 2019 }]);
    expect(changesOf(targetGone, set)).toEqual([{ field: 'target.withdrawn', old: false, new: true }]);
    expect(changesOf(needGone, stated)).toEqual([{ field: 'need.withdrawn', old: false, new: true }]);
    expect(changesOf(stated)).toContainEqual({ field: 'need.year', old: null, new: 2020 });
  });

  it('is nothing where there is none', () => {
    expect(changesOf(targetGone)).toEqual([]);
    expect(describeProgrammeChanges(null, { ...set, id: 'event-x' })).toEqual([]);
  });
});
