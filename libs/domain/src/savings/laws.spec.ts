import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Estimate, YearEstimate } from '../shared/amounts.js';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { recorded, stateAfter } from '../testing/given.js';
import {
  figure,
  forecast,
  inYear,
  opened,
  opening,
  planned,
  realisation,
  recordedRealisation,
} from '../testing/savings.js';
import {
  contribution,
  describeSavingsChanges,
  outlook,
  type SavingsCommand,
  savingsDecider,
  type SavingsEvent,
  savingsEvents,
  type SavingsLine,
  type SavingsState,
  standingPlan,
  yearsOf,
} from './index.js';

const of = <Type extends SavingsCommand['type']>(type: Type) => fc.constant(type);

const line = fc.constantFrom('energy', 'energy', 'energy', 'lawyer', 'hired');
const reason = fc.constantFrom('Ny beregning', 'Ny beregning', 'Rettet', ' ');
const day = fc.constantFrom('2016-12-31', '2017-04-30', '2017-05-02', '2017-05-03');
const year = fc.constantFrom(2016, 2017, 2018, 2022);
const programme = fc.constantFrom('hp-2016', 'hp-2017');
/** Some of the ids that the laws give to events, among them those of the first figures. */
const event = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('event-1', 'event-2') },
  fc.nat(40).map((n) => `event-${n}`),
);
const other = fc.constantFrom({ measure: 'epc', line: 'energy' }, { measure: 'fleet', line: 'cars' });

const amount = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, -0, -1, -2, -1_000_000, -Number.MAX_SAFE_INTEGER) },
  fc.constantFrom(1, 900_000, 0.5, Number.NaN, 2 ** 53),
);
/** A figure of a saving that breaks no rule, so that the lines get far. */
const plainEstimate: fc.Arbitrary<Estimate> = fc
  .tuple(fc.constantFrom(0, -0, -5, -1_000_000), fc.boolean(), fc.constantFrom(null, 0, 3))
  .map(([stated, approximate, width]) => ({
    amount: stated,
    approximate,
    range: width === null ? null : { from: stated - width, to: Math.min(-0, stated + width) },
  }));
const anyEstimate: fc.Arbitrary<Estimate> = fc.record({
  amount,
  approximate: fc.boolean(),
  range: fc.option(fc.record({ from: amount, to: amount }), { freq: 6 }),
});
const estimate = fc.oneof({ weight: 3, arbitrary: plainEstimate }, anyEstimate);
const yearEstimate: fc.Arbitrary<YearEstimate> = fc
  .tuple(year, estimate)
  .map(([stated, value]) => ({ year: stated, ...value }));
const years = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(yearEstimate) },
  fc.uniqueArray(yearEstimate, { selector: (stated) => stated.year, maxLength: 3 }),
  fc.array(yearEstimate, { maxLength: 3 }),
);
const nature = fc.constantFrom('saving' as const, 'saving' as const, 'added-income' as const, 'added-cost' as const);
const details = fc.record({
  title: fc.constantFrom('Energisparekontrakt', ' '),
  nature,
  kind: fc.constant(null),
  recurrence: fc.constant(null),
  budgetArea: fc.constantFrom('Eiendom', ' ', null),
  priceYear: fc.constantFrom(2016, null),
  baseline: fc.constantFrom(null, { year: 2015, amount: -0, note: null }, { year: null, amount: null, note: ' ' }),
});
const basis = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'proposal' as const }) },
  fc.constantFrom(
    { kind: 'decision' as const, decision: { kind: 'decided' as const, case: ' 1/17 ' } },
    { kind: 'technical' as const, authority: 'Rådmannen' },
  ),
);
const forecastStatement = fc.record({
  line,
  on: day,
  years,
  cause: fc.constantFrom('found' as const, 'lost' as const, 're-estimated' as const, 'delayed' as const),
  reason,
});
const realisationStatement = fc.record({ line, year, figure: estimate, on: day, source: reason });
const investment = fc.constantFrom('boilers', 'pumps');

