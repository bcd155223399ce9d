import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync, writeFileSync } from 'node:fs';
import { memoryEventStore, type EventStore } from '#event-store';
import { domainEventTypes } from '../events.js';
import { projections } from '../projections/index.js';
import { auditProjection } from '../projections/audit/audit.js';
import { measuresProjection } from '../projections/measures/measures.js';
import { structureProjection } from '../projections/structure/structure.js';
import { ORGANISATION, registered, reported, smallOrganisation } from '../testing/facts.js';
import { inFolder, testLog, type TestLog } from '../testing/log.js';
import { dumpView, dumpViews } from '../verify/views.js';
import { readCheckpoint, readIdentity, viewFile } from '../view/file.js';
import type { Projection, ProjectionName } from '../view/projection.js';
import type { ViewProgress, ViewRebuild } from './progress.js';
import { openProjector, type FollowedLog } from './projector.js';

async function smallLog(): Promise<TestLog> {
  const log = testLog();
  await log.record(ORGANISATION, smallOrganisation);
  await log.record('measure-1', [registered({ title: 'Energikontrakt' }), reported()]);
  await log.record('measure-2', [registered({ area: 'area-b' })]);
  await log.record('measure-1', [reported({ effectiveOn: '2018-02-01', progress: 'yellow', risk: 'Sent' })]);
  return log;
}

const open = (dir: string, log: FollowedLog, more: Partial<Parameters<typeof openProjector>[0]> = {}) =>
  openProjector({ dir, log, projections, registry: domainEventTypes(), ...more });

async function build(dir: string, log: FollowedLog, pageSize?: number): Promise<void> {
  const projector = await open(dir, log, pageSize === undefined ? {} : { pageSize });
  await projector.catchUp();
  projector.close();
}

const NAMES = projections.map(({ name }) => name);
/** Those that read what a measure's events say. */
const OF_MEASURES = projections
  .filter(({ readsData, categories }) => readsData && categories !== 'all' && categories.has('measure'))
  .map(({ name }) => name);

/** Where each view stands: the ones named at a position, all others at another. */
const standing = (others: number, named: readonly ProjectionName[] = [], at = others): number[] =>
  NAMES.map((name) => (named.includes(name) ? at : others));

const positions = (dir: string): number[] =>
  projections.map((projection) => {
    const db = new Database(viewFile(dir, projection), { readonly: true });
    const { position } = readCheckpoint(db);
    db.close();
    return position;
  });

const dump = (dir: string): string[] => [...dumpViews(dir)];

describe('a checkpoint and its rows are one transaction', () => {
  it('pages of any size make the same rows', async () => {
    const { store } = await smallLog();
    const dumps = await Promise.all(
      [1, 2, 3, 100].map((size) => inFolder(async (dir) => (await build(dir, store, size), dump(dir)))),
    );
    expect(positionsDiffer(dumps)).toBe(false);
    expect(dumps[0]?.length).toBeGreaterThan(20);
  });

  it('goes on where it stood after being cut off anywhere', async () => {
    const { store } = await smallLog();
    await inFolder(async (dir) => {
      // the log breaks off after each page, as a process that is killed between two of them does
      for (let reads = 1; ; reads++) {
        const projector = await open(dir, breaking(store, reads), { pageSize: 1 });
        const ended = await projector.catchUp().then(
          () => true,
          () => false,
        );
        projector.close();
        if (ended) break;
      }
      await inFolder(async (whole) => {
        await build(whole, store);
        expect(dump(dir)).toEqual(dump(whole));
      });
    });
  });

  it('rolls back what loses the race for the checkpoint, and goes on from what won', async () => {
    const { store, record } = await smallLog();
    await inFolder(async (dir) => {
      const [one, other] = [await open(dir, store), await open(dir, store)];
      await one.catchUp();
      // the other one still stands at the beginning: it loses its first page, and every one is whole
      await other.catchUp();
      await record('measure-2', [reported()]);
      await other.catchUp();
      await one.catchUp();
      await record('measure-2', [reported({ effectiveOn: '2018-03-01' })]);
      await one.catchUp();
      one.close();
      other.close();
      await inFolder(async (whole) => {
        await build(whole, store);
        expect(dump(dir)).toEqual(dump(whole));
      });
    });
  });
});

