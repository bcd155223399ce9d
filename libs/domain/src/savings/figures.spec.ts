import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stateAfter } from '../testing/given.js';
import { figure, forecast, inYear, opened, planned, recordedRealisation } from '../testing/savings.js';
import {
  afterOverlap,
  contribution,
  forecastFigure,
  latestForecast,
  outlook,
  realised,
  savingsDecider,
  type SavingsEvent,
  type SavingsLine,
  standingPlan,
  undatedPlans,
  yearsOf,
} from './index.js';

const lineAfter = (...facts: SavingsEvent[]): SavingsLine =>
  stateAfter(savingsDecider, [opened(), ...facts]).lines[0] as SavingsLine;

const proposal = planned();
const next = planned({
  programme: 'hp-2017',
  programmeYears: { firstYear: 2017, lastYear: 2020 },
  years: [inYear(2017, -3_000_000)],
});
const lock = (programme: string): SavingsEvent => ({ type: 'SavingsPlansLocked', data: { programme } });
const forecastOn = (on: string, ...years: ReturnType<typeof inYear>[]): SavingsEvent => ({
  type: 'SavingsForecast',
  data: { ...forecast, on, years },
});
const realisedOn = (on: string, amount: number): SavingsEvent => ({
  type: 'SavingsRealised',
  data: { ...recordedRealisation, on, figure: figure(amount) },
});

describe('the standing plan of a year', () => {
  const programmeOf = (year: number, ...facts: SavingsEvent[]) =>
    standingPlan(lineAfter(...facts), year)?.programme ?? null;

  it('is the newest proposal as long as none is locked', () => {
    expect(programmeOf(2017, proposal, next)).toBe('hp-2017');
    expect(programmeOf(2017, next, proposal)).toBe('hp-2017');
  });

  it('is the newest locked one, whatever is proposed since', () => {
    expect(programmeOf(2017, proposal, next, lock('hp-2016'))).toBe('hp-2016');
    expect(programmeOf(2017, proposal, next, lock('hp-2016'), lock('hp-2017'))).toBe('hp-2017');
  });

  it('is one that has the year', () => {
    expect(programmeOf(2016, proposal, next, lock('hp-2017'))).toBe('hp-2016');
    expect(programmeOf(2019, proposal, next)).toBeNull();
  });

  it('is asked for by programme, too', () => {
    const line = lineAfter(proposal, next, lock('hp-2017'));
    expect(standingPlan(line, 2017, 'hp-2016')?.years).toContainEqual(inYear(2017, -2_000_000));
    expect(standingPlan(line, 2017, 'hp-2018')).toBeNull();
  });
});

describe('the forecast of a year', () => {
  it('is the one for the latest day, and of several for that day the last', () => {
    const line = lineAfter(
      forecastOn('2017-04-30', inYear(2017, -1)),
      forecastOn('2017-04-30', inYear(2017, -2)),
      forecastOn('2017-01-31', inYear(2017, -3), inYear(2018, -4)),
    );
    expect(forecastFigure(line, 2017)).toEqual(figure(-2));
    expect(forecastFigure(line, 2018)).toEqual(figure(-4));
    expect(latestForecast(line, 2019)).toBeNull();
  });

  it('stays in its place when it is corrected, and goes to the line that it belongs to', () => {
    const correction = (line: string): SavingsEvent => ({
      type: 'SavingsForecastCorrected',
      data: { corrects: 'event-2', reason: 'Feil', forecast: { ...forecast, line, years: [inYear(2017, -9)] } },
    });
    const both = [
      opened(),
      opened('other'),
      forecastOn('2017-04-30', inYear(2017, -1)),
      forecastOn('2017-04-30', inYear(2017, -2)),
    ];
    const [corrected] = stateAfter(savingsDecider, [...both, correction('energy')]).lines;
    expect(corrected && forecastFigure(corrected, 2017)).toEqual(figure(-2));
    const moved = stateAfter(savingsDecider, [...both, correction('other')]).lines;
    expect(moved.map((line) => forecastFigure(line, 2017))).toEqual([figure(-2), figure(-9)]);
    expect(moved.map((line) => line.forecasts.length)).toEqual([1, 1]);
  });
});

describe('the outlook of a year', () => {
  it('is realised, else forecast, else planned', () => {
    const facts = [proposal, forecastOn('2016-06-30', inYear(2016, -7)), realisedOn('2016-12-31', -8)];
    const at = (count: number) => outlook(lineAfter(...facts.slice(0, count)), 2016);
    expect([0, 1, 2, 3].map(at)).toEqual([
      null,
      { basis: 'plan', figure: figure(-1_000_000) },
      { basis: 'forecast', figure: figure(-7) },
      { basis: 'realised', figure: figure(-8) },
    ]);
  });

  it('takes the realised figure from the latest day, a nought too', () => {
    const line = lineAfter(realisedOn('2016-12-31', -8), realisedOn('2017-02-01', 0), realisedOn('2016-08-31', -5));
    expect(realised(line, 2016)?.realisation.on).toBe('2017-02-01');
    expect(outlook(line, 2016)).toEqual({ basis: 'realised', figure: figure(0) });
  });

  it('has no figure whose year nobody knows', () => {
    const line = lineAfter(planned({ years: [], undated: [figure(-2), figure(-6)] }));
    expect([yearsOf(line), outlook(line, 2016)]).toEqual([[], null]);
    expect(undatedPlans(line).map(({ programme }) => programme)).toEqual(['hp-2016']);
  });
});

describe('what a line contributes', () => {
  const overlap = (measure: string, amount: number): SavingsEvent => ({
    type: 'SavingsOverlapStated',
    data: {
      line: 'energy',
      with: { measure, line: 'x' },
      years: [{ year: 2016, amount }],
      reason: 'Telles der',
    },
  });

  it('is its outlook without what others count, and never past nought', () => {
    expect(contribution(lineAfter(proposal, overlap('fleet', -400_000)), 2016)).toBe(-600_000);
    const less = [proposal, overlap('fleet', -400_000), overlap('heat', -500_000), realisedOn('2016-12-31', -800_000)];
    expect(contribution(lineAfter(...less), 2016)).toBe(0);
    expect(contribution(lineAfter(proposal, overlap('fleet', -400_000)), 2017)).toBe(-2_000_000);
  });

  it('is nothing once it is withdrawn', () =>
    expect(
      contribution(
        lineAfter(proposal, { type: 'SavingsLineWithdrawn', data: { line: 'energy', reason: 'Kommer ikke' } }),
        2016,
      ),
    ).toBe(0));

  it('has the sign of the line and at most its size, whatever overlaps', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (amount, overlapping) => {
        const left = afterOverlap(amount, overlapping);
        expect(left === 0 || Math.sign(left) === Math.sign(amount)).toBe(true);
        expect(Math.abs(left) <= Math.abs(amount)).toBe(true);
        const deducted = Math.sign(overlapping) === Math.sign(amount) ? Math.abs(overlapping) : 0;
        expect(Math.abs(left)).toBe(Math.max(0, Math.abs(amount) - deducted));
      }),
    ));
});
