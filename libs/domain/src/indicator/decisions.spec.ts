import { describe, expect, it } from '@jest/globals';
import { given, recorded } from '../testing/given.js';
import {
  evolveIndicator,
  type IndicatorCommand,
  indicatorDecider,
  type IndicatorEvent,
  initialIndicator,
  presentValue,
  type ValueStatement,
} from './index.js';

const details = {
  title: 'Sykefravær',
  description: null,
  direction: 'less',
  area: null,
  restricted: false,
} as const;
const defined: IndicatorEvent = {
  type: 'IndicatorDefined',
  data: { ...details, unit: { name: '%', decimals: 1 }, goals: [], measures: [], source: null },
};
const define: IndicatorCommand = { type: 'DefineIndicator', ...defined.data };
const statement: ValueStatement = {
  period: '2016',
  amount: 72,
  quality: 'final',
  origin: { kind: 'own', name: 'Personalsystemet' },
  note: null,
};
const recordedValue: IndicatorEvent = { type: 'IndicatorValueRecorded', data: { ...statement, judgement: null } };
const target = { period: '2016', target: 73, upper: null, minimum: null, source: null };
const targetSet: IndicatorEvent = { type: 'IndicatorTargetSet', data: { ...target, reason: null } };
const ruleSet: IndicatorEvent = { type: 'IndicatorRuleSet', data: { rule: { version: 1, yellow: 5 }, reason: null } };
const record: IndicatorCommand = { type: 'RecordIndicatorValue', ...statement };

const indicator = (...facts: IndicatorEvent[]) => given(indicatorDecider, facts);

describe('a series', () => {
  it('is defined once', () => {
    indicator().when(define).then(defined);
    indicator(defined).when(define).thenRefused('indicator-exists');
    indicator().when(record).thenRefused('indicator-unknown');
  });

  it('counts in whole parts of its unit', () =>
    indicator()
      .when({ ...define, title: ' ', unit: { name: '', decimals: 7 } })
      .thenRefused('text-missing@title', 'text-missing@unit.name', 'decimals-invalid@unit.decimals'));

  it('takes nothing more once it is retired', () =>
    indicator(defined, { type: 'IndicatorRetired', data: { reason: 'Ny serie' } })
      .when(record)
      .thenRefused('indicator-retired'));
});

describe('a value', () => {
  it('is judged by the target of its period and the rule that holds when it is recorded', () => {
    indicator(defined).when(record).then(recordedValue);
    indicator(defined, targetSet).when(record).then(recordedValue);
    indicator(defined, targetSet, ruleSet)
      .when({ ...record, amount: 75 })
      .then({
        type: 'IndicatorValueRecorded',
        data: { ...statement, amount: 75, judgement: { rule: 1, light: 'yellow' } },
      });
  });

  it('is a whole number of the smallest part', () => {
    for (const amount of [7.25, Number.NaN, 2 ** 53]) {
      indicator(defined)
        .when({ ...record, amount })
        .thenRefused('amount-invalid@amount');
    }
  });

  it('is of a period that has begun; a projection of one that has not ended', () => {
    indicator(defined)
      .when({ ...record, period: '2018' })
      .thenRefused('value-in-the-future@period');
    indicator(defined)
      .when({ ...record, quality: 'projection' })
      .thenRefused('projection-in-the-past@period');
    indicator(defined)
      .when({ ...record, period: 'våren' })
      .thenRefused('period-invalid@period');
  });

  it('of another source is kept beside the first; the same source is corrected instead', () => {
    const other = { ...record, amount: 66, origin: { kind: 'KOSTRA', name: 'Tabell 12345' } } as const;
    indicator(defined, recordedValue)
      .when(other)
      .then({
        type: 'IndicatorValueRecorded',
        data: { ...statement, amount: 66, origin: other.origin, judgement: null },
      });
    indicator(defined, recordedValue)
      .when({ ...record, amount: 66 })
      .thenRefused('value-exists@period');
    indicator(defined, recordedValue).when(record).then();
  });

  it('is corrected by its event or by that of a correction, in its own period', () => {
    const value = { ...statement, amount: 71 };
    const corrected: IndicatorEvent = {
      type: 'IndicatorValueCorrected',
      data: { corrects: 'event-1', reason: 'Endelig', value: { ...value, judgement: null } },
    };
    const correct = { type: 'CorrectIndicatorValue', corrects: 'event-1', reason: 'Endelig', value } as const;
    indicator(defined, recordedValue).when(correct).then(corrected);
    indicator(defined, recordedValue, corrected)
      .when({ ...correct, corrects: 'event-2', value: { ...value, amount: 70 } })
      .then({
        ...corrected,
        data: { ...corrected.data, corrects: 'event-2', value: { ...value, amount: 70, judgement: null } },
      });
    indicator(defined, recordedValue)
      .when({ ...correct, corrects: 'event-9' })
      .thenRefused('value-unknown@corrects');
    indicator(defined, recordedValue)
      .when({ ...correct, reason: '', value: { ...value, period: '2015' } })
      .thenRefused('text-missing@reason', 'value-of-another-period@value.period');
  });
});

