import { describe, expect, it } from '@jest/globals';
import { MAX_DEPTH, nestsTooDeeply } from './json-depth.js';

const nested = (depth: number): string => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

describe('how deep a JSON text nests', () => {
  it('is counted up to a bound', () => {
    expect(nestsTooDeeply(nested(MAX_DEPTH))).toBe(false);
    expect(nestsTooDeeply(nested(MAX_DEPTH + 2))).toBe(true);
  });

  it('is not how many lists stand side by side', () => {
    expect(nestsTooDeeply(`[${'[{}],'.repeat(1000)}[]]`)).toBe(false);
  });

  it('is not what stands in words', () => {
    const brackets = '[{'.repeat(MAX_DEPTH);
    for (const words of [brackets, `"${brackets}`, `\\"${brackets}`, `${brackets}\\`, `\\\\"\u{1f600}${brackets}`])
      expect(nestsTooDeeply(JSON.stringify({ [words]: words, list: [words] }))).toBe(false);
    expect(nestsTooDeeply(`{"a":"\\\\",${nested(MAX_DEPTH)}`)).toBe(true);
  });

  it.each(['', '"', '"\\', '[', ']]', '{"a'])('of what is no JSON is no concern: %s', (text) => {
    expect(nestsTooDeeply(text)).toBe(false);
  });
});
