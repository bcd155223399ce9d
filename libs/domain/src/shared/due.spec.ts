import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDay, isPartialDate } from './checks.js';
import { isDuePeriod, isOverdue, lastDayOf } from './due.js';

const two = (n: number): string => String(n).padStart(2, '0');
const year = fc.integer({ min: 1900, max: 2199 });
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const season = fc.tuple(year, fc.integer({ min: 21, max: 24 })).map(([y, s]) => `${y}-${s}`);
const tertial = fc.tuple(year, fc.integer({ min: 37, max: 39 })).map(([y, t]) => `${y}-${t}`);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const period = fc.oneof(year.map(String), month, season, tertial, day);

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('a due period', () => {
  it.each([
    ['2017-06-01', '2017-06-01'],
    ['2017-06', '2017-06-30'],
    ['2017', '2017-12-31'],
    ['2017-21', '2017-05-31'],
    ['2017-22', '2017-08-31'],
    ['2017-23', '2017-11-30'],
    ['2017-24', '2018-02-28'],
    ['2015-24', '2016-02-29'],
    ['2017-37', '2017-04-30'],
    ['2017-38', '2017-08-31'],
    ['2017-39', '2017-12-31'],
    ['2016-02', '2016-02-29'],
    ['1900-02', '1900-02-28'],
  ])('%s ends on %s', (due, last) => expect(lastDayOf(due)).toBe(last));

  it.each([
    '',
    '17',
    '2017-',
    '2017-00',
    '2017-13',
    '2017-20',
    '2017-25',
    '2017-33',
    '2017-40',
    '2017-02-29',
    '2017-6-1',
  ])('%p is none', (text) => {
    expect(isDuePeriod(text)).toBe(false);
    expect(() => lastDayOf(text)).toThrow(RangeError);
  });

  it.each(['1899', '2200', '2017-06-01T00:00', ' 2017', '2017\n', 'våren 2017', '2017-06-31', '２０１７'])(
    '%p is none either',
    (text) => expect(isDuePeriod(text)).toBe(false),
  );

  it('is never anything but the documented ones', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          period.map((text) => `${text}-`),
          period,
        ),
        (text) => {
          if (isDuePeriod(text)) expect(isDay(lastDayOf(text))).toBe(true);
        },
      ),
    ));

  it('is a day that ends with itself', () => fc.assert(fc.property(day, (date) => expect(lastDayOf(date)).toBe(date))));

  it('ends on a day after which another month begins, except that a day is a day', () =>
    fc.assert(
      fc.property(fc.oneof(year.map(String), month, season, tertial), (due) =>
        expect(nextDay(lastDayOf(due)).slice(8)).toBe('01'),
      ),
    ));

  it('ends later when it is later: periods of one kind keep their order', () => {
    for (const kind of [year.map(String), month, season, tertial, day]) {
      fc.assert(
        fc.property(kind, kind, (one, other) => {
          if (one < other) expect(lastDayOf(one) < lastDayOf(other)).toBe(true);
        }),
      );
    }
  });

  it('holds what lies in it: a day ends no later than its month, its month no later than its year', () =>
    fc.assert(
      fc.property(day, (date) => {
        const monthEnd = lastDayOf(date.slice(0, 7));
        expect(date <= monthEnd && monthEnd <= lastDayOf(date.slice(0, 4))).toBe(true);
        expect(monthEnd.slice(0, 7)).toBe(date.slice(0, 7));
      }),
    ));

  it('is overdue on the day after it ends, and not on the day itself', () =>
    fc.assert(
      fc.property(period, (due) => {
        expect(isOverdue(due, lastDayOf(due))).toBe(false);
        expect(isOverdue(due, nextDay(lastDayOf(due)))).toBe(true);
      }),
    ));

  it('is never overdue where there is none', () => expect(isOverdue(null, '2999-01-01')).toBe(false));
});

describe('days and partial dates', () => {
  it.each(['2017-02-29', '2017-13-01', '2017-00-10', '2017-1-1', '20170101', '2017-04-31', '2017-06-01 '])(
    '%p is no day',
    (text) => expect(isDay(text)).toBe(false),
  );
  it.each(['2017', '2017-05', '2017-05-12', '2016-02-29'])('%s is a partial date', (text) =>
    expect(isPartialDate(text)).toBe(true),
  );
  it.each(['', '17', '2017-21', '2017-02-30', '2017-0', 'mai 2017'])('%p is no partial date', (text) =>
    expect(isPartialDate(text)).toBe(false),
  );
  it('holds of every day of the calendar, and of no other', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 14 }), year, (d, m, y) => {
        const text = `${y}-${two(m)}-${two(d)}`;
        const date = new Date(Date.UTC(y, m - 1, d));
        const exists = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
        expect(isDay(text)).toBe(exists);
      }),
    ));
});
