import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { recorded } from '../testing/given.js';
import {
  describeIndicatorChanges,
  type Indicator,
  type IndicatorCommand,
  indicatorDecider,
  type IndicatorEvent,
  indicatorEvents,
  type IndicatorState,
  isSameOrigin,
  presentValue,
  valuesOf,
  type ValueOrigin,
} from './index.js';

const period = fc.constantFrom('2015', '2016', '2016-37', '2019', 'våren');
const amount = fc.constantFrom(70, 72, 73, 80, 0.5);
const reason = fc.constantFrom('Endelig tall', ' ');
const name = fc.constantFrom('KOSTRA', 'Personalsystemet');
const origin = fc.record({ kind: fc.constantFrom<ValueOrigin['kind']>('own', 'document'), name });
const value = fc.record({
  period,
  amount,
  quality: fc.constantFrom('final' as const, 'preliminary' as const, 'projection' as const),
  origin,
  note: fc.option(fc.constantFrom('Foreløpig', ' ')),
});
const event = fc.nat(12).map((number) => `event-${number}`);
const id = fc.constantFrom('one', 'two');
const of = <Type extends IndicatorCommand['type']>(type: Type) => fc.constant(type);
const details = {
  title: fc.constantFrom('Sykefravær', 'Fravær'),
  description: fc.constant(null),
  direction: fc.constantFrom('less' as const, 'more' as const),
  area: fc.constant(null),
  restricted: fc.boolean(),
};

const command: fc.Arbitrary<IndicatorCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: of('DefineIndicator'),
      ...details,
      unit: fc.record({ name: fc.constant('%'), decimals: fc.constantFrom(1, 7) }),
      goals: fc.array(id, { maxLength: 2 }),
      measures: fc.array(id, { maxLength: 2 }),
      source: fc.constant(null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('ChangeIndicatorDetails'), ...details, reason }) },
  { weight: 8, arbitrary: fc.tuple(of('RecordIndicatorValue'), value).map(([type, said]) => ({ type, ...said })) },
  { weight: 6, arbitrary: fc.record({ type: of('CorrectIndicatorValue'), corrects: event, reason, value }) },
  { weight: 6, arbitrary: fc.record({ type: of('ResolveIndicatorConflict'), period, value: event, reason }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: of('SetIndicatorBaseline'), period, amount, reason: fc.option(reason) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('SetIndicatorTarget'),
      period,
      target: amount,
      upper: fc.constant(null),
      minimum: fc.option(amount),
      source: fc.constant(null),
      reason: fc.option(reason),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('RecordIndicatorComparator'),
      comparator: fc.constantFrom('ASSS', 'Asker'),
      statistic: fc.constantFrom('average' as const, 'value' as const),
      period,
      amount,
      origin,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('MarkIndicatorBreak'), period, explanation: reason }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: of('SetIndicatorRule'),
      yellow: fc.constantFrom(0, 3, 5, -1),
      reason: fc.option(reason),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('LinkIndicatorGoal'), goal: id }) },
  { weight: 1, arbitrary: fc.record({ type: of('UnlinkIndicatorGoal'), goal: id }) },
  { weight: 1, arbitrary: fc.record({ type: of('LinkIndicatorMeasure'), measure: id }) },
  { weight: 1, arbitrary: fc.record({ type: of('UnlinkIndicatorMeasure'), measure: id }) },
);
const retire = fc.record({ type: of('RetireIndicator'), reason });

const recordedValue = {
  period: '2016',
  amount: 72,
  quality: 'final',
  origin: { kind: 'own', name: 'Lønn' },
  note: null,
  judgement: null,
} as const;
const defined: IndicatorEvent = {
  type: 'IndicatorDefined',
  data: {
    title: 'Sykefravær',
    description: null,
    unit: { name: '%', decimals: 1 },
    direction: 'less',
    area: null,
    restricted: false,
    goals: [],
    measures: [],
    source: null,
  },
};

