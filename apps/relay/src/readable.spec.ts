import { expect, test } from '@jest/globals';
import type { LogConsumer } from '#application';
import { EventRegistry, type Checkpoint, type PositionedEvent } from '#event-store';
import { untilUnreadable } from './readable.js';

const registry = new EventRegistry([{ type: 'Told', version: 1, publicName: null, freeText: [] }]);

const event = (position: number, type = 'Told'): PositionedEvent => ({
  id: `event-${position}`,
  type,
  version: 1,
  data: {},
  metadata: {
    actor: { person: 'p', role: 'r' },
    commandId: 'c',
    fingerprint: 'f',
    correlationId: 'c',
    recordedAt: '2017-04-30T10:00:00.000Z',
    source: 'http',
  },
  stream: 'measure-1',
  revision: position - 1,
  token: `${position * 100}`,
  position,
});
const checkpointOf = ({ position, token, id }: PositionedEvent): Checkpoint => ({
  logId: 'log',
  position,
  token,
  eventId: id,
});

function notebook(): LogConsumer & { readonly taken: string[] } {
  const taken: string[] = [];
  let checkpoint: Checkpoint | null = null;
  return {
    name: 'notebook',
    taken,
    get checkpoint() {
      return checkpoint;
    },
    take(events, now) {
      taken.push(...events.map(({ id }) => id));
      checkpoint = now;
    },
    reset: () => undefined,
  };
}

test('hands on what can be read, up to the first event that cannot', () => {
  const consumer = notebook();
  const readable = untilUnreadable(consumer, registry);
  readable.take([event(1), event(2)], checkpointOf(event(2)));
  const page = [event(3), event(4, 'Unheard'), event(5)];
  expect(() => readable.take(page, checkpointOf(event(5)))).toThrow('event event-4 at position 4 cannot be read');
  expect(consumer.taken).toEqual(['event-1', 'event-2', 'event-3']);
  expect(readable.checkpoint).toEqual(checkpointOf(event(3)));
});

test('hands on nothing where the first cannot be read', () => {
  const consumer = notebook();
  const page = [event(1, 'Unheard'), event(2)];
  expect(() => untilUnreadable(consumer, registry).take(page, checkpointOf(event(2)))).toThrow('position 1');
  expect([consumer.taken, consumer.checkpoint]).toEqual([[], null]);
});
