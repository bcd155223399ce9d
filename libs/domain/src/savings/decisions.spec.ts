import { describe, expect, it } from '@jest/globals';
import { given, stateAfter } from '../testing/given.js';
import {
  figure,
  forecast,
  inYear,
  opened,
  opening,
  plan,
  planned,
  realisation,
  recordedRealisation,
  savings,
  savingsBy,
} from '../testing/savings.js';
import { savingsDecider, type SavingsEvent, type SavingsState } from './index.js';

const locked: SavingsEvent = { type: 'SavingsPlansLocked', data: { programme: 'hp-2016' } };
const forecasted: SavingsEvent = { type: 'SavingsForecast', data: forecast };
const realised: SavingsEvent = { type: 'SavingsRealised', data: recordedRealisation };
const withdrawn: SavingsEvent = { type: 'SavingsLineWithdrawn', data: { line: 'energy', reason: 'Kommer ikke' } };
const named = { line: 'energy', year: 2016, realisation: 'event-1' } as const;
const confirmed: SavingsEvent = { type: 'SavingsRealisedConfirmed', data: named };
const elsewhere = { measure: 'fleet', line: 'cars' } as const;
const planning = { type: 'PlanSavings', ...plan } as const;

describe('opening a line', () => {
  it('happens once, with what is said of it', () => {
    given(savingsDecider, [])
      .when({ ...opening, title: ' Energisparekontrakt ' })
      .then(opened());
    savings().when(opening).thenRefused('line-exists@line');
  });

  it('is refused with every fault at once', () =>
    given(savingsDecider, [])
      .when({
        ...opening,
        title: '',
        priceYear: 16,
        baseline: { year: 15, amount: 0.5, note: null },
        continues: { measure: 'epc', line: 'energy' },
      })
      .thenRefused(
        'text-missing@title',
        'year-invalid@priceYear',
        'year-invalid@baseline.year',
        'amount-invalid@baseline.amount',
        'line-continues-itself@continues',
      ));

  it('keeps what it goes on from: the line of another measure, even one called the same', () => {
    const continues = { measure: 'old-epc', line: 'energy' };
    given(savingsDecider, [])
      .when({ ...opening, continues })
      .then({ type: 'SavingsLineOpened', data: { ...opened().data, continues } });
  });
});

describe('what is said of a line', () => {
  const { type: _, measure: _measure, unit: _unit, continues: _continues, source: _source, ...details } = opening;
  const change = { type: 'ChangeSavingsLineDetails', ...details, budgetArea: 'Drift', reason: 'Delt' } as const;

  it('is changed with a reason, and says nothing new as it is', () => {
    savings()
      .when(change)
      .then({ type: 'SavingsLineDetailsChanged', data: { ...details, budgetArea: 'Drift', reason: 'Delt' } });
    savings()
      .when({ ...change, budgetArea: ' Eiendom ' })
      .then();
    savings()
      .when({ ...change, reason: ' ' })
      .thenRefused('text-missing@reason');
  });

  it.each<SavingsEvent>([
    planned(),
    planned({ years: [], undated: [figure(-1)] }),
    forecasted,
    realised,
    { type: 'FullYearEffectStated', data: { line: 'energy', figure: figure(-1), year: null, reason: null } },
  ])('cannot make a cost of a line that saves ($type)', (fact) => {
    savings(fact)
      .when({ ...change, nature: 'added-cost' })
      .thenRefused('amount-sign-contradicts-nature@nature');
    savings(fact)
      .when({ ...change, nature: 'added-income' })
      .then({
        type: 'SavingsLineDetailsChanged',
        data: { ...details, budgetArea: 'Drift', nature: 'added-income', reason: 'Delt' },
      });
  });
});

