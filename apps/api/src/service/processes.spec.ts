import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandEnvelope, Authorisation } from '#application';
import type { Grant, MeasureCommand } from '#domain';
import { testApp, type TestApp } from '../testing/app.js';

let app: TestApp;
const [lead, responsible, measure, round] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

const registered: MeasureCommand = {
  type: 'RegisterMeasure',
  title: 'Energisparekontrakt',
  description: null,
  area: 'osu',
  areaAssumed: false,
  chapterArea: null,
  adoption: { status: 'not-adopted', programme: null },
  responsible,
  continuous: true,
  due: null,
  legalBasis: null,
  goals: [],
  strategies: [],
  participatingAreas: [],
  exemption: null,
  source: null,
};

const granted = (): Authorisation<Grant> => ({ ok: true, grant: { role: 'controller', grant: 'role:controller' } });

function asking<C>(
  id: string,
  command: C,
): { id: string; command: C; envelope: CommandEnvelope; authorise: typeof granted } {
  const commandId = randomUUID();
  const envelope = { commandId, fingerprint: commandId, actor: lead, correlationId: commandId, source: 'http' };
  return { id, command, envelope, authorise: granted };
}

beforeEach(async () => {
  app = await testApp();
  await app.listen();
  const { commands, people } = app.service;
  for (const [person, name] of [
    [lead, 'Ada'],
    [responsible, 'Bo'],
  ] as const) {
    const email = `${name.toLowerCase()}@example.org`;
    expect(await people.register({ person, login: null, name, email })).toMatchObject({ ok: true });
  }
  const unit = { type: 'AddUnit', unit: 'osu', level: 'sector', name: 'OSU', parent: null, source: null } as const;
  const steps = [
    await commands.organisation(asking('', unit)),
    await commands.organisation(asking('', { type: 'AppointLead', unit: 'osu', person: lead })),
    await commands.measure(asking(measure, registered)),
    await commands.round(
      asking(round, {
        type: 'OpenRound',
        title: '1. tertial 2017',
        from: '2017-01-01',
        cutOff: '2017-04-30',
        programme: null,
        sectors: [{ sector: 'osu', due: '2017-05-05' }],
        previous: null,
      }),
    ),
  ];
  expect(steps.map(({ kind }) => kind)).toEqual(steps.map(() => 'stored'));
});
afterEach(() => app.remove());

/** Resolves when every process has done all that follows from the log. */
async function settled(): Promise<void> {
  const { processes, log } = app.service;
  const behind = async (): Promise<boolean> => {
    const { position } = await log.head();
    return processes.some(({ checkpoint, waiting }) => waiting > 0 || (checkpoint?.position ?? 0) < position);
  };
  while (await behind()) await new Promise(setImmediate);
}

const of = async (type: string) =>
  (await app.service.store.readAll('0', 1000)).filter((event) => event.type === type).map(({ data }) => data);

test('reminders become mails in files, one for each person, and health tells of the processes', async () => {
  await app.service.directory.catchUp(5000);
  const request = { actor: lead, correlationId: randomUUID(), source: 'http', authorise: granted };
  const outcome = await app.service.reminders.request(round, request);
  expect(outcome).toMatchObject({
    kind: 'requested',
    requested: [
      { kind: 'reminder', person: responsible, measures: [measure], missing: 1 },
      { kind: 'escalation', person: lead, measures: [measure], missing: 1 },
    ],
  });
  await settled();
  expect((await of('RoundReminderSent')).map(({ failure }) => failure)).toEqual([null, null]);
  const folder = join(app.dataDir, 'mail');
  const mails = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(mails.map((mail) => /^To: (.*)\r$/m.exec(mail)?.[1]).sort()).toEqual(['ada@example.org', 'bo@example.org']);

  const ready = await app.nest.inject({ method: 'GET', url: '/health/ready' });
  const { checks } = ready.json() as { checks: Record<string, { ok: boolean }> };
  for (const name of ['adoption', 'locking', 'publication', 'mail']) {
    expect(checks[`process:${name}`]).toMatchObject({ ok: true, details: { waiting: 0, failing: false } });
  }
});

test('a round that is published has its report in the log, and the event of publishing holds its hash', async () => {
  const { position } = await app.service.log.head();
  const command = { type: 'PublishRound', position, projections: { measures: 1 }, reason: 'Fristen er ute' } as const;
  expect(await app.service.commands.round(asking(round, command))).toMatchObject({ kind: 'stored' });
  await app.service.directory.catchUp(5000);
  await settled();
  const pages = (await of('PublicationPageStored')).map(({ content }) => content as string);
  const report = pages.join('');
  expect(await of('RoundPublished')).toEqual([
    {
      position,
      pages: pages.length,
      bytes: Buffer.byteLength(report),
      sha256: createHash('sha256').update(report).digest('hex'),
    },
  ]);
  expect(JSON.parse(report)).toBeInstanceOf(Object);
  expect(report).toContain('Energisparekontrakt');
  expect(report).not.toContain(responsible);
});
