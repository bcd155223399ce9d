import { describe, expect, it } from '@jest/globals';
import { orderlyShutdown } from './shutdown.js';

describe('shutdown', () => {
  it('runs the steps in order, each after the one before, also after one that failed, and once', async () => {
    const seen: string[] = [];
    const step = (name: string, fails = false) => ({
      name,
      async run() {
        seen.push(`${name} begins`);
        await Promise.resolve();
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
      },
    });
    const stop = orderlyShutdown({ steps: [step('http'), step('feed', true), step('store')], limitMs: 60_000 });
    const [first, second] = await Promise.all([stop(), stop()]);
    expect(seen).toEqual(['http begins', 'http ends', 'feed begins', 'feed ends', 'store begins', 'store ends']);
    expect(first).toBe(second);
    expect(first).toEqual({
      done: ['http', 'store'],
      failed: [{ step: 'feed', error: expect.any(Error) }],
      unfinished: [],
    });
  });

  it('gives up when the time is over, and says what was left', async () => {
    let over = (): void => undefined;
    const stop = orderlyShutdown({
      steps: [
        { name: 'http', run: () => undefined },
        { name: 'feed', run: () => new Promise(() => over()) },
        { name: 'store', run: () => undefined },
      ],
      limitMs: 1,
      sleep: () => new Promise((resolve) => (over = resolve)),
    });
    expect(await stop()).toEqual({ done: ['http'], failed: [], unfinished: ['feed', 'store'] });
  });
});
