import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entityTag, readIfMatch } from './conditional.js';

describe('If-Match', () => {
  test('of the tag that was answered is the revision', () => {
    fc.assert(
      fc.property(fc.nat(), (revision) => {
        expect(readIfMatch(entityTag(revision))).toEqual({ kind: 'revision', revision });
      }),
    );
  });

  test.each([
    [undefined, 'none'],
    ['', 'none'],
    ['*', 'any'],
    ['W/"3"', 'weak'],
    ['3', 'malformed'],
    ['"03"', 'malformed'],
    ['"-1"', 'malformed'],
    ['"3", "4"', 'malformed'],
    ['"99999999999999999999"', 'malformed'],
  ])('%s is %s', (header, kind) => {
    expect(readIfMatch(header).kind).toBe(kind);
  });

  test('is never read as a revision that it does not name', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const read = readIfMatch(header);
        if (read.kind === 'revision') expect(header.trim()).toBe(`"${read.revision}"`);
      }),
    );
  });
});
