import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryEventStore, memoryLog, StoreUnavailable, type MemoryLog } from '#event-store';
import { openCheckpointFile, type CheckpointFile } from '../followers/checkpoint-file.js';
import { addSector, openRound } from '../testing/facts.js';
import { asking, type Office } from '../testing/office.js';
import {
  startProcess,
  takingOnly,
  type RunningProcess,
  type RunningProcessOptions,
} from '../testing/running-process.js';
import { publicationProcess, type BuiltPublication, type PublicationBuilder } from './publication.js';

let folder: string;
let log: MemoryLog;
let checkpoints: CheckpointFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publication-'));
  checkpoints = openCheckpointFile(join(folder, 'followers.sqlite'));
  log = memoryLog();
});
afterEach(() => {
  checkpoints.close();
  rmSync(folder, { recursive: true });
});

const built = (...pages: string[]): BuiltPublication => ({
  pages,
  bytes: Buffer.byteLength(pages.join('')),
  sha256: createHash('sha256').update(pages.join('')).digest('hex'),
});

const PAGES = ['{"a":"Bærum', ' kommune",', '"b":1}\n'];
const builds = (...results: (BuiltPublication | null)[]): PublicationBuilder => ({
  build: async () => (results.length > 1 ? results.shift()! : results[0]!),
});

const start = (
  more: Partial<RunningProcessOptions> & { readonly builder?: PublicationBuilder } = {},
): RunningProcess => {
  const { builder = builds(built(...PAGES)), ...options } = more;
  return startProcess({
    log,
    checkpoints,
    process: ({ commands, directory }) => publicationProcess(commands, builder, directory),
    ...options,
  });
};

async function prepare({ commands }: Office): Promise<void> {
  await commands.organisation(asking('', addSector));
  expect(await commands.round(asking('r1', openRound))).toMatchObject({ kind: 'stored' });
}

const publish = ({ commands }: Office) =>
  commands.round(
    asking('r1', { type: 'PublishRound', position: 2, projections: { measures: 1 }, reason: 'Fristen er ute' }),
  );

const events = () => memoryEventStore(log).readAll('0', 10_000);
const stored = async (): Promise<string[]> =>
  (await events()).filter(({ stream }) => stream === 'publication-r1').map(({ data }) => data['content'] as string);
const published = async () => (await events()).filter(({ type }) => type === 'RoundPublished');

describe('when a round is published', () => {
  test('its pages lie in the log, and then the round says so with their hash', async () => {
    const running = start();
    await prepare(running);
    await publish(running);
    await running.settle();
    expect(await stored()).toEqual(PAGES);
    const [event, ...others] = await published();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      stream: 'round-r1',
      data: {
        position: 2,
        pages: 3,
        bytes: Buffer.byteLength(PAGES.join('')),
        sha256: createHash('sha256').update(PAGES.join('')).digest('hex'),
      },
      metadata: { actor: { person: 'someone', grant: 'process:publication' }, source: 'process:publication' },
    });
    expect((await events()).at(-1)?.type).toBe('RoundPublished');
    await running.close();
  });

  test('it waits until the views have got there', async () => {
    const asked: { round: string; position: number; token: string }[] = [];
    const results = [null, null, built(...PAGES)];
    const builder: PublicationBuilder = {
      build: async (round) => {
        asked.push({ ...round });
        return results.shift() ?? null;
      },
    };
    const running = start({ builder });
    await prepare(running);
    await publish(running);
    await running.settle();
    expect(asked).toEqual(Array(3).fill({ round: 'r1', position: 2, token: '3' }));
    expect(await stored()).toEqual(PAGES);
    await running.close();
  });

  test('killed after any number of appends it ends with the same bytes, each page once', async () => {
    for (let appends = 1; appends <= PAGES.length + 1; appends++) {
      log = memoryLog();
      const preparing = start({ checkpoints: null });
      await prepare(preparing);
      await preparing.close();
      const stopped = start({
        checkpoints: null,
        store: takingOnly(appends, log, () => new StoreUnavailable('down')),
      });
      await publish(stopped);
      await stopped.failing();
      await stopped.close();
      expect(await stored()).toEqual(PAGES.slice(0, appends - 1));
      expect(await published()).toEqual([]);

      const again = start({ checkpoints: null });
      await again.settle();
      expect(await stored()).toEqual(PAGES);
      expect(await published()).toHaveLength(1);
      await again.close();
    }
  });

  test('a process that begins again from nothing adds nothing', async () => {
    const running = start();
    await prepare(running);
    await publish(running);
    await running.settle();
    await running.close();
    const length = log.events.length;
    const again = start({ checkpoints: null });
    await again.settle();
    expect(log.events).toHaveLength(length);
    await again.close();
  });

  test('a release that was changed in between stores its own bytes anew, and later publications are not held up', async () => {
    const preparing = start();
    await prepare(preparing);
    await preparing.commands.round(asking('r2', openRound));
    await preparing.settle();
    await preparing.close();
    const stopped = start({ store: takingOnly(3, log, () => new StoreUnavailable('down')) });
    await publish(stopped);
    await stopped.failing();
    await stopped.close();
    expect(await stored()).toEqual(PAGES.slice(0, 2));

    const others = [PAGES[0]!, ' kommune", ', '"b":1}\n'];
    const again = start({ builder: builds(built(...others)) });
    await again.settle();
    expect(await stored()).toEqual([...PAGES.slice(0, 2), ...others]);
    expect(await published()).toMatchObject([{ data: { pages: 3, sha256: built(...others).sha256 } }]);
    await again.commands.round(
      asking('r2', { type: 'PublishRound', position: 2, projections: { measures: 1 }, reason: 'Haster' }),
    );
    await again.settle();
    expect(await published()).toHaveLength(2);
    await again.close();
  });

  test('a release that was changed afterwards leaves what is published alone, also when its place is lost', async () => {
    const running = start();
    await prepare(running);
    await publish(running);
    await running.settle();
    await running.close();
    const again = start({ checkpoints: null, builder: builds(built('{"a":"Asker', ' kommune"}\n')) });
    await again.settle();
    expect(await stored()).toEqual(PAGES);
    expect(await published()).toHaveLength(1);
    await again.close();
  });
});
