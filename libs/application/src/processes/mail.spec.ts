import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryEventStore, memoryLog, StoreUnavailable, type MemoryLog } from '#event-store';
import { openCheckpointFile, type CheckpointFile } from '../followers/checkpoint-file.js';
import { smtpOutbox } from '../mail/smtp-outbox.js';
import type { Outbox, OutgoingMail, Sending } from '../mail/outbox.js';
import { addSector, openRound } from '../testing/facts.js';
import { asking, type Office } from '../testing/office.js';
import {
  startProcess,
  takingOnly,
  type RunningProcess,
  type RunningProcessOptions,
} from '../testing/running-process.js';
import { startSmtpListener } from '../testing/smtp-listener.js';
import { mailProcess } from './mail.js';

let folder: string;
let log: MemoryLog;
let checkpoints: CheckpointFile;
let sent: OutgoingMail[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-process-'));
  checkpoints = openCheckpointFile(join(folder, 'followers.sqlite'));
  log = memoryLog();
  sent = [];
});
afterEach(() => {
  checkpoints.close();
  rmSync(folder, { recursive: true });
});

/** Answers in order; then, and by default, takes everything. */
const outboxAnswering = (...answers: Sending[]): Outbox => ({
  kind: 'smtp',
  async send(mail) {
    const answer = answers.shift() ?? { ok: true };
    if (answer.ok) sent.push(mail);
    return answer;
  },
  close: () => undefined,
});

const ADDRESSES: Readonly<Record<string, string>> = { ada: 'ada@example.org', bo: 'bo@example.org' };

function start(more: Partial<RunningProcessOptions> & { readonly outbox?: Outbox } = {}): RunningProcess {
  const { outbox = outboxAnswering(), ...options } = more;
  return startProcess({
    log,
    checkpoints,
    people: ['ada', 'bo', 'cy'],
    process: ({ commands, directory }) =>
      mailProcess({
        commands,
        directory,
        outbox,
        addressOf: async (person) => ADDRESSES[person] ?? null,
        clock: () => new Date('2017-05-02T08:00:00Z'),
        tries: 3,
      }),
    ...options,
  });
}

async function prepare({ commands }: Office): Promise<void> {
  await commands.organisation(asking('', addSector));
  expect(await commands.round(asking('r1', openRound))).toMatchObject({ kind: 'stored' });
}

const remind = async ({ commands }: Office, person: string): Promise<void> => {
  const command = { type: 'RequestReminder', reminder: `to-${person}`, kind: 'reminder', person } as const;
  const outcome = await commands.round(asking('r1', { ...command, measures: ['m1', 'm2'], missing: 2, sector: 'osu' }));
  expect(outcome).toMatchObject({ kind: 'stored' });
};

const told = async () => {
  const events = await memoryEventStore(log).readAll('0', 10_000);
  return events.filter(({ type }) => type === 'RoundReminderSent').map(({ data }) => data);
};

