import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayInOslo, endOfDayInOslo, parseMoment } from './oslo.js';

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
const anyDay = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days in Oslo', () => {
  it.each([
    ['2017-01-31', '2017-01-31T22:59:59.999Z'],
    ['2017-07-31', '2017-07-31T21:59:59.999Z'],
    // clocks go forward on the 26th: 23 hours; back on 29 October: 25 hours
    ['2017-03-25', '2017-03-25T22:59:59.999Z'],
    ['2017-03-26', '2017-03-26T21:59:59.999Z'],
    ['2017-10-28', '2017-10-28T21:59:59.999Z'],
    ['2017-10-29', '2017-10-29T22:59:59.999Z'],
    ['2016-02-29', '2016-02-29T22:59:59.999Z'],
  ])('%s ends at %s', (day, end) => {
    expect(iso(endOfDayInOslo(day))).toBe(end);
  });

  it('a day ends where the next begins', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const end = endOfDayInOslo(day);
        expect(dayInOslo(end)).toBe(day);
        expect(dayInOslo(end + 1) > day).toBe(true);
      }),
    );
  });

  it.each(['0000-01-01', '0001-01-01', '0999-12-31', '1799-12-31', '1894-12-31', '9999-12-30'])(
    'so does %s: what no report is of may be asked for',
    (day) => {
      const end = endOfDayInOslo(day);
      expect(dayInOslo(end)).toBe(day);
      expect(dayInOslo(end + 1)).not.toBe(day);
    },
  );

  it.each([
    ['0000-01-01T00:00:00+23:59', '0000-01-01'],
    ['9999-12-31', '9999-12-31'],
    ['9999-12-31T23:59:59-23:59', '9999-12-31'],
  ])('%s is on the day %s: no day has another year', (moment, day) => {
    expect(dayInOslo(parseMoment(moment) ?? NaN)).toBe(day);
  });

  it('is tomorrow in Oslo while it is still today in UTC', () => {
    expect(dayInOslo(Date.parse('2017-06-30T22:30:00Z'))).toBe('2017-07-01');
    expect(dayInOslo(Date.parse('2017-12-31T22:59:59Z'))).toBe('2017-12-31');
  });

  it('reads moments', () => {
    expect(iso(parseMoment('2017-07-01'))).toBe('2017-07-01T21:59:59.999Z');
    expect(iso(parseMoment('2017-07-01T12:00:00+02:00'))).toBe('2017-07-01T10:00:00.000Z');
    expect(iso(parseMoment('2017-07-01T12:00Z'))).toBe('2017-07-01T12:00:00.000Z');
    for (const text of [
      '2017-07-01T12:00:00',
      '2017-02-30T12:00:00Z',
      '2017-07-01T24:00:00Z',
      '2017-7-1',
      'yesterday',
      '1',
      '',
    ]) {
      expect(parseMoment(text)).toBeNull();
    }
  });
});
