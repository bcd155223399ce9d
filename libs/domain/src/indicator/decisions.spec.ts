import { describe, expect, it } from '@jest/globals';
import { given, type StatedFact, stateAfter } from '../testing/given.js';
import {
  describeIndicatorChanges,
  type Indicator,
  indicatorDecider,
  type IndicatorDirection,
  type IndicatorEvent,
  type IndicatorValue,
  type PeriodTarget,
  presentValue,
  valuesOf,
} from './index.js';

const details = {
  title: 'Sykefravær',
  description: null,
  direction: 'less' as IndicatorDirection,
  area: null,
  restricted: false,
};
const said = { ...details, unit: { name: '%', decimals: 1 }, goals: ['g1'], measures: [], source: null };
const define = { type: 'DefineIndicator', ...said } as const;
const defined: IndicatorEvent = { type: 'IndicatorDefined', data: said };
const payroll = { kind: 'own', name: 'Lønn' } as const;
const kostra = { kind: 'KOSTRA', name: 'Tabell 1' } as const;

const value = (otherwise: Partial<IndicatorValue> = {}): IndicatorValue => ({
  period: '2016',
  amount: 72,
  quality: 'final',
  origin: payroll,
  note: null,
  judgement: null,
  ...otherwise,
});
const recordedAs = (id: string, otherwise: Partial<IndicatorValue> = {}): StatedFact<IndicatorEvent> => ({
  type: 'IndicatorValueRecorded',
  data: value(otherwise),
  id,
});
const record = (otherwise: Partial<IndicatorValue> = {}) => {
  const { judgement: _, ...statement } = value(otherwise);
  return { type: 'RecordIndicatorValue', ...statement } as const;
};
const correct = (corrects: string, otherwise: Partial<IndicatorValue> = {}) => {
  const { type: _, ...statement } = record(otherwise);
  return { type: 'CorrectIndicatorValue', corrects, reason: 'Avstemt', value: statement } as const;
};
const corrected = (corrects: string, otherwise: Partial<IndicatorValue> = {}): IndicatorEvent => ({
  type: 'IndicatorValueCorrected',
  data: { corrects, reason: 'Avstemt', value: value(otherwise) },
});
const target = (otherwise: Partial<PeriodTarget> = {}): PeriodTarget => ({
  period: '2016',
  target: 73,
  upper: null,
  minimum: null,
  source: null,
  ...otherwise,
});
const targetSet = (otherwise: Partial<PeriodTarget> = {}): IndicatorEvent => ({
  type: 'IndicatorTargetSet',
  data: { ...target(otherwise), reason: null },
});
const ruleSet = (version: number, yellow: number): IndicatorEvent => ({
  type: 'IndicatorRuleSet',
  data: { rule: { version, yellow }, reason: null },
});
const resolved = (chosen: string): IndicatorEvent => ({
  type: 'IndicatorConflictResolved',
  data: { period: '2016', value: chosen, reason: 'Ført hele året' },
});

const indicator = (...facts: StatedFact<IndicatorEvent>[]) => given(indicatorDecider, [defined, ...facts]);
const stateOf = (...facts: StatedFact<IndicatorEvent>[]): Indicator => {
  const state = stateAfter(indicatorDecider, [defined, ...facts]);
  if (state === null) throw new Error('it was defined');
  return state;
};

describe('defining an indicator', () => {
  it('says what is counted, and in which direction it is better', () => {
    given(indicatorDecider, [])
      .when({ ...define, goals: ['g1', 'g1'] })
      .then(defined);
    given(indicatorDecider, [])
      .when({ ...define, title: ' ', unit: { name: '', decimals: 7 } })
      .thenRefused('text-missing@title', 'text-missing@unit.name', 'decimals-invalid@unit.decimals');
  });

  it('happens once, before everything else, and until it is retired', () => {
    indicator().when(define).thenRefused('indicator-exists');
    given(indicatorDecider, []).when(record()).thenRefused('indicator-unknown');
    indicator()
      .when({ type: 'RetireIndicator', reason: ' Avløst ' })
      .then({ type: 'IndicatorRetired', data: { reason: 'Avløst' } });
    indicator({ type: 'IndicatorRetired', data: { reason: 'Avløst' } })
      .when(record())
      .thenRefused('indicator-retired');
  });

  it('may be changed, but not into a direction that the targets do not suit', () => {
    const change = { type: 'ChangeIndicatorDetails', ...details, reason: 'Presisert' } as const;
    indicator().when(change).then();
    indicator()
      .when({ ...change, title: 'Samlet fravær' })
      .then({ type: 'IndicatorDetailsChanged', data: { ...details, title: 'Samlet fravær', reason: 'Presisert' } });
    indicator(targetSet({ minimum: 80 }))
      .when({ ...change, direction: 'more' })
      .thenRefused('minimum-better-than-target@direction');
    indicator(targetSet())
      .when({ ...change, direction: 'within' })
      .thenRefused('target-upper-missing@direction');
  });
});

