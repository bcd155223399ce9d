import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureCommand } from '#domain';
import { memoryEventStore, memoryLog, StoreUnavailable, type EventStore, type MemoryLog } from '#event-store';
import { openCheckpointFile, type CheckpointFile } from '../followers/checkpoint-file.js';
import { asking, type Office } from '../testing/office.js';
import { startProcess, type RunningProcess } from '../testing/running-process.js';
import { adoptionProcess } from './adoption.js';

let folder: string;
let log: MemoryLog;
let checkpoints: CheckpointFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adoption-'));
  checkpoints = openCheckpointFile(join(folder, 'followers.sqlite'));
  log = memoryLog();
});
afterEach(() => {
  checkpoints.close();
  rmSync(folder, { recursive: true });
});

/** The application with the process, as after a start of the service. */
const start = (store?: EventStore, kept: CheckpointFile | null = checkpoints): RunningProcess =>
  startProcess({
    log,
    checkpoints: kept,
    process: ({ commands, directory }) => adoptionProcess(commands, directory),
    ...(store ? { store } : {}),
  });

const measure = (programme: string | null): MeasureCommand => ({
  type: 'RegisterMeasure',
  title: 'Et tiltak',
  description: null,
  area: 'osu',
  areaAssumed: false,
  chapterArea: null,
  adoption: { status: 'not-adopted', programme },
  responsible: null,
  continuous: true,
  due: null,
  legalBasis: null,
  goals: [],
  strategies: [],
  participatingAreas: [],
  exemption: null,
  source: null,
});

async function prepare({ commands }: Office, measures: readonly string[]): Promise<void> {
  const unit = { type: 'AddUnit', unit: 'osu', level: 'sector', name: 'OSU', parent: null, source: null } as const;
  await commands.organisation(asking('', unit));
  for (const year of [2017, 2018]) {
    const prepared = { type: 'PrepareProgramme', name: `HP ${year}`, firstYear: year, lastYear: year + 3 } as const;
    await commands.programme(asking(`p${year}`, { ...prepared, source: null }));
  }
  for (const id of measures) {
    const outcome = await commands.measure(asking(id, measure(id.startsWith('other') ? 'p2017' : 'p2018')));
    expect(outcome).toMatchObject({ kind: 'stored' });
  }
}

const adopt = ({ commands }: Office) =>
  commands.programme(asking('p2018', { type: 'AdoptProgramme', decision: null, decisionUnknown: true }));

async function adoptions(): Promise<string[]> {
  const events = await memoryEventStore(log).readAll('0', 10_000);
  return events.filter(({ type }) => type === 'MeasureAdopted').map(({ stream }) => stream);
}

describe('when a programme is adopted', () => {
  test('its measures are adopted, with the event that caused it and the process as the right; others are not', async () => {
    const running = start();
    await prepare(running, ['one', 'two', 'other']);
    await adopt(running);
    await running.settle();
    expect((await adoptions()).sort()).toEqual(['measure-one', 'measure-two']);
    const events = await memoryEventStore(log).readAll('0', 10_000);
    const cause = events.find(({ type }) => type === 'ProgrammeAdopted');
    expect(events.find(({ type }) => type === 'MeasureAdopted')).toMatchObject({
      data: { programme: 'p2018' },
      metadata: {
        actor: { person: 'someone', role: 'system', grant: 'process:adoption' },
        causationId: cause?.id,
        correlationId: cause?.metadata.correlationId,
        source: 'process:adoption',
      },
    });
    await running.close();
  });

  test('a measure that is registered afterwards was not before the council', async () => {
    const running = start();
    await prepare(running, ['one']);
    await adopt(running);
    await running.commands.measure(asking('late', measure('p2018')));
    await running.settle();
    expect(await adoptions()).toEqual(['measure-one']);
    await running.close();

    // Nor when everything that the process and the directory kept is lost.
    const again = start(memoryEventStore(log), null);
    await again.settle();
    expect(await adoptions()).toEqual(['measure-one']);
    await again.close();
  });

  test('a process that begins again from nothing adds nothing', async () => {
    const running = start();
    await prepare(running, ['one', 'two']);
    await adopt(running);
    await running.settle();
    await running.close();
    const length = log.events.length;
    const again = start(memoryEventStore(log), null);
    await again.settle();
    expect(log.events).toHaveLength(length);
    await again.close();
  });

  test('one that is stopped in the middle goes on where it was, and tells nobody twice', async () => {
    const preparing = start();
    await prepare(preparing, ['one', 'two', 'three']);
    await preparing.settle();
    await preparing.close();

    // The store takes the adoption of the programme and of one measure, and then nothing.
    let left = 2;
    const inner = memoryEventStore(log);
    const failing: EventStore = {
      ...inner,
      append: (...args) => (left-- > 0 ? inner.append(...args) : Promise.reject(new StoreUnavailable('down'))),
    };
    const stopped = start(failing);
    await adopt(stopped);
    await stopped.directory.catchUp(1000);
    while (!stopped.runner.failure) await new Promise(setImmediate);
    expect(stopped.runner.waiting).toBe(1);
    await stopped.close();
    expect(await adoptions()).toHaveLength(1);

    const again = start();
    await again.settle();
    expect((await adoptions()).sort()).toEqual(['measure-one', 'measure-three', 'measure-two']);
    expect(again.runner.waiting).toBe(0);
    await again.close();
  });

  test('a start after the work was done asks for nothing again', async () => {
    const running = start();
    await prepare(running, ['one']);
    await adopt(running);
    await running.settle();
    await running.close();
    const asked: string[] = [];
    const inner = memoryEventStore(log);
    const again = start({ ...inner, append: (...args) => (asked.push(args[0]), inner.append(...args)) });
    await again.settle();
    expect(asked).toEqual([]);
    await again.close();
  });
});
