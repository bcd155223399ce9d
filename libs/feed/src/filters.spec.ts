import { describe, expect, test } from '@jest/globals';
import { filtersKey, NO_FILTERS, passes, type EventPlace, type FeedFilters } from './filters.js';

const REPORTED = 'no.tiltak.measure.status-reported';
const place: EventPlace = { units: ['unit', 'area', 'sector'], goals: ['g1', 'g0'], strategies: ['s1'], measure: 'm1' };
const pass = (filters: Partial<FeedFilters>, at = place): boolean =>
  passes({ ...NO_FILTERS, ...filters }, REPORTED, () => at);

describe('filters', () => {
  test('without any everything passes, and nobody asks where it belongs', () => {
    const asked: EventPlace[] = [];
    expect(passes(NO_FILTERS, REPORTED, () => asked[asked.push(place) - 1]!)).toBe(true);
    expect(asked).toEqual([]);
  });

  test.each<[string, Partial<FeedFilters>, boolean]>([
    ['its own unit', { units: ['unit'] }, true],
    ['a unit above', { units: ['sector'] }, true],
    ['another unit', { units: ['elsewhere'] }, false],
    ['one of several units', { units: ['elsewhere', 'area'] }, true],
    ['its goal', { goals: ['g1'] }, true],
    ['another goal', { goals: ['g2'] }, false],
    ['its strategy', { strategies: ['s1'] }, true],
    ['another strategy', { strategies: ['s2'] }, false],
    ['its measure', { measures: ['m1'] }, true],
    ['another measure', { measures: ['m2'] }, false],
    ['its type', { types: [REPORTED] }, true],
    ['another type', { types: ['no.tiltak.measure.merged'] }, false],
    ['two that both hold', { units: ['area'], goals: ['g0'] }, true],
    ['two of which one does not hold', { units: ['area'], goals: ['g2'] }, false],
  ])('%s', (_, filters, expected) => {
    expect(pass(filters)).toBe(expected);
  });

  test('what belongs nowhere passes no filter of a place', () => {
    const nowhere: EventPlace = { units: [], goals: [], strategies: [], measure: null };
    expect(pass({ units: ['unit'] }, nowhere)).toBe(false);
    expect(pass({ measures: ['m1'] }, nowhere)).toBe(false);
    expect(pass({ types: [REPORTED] }, nowhere)).toBe(true);
  });

  test('order and repetition make no other filters, another list does', () => {
    const key = (filters: Partial<FeedFilters>): string => filtersKey({ ...NO_FILTERS, ...filters });
    expect(key({ units: ['a', 'b', 'a'] })).toBe(key({ units: ['b', 'a'] }));
    expect(key({ goals: ['a'] })).not.toBe(key({ strategies: ['a'] }));
  });
});