describe('recording a value', () => {
  it('keeps it with its source', () => indicator().when(record()).then(recordedFact()));

  it('judges it by the rule and the target of its period, as they are then', () => {
    indicator(ruleSet(1, 2), targetSet())
      .when(record())
      .then(recordedFact({ judgement: { rule: 1, light: 'green' } }));
    indicator(ruleSet(1, 2), ruleSet(2, 0), targetSet())
      .when(record({ amount: 74 }))
      .then(recordedFact({ amount: 74, judgement: { rule: 2, light: 'red' } }));
    indicator(targetSet()).when(record()).then(recordedFact());
    indicator(ruleSet(1, 2), targetSet({ period: '2015' }))
      .when(record())
      .then(recordedFact());
  });

  it('judges no projection', () =>
    indicator(ruleSet(1, 2), targetSet({ period: '2018' }))
      .when(record({ period: '2018', quality: 'projection' }))
      .then(recordedFact({ period: '2018', quality: 'projection' })));

  it('is refused with every fault at once', () =>
    indicator()
      .when(record({ period: '2016-06-01', amount: 7.2, origin: { kind: 'own', name: ' ' } }))
      .thenRefused('period-invalid@period', 'amount-invalid@amount', 'text-missing@origin.name'));

  it.each(['2016', '2016-05', '2016-37', '2017-38'])('is for a year, a month or a tertial: %s', (period) => {
    const { decision } = indicator().when(record({ period, quality: 'projection' }));
    expect(decision.ok).toBe(true);
  });

  it.each(['2016-21', '2016-05-12', '16', '2016-40', ''])('is for no other period: %p', (period) =>
    indicator().when(record({ period })).thenRefused('period-invalid@period'),
  );

  it('is no value before the period begins', () => {
    indicator()
      .when(record({ period: '2017-05' }))
      .then(recordedFact({ period: '2017-05' }));
    indicator()
      .when(record({ period: '2017-06' }))
      .thenRefused('value-in-the-future@period');
    indicator()
      .when(record({ period: '2017-39' }))
      .thenRefused('value-in-the-future@period');
  });

  it('says nothing new with the same words, and otherwise hears a source once', () => {
    indicator(recordedAs('v1')).when(record()).then();
    indicator(recordedAs('v1'))
      .when(record({ amount: 73 }))
      .thenRefused('value-exists@period');
    indicator(recordedAs('v1'))
      .when(record({ amount: 73, origin: kostra }))
      .then(recordedFact({ amount: 73, origin: kostra }));
  });

  it('foresees nothing that is counted, and counts what was foreseen', () => {
    indicator(recordedAs('v1'))
      .when(record({ quality: 'projection', origin: kostra }))
      .thenRefused('projection-in-the-past@period');
    indicator(recordedAs('v1', { quality: 'projection', amount: 70 }))
      .when(record())
      .then(recordedFact());
  });
});

const recordedFact = (otherwise: Partial<IndicatorValue> = {}): IndicatorEvent => ({
  type: 'IndicatorValueRecorded',
  data: value(otherwise),
});

describe('correcting a value', () => {
  it('names the value itself, and judges it anew', () => {
    indicator(recordedAs('v1', { quality: 'preliminary' }), ruleSet(1, 2), targetSet())
      .when(correct('v1', { amount: 74 }))
      .then(corrected('v1', { amount: 74, judgement: { rule: 1, light: 'yellow' } }));
    indicator(recordedAs('v1'), { ...corrected('v1', { amount: 74 }), id: 'c1' })
      .when(correct('c1', { amount: 75 }))
      .then(corrected('v1', { amount: 75 }));
  });

  it('says nothing new with the same words, and needs a value and a reason', () => {
    indicator(recordedAs('v1')).when(correct('v1')).then();
    indicator(recordedAs('v1')).when(correct('v2')).thenRefused('value-unknown@corrects');
    indicator(recordedAs('v1'))
      .when({ ...correct('v1', { amount: 0.5 }), reason: ' ' })
      .thenRefused('amount-invalid@value.amount', 'text-missing@reason');
  });

  it('may move it to another period or source, where that has said nothing', () => {
    indicator(recordedAs('v1'), recordedAs('v2', { period: '2015' }))
      .when(correct('v1', { period: '2015' }))
      .thenRefused('value-exists@value.period');
    indicator(recordedAs('v1'))
      .when(correct('v1', { period: '2015' }))
      .then(corrected('v1', { period: '2015' }));
  });
});