const ordinary: fc.Arbitrary<SavingsCommand> = fc.oneof(
  fc.record({ line, nature }).map((said) => ({ ...opening, ...said })),
  fc.tuple(line, details, reason).map(([id, said, because]) => ({
    type: 'ChangeSavingsLineDetails' as const,
    ...said,
    line: id,
    reason: because,
  })),
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('PlanSavings'),
      line,
      programme,
      programmeYears: fc.constant({ firstYear: 2016, lastYear: 2019 }),
      basis,
      years,
      undated: fc.array(estimate, { maxLength: 2 }),
      reason: fc.option(reason),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: of('DecideSavingsYears'), line, programme, years, reason }) },
  fc.record({ type: of('LockSavingsPlans'), programme }),
  { weight: 3, arbitrary: forecastStatement.map((said) => ({ type: 'ForecastSavings' as const, ...said })) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: of('CorrectSavingsForecast'),
      corrects: event,
      reason,
      forecast: forecastStatement,
    }),
  },
  { weight: 3, arbitrary: realisationStatement.map((said) => ({ type: 'RealiseSavings' as const, ...said })) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: of('CorrectRealisedSavings'),
      corrects: event,
      reason,
      realisation: realisationStatement,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: of('ConfirmRealisedSavings'),
      line: fc.constant('energy'),
      year: fc.constant(2016),
      realisation: fc.constantFrom('event-1', 'event-2', 'event-3'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: of('WithdrawSavingsConfirmation'),
      line: fc.constant('energy'),
      year: fc.constant(2016),
      realisation: fc.constant('event-1'),
      reason,
    }),
  },
  fc.record({
    type: of('StateFullYearEffect'),
    line,
    figure: fc.option(estimate),
    year: fc.option(year),
    reason: fc.option(reason),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: of('StateSavingsOverlap'),
      measure: fc.constant('epc'),
      line,
      with: other,
      years: fc.array(fc.record({ year, amount }), { maxLength: 2 }),
      reason,
    }),
  },
  fc.record({ type: of('LiftSavingsOverlap'), line, with: other, reason }),
  fc.record({
    type: of('OpenInvestment'),
    investment,
    title: reason,
    total: fc.option(estimate),
    source: fc.constant(null),
  }),
  fc.record({ type: of('EstimateInvestment'), investment, total: estimate, reason }),
  fc.record({
    type: of('StateInvestmentYear'),
    investment,
    year,
    figure: fc.constantFrom('budget' as const, 'actual' as const),
    value: estimate,
    reason: fc.option(reason),
    source: fc.option(reason),
  }),
);

/** Now and then: the laws must be tried on what a line does before, too. */
const withdrawing = fc.record({ type: of('WithdrawSavingsLine'), line, reason });

const beginning: SavingsEvent[] = [
  opened(),
  { type: 'SavingsRealised', data: recordedRealisation },
  { type: 'SavingsForecast', data: forecast },
];

const amountsOf = ({ amount: said, range }: Estimate): number[] => (range ? [said, range.from, range.to] : [said]);

const figuresOf = (known: SavingsLine): readonly Estimate[] => [
  ...known.plans.flatMap((plan) => [...plan.years, ...plan.undated]),
  ...known.forecasts.flatMap((entry) => entry.forecast.years),
  ...known.realisations.map((entry) => entry.realisation.figure),
  ...(known.fullYearEffect?.figure ? [known.fullYearEffect.figure] : []),
];