describe('figures', () => {
  it('are whole numbers of the smallest part of the unit, and exact', () => {
    for (const amount of [-0.5, Number.NaN, Number.NEGATIVE_INFINITY, -(2 ** 53)]) {
      savings()
        .when({ ...planning, years: [inYear(2016, amount)] })
        .thenRefused('amount-invalid@years[0].amount');
    }
    savings()
      .when({ ...planning, years: [inYear(2016, Number.MIN_SAFE_INTEGER)] })
      .then(planned({ years: [inYear(2016, Number.MIN_SAFE_INTEGER)] }));
  });

  it('are within their range, which runs forwards', () => {
    const within = (amount: number, from: number, to: number) =>
      savings().when({ ...planning, years: [inYear(2016, amount, { range: { from, to } })] });
    within(-2, -3, -1).then(planned({ years: [inYear(2016, -2, { range: { from: -3, to: -1 } })] }));
    within(-4, -3, -1).thenRefused('amount-outside-range@years[0].amount');
    within(-2, -1, -3).thenRefused('range-out-of-order@years[0].range');
    within(-2, -3.5, -1).thenRefused('amount-invalid@years[0].range.from');
  });

  it('improve the net in a saving and an income, and not in a cost; nought goes with all', () => {
    const cost = given(savingsDecider, [opened('energy', 'added-cost')]);
    const income = given(savingsDecider, [opened('energy', 'added-income')]);
    const of = (amount: number) => ({ ...planning, years: [inYear(2016, amount)] });
    savings().when(of(1)).thenRefused('amount-sign-contradicts-nature@years[0].amount');
    income.when(of(1)).thenRefused('amount-sign-contradicts-nature@years[0].amount');
    cost.when(of(-1)).thenRefused('amount-sign-contradicts-nature@years[0].amount');
    cost.when(of(900_000)).then(planned({ years: [inYear(2016, 900_000)] }));
    for (const one of [savings(), income, cost]) one.when(of(-0)).then(planned({ years: [inYear(2016, 0)] }));
  });

  it('do not cross nought with an end of their range', () =>
    savings()
      .when({ ...planning, years: [inYear(2016, -1, { range: { from: -2, to: 1 } })] })
      .thenRefused('amount-sign-contradicts-nature@years[0].range.to'));

  it('belong to a line that is there and not withdrawn', () => {
    savings()
      .when({ ...planning, line: 'unknown' })
      .thenRefused('line-unknown@line');
    const after = savings(realised, planned({ undated: [figure(-1)] }), withdrawn);
    after.when(planning).thenRefused('line-withdrawn@line');
    after.when({ type: 'ForecastSavings', ...forecast }).thenRefused('line-withdrawn@line');
    after.when({ type: 'RealiseSavings', ...realisation }).thenRefused('line-withdrawn@line');
    after.when({ type: 'ConfirmRealisedSavings', ...named }).thenRefused('line-withdrawn@line');
    after
      .when({ type: 'CorrectRealisedSavings', corrects: 'event-1', reason: 'Feil', realisation })
      .thenRefused('line-withdrawn@corrects');
    after.when({ type: 'WithdrawSavingsLine', line: 'energy', reason: 'Igjen' }).thenRefused('line-withdrawn@line');
  });
});