describe('what counts for a period', () => {
  const [first, other] = [recordedAs('v1'), recordedAs('v2', { amount: 73, origin: kostra })];
  const present = (...facts: StatedFact<IndicatorEvent>[]): (number | boolean | undefined)[] => {
    const { value: counted, conflict } = presentValue(stateOf(...facts), '2016');
    return [counted?.value.amount, conflict];
  };

  it('is the only value, or the last of those that agree', () => {
    expect(present()).toEqual([undefined, false]);
    expect(present(first)).toEqual([72, false]);
    const agreeing = stateOf(first, recordedAs('v2', { origin: kostra }));
    expect(presentValue(agreeing, '2016').value?.event).toBe('v2');
  });

  it('is nothing while sources contradict each other; all that they said is kept', () => {
    expect(present(first, other)).toEqual([undefined, true]);
    expect(valuesOf(stateOf(first, other), '2016').map((one) => one.value.amount)).toEqual([72, 73]);
  });

  it('is what somebody chose, as it was last corrected', () => {
    expect(present(first, other, resolved('v1'))).toEqual([72, false]);
    expect(present(first, other, resolved('v1'), corrected('v1', { amount: 71 }))).toEqual([71, false]);
  });

  it('is what agrees once one of them is corrected', () =>
    expect(present(first, other, corrected('v2', { origin: kostra }))).toEqual([72, false]));

  it('is never a projection', () =>
    expect(present(recordedAs('v1', { quality: 'projection' }))).toEqual([undefined, false]));

  it('is chosen where there is a conflict, among its values, with a reason', () => {
    const resolve = {
      type: 'ResolveIndicatorConflict',
      period: '2016',
      value: 'v1',
      reason: 'Ført hele året',
    } as const;
    indicator(first, other).when(resolve).then(resolved('v1'));
    indicator(first, other, resolved('v1')).when(resolve).then();
    indicator(first, other, resolved('v1'))
      .when({ ...resolve, value: 'v2' })
      .then(resolved('v2'));
    indicator(first).when(resolve).thenRefused('conflict-missing@period');
    indicator(first, other)
      .when({ ...resolve, value: 'v3', reason: '' })
      .thenRefused('text-missing@reason', 'value-unknown@value');
    indicator(first, other, recordedAs('v4', { period: '2015' }))
      .when({ ...resolve, value: 'v4' })
      .thenRefused('value-of-another-period@value');
  });
});

