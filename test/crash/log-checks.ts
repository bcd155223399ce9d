import { expect } from '@jest/globals';
import { EventRegistry, verifyLog, type EventStore, type RecordedEvent } from '#event-store';
import { wholeLog } from '#event-store/contract';
import type { Acknowledgement } from './appender-process.js';

const registry = new EventRegistry([{ type: 'StatusReported', version: 1, publicName: null, freeText: [] }]);

/**
 * Reads the whole log and checks that it is sound, that every acknowledged append is there once, whole and where it
 * was said to be, and that no append is there in part.
 * @returns the log
 */
export async function expectSoundLog(
  file: string,
  store: EventStore,
  acknowledged: readonly Acknowledgement[],
): Promise<readonly RecordedEvent[]> {
  // integrity, positions and revisions without a gap, every text readable
  expect((await verifyLog({ file, registry })).faults).toEqual([]);
  const log = await wholeLog(store);
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);

  const places = new Map(log.map(({ id }, place) => [id, place]));
  for (const { events, revision, token, stream } of acknowledged) {
    const first = places.get(events[0]!.id) ?? -1;
    expect(first).toBeGreaterThanOrEqual(0);
    const stored = log.slice(first, first + events.length);
    expect(stored.map(({ id, data }) => ({ id, data }))).toEqual(events.map(({ id, data }) => ({ id, data })));
    expect(stored.at(-1)).toMatchObject({ stream, revision, token });
  }

  log.forEach(({ data, stream, revision }, place) => {
    const { index, count } = data as { index: number; count: number };
    if (index > 0) expect(log[place - 1]).toMatchObject({ stream, revision: revision - 1, data: { index: index - 1 } });
    if (index < count - 1)
      expect(log[place + 1]).toMatchObject({ stream, revision: revision + 1, data: { index: index + 1 } });
  });
  return log;
}
