import { describe, expect, it } from '@jest/globals';
import { createProgressBoard, type ViewProgress } from './progress.js';

const progress = (change: Partial<ViewProgress> = {}): ViewProgress => ({
  projection: 'measures',
  version: 1,
  generation: 'g',
  serving: true,
  position: 10,
  token: '10',
  logTime: 0,
  behind: 0,
  stopped: null,
  ...change,
});

describe('waiting for a token', () => {
  it('ends when every view that is needed has got there, by value and not by text', async () => {
    const board = createProgressBoard(['measures', 'audit']);
    board.post(progress({ token: '9' }));
    board.post(progress({ projection: 'audit', token: '9' }));
    let reached: boolean | null = null;
    const waiting = board.whenAt('10', 60_000).then((there) => (reached = there));
    board.post(progress({ token: '11' }));
    await Promise.resolve();
    expect(reached).toBeNull();
    board.post(progress({ projection: 'audit', token: '10' }));
    expect(await waiting).toBe(true);
    expect(await board.whenAt('10', 0)).toBe(true);
    board.close();
  });

  it('ends without success when the time is up, when a view is not built yet, and when the board closes', async () => {
    const board = createProgressBoard(['measures']);
    expect(await board.whenAt('1', 1)).toBe(false);
    board.post(progress({ serving: false }));
    expect(await board.whenAt('1', 1)).toBe(false);
    const waiting = board.whenAt('1', 60_000);
    board.close();
    expect(await waiting).toBe(false);
  });

  it('looks at the version that answers', async () => {
    const board = createProgressBoard(['measures']);
    board.post(progress({ token: '20' }));
    board.post(progress({ version: 2, serving: false, token: '3' }));
    expect(await board.whenAt('20', 1)).toBe(true);
    board.post(progress({ version: 2, serving: true, token: '21' }));
    board.drop('measures', 1);
    expect(await board.whenAt('21', 1)).toBe(true);
    expect(board.statuses().map(({ version }) => version)).toEqual([2]);
  });
});

it('tells for how long a view has not been level, and since when nothing was heard', () => {
  let now = 1_000_000;
  const board = createProgressBoard(['measures'], () => now);
  board.post(progress());
  now += 5000;
  expect(board.silence()).toBe(5);
  board.post(progress({ behind: 3 }));
  expect(board.statuses()).toMatchObject([{ behind: 3, secondsBehind: 5 }]);
  now += 2000;
  expect(board.statuses()).toMatchObject([{ secondsBehind: 7 }]);
  board.post(progress());
  expect(board.statuses()).toMatchObject([{ secondsBehind: 0 }]);
  expect(board.silence()).toBe(0);
});