describe('what values are judged against', () => {
  const setTarget = (otherwise: Partial<PeriodTarget> = {}, reason: string | null = null) =>
    ({ type: 'SetIndicatorTarget', ...target(otherwise), reason }) as const;

  it('is a target, and another one for the same period only with a reason', () => {
    indicator().when(setTarget()).then(targetSet());
    indicator(targetSet()).when(setTarget()).then();
    indicator(targetSet())
      .when(setTarget({ target: 70 }))
      .thenRefused('target-change-reason-missing@reason');
    indicator(targetSet())
      .when(setTarget({ target: 70 }, 'Skjerpet'))
      .then({ type: 'IndicatorTargetSet', data: { ...target({ target: 70 }), reason: 'Skjerpet' } });
  });

  it('has a minimum that asks for less than the target', () => {
    indicator()
      .when(setTarget({ minimum: 80 }))
      .then(targetSet({ minimum: 80 }));
    indicator()
      .when(setTarget({ minimum: 72 }))
      .thenRefused('minimum-better-than-target@minimum');
  });

  it('has two ends, in order, where the value must be within, and one otherwise', () => {
    const within: IndicatorEvent = {
      type: 'IndicatorDetailsChanged',
      data: { ...details, direction: 'within', reason: 'Ny' },
    };
    indicator()
      .when(setTarget({ upper: 80 }))
      .thenRefused('target-upper-without-within@upper');
    indicator(within).when(setTarget()).thenRefused('target-upper-missing@upper');
    indicator(within)
      .when(setTarget({ upper: 72 }))
      .thenRefused('range-out-of-order@upper');
    indicator(within)
      .when(setTarget({ upper: 73 }))
      .then(targetSet({ upper: 73 }));
  });

  it('is a rule whose version rises, for a reason', () => {
    const setRule = { type: 'SetIndicatorRule', yellow: 3, reason: null } as const;
    indicator().when(setRule).then(ruleSet(1, 3));
    indicator(ruleSet(1, 3)).when(setRule).then();
    indicator(ruleSet(1, 2)).when(setRule).thenRefused('text-missing@reason');
    indicator(ruleSet(1, 2))
      .when({ ...setRule, reason: 'Mildere' })
      .then({ type: 'IndicatorRuleSet', data: { rule: { version: 2, yellow: 3 }, reason: 'Mildere' } });
    indicator()
      .when({ ...setRule, yellow: -1 })
      .thenRefused('rule-invalid@yellow');
  });

  it('stands beside a baseline, comparators and breaks, each said once', () => {
    const baseline = { type: 'SetIndicatorBaseline', period: '2014', amount: 76, reason: null } as const;
    const { type: _, ...baselineSaid } = baseline;
    const baselineSet: IndicatorEvent = { type: 'IndicatorBaselineSet', data: baselineSaid };
    indicator().when(baseline).then(baselineSet);
    indicator(baselineSet).when(baseline).then();
    indicator(baselineSet)
      .when({ ...baseline, amount: 75 })
      .thenRefused('text-missing@reason');
    const comparison = {
      comparator: 'ASSS',
      statistic: 'average',
      period: '2016',
      amount: 91,
      origin: kostra,
    } as const;
    const compared: IndicatorEvent = { type: 'IndicatorComparatorRecorded', data: comparison };
    indicator()
      .when({ type: 'RecordIndicatorComparator', ...comparison })
      .then(compared);
    indicator(compared)
      .when({ type: 'RecordIndicatorComparator', ...comparison })
      .then();
    expect(
      stateOf(compared, { type: 'IndicatorComparatorRecorded', data: { ...comparison, amount: 92 } }).comparators,
    ).toEqual([{ ...comparison, amount: 92 }]);
    const broken = { period: '2015', explanation: 'Ny definisjon' };
    indicator()
      .when({ type: 'MarkIndicatorBreak', ...broken })
      .then({ type: 'IndicatorBreakMarked', data: broken });
    indicator({ type: 'IndicatorBreakMarked', data: broken })
      .when({ type: 'MarkIndicatorBreak', ...broken })
      .then();
  });
});

describe('the links of an indicator', () => {
  it('come once, and go where they are', () => {
    indicator().when({ type: 'LinkIndicatorGoal', goal: 'g1' }).then();
    indicator()
      .when({ type: 'UnlinkIndicatorGoal', goal: 'g1' })
      .then({ type: 'IndicatorGoalUnlinked', data: { goal: 'g1' } });
    indicator().when({ type: 'UnlinkIndicatorGoal', goal: 'g2' }).thenRefused('goal-not-linked@goal');
    indicator()
      .when({ type: 'LinkIndicatorMeasure', measure: 'm1' })
      .then({ type: 'IndicatorMeasureLinked', data: { measure: 'm1' } });
    indicator().when({ type: 'UnlinkIndicatorMeasure', measure: 'm1' }).thenRefused('measure-not-linked@measure');
  });
});

describe('what changes in an indicator', () => {
  const changesOf = (fact: IndicatorEvent, ...before: StatedFact<IndicatorEvent>[]) =>
    describeIndicatorChanges(stateOf(...before), { ...fact, id: 'event-x' });

  it('has the value before and after', () => {
    expect(changesOf(corrected('v1', { amount: 74 }), recordedAs('v1'))).toEqual([
      { field: 'value.amount', old: 72, new: 74 },
    ]);
    expect(changesOf(targetSet({ target: 70 }), targetSet())).toEqual([{ field: 'target.target', old: 73, new: 70 }]);
    expect(changesOf(ruleSet(2, 3), ruleSet(1, 2))).toEqual([
      { field: 'rule.version', old: 1, new: 2 },
      { field: 'rule.yellow', old: 2, new: 3 },
    ]);
    expect(changesOf(resolved('v1'), recordedAs('v1'))).toEqual([{ field: 'chosen', old: null, new: 72 }]);
  });
});
