import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import {
  type IndicatorCommand,
  indicatorDecider,
  type IndicatorEvent,
  indicatorEvents,
  presentValue,
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

const command: fc.Arbitrary<IndicatorCommand> = fc
  .oneof(
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
    { weight: 0.2, arbitrary: fc.record({ type: of('RetireIndicator'), reason }) },
  )
  .map((one) => one) as fc.Arbitrary<IndicatorCommand>;

it('obeys the laws of a decider, and each source says one thing of a period', () =>
  obeysTheLaws({
    decider: indicatorDecider,
    events: indicatorEvents,
    command,
    invariant(state) {
      const said = (state?.values ?? []).map(({ period, origin, quality }) =>
        JSON.stringify([period, origin.kind, origin.name, quality === 'projection']),
      );
      expect(new Set(said).size).toBe(said.length);
      const versions = (state?.rules ?? []).map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
      for (const { period } of state?.values ?? []) {
        const present = state && presentValue(state, period);
        if (present) expect(present.value.quality).not.toBe('projection');
      }
    },
  }));

it('folds whatever comes', () => {
  const judged = {
    period: '2016',
    amount: 72,
    quality: 'final',
    origin: { kind: 'own', name: 'x' },
    note: null,
    judgement: null,
  } as const;
  const facts: IndicatorEvent[] = [
    {
      type: 'IndicatorDefined',
      data: {
        title: 'x',
        description: null,
        unit: { name: '%', decimals: 1 },
        direction: 'less',
        area: null,
        restricted: false,
        goals: [],
        measures: [],
        source: null,
      },
    },
    { type: 'IndicatorValueRecorded', data: judged },
    { type: 'IndicatorValueCorrected', data: { corrects: 'event-3', reason: 'x', value: judged } },
    { type: 'IndicatorConflictResolved', data: { period: '2016', value: 'event-2', reason: 'x' } },
    { type: 'IndicatorRetired', data: { reason: 'x' } },
  ];
  evolvesWhateverComes(indicatorDecider, facts, (state) => state && presentValue(state, '2016'));
});