describe('planning', () => {
  it('puts the years in order and names none twice', () => {
    const years = [inYear(2017, -2), inYear(2016, -1)];
    savings()
      .when({ ...planning, years })
      .then(planned({ years: [inYear(2016, -1), inYear(2017, -2)] }));
    savings()
      .when({ ...planning, years: [inYear(2016, -1), inYear(2016, -2)] })
      .thenRefused('year-twice@years[1].year');
    savings()
      .when({ ...planning, years: [inYear(16, -1)], reason: 'Før' })
      .thenRefused('year-invalid@years[0].year');
    savings()
      .when({ ...planning, years: [] })
      .thenRefused('years-missing@years');
  });

  it('needs a reason for a year outside of the programme', () => {
    const years = [inYear(2020, -1)];
    savings()
      .when({ ...planning, years: [inYear(2015, -1), inYear(2016, -1), inYear(2019, -1), inYear(2020, -1)] })
      .thenRefused('year-outside-programme@years[0].year', 'year-outside-programme@years[3].year');
    savings()
      .when({ ...planning, years, reason: 'Avtalen varer lenger' })
      .then(planned({ years, reason: 'Avtalen varer lenger' }));
  });

  it('is changed with a reason, and says nothing new as it is', () => {
    savings(planned()).when(planning).then();
    const years = [inYear(2016, -3)];
    savings(planned())
      .when({ ...planning, years })
      .thenRefused('plan-change-reason-missing@reason');
    savings(planned())
      .when({ ...planning, years, reason: 'Ny beregning' })
      .then(planned({ years, reason: 'Ny beregning' }));
  });

  it('is locked with the programme: then by a decision or an adjustment only', () => {
    const years = [inYear(2016, -3)];
    const reason = 'Ny sak';
    const decision = { kind: 'decided', case: '9/16' } as const;
    savings(planned(), locked)
      .when({ ...planning, years, reason })
      .thenRefused('plan-locked@basis.kind');
    savings(planned(), locked)
      .when({ ...planning, years, reason, basis: { kind: 'decision', decision: { ...decision, title: ' ' } } })
      .then(planned({ years, reason, basis: { kind: 'decision', decision } }));
    savings(planned(), locked)
      .when({ ...planning, years, reason, basis: { kind: 'technical', authority: 'Rådmannen' } })
      .then(planned({ years, reason, basis: { kind: 'technical', authority: 'Rådmannen' } }));
    savings(planned())
      .when({ ...planning, years, reason, basis: { kind: 'technical', authority: 'Rådmannen' } })
      .thenRefused('plan-not-locked@basis.kind');
  });

  it('takes a case that was decided and can be found, or an authority', () => {
    const change = { ...planning, years: [inYear(2016, -3)], reason: 'Ny sak' } as const;
    savings(planned(), locked)
      .when({ ...change, basis: { kind: 'decision', decision: { kind: 'planned', on: '2016-13' } } })
      .thenRefused(
        'partial-date-invalid@basis.decision.on',
        'decision-empty@basis.decision',
        'decision-not-decided@basis.decision.kind',
      );
    savings(planned(), locked)
      .when({ ...change, basis: { kind: 'technical', authority: ' ' } })
      .thenRefused('text-missing@basis.authority');
  });

  it('is locked for lines that are opened afterwards, and stays open for other programmes', () => {
    savings(locked).when(planning).thenRefused('plan-locked@basis.kind');
    savings(locked)
      .when({ ...planning, programme: 'hp-2017' })
      .then(planned({ programme: 'hp-2017' }));
    savings(planned()).when({ type: 'LockSavingsPlans', programme: 'hp-2016' }).then(locked);
    savings(planned(), locked).when({ type: 'LockSavingsPlans', programme: 'hp-2016' }).then();
  });
});

describe('deciding the years of figures', () => {
  const undated = planned({ years: [inYear(2016, -1)], undated: [figure(-2), figure(-6)] });
  const decide = {
    type: 'DecideSavingsYears',
    line: 'energy',
    programme: 'hp-2016',
    years: [inYear(2018, -6), inYear(2017, -2)],
    reason: 'Avklart',
  } as const;
  const decided: SavingsEvent = {
    type: 'SavingsYearsDecided',
    data: {
      line: 'energy',
      programme: 'hp-2016',
      years: [inYear(2017, -2), inYear(2018, -6)],
      reason: 'Avklart',
    },
  };
  const planIn = ({ lines }: SavingsState) => lines[0]?.plans[0];

  it('gives the undated ones their years, beside those that are known', () => {
    savings(undated).when(decide).then(decided);
    expect(planIn(stateAfter(savingsDecider, [opened(), undated, decided]))).toMatchObject({
      years: [inYear(2016, -1), inYear(2017, -2), inYear(2018, -6)],
      undated: [],
    });
  });

  it('leaves a lock as it is', () => {
    savings(undated, locked).when(decide).then(decided);
    expect(planIn(stateAfter(savingsDecider, [opened(), undated, locked, decided]))?.locked).toBe(true);
  });

  it('is for plans that have such figures', () => {
    savings().when(decide).thenRefused('plan-missing@programme');
    savings(planned()).when(decide).thenRefused('plan-years-known');
    savings(undated, decided).when(decide).thenRefused('plan-years-known');
  });

  it('names no year that the plan has, and a reason', () =>
    savings(undated)
      .when({ ...decide, years: [inYear(2016, -2)], reason: '' })
      .thenRefused('year-twice@years[0].year', 'text-missing@reason'));
});

