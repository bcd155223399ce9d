import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../testing/given.js';
import { figure, forecast, inYear, opened, planned, recordedRealisation } from '../testing/savings.js';
import { describeSavingsChanges, savingsDecider, type SavingsEvent } from './index.js';

const changesOf = (fact: SavingsEvent, ...before: SavingsEvent[]) =>
  describeSavingsChanges(stateAfter(savingsDecider, before), { ...fact, id: 'event-x' });
const fieldsOf = (fact: SavingsEvent, ...before: SavingsEvent[]) =>
  changesOf(fact, ...before).map(({ field }) => field);

const locked: SavingsEvent = { type: 'SavingsPlansLocked', data: { programme: 'hp-2016' } };
const realised: SavingsEvent = { type: 'SavingsRealised', data: recordedRealisation };
const named = { line: 'energy', year: 2016, realisation: 'event-1' } as const;
const confirmed: SavingsEvent = { type: 'SavingsRealisedConfirmed', data: named };
const invested: SavingsEvent = {
  type: 'InvestmentOpened',
  data: { investment: 'boilers', title: 'Kjeler', total: null, source: null },
};

describe('what changes in the money of a measure', () => {
  it('is what is said of a new line, without figures', () =>
    expect(fieldsOf(opened())).toEqual([
      'line',
      'unit',
      'title',
      'nature',
      'kind',
      'recurrence',
      'budgetArea',
      'priceYear',
      'withdrawn',
    ]));

  it('has what a line was called before, and that it is withdrawn', () => {
    const details = { ...opened().data, title: 'EPC', reason: 'Kortere' };
    expect(changesOf({ type: 'SavingsLineDetailsChanged', data: details }, opened())).toContainEqual({
      field: 'title',
      old: 'Energisparekontrakt',
      new: 'EPC',
    });
    const gone: SavingsEvent = { type: 'SavingsLineWithdrawn', data: { line: 'energy', reason: 'Kommer ikke' } };
    expect(changesOf(gone, opened())).toEqual([{ field: 'withdrawn', old: false, new: true }]);
  });

  it('has the plan of the programme before and after', () => {
    const anew = planned({ years: [inYear(2016, -3)], reason: 'Ny' });
    expect(changesOf(anew, opened(), planned())).toEqual([
      { field: 'years', old: planned().data.years, new: [inYear(2016, -3)] },
      { field: 'reason', old: null, new: 'Ny' },
    ]);
    const decided: SavingsEvent = {
      type: 'SavingsYearsDecided',
      data: { line: 'energy', programme: 'hp-2016', years: [inYear(2018, -2)], reason: 'Avklart' },
    };
    expect(changesOf(decided, opened(), planned({ years: [], undated: [figure(-2)] }))).toEqual([
      { field: 'years', old: [], new: [inYear(2018, -2)] },
      { field: 'undated', old: [figure(-2)], new: [] },
    ]);
    expect(changesOf(locked, opened())).toEqual([{ field: 'locked', old: false, new: true }]);
    expect(changesOf(locked, opened(), locked)).toEqual([]);
  });

  it('has forecasts and realised figures, and what corrections make of them', () => {
    expect(fieldsOf({ type: 'SavingsForecast', data: forecast }, opened())).toContain('years');
    const correctedForecast: SavingsEvent = {
      type: 'SavingsForecastCorrected',
      data: { corrects: 'event-1', reason: 'Feil', forecast: { ...forecast, cause: 'lost' } },
    };
    expect(changesOf(correctedForecast, opened(), { type: 'SavingsForecast', data: forecast })).toEqual([
      { field: 'cause', old: 'delayed', new: 'lost' },
    ]);
    const corrected: SavingsEvent = {
      type: 'SavingsRealisedCorrected',
      data: { corrects: 'event-1', reason: 'Feil', realisation: { ...recordedRealisation, figure: figure(-1) } },
    };
    expect(changesOf(corrected, opened(), realised, confirmed)).toEqual([
      { field: 'figure', old: figure(-2_000_000), new: figure(-1) },
      { field: 'confirmed', old: true, new: false },
    ]);
  });

  it('has confirmations, and their withdrawal', () => {
    expect(changesOf(confirmed, opened(), realised)).toEqual([{ field: 'confirmed', old: false, new: true }]);
    const withdrawn: SavingsEvent = { type: 'SavingsConfirmationWithdrawn', data: { ...named, reason: 'Åpnet' } };
    expect(changesOf(withdrawn, opened(), realised, confirmed)).toEqual([
      { field: 'confirmed', old: true, new: false },
    ]);
  });

  it('has full-year effects, overlaps and investments', () => {
    const effect: SavingsEvent = {
      type: 'FullYearEffectStated',
      data: { line: 'energy', figure: null, year: 2018, reason: null },
    };
    expect(changesOf(effect, opened())).toEqual([{ field: 'year', old: null, new: 2018 }]);
    const other = { measure: 'fleet', line: 'cars' };
    const years = [{ year: 2016, amount: -1 }];
    const overlap: SavingsEvent = {
      type: 'SavingsOverlapStated',
      data: { line: 'energy', with: other, years, reason: 'Telles der' },
    };
    expect(changesOf(overlap, opened())).toContainEqual({ field: 'years', old: null, new: years });
    const lifted: SavingsEvent = {
      type: 'SavingsOverlapLifted',
      data: { line: 'energy', with: other, reason: 'Telles her' },
    };
    expect(changesOf(lifted, opened(), overlap)).toContainEqual({ field: 'years', old: years, new: null });
    const estimated: SavingsEvent = {
      type: 'InvestmentTotalEstimated',
      data: { investment: 'boilers', total: figure(5), reason: 'Anbud' },
    };
    expect(changesOf(estimated, invested)).toEqual([{ field: 'total', old: null, new: figure(5) }]);
    const year: SavingsEvent = {
      type: 'InvestmentYearStated',
      data: { investment: 'boilers', year: 2017, figure: 'budget', value: figure(2), reason: null, source: null },
    };
    expect(changesOf(year, invested)).toContainEqual({ field: 'value', old: null, new: figure(2) });
  });

  it('is nothing for what is not there', () => expect(changesOf(planned())).toEqual([]));
});