/** Whatever anybody asks for, the figures stay whole, signed and ordered, and locked plans stay as they are decided. */
function keepsItsPromises(state: SavingsState, before: SavingsState): void {
  for (const known of state.lines) {
    const wrong = known.nature === 'added-cost' ? (n: number) => n < 0 : (n: number) => n > 0;
    for (const value of figuresOf(known)) {
      expect(amountsOf(value).every((n) => Number.isSafeInteger(n) && !Object.is(n, -0))).toBe(true);
      expect(amountsOf(value).filter(wrong)).toEqual([]);
      if (value.range) {
        expect(value.range.from <= value.amount && value.amount <= value.range.to).toBe(true);
      }
    }
    for (const { years: stated } of [...known.plans, ...known.forecasts.map((entry) => entry.forecast)]) {
      const said = stated.map((one) => one.year);
      expect(said).toEqual([...new Set(said)].sort((one, next) => one - next));
    }
    for (const asked of [...yearsOf(known), 2030]) {
      const whole = outlook(known, asked)?.figure.amount ?? 0;
      const counted = contribution(known, asked);
      expect(Math.abs(counted) <= Math.abs(whole) && counted * whole >= 0).toBe(true);
      if (known.withdrawn) expect(Math.abs(counted)).toBe(0);
    }
    for (const entry of known.realisations) {
      expect(entry.confirmation === null || entry.realisation.recordedBy !== 'person-1').toBe(true);
      expect(entry.realisation.line).toBe(known.line);
    }
    for (const plan of known.plans) expect(plan.locked).toBe(state.lockedProgrammes.includes(plan.programme));
    expect(known.plans.map((plan) => plan.programme)).toEqual([...new Set(known.plans.map((plan) => plan.programme))]);
  }
  lockedPlansStandByTheirBasis(state, before);
  withdrawnLinesStayAsTheyAre(state, before);
  nothingRecordedIsLost(state, before);
}

function lockedPlansStandByTheirBasis(state: SavingsState, before: SavingsState): void {
  for (const known of before.lines) {
    for (const plan of known.plans.filter(({ locked }) => locked)) {
      const now = state.lines
        .find((one) => one.line === known.line)
        ?.plans.find((one) => one.programme === plan.programme);
      const isTheSame = JSON.stringify(now?.years) === JSON.stringify(plan.years);
      expect(isTheSame || now?.basis.kind !== 'proposal' || plan.undated.length > 0).toBe(true);
    }
  }
}

function withdrawnLinesStayAsTheyAre(state: SavingsState, before: SavingsState): void {
  for (const known of before.lines.filter(({ withdrawn }) => withdrawn)) {
    const now = state.lines.find((one) => one.line === known.line);
    const unlocked = (one: SavingsLine | undefined) => ({
      ...one,
      plans: one?.plans.map((plan) => ({ ...plan, locked: null })),
    });
    expect(unlocked(now)).toEqual(unlocked(known));
  }
}

const versionsIn = ({ lines }: SavingsState) =>
  lines.flatMap(({ forecasts, realisations }) =>
    [...forecasts, ...realisations].flatMap(({ versions }) => versions.map((version) => version.event)),
  );

function nothingRecordedIsLost(state: SavingsState, before: SavingsState): void {
  const orders = state.lines.flatMap(({ forecasts, realisations }) => [...forecasts, ...realisations]);
  expect(new Set(orders.map(({ order }) => order)).size).toBe(orders.length);
  expect(versionsIn(state)).toEqual(expect.arrayContaining(versionsIn(before)));
}

const correctedForecast = { ...forecast, years: [inYear(2018, -1)] };
const elsewhere = { measure: 'fleet', line: 'cars' };