describe('forecasting', () => {
  const command = { type: 'ForecastSavings', ...forecast } as const;

  it('keeps each forecast, with day and reason', () => {
    savings().when(command).then(forecasted);
    savings(forecasted).when(command).then();
    savings(forecasted)
      .when({ ...command, cause: 'lost' })
      .then({ type: 'SavingsForecast', data: { ...forecast, cause: 'lost' } });
    savings()
      .when({ ...command, on: '2017-05-03', years: [], reason: ' ' })
      .thenRefused('day-in-future@on', 'years-missing@years', 'text-missing@reason');
    savings()
      .when({ ...command, on: '2017-02-30' })
      .thenRefused('day-invalid@on');
  });

  it('is corrected by the id of the forecast or of a correction, and keeps the first words', () => {
    const right = { ...forecast, years: [inYear(2017, -1)] };
    const correct = { type: 'CorrectSavingsForecast', corrects: 'event-1', reason: 'Feil', forecast: right } as const;
    const corrected: SavingsEvent = {
      type: 'SavingsForecastCorrected',
      data: { corrects: 'event-1', reason: 'Feil', forecast: right },
    };
    savings(forecasted).when(correct).then(corrected);
    savings(forecasted, corrected).when(correct).then();
    savings(forecasted, corrected)
      .when({ ...correct, corrects: 'event-2', forecast })
      .then({ type: 'SavingsForecastCorrected', data: { corrects: 'event-1', reason: 'Feil', forecast } });
    savings(forecasted)
      .when({ ...correct, corrects: 'event-9' })
      .thenRefused('forecast-unknown@corrects');
    savings(forecasted)
      .when({ ...correct, forecast: { ...right, line: 'unknown' } })
      .thenRefused('line-unknown@forecast.line');
    const [entry] = stateAfter(savingsDecider, [opened(), forecasted, corrected]).lines[0]?.forecasts ?? [];
    expect(entry?.versions.map((version) => version.forecast)).toEqual([forecast, right]);
  });
});

