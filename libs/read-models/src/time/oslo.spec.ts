import { describe, expect, it } from '@jest/globals';
import { dayNumber, dayOfNumber, endOfOsloDay, osloDay, parseMoment } from './oslo.js';

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

describe('a date means its end in Oslo', () => {
  it.each([
    ['2018-01-15', '2018-01-15T22:59:59.999Z'],
    ['2018-07-15', '2018-07-15T21:59:59.999Z'],
    // clocks go forward on this day: it began at 23:00 UTC the day before, and has 23 hours
    ['2018-03-24', '2018-03-24T22:59:59.999Z'],
    ['2018-03-25', '2018-03-25T21:59:59.999Z'],
    // and back on this one: 25 hours
    ['2018-10-27', '2018-10-27T21:59:59.999Z'],
    ['2018-10-28', '2018-10-28T22:59:59.999Z'],
    ['2017-12-31', '2017-12-31T22:59:59.999Z'],
  ])('%s ends at %s', (day, end) => {
    expect(iso(endOfOsloDay(day))).toBe(end);
    expect(iso(parseMoment(day))).toBe(end);
    expect(osloDay(endOfOsloDay(day))).toBe(day);
    expect(osloDay(endOfOsloDay(day) + 1)).not.toBe(day);
  });
});

describe('a moment', () => {
  it('is an instant with its offset', () => {
    expect(iso(parseMoment('2018-05-02T12:00:00+02:00'))).toBe('2018-05-02T10:00:00.000Z');
    expect(iso(parseMoment('2018-05-02T12:00Z'))).toBe('2018-05-02T12:00:00.000Z');
    expect(iso(parseMoment('2018-05-02T12:00:00.123456Z'))).toBe('2018-05-02T12:00:00.123Z');
  });

  it.each([
    '2018-02-30',
    '2018-5-2',
    '2018-05-02T12:00:00',
    '2018-02-30T12:00:00Z',
    'yesterday',
    '',
    '2018-05-02T25:00Z',
  ])('is not %j', (text) => expect(parseMoment(text)).toBeNull());
});

it('days are counted from 1970', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(dayOfNumber(dayNumber('2017-03-31'))).toBe('2017-03-31');
});
