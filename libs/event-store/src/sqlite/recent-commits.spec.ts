import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleEvents } from '../contract/under-test.js';
import { encodeAppend } from '../encode.js';
import { createRecentCommits } from './recent-commits.js';

/** Commits of this process, each of some appends of so many events, and before each so many events of another one. */
const commits = fc.array(
  fc.record({
    foreign: fc.constantFrom(0, 0, 0, 2),
    appends: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
  }),
  { maxLength: 12 },
);

it('answers what the log would answer, or not at all, and never across the place of another process', () => {
  let [answered, asked] = [0, 0];
  fc.assert(
    fc.property(commits, fc.nat({ max: 60 }), fc.integer({ min: 1, max: 10 }), (history, after, limit) => {
      const recent = createRecentCommits(8);
      const log: (string | null)[] = [];
      history.forEach(({ foreign, appends }, turn) => {
        for (let index = 0; index < foreign; index++) log.push(null);
        recent.add(
          appends.map((count, index) => {
            const append = encodeAppend(`stream-${turn}-${index}`, 'no-stream', sampleEvents(count));
            log.push(...append.events.map(({ id }) => id));
            return { append, revision: count - 1, position: log.length };
          }),
        );
      });
      const page = recent.after(after, limit);
      asked++;
      if (page === null) return;
      answered++;
      const rest = log.slice(after, after + limit);
      expect(page.length).toBeGreaterThan(0);
      expect(page.map(({ id }) => id)).toEqual(rest.slice(0, page.length));
      page.forEach(({ position, token }, index) => {
        expect(position).toBe(after + 1 + index);
        expect(token).toBe(String(position));
      });
      // a shorter page ends at the end of what this process has written
      if (page.length < limit) expect(after + page.length).toBe(log.length);
    }),
    { numRuns: 500 },
  );
  expect(answered).toBeGreaterThan(20);
  expect(asked).toBeGreaterThan(answered);
});

it('tells revisions and content as they were written', () => {
  const recent = createRecentCommits();
  const events = sampleEvents(3);
  recent.add([{ append: encodeAppend('measure-1', 4, events), revision: 7, position: 12 }]);
  expect(recent.after(8, 10)).toBeNull();
  expect(recent.after(12, 10)).toBeNull();
  expect(recent.after(10, 10)).toEqual(
    events.slice(1).map((event, index) => ({
      ...event,
      stream: 'measure-1',
      revision: 6 + index,
      position: 11 + index,
      token: String(11 + index),
    })),
  );
});
