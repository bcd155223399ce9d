import { describe, expect, it } from '@jest/globals';
import { inexactNumbers } from './exact-json.js';

const fields = (text: string): readonly string[] => inexactNumbers(text).map(({ field }) => field ?? '');

describe('numbers that a double does not hold', () => {
  it.each([
    ['{"amount":9007199254740993}', ['amount']],
    ['{"amount": -9007199254740993}', ['amount']],
    ['{"amount":1.00000000000000001}', ['amount']],
    ['{"amount":1e400}', ['amount']],
    ['{"amount":1e-400}', ['amount']],
    [
      '{"years":[{"amount":-1},{"amount":123456789012345678901}],"figure":{"range":{"to":0.10000000000000000001}}}',
      ['years[1].amount', 'figure.range.to'],
    ],
  ])('%s', (text, found) => expect(fields(text)).toEqual(found));

  it.each([
    '{"amount":9007199254740991}',
    '{"amount":1000000000000000000}',
    '{"amount":1.50000000000000000000}',
    '{"amount":0.30000000000000004}',
    '{"amount":0.000000000000000000}',
    '{"amount":-0}',
    '{"amount":12e3}',
    '{"amount":1.5E+3}',
    '{"id":"3f1e4a00-0000-4000-8000-900719925474","words":"a, 9007199254740993"}',
    '{"amount":',
    '',
  ])('%s holds none', (text) => expect(fields(text)).toEqual([]));

  it('takes no longer for a megabyte than reading it takes', () => {
    // a search that begins anew at every zero would go on for the better part of an hour here
    const text = `{"amount":0.1${'0'.repeat(1_000_000)}1}`;
    expect(fields(text)).toEqual(['amount']);
  });

  it('says how the number was written', () => {
    expect(inexactNumbers('{"amount":9007199254740993}')).toEqual([
      { field: 'amount', code: 'number-inexact', params: { value: '9007199254740993' } },
    ]);
  });
});