describe('a checkpoint that does not fit the log', () => {
  const rebuiltFrom = async (prepare: (dir: string, log: TestLog) => Promise<FollowedLog>): Promise<ViewRebuild[]> => {
    const log = await smallLog();
    return inFolder(async (dir) => {
      await build(dir, log.store);
      const now = await prepare(dir, log);
      const rebuilds: ViewRebuild[] = [];
      const projector = await open(dir, now, { onRebuild: (rebuild) => rebuilds.push(rebuild) });
      await projector.catchUp();
      projector.close();
      await inFolder(async (whole) => {
        await build(whole, now);
        expect(dump(dir)).toEqual(dump(whole));
      });
      return rebuilds;
    });
  };

  it('is of another log', async () => {
    const other = await smallLog();
    const rebuilds = await rebuiltFrom(async () => other.store);
    expect(rebuilds.map(({ projection }) => projection)).toEqual(NAMES);
    expect(rebuilds[0]?.reason).toContain('was built from log');
  });

  it('is past the end: a backup was restored', async () => {
    const rebuilds = await rebuiltFrom(async (_, { store }) => ({
      ...asFollowed(store),
      readAll: async (after, limit) => (await store.readAll(after, limit)).filter(({ token }) => Number(token) <= 6),
      at: async (token) => (Number(token) <= 6 ? store.at(token) : null),
      head: async () => '6',
    }));
    expect(rebuilds).toHaveLength(NAMES.length);
    expect(rebuilds[0]?.reason).toContain('the log holds no event at');
  });

  it('names another event in that place', async () => {
    const rebuilds = await rebuiltFrom(async (_, { store }) => ({
      ...asFollowed(store),
      at: async (token) => {
        const event = await store.at(token);
        return event && { ...event, id: 'another' };
      },
    }));
    expect(rebuilds[0]?.reason).toContain('the log holds event another');
  });

  it('cannot be read: the file is no database', async () => {
    const rebuilds = await rebuiltFrom(async (dir, { store }) => {
      writeFileSync(viewFile(dir, measuresProjection), 'something else altogether');
      return store;
    });
    expect(rebuilds.map(({ projection }) => projection)).toEqual(['measures']);
  });
});

describe('an event that cannot be applied', () => {
  it('stops its projection, with the reason; the others go on, and nothing before it is lost', async () => {
    const log = await smallLog();
    await inFolder(async (dir) => {
      await build(dir, log.store);
      await log.record('measure-unheard-of', [reported()]);
      await log.record('measure-2', [reported()]);
      const progress = new Map<ProjectionName, ViewProgress>();
      const projector = await open(dir, log.store, { onProgress: (said) => progress.set(said.projection, said) });
      await projector.catchUp();
      projector.close();
      expect(positions(dir)).toEqual(standing(11, ['measures'], 9));
      expect(progress.get('measures')?.stopped).toMatchObject({
        position: 10,
        type: 'StatusReported',
        reason: 'measure-unheard-of was never registered',
      });
      expect(progress.get('measures')?.behind).toBe(2);
      expect(progress.get('audit')?.stopped).toBeNull();
      await inFolder(async (before) => {
        await build(before, asUpTo(log.store, 9));
        expect([...dumpView(dir, 'measures')]).toEqual([...dumpView(before, 'measures')]);
      });
    });
  });

  it('keeps a view that is still being built from being asked', async () => {
    const log = await smallLog();
    await log.record('measure-unheard-of', [reported()]);
    await inFolder(async (dir) => {
      await build(dir, log.store);
      const db = new Database(viewFile(dir, measuresProjection), { readonly: true });
      expect(readIdentity(db).serving).toBe(false);
      expect(readCheckpoint(db).position).toBe(9);
      db.close();
    });
  });

  it('may be of a type that this release does not know: only those stop that would have to read it', async () => {
    const log = await smallLog();
    const newer = [{ type: 'MeasureSplit', data: { into: 'measure-3' } }];
    await log.record('measure-1', newer);
    await log.record('round-1', [{ type: 'RoundOpened', data: {} }]);
    await inFolder(async (dir) => {
      const stopped: ViewProgress[] = [];
      const projector = await open(dir, log.store, {
        onProgress: (said) => void (said.stopped && stopped.push(said)),
      });
      await projector.catchUp();
      projector.close();
      expect(positions(dir)).toEqual(standing(11, OF_MEASURES, 9));
      expect(stopped.map(({ projection }) => projection)).toEqual(OF_MEASURES);
      expect(stopped[0]?.stopped?.reason).toContain('no MeasureSplit version 1 is known');
    });
  });
});