/** A fact of each type, some about what is there and some about what is not. */
const oneOfEach: SavingsEvent[] = [
  opened(),
  opened('lawyer', 'added-cost'),
  { type: 'SavingsLineDetailsChanged', data: { ...opened().data, title: 'EPC', reason: 'Kortere' } },
  planned(),
  planned({ programme: 'hp-2017', years: [], undated: [figure(-5)] }),
  {
    type: 'SavingsYearsDecided',
    data: { line: 'energy', programme: 'hp-2017', years: [inYear(2018, -5)], reason: 'Avklart' },
  },
  { type: 'SavingsPlansLocked', data: { programme: 'hp-2016' } },
  { type: 'SavingsForecast', data: forecast },
  {
    type: 'SavingsForecastCorrected',
    data: { corrects: 'event-1', reason: 'Feil', forecast: { ...correctedForecast, line: 'lawyer' } },
  },
  { type: 'SavingsRealised', data: recordedRealisation },
  {
    type: 'SavingsRealisedCorrected',
    data: { corrects: 'event-2', reason: 'Feil', realisation: { ...recordedRealisation, line: 'lawyer' } },
  },
  { type: 'SavingsRealisedConfirmed', data: { line: 'energy', year: 2016, realisation: 'event-2' } },
  {
    type: 'SavingsConfirmationWithdrawn',
    data: { line: 'energy', year: 2016, realisation: 'event-2', reason: 'Åpnet igjen' },
  },
  { type: 'FullYearEffectStated', data: { line: 'energy', figure: null, year: 2018, reason: null } },
  {
    type: 'SavingsOverlapStated',
    data: { line: 'energy', with: elsewhere, years: [{ year: 2016, amount: -1 }], reason: 'Telles der' },
  },
  { type: 'SavingsOverlapLifted', data: { line: 'energy', with: elsewhere, reason: 'Telles her' } },
  { type: 'SavingsLineWithdrawn', data: { line: 'energy', reason: 'Kommer ikke' } },
  { type: 'InvestmentOpened', data: { investment: 'boilers', title: 'Kjeler', total: null, source: null } },
  { type: 'InvestmentTotalEstimated', data: { investment: 'boilers', total: figure(5), reason: 'Anbud' } },
  {
    type: 'InvestmentYearStated',
    data: { investment: 'boilers', year: 2017, figure: 'budget', value: figure(2), reason: null, source: null },
  },
];

describe('the money of a measure', () => {
  it('obeys the laws, and keeps its promises', () =>
    obeysTheLaws({
      decider: savingsDecider,
      events: savingsEvents,
      command: fc.oneof({ weight: 60, arbitrary: ordinary }, { weight: 1, arbitrary: withdrawing }),
      from: beginning,
      invariant: keepsItsPromises,
    }));

  it('evolves whatever comes, and says what changed, however little the facts fit each other', () => {
    expect(new Set(oneOfEach.map(({ type }) => type))).toEqual(new Set(Object.keys(savingsEvents)));
    const readAll = ({ lines }: SavingsState) =>
      lines.map((known) => yearsOf(known).map((asked) => [contribution(known, asked), standingPlan(known, asked)]));
    evolvesWhateverComes(savingsDecider, oneOfEach, readAll);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...oneOfEach), { maxLength: 30 }), (facts) => {
        let state = savingsDecider.initial;
        for (const fact of recorded(facts)) {
          for (const change of describeSavingsChanges(state, fact)) expect(change.old).not.toEqual(change.new);
          state = savingsDecider.evolve(state, fact);
        }
      }),
    );
  });

  it('stays as it is for a fact about what is not there', () => {
    const state = stateAfter(savingsDecider, [opened()]);
    const strangers: SavingsEvent[] = [
      planned({ line: 'unknown' }),
      { type: 'SavingsForecastCorrected', data: { corrects: 'unknown', reason: 'Feil', forecast } },
      {
        type: 'SavingsRealisedCorrected',
        data: { corrects: 'unknown', reason: 'Feil', realisation: { ...realisation, recordedBy: 'ola' } },
      },
      { type: 'InvestmentTotalEstimated', data: { investment: 'unknown', total: figure(1), reason: 'Anbud' } },
    ];
    for (const fact of recorded(strangers)) expect(savingsDecider.evolve(state, fact)).toBe(state);
    expect(savingsDecider.evolve(state, { type: 'FromTheFuture', data: {}, id: 'x' } as never)).toBe(state);
  });
});
