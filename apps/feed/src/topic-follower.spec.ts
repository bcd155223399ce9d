import { expect, test } from '@jest/globals';
import { createDirectory, openCheckpointFile, type CheckpointFile } from '#application';
import { domainEventTypes } from '#read-models';
import { createRing, type Ring } from './ring.js';
import { registered, reported, story } from './testing/topic.js';
import { KeptElsewhere, topicFollower, type TopicFollower } from './topic-follower.js';

function started(checkpoints: CheckpointFile): {
  follower: TopicFollower;
  ring: Ring;
  keep(): void;
  measures(): number;
} {
  const registry = domainEventTypes();
  const ring = createRing(Infinity);
  const directory = createDirectory({ store: { head: () => Promise.resolve('0') }, registry, checkpoints });
  const follower = topicFollower({ directory, ring, registry, topic: 't.events.v1', tail: 4 });
  return { follower, ring, keep: () => directory.keep(), measures: () => directory.state.measures.size };
}

/** A topic of ten events, read and kept. */
async function kept(): Promise<{ checkpoints: CheckpointFile; records: ReturnType<typeof story> }> {
  const checkpoints = openCheckpointFile(':memory:');
  const records = story(10);
  const { follower, keep } = started(checkpoints);
  expect([follower.begin(), follower.agrees]).toEqual([0, true]);
  await follower.take(records);
  keep();
  return { checkpoints, records };
}

test('begins a little before where it ended: the ring is filled, the directory knows the rest', async () => {
  const { checkpoints, records } = await kept();
  const { follower, ring, measures } = started(checkpoints);
  expect([follower.begin(), follower.agrees, ring.until, measures()]).toEqual([6, false, 6, 1]);
  await follower.take(records.slice(6, 8));
  expect(follower.agrees).toBe(false);
  await follower.take([...records.slice(8), registered(11)]);
  expect([follower.agrees, ring.position]).toEqual([true, 11]);
  expect((await ring.log.after(6, 100)).map(({ position }) => position)).toEqual([7, 8, 9, 10, 11]);
  await expect(ring.log.after(5, 1)).rejects.toThrow('the ring begins after 6');
});

test('notices that what was kept is of another place, and can forget it', async () => {
  const { checkpoints, records } = await kept();
  const { follower, ring, measures } = started(checkpoints);
  follower.begin();
  const otherwise = [...records.slice(6, 9), reported(10, 'Gikk annerledes')];
  await expect(follower.take(otherwise)).rejects.toBeInstanceOf(KeptElsewhere);
  follower.reset();
  expect([follower.begin(), follower.agrees, follower.source, ring.position, measures()]).toEqual([
    0,
    true,
    null,
    0,
    0,
  ]);
});