/** What is true of every series that commands can lead to: each source says one thing of a period. */
function keepsItsPromises(state: IndicatorState, before: IndicatorState): void {
  if (state === null) return;
  for (const { value: stated, event: name } of state.values) {
    const ofThatSource = valuesOf(state, stated.period).filter(
      ({ value: other }) =>
        isSameOrigin(stated.origin, other.origin) &&
        (stated.quality === 'projection') === (other.quality === 'projection'),
    );
    expect(ofThatSource.map((one) => one.event)).toEqual([name]);
    if (stated.quality === 'projection') expect(stated.judgement).toBeNull();
    countsWhatIsSaid(state, stated.period);
  }
  expect(state.values.length).toBeGreaterThanOrEqual(before?.values.length ?? 0);
  expect(state.rule?.version ?? 0).toBeGreaterThanOrEqual(before?.rule?.version ?? 0);
}

/** A period's value is one of its own, no projection; in a conflict there is none. */
function countsWhatIsSaid(state: Indicator, ofPeriod: string): void {
  const { value: present, conflict } = presentValue(state, ofPeriod);
  const said = valuesOf(state, ofPeriod).filter(({ value: { quality } }) => quality !== 'projection');
  if (conflict) expect(new Set(said.map((one) => one.value.amount)).size).toBeGreaterThan(1);
  expect(present === null).toBe(conflict || said.length === 0);
  if (present) expect(said).toContain(present);
}

const oneOfEach: IndicatorEvent[] = [
  defined,
  {
    type: 'IndicatorDetailsChanged',
    data: { title: 'Fravær', description: null, direction: 'within', area: null, restricted: true, reason: 'Kortere' },
  },
  { type: 'IndicatorValueRecorded', data: recordedValue },
  {
    type: 'IndicatorValueCorrected',
    data: { corrects: 'event-1', reason: 'Feil', value: { ...recordedValue, amount: 73 } },
  },
  { type: 'IndicatorConflictResolved', data: { period: '2016', value: 'event-1', reason: 'Ført' } },
  { type: 'IndicatorBaselineSet', data: { period: '2014', amount: 76, reason: null } },
  {
    type: 'IndicatorTargetSet',
    data: { period: '2016', target: 73, upper: null, minimum: null, source: null, reason: null },
  },
  {
    type: 'IndicatorComparatorRecorded',
    data: { comparator: 'ASSS', statistic: 'average', period: '2016', amount: 9, origin: recordedValue.origin },
  },
  { type: 'IndicatorBreakMarked', data: { period: '2015', explanation: 'Ny definisjon' } },
  { type: 'IndicatorRuleSet', data: { rule: { version: 1, yellow: 2 }, reason: null } },
  { type: 'IndicatorGoalLinked', data: { goal: 'g' } },
  { type: 'IndicatorGoalUnlinked', data: { goal: 'g' } },
  { type: 'IndicatorMeasureLinked', data: { measure: 'm' } },
  { type: 'IndicatorMeasureUnlinked', data: { measure: 'm' } },
  { type: 'IndicatorRetired', data: { reason: 'Avløst' } },
];

describe('the indicator', () => {
  it('obeys the laws, and hears each source once', () =>
    obeysTheLaws({
      decider: indicatorDecider,
      events: indicatorEvents,
      command: fc.oneof({ weight: 150, arbitrary: command }, { weight: 2, arbitrary: retire }),
      from: [defined],
      invariant: keepsItsPromises,
    }));

  it('evolves whatever comes, and says what changed, however little the facts fit each other', () => {
    expect(new Set(oneOfEach.map(({ type }) => type))).toEqual(new Set(Object.keys(indicatorEvents)));
    evolvesWhateverComes(indicatorDecider, oneOfEach, (state) => state && presentValue(state, '2016'));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...oneOfEach), { maxLength: 30 }), (facts) => {
        let state = indicatorDecider.initial;
        for (const fact of recorded(facts)) {
          for (const { old, new: now } of describeIndicatorChanges(state, fact)) expect(old).not.toEqual(now);
          state = indicatorDecider.evolve(state, fact);
        }
      }),
    );
  });
});
