import { describe, expect, test } from '@jest/globals';
import type { ProblemError } from '#platform';
import { yearAmountsOf, yearsOf } from './figures.js';
import { openingOf, yearsOf as askedYearsOf } from './savings-parameters.js';
import { targetOf, type TargetScopeBody } from './target-bodies.js';

/** Field and code of each fault; empty: there was none. */
function faults(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    const { errors } = (error as ProblemError).problem as { errors: readonly { field: string; code: string }[] };
    return errors.map(({ field, code }) => `${code} ${field}`);
  }
}

describe('figures by year', () => {
  test('stand in the order of the request, so that a refusal names the one that was sent', () => {
    const sent = [2019, 2018].map((year) => ({ year, amount: -year }));
    expect(yearsOf(sent).map(({ year }) => year)).toEqual([2019, 2018]);
    expect(yearAmountsOf(sent)).toEqual(sent);
  });
});

describe('the scope of a target', () => {
  const scoped = (scope: TargetScopeBody | null) => () =>
    targetOf('t', { title: 'Mål', unit: 'NOK', year: 2020, figure: { amount: 1 }, scope });

  test('other than the programme says what it is', () => {
    for (const kind of ['unit', 'strategy', 'measure'] as const) {
      expect(faults(scoped({ kind }))).toEqual(['field-missing scope.id']);
      expect(faults(scoped({ kind, id: 'one' }))).toEqual([]);
    }
  });

  test('that is the whole programme names nothing else, which would be left out unseen', () => {
    expect(faults(scoped({ kind: 'programme', id: 'one' }))).toEqual(['field-unknown scope.id']);
    expect(faults(scoped({ kind: 'programme' }))).toEqual([]);
    expect(faults(scoped(null))).toEqual([]);
  });
});

describe('the years of a question', () => {
  test('do not end before they begin', () => {
    expect(faults(() => askedYearsOf({ firstYear: 2019, lastYear: 2016 }))).toEqual(['years-invalid lastYear']);
    expect(askedYearsOf({ firstYear: 2019, lastYear: 2019 })).toEqual({ from: 2019, to: 2019 });
    expect(askedYearsOf({ lastYear: 2019 })).toEqual({ from: null, to: 2019 });
  });
});

test('a bridge begins at one place', () => {
  expect(faults(() => openingOf({}))).toEqual(['field-missing from']);
  expect(faults(() => openingOf({ from: '2017-04-30', fromPosition: 0 }))).toEqual(['as-of-twice fromPosition']);
  expect(openingOf({ fromPosition: 0 })).toEqual({ position: 0 });
});
