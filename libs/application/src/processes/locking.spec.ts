import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryEventStore, memoryLog, StoreUnavailable, type MemoryLog } from '#event-store';
import { openCheckpointFile, type CheckpointFile } from '../followers/checkpoint-file.js';
import { addSector, openLine, proposePlan, registerMeasure } from '../testing/facts.js';
import { asking, openOffice, type Office } from '../testing/office.js';
import {
  startProcess,
  takingOnly,
  type RunningProcess,
  type RunningProcessOptions,
} from '../testing/running-process.js';
import { lockingProcess } from './locking.js';

let folder: string;
let log: MemoryLog;
let checkpoints: CheckpointFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locking-'));
  checkpoints = openCheckpointFile(join(folder, 'followers.sqlite'));
  log = memoryLog();
});
afterEach(() => {
  checkpoints.close();
  rmSync(folder, { recursive: true });
});

const start = (more: Partial<RunningProcessOptions> = {}): RunningProcess =>
  startProcess({
    log,
    checkpoints,
    process: ({ commands, directory }) => lockingProcess(commands, directory),
    ...more,
  });

const codes = (outcome: object): string[] =>
  'refusals' in outcome ? (outcome.refusals as { code: string }[]).map(({ code }) => code) : [];

/** Each measure with a line that is planned for HP 2018; those called `bare` have a line without a plan. */
async function prepare({ commands }: Office, measures: readonly string[]): Promise<void> {
  await commands.organisation(asking('', addSector));
  const prepared = {
    type: 'PrepareProgramme',
    name: 'HP 2018',
    firstYear: 2018,
    lastYear: 2021,
    source: null,
  } as const;
  await commands.programme(asking('p2018', prepared));
  for (const id of measures) {
    await commands.measure(asking(id, registerMeasure('p2018')));
    const opened = await commands.savings(asking(id, openLine(id, `line-${id}`)));
    expect(opened).toMatchObject({ kind: 'stored' });
    if (id.startsWith('bare')) continue;
    const planned = await commands.savings(asking(id, proposePlan(`line-${id}`, 'p2018')));
    expect(planned).toMatchObject({ kind: 'stored' });
  }
}

const adopt = ({ commands }: Office) =>
  commands.programme(asking('p2018', { type: 'AdoptProgramme', decision: null, decisionUnknown: true }));

async function locks(): Promise<string[]> {
  const events = await memoryEventStore(log).readAll('0', 10_000);
  return events.filter(({ type }) => type === 'SavingsPlansLocked').map(({ stream }) => stream);
}

