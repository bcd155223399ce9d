import { expect, it } from '@jest/globals';
import { dayNumber, dayOfNumber } from './day-number.js';

it('days are counted from 1970', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(dayOfNumber(dayNumber('2017-03-31'))).toBe('2017-03-31');
});
