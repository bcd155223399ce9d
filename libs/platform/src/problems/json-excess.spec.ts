import { describe, expect, it } from '@jest/globals';
import { excessOf, MAX_DEPTH, MAX_VALUES } from './json-excess.js';

const nested = (depth: number): string => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

describe('how deep a JSON text nests', () => {
  it('is counted up to a bound', () => {
    expect(excessOf(nested(MAX_DEPTH))).toBeNull();
    expect(excessOf(nested(MAX_DEPTH + 2))).toBe('depth');
  });

  it('is not how many lists stand side by side', () => {
    expect(excessOf(`[${'[{}],'.repeat(1000)}[]]`)).toBeNull();
  });

  it('is not what stands in words', () => {
    const brackets = '[{'.repeat(MAX_DEPTH);
    for (const words of [brackets, `"${brackets}`, `\\"${brackets}`, `${brackets}\\`, `\\\\"\u{1f600}${brackets}`])
      expect(excessOf(JSON.stringify({ [words]: words, list: [words] }))).toBeNull();
    expect(excessOf(`{"a":"\\\\",${nested(MAX_DEPTH)}`)).toBe('depth');
  });

  it.each(['', '"', '"\\', '[', ']]', '{"a'])('of what is no JSON is no concern: %s', (text) => {
    expect(excessOf(text)).toBeNull();
  });

  it('and how many values it holds are counted by what stands between them', () => {
    const list = (values: number): string => JSON.stringify({ list: Array(values).fill(',') });
    expect(excessOf(list(MAX_VALUES))).toBeNull();
    expect(excessOf(list(MAX_VALUES + 1))).toBe('values');
  });
});