describe('realised figures', () => {
  const command = { type: 'RealiseSavings', ...realisation } as const;
  const right = { ...realisation, figure: figure(-1_900_000) };
  const corrected: SavingsEvent = {
    type: 'SavingsRealisedCorrected',
    data: { corrects: 'event-1', reason: 'Feil', realisation: { ...right, recordedBy: 'person-1' } },
  };
  const correct = { type: 'CorrectRealisedSavings', corrects: 'event-1', reason: 'Feil', realisation: right } as const;
  const confirm = { type: 'ConfirmRealisedSavings', ...named } as const;

  it('name their source, and who recorded them', () => {
    savings()
      .when(command)
      .then({ type: 'SavingsRealised', data: { ...realisation, recordedBy: 'person-1' } });
    savings(realised).when(command).then();
    savings()
      .when({ ...command, source: '', year: 16, on: '2018-01-01', figure: figure(0.1) })
      .thenRefused('year-invalid@year', 'amount-invalid@figure.amount', 'day-in-future@on', 'text-missing@source');
  });

  it('are confirmed by another person than the one who recorded them', () => {
    savings(realised).when(confirm).then(confirmed);
    savingsBy('ola', realised).when(confirm).thenRefused('realisation-confirmed-by-recorder@realisation');
    savings(realised, confirmed).when(confirm).thenRefused('realisation-already-confirmed@realisation');
    savings(realised)
      .when({ ...confirm, year: 2017 })
      .thenRefused('realisation-unknown@realisation');
  });

  it('are not confirmed any more when they are corrected; what is confirmed is what stands', () => {
    const { lines } = stateAfter(savingsDecider, [opened(), realised, confirmed, corrected]);
    expect(lines[0]?.realisations[0]).toMatchObject({ realisation: right, confirmation: null });
    const after = (actor: string) => savingsBy(actor, realised, confirmed, corrected);
    after('kari').when(confirm).thenRefused('realisation-unknown@realisation');
    after('kari')
      .when({ ...confirm, realisation: 'event-3' })
      .then({ type: 'SavingsRealisedConfirmed', data: { ...named, realisation: 'event-3' } });
  });

  it('are confirmed neither by who corrected them nor by who recorded them first', () => {
    for (const actor of ['person-1', 'ola']) {
      savingsBy(actor, realised, corrected)
        .when({ ...confirm, realisation: 'event-2' })
        .thenRefused('realisation-confirmed-by-recorder@realisation');
    }
  });

  it('are corrected by the id of the figure or of a correction', () => {
    savings(realised).when(correct).then(corrected);
    savings(realised, corrected).when(correct).then();
    savings(realised, corrected)
      .when({ ...correct, corrects: 'event-2', realisation })
      .then({
        type: 'SavingsRealisedCorrected',
        data: { corrects: 'event-1', reason: 'Feil', realisation: { ...realisation, recordedBy: 'person-1' } },
      });
    savings().when(correct).thenRefused('realisation-unknown@corrects');
  });

  it('lose their confirmation with a reason', () => {
    const withdraw = { type: 'WithdrawSavingsConfirmation', ...named, reason: 'Åpnet igjen' } as const;
    savings(realised, confirmed)
      .when(withdraw)
      .then({ type: 'SavingsConfirmationWithdrawn', data: { ...named, reason: 'Åpnet igjen' } });
    savings(realised, confirmed)
      .when({ ...withdraw, reason: '' })
      .thenRefused('text-missing@reason');
    savings(realised).when(withdraw).thenRefused('realisation-not-confirmed@realisation');
    savings().when(withdraw).thenRefused('realisation-unknown@realisation');
  });
});

describe('the full-year effect', () => {
  const command = {
    type: 'StateFullYearEffect',
    line: 'energy',
    figure: figure(-3),
    year: 2018,
    reason: null,
  } as const;
  const stated: SavingsEvent = {
    type: 'FullYearEffectStated',
    data: { line: 'energy', figure: figure(-3), year: 2018, reason: null },
  };

  it('says a figure, a year or both, and is changed with a reason', () => {
    savings().when(command).then(stated);
    savings(stated).when(command).then();
    savings(stated)
      .when({ ...command, figure: null })
      .thenRefused('figure-change-reason-missing@reason');
    savings()
      .when({ ...command, figure: null, year: null })
      .thenRefused('full-year-effect-empty');
    savings()
      .when({ ...command, figure: figure(3) })
      .thenRefused('amount-sign-contradicts-nature@figure.amount');
  });
});

