import { expect, test } from '@jest/globals';
import type { PositionedEvent } from '#event-store';
import { createRing } from './ring.js';
import { weightOf } from './weight.js';

const event = (position: number, text = 'x'.repeat(500)): PositionedEvent =>
  ({ position, data: { text } }) as unknown as PositionedEvent;
const events = (from: number, to: number): PositionedEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index));
const WEIGHT = weightOf(event(1));

test('holds the latest events, as many as fit', async () => {
  const ring = createRing(3 * WEIGHT);
  ring.begin(10);
  ring.add(events(11, 12));
  ring.add(events(13, 100));
  expect([ring.until, ring.position, ring.bytes]).toEqual([97, 100, 3 * WEIGHT]);
  expect((await ring.log.after(97, 2)).map(({ position }) => position)).toEqual([98, 99]);
  expect(await ring.log.after(100, 2)).toEqual([]);
  expect(await ring.log.head()).toEqual({ position: 100, token: '100' });
  await ring.taken();
});

test('forgets nothing that has not been sent, and lets whoever fills it wait for that', async () => {
  const ring = createRing(3 * WEIGHT);
  ring.sent(0);
  ring.add(events(1, 10));
  expect([ring.until, ring.position]).toEqual([0, 10]);
  let taken = false;
  const waiting = ring.taken().then(() => (taken = true));
  ring.sent(5);
  await Promise.resolve();
  expect([ring.until, taken]).toEqual([5, false]);
  ring.sent(10);
  await waiting;
  expect([ring.until, ring.bytes]).toEqual([7, 3 * WEIGHT]);
});

test('wakes who waits for more, or no longer does, and tells who fills it that nothing is sent any more', async () => {
  const ring = createRing(WEIGHT);
  const more = ring.log.wait(0);
  ring.add(events(1, 1));
  await more;
  const stop = new AbortController();
  const given = ring.log.wait(1, stop.signal);
  stop.abort();
  await given;
  ring.sent(0);
  const filling = ring.taken();
  ring.close(new Error('it stops'));
  await expect(filling).rejects.toThrow('it stops');
  await expect(ring.taken()).rejects.toThrow('it stops');
});
