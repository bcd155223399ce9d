import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { createWatchdog, type Watchdog } from './watchdog.js';

let end: string | null;
let said: string[];
let watchdog: Watchdog;
beforeEach(() => {
  jest.useFakeTimers();
  end = '10';
  said = [];
  watchdog = createWatchdog({
    head: async () => {
      if (end === null) throw new Error('away');
      return end;
    },
    every: 100,
    found: (head) => said.push(`found ${head}`),
    failed: () => said.push('failed'),
    silent: () => {
      said.push('silent');
      watchdog.end();
    },
  });
  watchdog.start();
});
afterEach(() => {
  watchdog.stop();
  jest.useRealTimers();
});

const look = (): Promise<void> => jest.advanceTimersByTimeAsync(100).then(() => undefined);

it('suspects a subscription that has not told of an event by the look after the one that found it', async () => {
  watchdog.begin();
  await look();
  end = '20';
  await look();
  expect(said).not.toContain('silent');
  await look();
  expect(said).toContain('silent');
});

it('suspects none that tells, none that is not there, and none for what was there before it', async () => {
  watchdog.begin();
  await look();
  for (const token of ['20', '30', '40']) {
    end = token;
    await look();
    watchdog.told(token);
    await look();
  }
  watchdog.end();
  end = '50';
  await look();
  await look();
  watchdog.begin();
  await look();
  await look();
  expect(said).not.toContain('silent');
});

it('tells what it found, and that the log did not answer', async () => {
  await look();
  end = null;
  await look();
  end = '30';
  await look();
  expect(said).toEqual(['found 10', 'failed', 'found 30']);
});