describe('when somebody is to be reminded', () => {
  test('one mail goes out, to the address of the moment, and the round says so; no address is in the log', async () => {
    const running = start();
    await prepare(running);
    await remind(running, 'ada');
    await running.settle();
    expect(sent).toMatchObject([{ id: 'to-ada', to: 'ada@example.org' }]);
    expect(sent[0]!.subject).toBe('Statusrapportering mangler: 1. tertial 2017');
    expect(sent[0]!.text).toContain('(antall: 2)');
    expect(sent[0]!.text).toContain('Organisasjon, styring og utvikling er 5. mai 2017');
    expect(await told()).toEqual([{ reminder: 'to-ada', failure: null }]);
    expect(JSON.stringify(await memoryEventStore(log).readAll('0', 100))).not.toContain('example.org');
    await running.close();
  });

  test('a real server gets it', async () => {
    const listener = await startSmtpListener();
    const outbox = smtpOutbox({ url: listener.url, from: 'tiltak@kommune.example' });
    const running = start({ outbox });
    await prepare(running);
    await remind(running, 'ada');
    await remind(running, 'bo');
    await running.settle();
    expect(listener.received.map(({ receivers }) => receivers)).toEqual([['ada@example.org'], ['bo@example.org']]);
    expect(listener.received[0]!.message).toContain('Message-ID: <to-ada@kommune.example>');
    expect((await told()).map(({ failure }) => failure)).toEqual([null, null]);
    await running.close();
    outbox.close();
    await listener.close();
  });

  test('a process that begins again from nothing sends nothing', async () => {
    const running = start();
    await prepare(running);
    await remind(running, 'ada');
    await running.settle();
    await running.close();
    const length = log.events.length;
    sent = [];
    const again = start({ checkpoints: null });
    await again.settle();
    expect(sent).toEqual([]);
    expect(log.events).toHaveLength(length);
    await again.close();
  });

  test('killed before it could tell, it sends the same mail again, with the same id', async () => {
    const preparing = start();
    await prepare(preparing);
    await preparing.settle();
    await preparing.close();
    const stopped = start({ store: takingOnly(1, log, () => new StoreUnavailable('down')) });
    await remind(stopped, 'ada');
    await stopped.failing();
    await stopped.close();
    // As long as it lived it did not send again: only telling was tried again.
    expect(sent.map(({ id }) => id)).toEqual(['to-ada']);
    expect(await told()).toEqual([]);

    const again = start();
    await again.settle();
    expect(sent.map(({ id }) => id)).toEqual(['to-ada', 'to-ada']);
    expect(sent[0]).toEqual(sent[1]);
    expect(await told()).toEqual([{ reminder: 'to-ada', failure: null }]);
    await again.close();
  });

  test('a server that is busy is asked again; after a few tries the round says that it did not get through', async () => {
    const busy = { ok: false, failure: 'smtp: 450', again: true } as const;
    const running = start({ outbox: outboxAnswering(busy, busy, { ok: true }, busy, busy, busy) });
    await prepare(running);
    await remind(running, 'ada');
    await remind(running, 'bo');
    await running.settle();
    expect(sent.map(({ to }) => to)).toEqual(['ada@example.org']);
    expect(await told()).toEqual([
      { reminder: 'to-ada', failure: null },
      { reminder: 'to-bo', failure: 'smtp: 450' },
    ]);
    await running.close();
  });

  test('whoever operates the service is told what the server said, and not that the store failed', async () => {
    const busy = { ok: false, failure: 'smtp: 450', again: true } as const;
    const running = start({ outbox: outboxAnswering(busy, busy) });
    await prepare(running);
    await remind(running, 'ada');
    await running.failing();
    expect(running.runner.failure).toMatchObject({ message: expect.stringContaining('smtp: 450') });
    await running.settle();
    await running.close();
  });

  test('what will never get through is told at once, and so is a person without an address', async () => {
    const running = start({ outbox: outboxAnswering({ ok: false, failure: 'smtp: 550', again: false }) });
    await prepare(running);
    await remind(running, 'ada');
    await remind(running, 'cy');
    await running.settle();
    expect(await told()).toEqual([
      { reminder: 'to-ada', failure: 'smtp: 550' },
      { reminder: 'to-cy', failure: 'no address' },
    ]);
    await running.close();
  });

  test('nobody is written to about a round that is over', async () => {
    const preparing = start({ process: () => ({ name: 'idle', handles: () => false, react: async () => 'done' }) });
    await prepare(preparing);
    await remind(preparing, 'ada');
    await preparing.commands.round(asking('r1', { type: 'CancelRound', reason: 'Opprettet ved en feil' }));
    await preparing.close();
    const running = start();
    await running.settle();
    expect(sent).toEqual([]);
    expect(await told()).toEqual([{ reminder: 'to-ada', failure: 'the round is over' }]);
    await running.close();
  });
});
