import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryEventStore, memoryLog, type MemoryLog } from '#event-store';
import { createCommandExecutor } from '../executor/executor.js';
import { createCommands } from '../commands/commands.js';
import { addSector, openRound } from '../testing/facts.js';
import { asking, domainRegistry, granted, openOffice, type Office } from '../testing/office.js';
import { createReminders, type ReminderRequest, type Reminders } from './reminders.js';
import type { SectorStanding } from './who.js';

let log: MemoryLog;
let office: Office;
let now: string;
let standing: SectorStanding[] | null;
let reminders: Reminders;

const clock = () => new Date(`${now}T10:00:00Z`);
const person: ReminderRequest = { actor: 'controller', correlationId: 'c', source: 'http', authorise: granted };

/** Reminders on commands of the day that the clock tells. */
function remindersOn({ store, directory }: Office): Reminders {
  const executor = createCommandExecutor({ store, registry: domainRegistry, clock });
  const people = { known: async (persons: readonly string[]) => new Set(persons.filter((one) => one !== 'gone')) };
  const commands = createCommands({ executor, directory, people });
  return createReminders({ commands, directory, standing: async () => standing, clock, escalationDays: 3 });
}

beforeEach(async () => {
  log = memoryLog();
  office = openOffice({ store: memoryEventStore(log) });
  now = '2017-05-02';
  standing = [
    {
      sector: 'osu',
      due: '2017-05-05',
      lead: 'lead',
      open: true,
      missing: [
        { measure: 'm1', responsible: 'ada' },
        { measure: 'm2', responsible: 'ada' },
        { measure: 'm3', responsible: 'bo' },
      ],
    },
  ];
  await office.commands.organisation(asking('', addSector));
  await office.commands.round(asking('r1', openRound));
  await office.directory.catchUp(1000);
  reminders = remindersOn(office);
});
afterEach(() => office.close());

async function request(by: Partial<ReminderRequest> = {}) {
  const outcome = await reminders.request('r1', { ...person, ...by });
  await office.directory.catchUp(1000);
  return outcome;
}
async function requestedIn() {
  const events = await office.store.readAll('0', 1000);
  return events.filter(({ type }) => type === 'RoundReminderRequested');
}
/** What became of every mail that nobody has told of. */
async function tellAll(failure: string | null): Promise<void> {
  for (const { data } of await requestedIn()) {
    const reminder = String(data['reminder']);
    const waits = office.directory.state.rounds
      .get('r1')!
      .reminders.some((one) => one.reminder === reminder && !one.told);
    if (waits) await office.commands.round(asking('r1', { type: 'TellReminderSent', reminder, failure }));
  }
  await office.directory.catchUp(1000);
}
const asked = async (): Promise<string[]> =>
  (await requestedIn()).map(({ data }) => [data['kind'], data['person'], data['on']].join(' '));

describe('a person asks', () => {
  test('one for each person, with who asked', async () => {
    expect(await request()).toMatchObject({
      kind: 'requested',
      requested: [
        { person: 'ada', missing: 2 },
        { person: 'bo', missing: 1 },
      ],
    });
    expect(await asked()).toEqual(['reminder ada 2017-05-02', 'reminder bo 2017-05-02']);
    expect((await requestedIn())[0]).toMatchObject({
      data: { measures: ['m1', 'm2'] },
      metadata: { actor: { person: 'controller' } },
    });
  });

  test('asked again on the same day, also by another, adds nothing; the next day it does', async () => {
    await request();
    expect(await request({ actor: 'other' })).toMatchObject({
      requested: [],
      already: [{ person: 'ada' }, { person: 'bo' }],
    });
    now = '2017-05-03';
    await request();
    expect(await asked()).toHaveLength(4);
  });

  test('whoever the mail did not reach is written to when it is asked again, once for each failure', async () => {
    await request();
    await tellAll('smtp: 550');
    expect(await request()).toMatchObject({ requested: [{ person: 'ada' }, { person: 'bo' }], already: [] });
    expect(await request()).toMatchObject({ requested: [], already: [{ person: 'ada' }, { person: 'bo' }] });
    await tellAll('smtp: 550');
    await Promise.all([request(), request({ actor: 'other' })]);
    await tellAll(null);
    expect(await request()).toMatchObject({ requested: [], already: [{ person: 'ada' }, { person: 'bo' }] });
    const reminders = (await requestedIn()).map(({ data }) => data['reminder']);
    expect(reminders).toHaveLength(6);
    expect(new Set(reminders).size).toBe(6);
  });

  test('two replicas at once ask once', async () => {
    const other = openOffice({ store: memoryEventStore(log) });
    await other.directory.catchUp(1000);
    await Promise.all([reminders.request('r1', person), remindersOn(other).request('r1', person)]);
    expect((await asked()).sort()).toEqual(['reminder ada 2017-05-02', 'reminder bo 2017-05-02']);
    await other.close();
  });

  test('the lead is written to when the due day has long passed', async () => {
    now = '2017-05-08';
    await request();
    expect(await asked()).toContain('escalation lead 2017-05-08');
  });

  test('who is no longer in the register keeps nobody else back', async () => {
    standing![0] = { ...standing![0]!, missing: [{ measure: 'm1', responsible: 'gone' }, ...standing![0]!.missing] };
    expect(await request()).toMatchObject({ refused: [{ person: 'gone', refusals: [{ code: 'person-unknown' }] }] });
    expect(await asked()).toHaveLength(2);
  });

  test('who may not, or about a round that is not there or is over, gets nothing', async () => {
    const refusal = { code: 'not-allowed', params: {} };
    expect(await request({ authorise: () => ({ ok: false, refusal }) })).toEqual({ kind: 'forbidden', refusal });
    expect(await reminders.request('r2', person)).toEqual({ kind: 'round-unknown' });
    standing = null;
    expect(await request()).toEqual({ kind: 'not-known-yet' });
    await office.commands.round(asking('r1', { type: 'CancelRound', reason: 'Feil' }));
    await office.directory.catchUp(1000);
    expect(await request()).toEqual({ kind: 'round-not-open', status: 'cancelled' });
    expect(await asked()).toEqual([]);
  });
});

describe('the timer asks', () => {
  const daily = async () => {
    await reminders.daily();
    await office.directory.catchUp(1000);
  };

  test('from a week before the due day, each person once a week, in the name of whoever opened the round', async () => {
    for (let day = 20; day <= 30; day++) {
      now = `2017-04-${day}`;
      await daily();
    }
    expect(await asked()).toEqual(['reminder ada 2017-04-28', 'reminder bo 2017-04-28']);
    expect((await requestedIn())[0]!.metadata).toMatchObject({
      actor: { person: 'someone', role: 'system', grant: 'process:reminders' },
      source: 'process:reminders',
    });
    for (let day = 1; day <= 9; day++) {
      now = `2017-05-0${day}`;
      await daily();
    }
    expect((await asked()).slice(2)).toEqual([
      'reminder ada 2017-05-05',
      'reminder bo 2017-05-05',
      'escalation lead 2017-05-08',
    ]);
  });

  test('a mail that failed is asked for again the next day, not the same one, and not after a week', async () => {
    await daily();
    await tellAll('no address');
    await daily();
    expect(await asked()).toHaveLength(2);
    now = '2017-05-03';
    await daily();
    await tellAll(null);
    now = '2017-05-04';
    await daily();
    expect((await asked()).slice(2)).toEqual(['reminder ada 2017-05-03', 'reminder bo 2017-05-03']);
  });

  test('several times a day is once', async () => {
    await daily();
    await daily();
    expect(await asked()).toHaveLength(2);
  });
});
