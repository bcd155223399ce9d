import { expect, it } from '@jest/globals';
import { newStream, sampleEvents, wholeLog } from './contract/under-test.js';
import { memoryEventStore } from './memory/index.js';
import { positionedLog } from './positioned-log.js';

it('gives the log by positions where tokens are positions', async () => {
  const store = memoryEventStore();
  const log = positionedLog(store);
  expect(await log.head()).toEqual({ position: 0, token: '0' });
  const { token } = await store.append(newStream(), 'no-stream', sampleEvents(5));
  await store.append(newStream(), 'no-stream', sampleEvents(2));
  expect(await log.head()).toEqual({ position: 7, token: '7' });
  expect(await log.positionOf(token)).toBe(5);
  const page = await log.after(2, 3);
  expect(page.map(({ position }) => position)).toEqual([3, 4, 5]);
  expect(page.map(({ id }) => id)).toEqual((await wholeLog(store)).slice(2, 5).map(({ id }) => id));
  expect(await log.after(7, 3)).toEqual([]);
  const woken = log.wait(7);
  await store.append(newStream(), 'no-stream', sampleEvents(1));
  await woken;
  await expect(log.positionOf('x')).rejects.toBeInstanceOf(RangeError);
  await expect(log.after(0, 0)).rejects.toBeInstanceOf(RangeError);
});