describe('conflicting values', () => {
  const other: IndicatorEvent = {
    type: 'IndicatorValueRecorded',
    data: { ...statement, amount: 66, origin: { kind: 'KOSTRA', name: 'Tabell' }, judgement: null },
  };
  const chosen: IndicatorEvent = {
    type: 'IndicatorConflictResolved',
    data: { period: '2016', value: 'event-1', reason: 'Egen kilde' },
  };
  const present = (...facts: IndicatorEvent[]) => {
    const state = recorded(facts).reduce(evolveIndicator, initialIndicator);
    return state && presentValue(state, '2016');
  };

  it('are kept until somebody chooses', () => {
    expect(present(defined, recordedValue, other)).toMatchObject({ conflict: true, value: { amount: 66 } });
    expect(present(defined, recordedValue, other, chosen)).toMatchObject({ conflict: false, value: { amount: 72 } });
    indicator(defined, recordedValue, other)
      .when({ type: 'ResolveIndicatorConflict', period: '2016', value: 'event-1', reason: 'Egen kilde' })
      .then(chosen);
  });

  it('are more than one', () =>
    indicator(defined, recordedValue)
      .when({ type: 'ResolveIndicatorConflict', period: '2016', value: 'event-1', reason: 'Egen kilde' })
      .thenRefused('conflict-missing@period'));

  it('are none where a final value stands beside a preliminary one', () => {
    const preliminary: IndicatorEvent = { ...other, data: { ...other.data, quality: 'preliminary' } } as IndicatorEvent;
    expect(present(defined, preliminary, recordedValue)).toMatchObject({ conflict: false, value: { amount: 72 } });
  });
});

describe('a target', () => {
  const set: IndicatorCommand = { type: 'SetIndicatorTarget', ...target, reason: null };

  it('is changed with a reason', () => {
    indicator(defined).when(set).then(targetSet);
    indicator(defined, targetSet).when(set).then();
    indicator(defined, targetSet)
      .when({ ...set, target: 70 })
      .thenRefused('target-change-reason-missing@reason');
  });

  it('is never less ambitious than its minimum, and has two ends only where the value must be within', () => {
    indicator(defined)
      .when({ ...set, minimum: 70, upper: 80 })
      .thenRefused('target-upper-without-within@upper', 'minimum-better-than-target@minimum');
    const within: IndicatorEvent = { ...defined, data: { ...defined.data, direction: 'within' } } as IndicatorEvent;
    indicator(within).when(set).thenRefused('target-upper-missing@upper');
    indicator(within)
      .when({ ...set, upper: 70 })
      .thenRefused('range-out-of-order@upper');
  });
});

describe('a rule', () => {
  it('has the next version', () => {
    indicator(defined).when({ type: 'SetIndicatorRule', yellow: 5, reason: null }).then(ruleSet);
    indicator(defined, ruleSet)
      .when({ type: 'SetIndicatorRule', yellow: 3, reason: 'Strengere' })
      .then({ type: 'IndicatorRuleSet', data: { rule: { version: 2, yellow: 3 }, reason: 'Strengere' } });
    indicator(defined).when({ type: 'SetIndicatorRule', yellow: -1, reason: null }).thenRefused('rule-invalid@yellow');
  });
});
