import { Test } from '@nestjs/testing';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { describe, expect, it } from '@jest/globals';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryEventStore, openEventStore, type EventStore } from '#event-store';
import { GetOverview, ListMeasures, ReadModelsModule } from './module.js';
import { projections } from './projections/index.js';
import { measuresProjection } from './projections/measures/measures.js';
import { measureList } from './queries/measures/index.js';
import { overview } from './queries/overview.js';
import { startReadModels, type ReadModelsOptions } from './start.js';
import { ORGANISATION, registered, smallOrganisation } from './testing/facts.js';
import { AUDITOR, answered, inFolder, proposal } from './testing/log.js';
import { viewFile } from './view/file.js';

const append = async (store: EventStore, stream: string, facts: Parameters<typeof proposal>[0]): Promise<string> =>
  (await store.append(stream, 'no-stream', proposal(facts))).token;

/** Both ways to run: in this thread over a log in memory, in a thread of its own over a file. */
const setups: [string, (dir: string) => Promise<Pick<ReadModelsOptions, 'log' | 'store'>>][] = [
  ['in this thread', async () => ({ log: memoryEventStore() })],
  [
    'in a thread of its own',
    async (dir) => {
      const store = { kind: 'sqlite', file: join(dir, 'events.sqlite') } as const;
      return { log: await openEventStore(store), store };
    },
  ],
];

describe.each(setups)('read models that run %s', (_, setup) => {
  it('say when they have reached what was appended, and show it', async () =>
    inFolder(async (dir) => {
      const source = await setup(dir);
      const viewsDir = join(dir, 'views');
      const models = startReadModels({ viewsDir, ...source });
      const { log } = source;
      await append(log, ORGANISATION, smallOrganisation);
      for (let measure = 1; measure <= 3; measure++) {
        const token = await append(log, `measure-${measure}`, [registered({ title: `Tiltak ${measure}` })]);
        expect(await models.whenAt(token, 20_000)).toBe(true);
        const list = answered(measureList(models, { viewer: AUDITOR }));
        expect(list.measures).toHaveLength(measure);
        expect(answered(measureList(models, { viewer: AUDITOR, text: 'tiltak' })).count.total).toBe(measure);
        expect(String(list.position)).toBe(token);
      }
      expect(models.statuses().map(({ projection, stopped, serving }) => [projection, stopped, serving])).toEqual(
        projections.map(({ name }) => [name, null, true]),
      );
      expect(await models.whenAt('999', 5)).toBe(false);
      await models.stop();

      // appended while nobody looked; and one view is lost
      const token = await append(log, 'measure-4', [registered()]);
      for (const suffix of ['', '-wal', '-shm']) {
        rmSync(viewFile(viewsDir, measuresProjection) + suffix, { force: true });
      }
      const again = startReadModels({ viewsDir, ...source });
      expect(await again.whenAt(token, 20_000)).toBe(true);
      expect(answered(overview(again, { viewer: AUDITOR })).all.measures.total).toBe(4);
      await again.stop();
      await log.close();
      expect(existsSync(viewFile(viewsDir, measuresProjection))).toBe(true);
    }));
});

it('are refused until they have caught up for the first time', async () =>
  inFolder(async (dir) => {
    const log = memoryEventStore();
    const models = startReadModels({ viewsDir: dir, log });
    const early = overview(models, { viewer: AUDITOR });
    expect(early.ok ? '' : early.refusals[0].code).toBe('view-building');
    await models.stop();
    await log.close();
  }));

it('go on after a failure of the log, and say what it was', async () =>
  inFolder(async (dir) => {
    const store = memoryEventStore();
    const failures: string[] = [];
    let fails = true;
    const log: EventStore = {
      ...store,
      readAll: (after, limit) => {
        if (!fails) return store.readAll(after, limit);
        fails = false;
        throw new Error('the log is away');
      },
    };
    const token = await append(store, ORGANISATION, smallOrganisation);
    const models = startReadModels({ viewsDir: dir, log, onFailure: (reason) => failures.push(reason) });
    expect(await models.whenAt(token, 20_000)).toBe(true);
    expect(failures).toEqual(['the log is away']);
    await models.stop();
  }));

it('answer on the query bus, and stop with the application', async () =>
  inFolder(async (dir) => {
    const log = memoryEventStore();
    const token = await append(log, ORGANISATION, smallOrganisation);
    const models = startReadModels({ viewsDir: dir, log });
    const application = await Test.createTestingModule({
      imports: [CqrsModule.forRoot(), ReadModelsModule.forRootAsync({ useFactory: () => models })],
    }).compile();
    await application.init();
    await models.whenAt(token, 20_000);
    const bus = application.get(QueryBus);
    const seen = answered(await bus.execute(new GetOverview({ viewer: AUDITOR })));
    expect(seen.sectors.map(({ unit }) => unit)).toEqual(['sector-s']);
    expect(answered(await bus.execute(new ListMeasures({ viewer: AUDITOR }))).measures).toEqual([]);
    await application.close();
    expect(await models.whenAt('999', 60_000)).toBe(false);
  }));