describe('when a programme is adopted', () => {
  test('its plans are locked, with the event that caused it and the process as the right; others are not', async () => {
    const running = start();
    await prepare(running, ['one', 'two', 'bare']);
    await running.commands.measure(asking('gone', registerMeasure('p2018')));
    await adopt(running);
    await running.settle();
    expect((await locks()).sort()).toEqual(['savings-one', 'savings-two']);
    const events = await memoryEventStore(log).readAll('0', 10_000);
    const cause = events.find(({ type }) => type === 'ProgrammeAdopted');
    expect(events.find(({ type }) => type === 'SavingsPlansLocked')).toMatchObject({
      data: { programme: 'p2018' },
      metadata: {
        actor: { person: 'someone', role: 'system', grant: 'process:locking' },
        causationId: cause?.id,
        source: 'process:locking',
      },
    });
    await running.close();
  });

  test('a later proposal is refused; a decision is taken, also for a measure that had no plan then', async () => {
    const running = start();
    await prepare(running, ['one', 'bare']);
    await adopt(running);
    await running.settle();
    const years = [{ year: 2018, amount: -3_000_000, approximate: false, range: null }];
    const late = (id: string) =>
      running.commands.savings(asking(id, { ...proposePlan(`line-${id}`, 'p2018'), years, reason: 'Mer' }));
    expect(codes(await late('bare'))).toEqual(['plan-programme-adopted']);
    expect(codes(await late('one'))).toEqual(['plan-locked']);
    const decided = (id: string) =>
      running.commands.savings(
        asking(id, {
          ...proposePlan(`line-${id}`, 'p2018'),
          basis: { kind: 'decision', decision: { case: '17/101', kind: 'decided' } },
          years: [{ year: 2018, amount: -2_000_000, approximate: false, range: null }],
          reason: 'Vedtatt på nytt',
        }),
      );
    expect(await decided('one')).toMatchObject({ kind: 'stored' });
    expect(await decided('bare')).toMatchObject({ kind: 'stored' });
    expect((await locks()).sort()).toEqual(['savings-bare', 'savings-one']);
    await running.close();
  });

  test('a proposal is refused from the adoption on, also when another process took that a moment ago', async () => {
    const running = start();
    await prepare(running, ['bare']);
    const elsewhere = openOffice({ store: memoryEventStore(log) });
    await adopt(elsewhere);
    const years = [{ year: 2018, amount: -3_000_000, approximate: false, range: null }];
    const late = { ...proposePlan('line-bare', 'p2018'), years, reason: 'Mer' };
    expect(codes(await running.commands.savings(asking('bare', late)))).toEqual(['plan-programme-adopted']);
    await elsewhere.close();
    await running.close();
  });

  test('a decision that is refused for another reason leaves nothing behind, no lock either', async () => {
    const running = start();
    await prepare(running, ['bare']);
    await adopt(running);
    await running.settle();
    const basis = { kind: 'decision', decision: { case: '17/101', kind: 'planned' } } as const;
    const outcome = await running.commands.savings(asking('bare', { ...proposePlan('line-bare', 'p2018'), basis }));
    expect(codes(outcome)).toEqual(['decision-not-decided']);
    expect(await locks()).toEqual([]);
    await running.close();
  });

  test('a decision is not taken for a programme that nobody has adopted', async () => {
    const running = start();
    await prepare(running, ['bare']);
    const basis = { kind: 'decision', decision: { case: '17/101', kind: 'decided' } } as const;
    const outcome = await running.commands.savings(asking('bare', { ...proposePlan('line-bare', 'p2018'), basis }));
    expect(codes(outcome)).toEqual(['plan-not-locked']);
    expect(await locks()).toEqual([]);
    await running.close();
  });

  test('a proposal that came in from a process that had not seen the adoption is locked as well', async () => {
    const running = start();
    await prepare(running, ['bare']);
    const behind = openOffice({ store: memoryEventStore(log) });
    await behind.directory.catchUp(1000);
    await behind.close();
    await adopt(running);
    await running.settle();
    expect(await locks()).toEqual([]);
    const planned = await behind.commands.savings(asking('bare', proposePlan('line-bare', 'p2018')));
    expect(planned).toMatchObject({ kind: 'stored' });
    await running.settle();
    expect(await locks()).toEqual(['savings-bare']);
    await running.close();
  });

  test('a process that begins again from nothing adds nothing', async () => {
    const running = start();
    await prepare(running, ['one', 'two']);
    await adopt(running);
    await running.settle();
    await running.close();
    const length = log.events.length;
    const again = start({ checkpoints: null });
    await again.settle();
    expect(log.events).toHaveLength(length);
    await again.close();
  });

  test('one that is stopped in the middle goes on where it was, and tells nobody twice', async () => {
    const preparing = start();
    await prepare(preparing, ['one', 'two', 'three']);
    await preparing.settle();
    await preparing.close();
    // The adoption, one lock, and then nothing.
    const stopped = start({ store: takingOnly(2, log, () => new StoreUnavailable('down')) });
    await adopt(stopped);
    await stopped.failing();
    await stopped.close();
    expect(await locks()).toHaveLength(1);

    const again = start();
    await again.settle();
    expect((await locks()).sort()).toEqual(['savings-one', 'savings-three', 'savings-two']);
    await again.close();
  });
});
