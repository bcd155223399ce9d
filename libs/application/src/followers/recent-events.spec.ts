import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memoryEventStore, positionedLog, type Checkpoint, type PositionedEvent } from '#event-store';
import { createCommandExecutor } from '../executor/executor.js';
import { notebook, notebookRegistry, writing } from '../testing/notebook.js';
import { startLogTail, type LogConsumer } from './log-tail.js';
import { recentEvents } from './recent-events.js';

function seeing(): LogConsumer & { readonly seen: number[] } {
  const seen: number[] = [];
  let checkpoint: Checkpoint | null = null;
  return {
    name: 'seeing',
    seen,
    get checkpoint() {
      return checkpoint;
    },
    take(events, now) {
      seen.push(...events.map(({ position }) => position));
      checkpoint = now;
    },
    reset() {
      checkpoint = null;
    },
  };
}

test('whoever follows right behind sees each event once and in order, whatever is kept and however it pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 7 }),
      async (batches, keep, page) => {
        const store = memoryEventStore();
        const log = positionedLog(store);
        const { consumer, log: recent } = recentEvents(seeing(), log, keep);
        const tail = startLogTail({ store, consumers: [consumer] });
        const executor = createCommandExecutor({ store, registry: notebookRegistry });
        const all = batches.reduce((sum, size) => sum + size, 0);

        const behind: PositionedEvent[] = [];
        const following = (async () => {
          while (behind.length < all) {
            const position = behind.at(-1)?.position ?? 0;
            const events = await recent.after(position, page);
            if (events.length === 0) await recent.wait(position);
            behind.push(...events);
          }
        })();
        for (const [index, size] of batches.entries()) {
          const lines = Array.from({ length: size }, (_, line) => `${index}.${line}`);
          await executor.execute(notebook, writing(`c${index}`, { type: 'Write', lines }));
        }
        await following;
        expect(behind).toEqual(await log.after(0, all));
        await tail.close();
      },
    ),
    { numRuns: 50 },
  );
});

test('nothing is told before the consumer has seen it', async () => {
  const store = memoryEventStore();
  const { log } = recentEvents(seeing(), positionedLog(store));
  const executor = createCommandExecutor({ store, registry: notebookRegistry });
  await executor.execute(notebook, writing('c1', { type: 'Write', lines: ['a'] }));
  expect(await log.after(0, 10)).toEqual([]);
  const stop = new AbortController();
  const waiting = log.wait(0, stop.signal);
  stop.abort();
  await waiting;
});