describe('a new version of a projection', () => {
  /** The same rows, and a mark that says which version made them. */
  const version = (projection: Projection, number: number): Projection => ({ ...projection, version: number });

  it('is built beside the old one, and takes over when it has caught up', async () => {
    const log = await smallLog();
    await inFolder(async (dir) => {
      await build(dir, log.store);
      const next = version(measuresProjection, 2);
      const said: string[] = [];
      const options = {
        projections: [structureProjection, auditProjection, measuresProjection, next],
        pageSize: 2,
        onProgress: ({ projection, version: of, serving, position }: ViewProgress) =>
          void (projection === 'measures' && said.push(`v${of} ${serving ? 'serves' : 'is built'} at ${position}`)),
        onReplaced: (projection: ProjectionName, of: number) => void said.push(`${projection} v${of} is gone`),
      };
      await log.record('measure-2', [reported()]);
      const projector = await open(dir, log.store, options);
      expect(existsSync(viewFile(dir, measuresProjection))).toBe(true);
      await projector.catchUp();
      projector.close();
      // the old one was brought level before the new one took its first page
      expect(said.indexOf('v1 serves at 10')).toBeLessThan(said.indexOf('v2 is built at 2'));
      expect(said.at(-1)).toBe('measures v1 is gone');
      expect(existsSync(viewFile(dir, measuresProjection))).toBe(false);
      const db = new Database(viewFile(dir, next), { readonly: true });
      expect(readIdentity(db).serving).toBe(true);
      db.close();
    });
  });

  it('leaves files of the release before alone until then', async () => {
    const log = await smallLog();
    await inFolder(async (dir) => {
      await build(dir, log.store);
      const next = version(measuresProjection, 2);
      const projector = await open(dir, log.store, { projections: [structureProjection, auditProjection, next] });
      expect(existsSync(viewFile(dir, measuresProjection))).toBe(true);
      await projector.catchUp();
      projector.close();
      expect(existsSync(viewFile(dir, measuresProjection))).toBe(false);
    });
  });
});

it('runs until it is told to stop, following what is appended meanwhile', async () => {
  const log = await smallLog();
  await inFolder(async (dir) => {
    const stopping = new AbortController();
    const reached = new Map<ProjectionName, number>();
    let wanted = 9;
    let seen = (): void => undefined;
    const at = (position: number): Promise<void> => {
      wanted = position;
      return new Promise((resolve) => (seen = resolve));
    };
    const projector = await open(dir, log.store, {
      onProgress: ({ projection, position }) => {
        reached.set(projection, position);
        if ([...reached.values()].every((place) => place >= wanted)) seen();
      },
    });
    const first = at(9);
    const ended = projector.run(stopping.signal);
    await first;
    const second = at(10);
    await log.record('measure-2', [reported()]);
    await second;
    stopping.abort();
    await ended;
    expect(positions(dir)).toEqual(standing(10));
  });
});

const positionsDiffer = (dumps: readonly string[][]): boolean =>
  dumps.some((one) => JSON.stringify(one) !== JSON.stringify(dumps[0]));

const asFollowed = (store: EventStore): FollowedLog => ({
  logId: () => store.logId(),
  readAll: (after, limit) => store.readAll(after, limit),
  at: (token) => store.at(token),
  head: () => store.head(),
  wait: (after, signal) => store.wait(after, signal),
});

/** The log as it was at a position. */
const asUpTo = (store: EventStore, position: number): FollowedLog => ({
  ...asFollowed(store),
  readAll: async (after, limit) => (await store.readAll(after, limit)).filter(({ token }) => Number(token) <= position),
  head: async () => String(position),
});

/** Fails after so many reads. */
function breaking(store: EventStore, reads: number): FollowedLog {
  let left = reads;
  return {
    ...asFollowed(store),
    readAll: (after, limit) => {
      if (left-- === 0) throw new Error('cut off');
      return store.readAll(after, limit);
    },
  };
}

it('an empty log makes empty views that may be asked', async () =>
  inFolder(async (dir) => {
    await build(dir, memoryEventStore());
    expect(positions(dir)).toEqual(standing(0));
    expect(dump(dir)).toHaveLength(NAMES.length);
  }));