describe('overlaps', () => {
  const command = {
    type: 'StateSavingsOverlap',
    measure: 'epc',
    line: 'energy',
    with: elsewhere,
    years: [{ year: 2016, amount: -400_000 }],
    reason: 'Telles der',
  } as const;
  const { type: _, measure: _measure, ...content } = command;
  const overlapped: SavingsEvent = { type: 'SavingsOverlapStated', data: content };

  it('are part of what the line says of a year', () => {
    savings(planned()).when(command).then(overlapped);
    savings(planned(), overlapped).when(command).then();
    savings(planned())
      .when({ ...command, years: [{ year: 2016, amount: -1_000_001 }] })
      .thenRefused('overlap-exceeds-line@years[0].amount');
    savings(planned())
      .when({ ...command, years: [{ year: 2019, amount: -1 }] })
      .thenRefused('overlap-exceeds-line@years[0].amount');
    savings(planned())
      .when({ ...command, years: [{ year: 2016, amount: 1 }] })
      .thenRefused('amount-sign-contradicts-nature@years[0].amount');
  });

  it('are no more than the line with all that others count of it', () => {
    const another = { ...command, with: { measure: 'heat', line: 'oil' }, years: [{ year: 2016, amount: -600_001 }] };
    savings(planned(), overlapped).when(another).thenRefused('overlap-exceeds-line@years[0].amount');
    savings(planned(), overlapped)
      .when({ ...another, with: elsewhere })
      .then({ type: 'SavingsOverlapStated', data: { ...content, years: another.years } });
  });

  it('are with another line, for years that are named once', () => {
    savings(planned())
      .when({ ...command, with: { measure: 'epc', line: 'energy' } })
      .thenRefused('overlap-with-itself@with');
    savings(planned())
      .when({ ...command, years: [...command.years, ...command.years], reason: '' })
      .thenRefused('year-twice@years[1].year', 'text-missing@reason');
    savings(planned())
      .when({ ...command, years: [] })
      .thenRefused('years-missing@years');
  });

  it('are lifted with a reason', () => {
    const lift = { type: 'LiftSavingsOverlap', line: 'energy', with: elsewhere, reason: 'Telles her' } as const;
    savings(planned(), overlapped)
      .when(lift)
      .then({ type: 'SavingsOverlapLifted', data: { line: 'energy', with: elsewhere, reason: 'Telles her' } });
    savings(planned()).when(lift).thenRefused('overlap-unknown@with');
  });
});

describe('investments', () => {
  const open = { investment: 'boilers', title: 'Kjeler', total: figure(50_000_000), source: null } as const;
  const begun: SavingsEvent = { type: 'InvestmentOpened', data: open };
  const state = {
    investment: 'boilers',
    year: 2017,
    figure: 'budget',
    value: figure(20_000_000),
    reason: null,
    source: null,
  } as const;
  const stated: SavingsEvent = { type: 'InvestmentYearStated', data: state };

  it('are opened once, with a total as far as it is known', () => {
    given(savingsDecider, [])
      .when({ type: 'OpenInvestment', ...open })
      .then(begun);
    savings(begun)
      .when({ type: 'OpenInvestment', ...open })
      .thenRefused('investment-exists@investment');
    savings()
      .when({ type: 'OpenInvestment', ...open, title: '', total: figure(0.5) })
      .thenRefused('text-missing@title', 'amount-invalid@total.amount');
  });

  it('are estimated anew with a reason', () => {
    const estimate = { investment: 'boilers', total: figure(52_000_000), reason: 'Anbud' } as const;
    savings(begun)
      .when({ type: 'EstimateInvestment', ...estimate })
      .then({ type: 'InvestmentTotalEstimated', data: estimate });
    savings(begun)
      .when({ type: 'EstimateInvestment', ...estimate, total: open.total })
      .then();
    savings(begun)
      .when({ type: 'EstimateInvestment', ...estimate, reason: ' ' })
      .thenRefused('text-missing@reason');
    savings()
      .when({ type: 'EstimateInvestment', ...estimate })
      .thenRefused('investment-unknown@investment');
  });

  it('are stated by year, and changed with a reason', () => {
    const command = { type: 'StateInvestmentYear', ...state } as const;
    savings(begun).when(command).then(stated);
    savings(begun, stated).when(command).then();
    savings(begun, stated)
      .when({ ...command, figure: 'actual' })
      .then({ type: 'InvestmentYearStated', data: { ...state, figure: 'actual' } });
    savings(begun, stated)
      .when({ ...command, value: figure(1) })
      .thenRefused('figure-change-reason-missing@reason');
    // each figure of each year stands beside the others, and is still known when one of them has been changed
    const others: SavingsEvent[] = [
      { type: 'InvestmentYearStated', data: { ...state, figure: 'actual' } },
      { type: 'InvestmentYearStated', data: { ...state, year: 2018 } },
    ];
    savings(begun, stated, ...others)
      .when(command)
      .then();
    savings(begun, ...others, stated)
      .when({ ...command, year: 2018 })
      .then();
    savings(begun, ...others, stated)
      .when({ ...command, figure: 'actual' })
      .then();
  });
});
