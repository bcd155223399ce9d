import { Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApplicationModule,
  createCommandExecutor,
  createCommands,
  createDirectory,
  startLogTail,
  type LogTail,
} from '#application';
import { actorOf, type GrantedRole } from '#domain';
import { memoryEventStore } from '#event-store';
import {
  IdentityModule,
  openPeopleRegister,
  viewerOf,
  type RefusedAttempt,
  type SqlitePeopleRegister,
} from '#identity';
import { createLogger, fieldValidation, ProblemFilter, problemServerOptions } from '#platform';
import { domainEventTypes } from '#read-models';
import { DirectoryGateway } from '../directory/directory-gateway.js';
import { GoalQueriesController } from '../goals/goal-queries.controller.js';
import { GoalsController } from '../goals/goals.controller.js';
import { CommandGateway } from '../http/command-gateway.js';
import { PeopleController } from '../people/people.controller.js';
import { ProgrammeQueriesController } from '../programmes/programme-queries.controller.js';
import { ProgrammesController } from '../programmes/programmes.controller.js';
import { CLOCK, DIRECTORY, LOG_ID, PEOPLE } from '../service/tokens.js';
import { StrategiesController } from '../strategies/strategies.controller.js';
import { StrategyQueriesController } from '../strategies/strategy-queries.controller.js';
import { OrganisationQueryController } from './organisation-query.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { UnitsController } from './units.controller.js';

const TODAY = '2017-05-31';
const clock = (): Date => new Date(`${TODAY}T10:00:00Z`);
const grant = { ok: true, grant: { role: 'administrator', grant: 'role:administrator' } } as const;

/** The token of this installation is the id of the person; verifying tokens is specified with them. */
const authenticate = (header: string | undefined) =>
  Promise.resolve({
    kind: 'authenticated',
    person: (header ?? '').replace('Bearer ', ''),
    expiresAt: clock().getTime() + 600_000,
  } as const);

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

let folder: string;
let people: SqlitePeopleRegister;
let tail: LogTail;
let app: NestFastifyApplication;
let origin: string;
let logId: string;
let lastToken: string;
let attempts: RefusedAttempt[] = [];
const persons: Record<'admin' | 'controller' | 'reader' | 'politician', string> = {
  admin: randomUUID(),
  controller: randomUUID(),
  reader: randomUUID(),
  politician: randomUUID(),
};
type Who = keyof typeof persons;

async function ask(who: Who, path: string, headers: Record<string, string> = {}): Promise<Answered> {
  return answered(
    await fetch(`${origin}${path}`, { headers: { ...known(who), 'min-log-token': lastToken, ...headers } }),
  );
}

async function send(
  who: Who,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answered & { readonly id: string; readonly part: string }> {
  const answer = await answered(
    await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { ...known(who), ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
  lastToken = answer.headers.get('log-token') ?? lastToken;
  return { ...answer, id: String(answer.body['id']), part: String(answer.body['part']) };
}

const known = (who: Who): Record<string, string> => ({
  authorization: `Bearer ${persons[who]}`,
  'accept-language': 'en',
});
const answered = async (response: Response): Promise<Answered> => ({
  status: response.status,
  headers: response.headers,
  body: (await response.json()) as Record<string, unknown>,
});
const codes = ({ body }: Answered): unknown =>
  (body['errors'] as { field?: string; code: string }[]).map(({ field, code }) => (field ? `${field}: ${code}` : code));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'administration-'));
  people = await openPeopleRegister(folder, clock);
  const store = memoryEventStore();
  const registry = domainEventTypes();
  logId = await store.logId();
  lastToken = `${logId}.0`;
  const directory = createDirectory({ store, registry });
  const commands = createCommands({
    executor: createCommandExecutor({ store, registry, clock }),
    directory,
    people: {
      async known(ids) {
        const names = await people.names(ids);
        return new Set(ids.filter((id) => typeof names.get(id) === 'string'));
      },
    },
  });
  tail = startLogTail({ store, consumers: [directory] });
  const roles: Record<Who, GrantedRole> = {
    admin: 'administrator',
    controller: 'controller',
    reader: 'reader',
    politician: 'politician',
  };
  for (const who of Object.keys(roles) as Who[]) {
    await people.register({ person: persons[who], login: null, name: `Name of ${who}`, email: null });
    const commandId = randomUUID();
    await commands.organisation({
      id: 'municipality',
      command: { type: 'GrantRole', person: persons[who], role: roles[who] },
      envelope: { commandId, fingerprint: commandId, actor: 'seed', correlationId: commandId, source: 'http' },
      authorise: () => grant,
    });
  }
  await directory.catchUp(5000);

  @Module({
    imports: [
      ApplicationModule.on(commands),
      IdentityModule.with({
        people,
        authenticate,
        actorOf: (person) => actorOf(directory.state.organisation, person, TODAY),
        viewerOf: (actor) => viewerOf(actor, directory.state.organisation),
        audit: (attempt) => void attempts.push(attempt),
      }),
    ],
    controllers: [
      ProgrammesController,
      ProgrammeQueriesController,
      GoalsController,
      GoalQueriesController,
      StrategiesController,
      StrategyQueriesController,
      UnitsController,
      OrganisationController,
      OrganisationQueryController,
      PeopleController,
    ],
    providers: [
      CommandGateway,
      DirectoryGateway,
      { provide: CLOCK, useValue: clock },
      { provide: DIRECTORY, useValue: directory },
      { provide: LOG_ID, useValue: logId },
      { provide: PEOPLE, useValue: people },
    ],
  })
  class AdministrationModule {}

  const logger = createLogger({ level: 'error', destination: { write: () => undefined } });
  const answering = { logger, maxBodyBytes: 100_000 };
  const module = await Test.createTestingModule({ imports: [AdministrationModule] }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(problemServerOptions(answering)), {
    logger: false,
  });
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(fieldValidation());
  app.useGlobalFilters(new ProblemFilter(answering));
  await app.listen(0, '127.0.0.1');
  origin = `${await app.getUrl()}/api/v1`;
});
afterAll(async () => {
  await app.close();
  await tail.close();
  await people.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  attempts = [];
});

describe('programmes', () => {
  it('are prepared, renamed, adopted, superseded and withdrawn by a controller, and found at their address', async () => {
    const prepare = (name: string, firstYear: number) =>
      send('controller', '/programmes', { name, firstYear, lastYear: firstYear + 3 });
    const [older, newer, third] = [await prepare('A', 2016), await prepare('B', 2017), await prepare('C', 2018)];
    expect(older.status).toBe(201);
    const command = (id: string, path: string, body: object) => send('controller', `/programmes/${id}/${path}`, body);
    await command(older.id, 'renamings', { name: 'AA', reason: 'r' });
    const decision = { kind: 'decided', case: '15/1' };
    expect((await command(older.id, 'adoptions', { decision })).status).toBe(200);
    await command(newer.id, 'adoptions', { decisionUnknown: true });
    await command(older.id, 'supersessions', { by: newer.id });
    await command(third.id, 'withdrawals', { reason: 'r' });

    const { body, headers } = await ask('reader', '/programmes');
    expect(headers.get('log-position')).toBe(String(body['position']));
    expect(body['programmes']).toMatchObject([
      { id: older.id, name: 'AA', firstYear: 2016, status: 'superseded', supersededBy: newer.id, decision },
      { id: newer.id, name: 'B', status: 'adopted', decision: null },
      { id: third.id, name: 'C', status: 'withdrawn' },
    ]);
    const location = older.headers.get('location') ?? '';
    expect((await ask('reader', location.replace('/api/v1', ''))).body['programme']).toMatchObject({ name: 'AA' });
  });

  it('say what is wrong with a request, by the form and by the rules', async () => {
    const wrong = await send('controller', '/programmes', { name: ' ', firstYear: 18, colour: 'red' });
    expect([wrong.status, codes(wrong)]).toEqual([
      400,
      expect.arrayContaining([
        'name: text-blank',
        'firstYear: whole-number-expected',
        'lastYear: field-missing',
        'colour: field-unknown',
      ]),
    ]);
    const refused = await send('controller', '/programmes', { name: 'D', firstYear: 2018, lastYear: 2020 });
    expect([refused.status, codes(refused)]).toEqual([422, ['lastYear: programme-not-four-years']]);
    expect((await send('controller', `/programmes/${randomUUID()}/withdrawals`, { reason: 'r' })).status).toBe(404);
    expect((await ask('reader', `/programmes/${randomUUID()}`)).status).toBe(404);
  });

  it('are not prepared by others, and the attempt is told', async () => {
    const refused = await send('reader', '/programmes', { name: 'D', firstYear: 2018, lastYear: 2021 });
    expect([refused.status, codes(refused)]).toEqual([403, ['not-allowed']]);
    const { correlationId } = refused.body;
    expect(attempts).toMatchObject([{ person: persons.reader, action: 'PrepareProgramme', correlationId }]);
  });
});

describe('goals', () => {
  it('are set, reworded, moved, linked, unlinked and retired', async () => {
    const set = (body: object) => send('admin', '/goals', body);
    const top = await set({ level: 'main-goal', title: 'Top' });
    const other = await set({ level: 'main-goal', title: 'Other' });
    const below = await set({ level: 'sub-goal', title: 'Below', parent: { kind: 'goal', id: top.id } });
    expect([top.status, top.headers.get('location')]).toEqual([201, `/api/v1/goals/${top.id}`]);
    const command = (path: string, body: object) => send('admin', `/goals/${below.id}/${path}`, body);
    await command('rewordings', { title: 'Under', description: 'More', reason: 'r' });
    await command('also-links', { goal: other.id });
    expect((await ask('reader', `/goals/${below.id}`)).body['goal']).toEqual({
      id: below.id,
      level: 'sub-goal',
      title: 'Under',
      description: 'More',
      parent: { kind: 'goal', id: top.id },
      alsoUnder: [other.id],
      chapterArea: null,
      source: null,
      retired: false,
    });
    await command('also-link-removals', { goal: other.id });
    await command('moves', { to: { kind: 'goal', id: other.id }, reason: 'r' });
    await command('retirements', { reason: 'r' });
    const { goals } = (await ask('reader', '/goals')).body as { goals: { id: string }[] };
    expect(goals.map(({ id }) => id)).toEqual([top.id, other.id, below.id]);
    expect(goals[2]).toMatchObject({ parent: { kind: 'goal', id: other.id }, alsoUnder: [], retired: true });
  });

  it('stand at the top when they are moved to nothing', async () => {
    const top = await send('admin', '/goals', { level: 'main-goal', title: 'T' });
    const effort = await send('admin', '/goals', {
      level: 'effort',
      title: 'E',
      parent: { kind: 'goal', id: top.id },
    });
    await send('admin', `/goals/${effort.id}/moves`, { reason: 'r' });
    expect((await ask('reader', `/goals/${effort.id}`)).body['goal']).toMatchObject({ parent: null });
  });
});

describe('strategies', () => {
  it('are registered, known better, asked about, answered and ended', async () => {
    const strategy = await send('admin', '/strategies', { kind: 'strategy', name: 'S', adoptedOn: '2016-05' });
    expect([strategy.status, strategy.headers.get('location')]).toEqual([201, `/api/v1/strategies/${strategy.id}`]);
    const command = (path: string, body: object) => send('admin', `/strategies/${strategy.id}/${path}`, body);
    await command('details', { name: 'SS', body: 'Kommunestyret', firstYear: 2016, lastYear: 2020, reason: 'r' });
    const source = { document: 'D', chapter: '4' };
    const reference = await command('decision-references', { decision: { kind: 'informed' }, source });
    const question = await command('questions', { text: 'When?', source });
    await command(`questions/${question.part}/answers`, { answer: 'In May' });
    await command('endings', { reason: 'r' });
    const expected = {
      id: strategy.id,
      kind: 'strategy',
      parent: null,
      name: 'SS',
      description: null,
      body: 'Kommunestyret',
      adoptedOn: null,
      firstYear: 2016,
      lastYear: 2020,
      source: null,
      decisions: [{ reference: reference.part, decision: { kind: 'informed' }, source }],
      questions: [{ question: question.part, text: 'When?', source, answer: 'In May' }],
      ended: true,
    };
    expect((await ask('reader', '/strategies')).body['strategies']).toEqual([expected]);
    expect((await ask('reader', `/strategies/${strategy.id}`)).body['strategy']).toEqual(expected);
  });
});

describe('the organisation', () => {
  const unit = (body: object) => send('admin', '/organisation/units', body);

  it('is a tree of units with leads and deputies, and names them', async () => {
    const sector = await unit({ level: 'sector', name: 'Oppvekst' });
    const area = await unit({ level: 'area', name: 'Skole', parent: sector.part });
    const elsewhere = await unit({ level: 'area', name: 'Barnehage', parent: sector.part });
    const school = await unit({ level: 'unit', name: 'Grunnskole', parent: area.part });
    expect([school.status, school.id, school.body['revision']]).toEqual([200, school.part, expect.any(Number)]);
    const command = (id: string, path: string, body?: object) =>
      send('admin', `/organisation/units/${id}/${path}`, body);
    await command(school.part, 'renamings', { name: 'Grunnskoler', reason: 'r' });
    await command(school.part, 'moves', { to: elsewhere.part, reason: 'r' });
    await command(elsewhere.part, 'leads', { person: persons.reader });
    await command(elsewhere.part, 'deputies', { person: persons.controller, from: TODAY, to: '2017-06-30' });
    await command(area.part, 'leads', { person: persons.admin });
    await command(area.part, 'deputies', { person: persons.controller, from: TODAY, to: TODAY });
    await command(area.part, 'deputy-withdrawals', { person: persons.controller });
    expect((await command(area.part, 'lead-withdrawals')).status).toBe(200);
    await command(area.part, 'closings', { reason: 'r' });
    const chapter = await send('admin', '/organisation/chapter-areas', { name: '4.1' });
    await send('admin', `/organisation/chapter-areas/${chapter.part}/renamings`, { name: '4.2', reason: 'r' });

    const { body } = await ask('reader', '/organisation');
    const closed = { open: false, lead: null, deputies: [], units: [] };
    const bare = { open: true, lead: null, deputies: [], units: [] };
    const [sectorId, areaId, elsewhereId] = [sector.part, area.part, elsewhere.part];
    expect(body).toEqual({
      position: expect.any(Number),
      sectors: [
        {
          ...bare,
          unit: sectorId,
          level: 'sector',
          name: 'Oppvekst',
          parent: null,
          units: [
            { ...closed, unit: areaId, level: 'area', name: 'Skole', parent: sectorId },
            {
              unit: elsewhereId,
              level: 'area',
              name: 'Barnehage',
              parent: sectorId,
              open: true,
              lead: persons.reader,
              deputies: [{ person: persons.controller, from: TODAY, to: '2017-06-30' }],
              units: [{ ...bare, unit: school.part, level: 'unit', name: 'Grunnskoler', parent: elsewhereId }],
            },
          ],
        },
      ],
      chapterAreas: [{ chapterArea: chapter.part, name: '4.2', source: null }],
      people: { [persons.reader]: 'Name of reader', [persons.controller]: 'Name of controller' },
    });
    expect((await command(randomUUID(), 'leads', { person: persons.reader })).status).toBe(404);
  });

  it('adds a unit once, however often it is asked with the same key', async () => {
    const again = () =>
      send('admin', '/organisation/units', { level: 'sector', name: 'Én' }, { 'idempotency-key': 'k1' });
    const [first, second] = [await again(), await again()];
    expect(second.body).toEqual(first.body);
    const other = await send(
      'admin',
      '/organisation/units',
      { level: 'sector', name: 'To' },
      { 'idempotency-key': 'k1' },
    );
    expect([other.status, other.body['code']]).toEqual([422, 'key-reused']);
  });

  it('grants and withdraws roles, and notices a key that is used again for somebody else', async () => {
    const roles = async (who: Who) => {
      // the register answers at once: the directory, which knows the roles, is waited for by a question of its own
      await ask('reader', '/organisation');
      return (await ask('admin', `/people/${persons[who]}`)).body['roles'];
    };
    const key = { 'idempotency-key': 'role' };
    await send('admin', '/organisation/roles', { person: persons.reader, role: 'auditor' }, key);
    const other = await send('admin', '/organisation/roles', { person: persons.politician, role: 'auditor' }, key);
    expect([other.status, other.body['code']]).toEqual([422, 'key-reused']);
    await expect(roles('reader')).resolves.toEqual(['reader', 'auditor']);
    await send('admin', '/organisation/role-withdrawals', { person: persons.reader, role: 'auditor' });
    await expect(roles('reader')).resolves.toEqual(['reader']);
    const last = await send('admin', '/organisation/role-withdrawals', {
      person: persons.admin,
      role: 'administrator',
    });
    expect([last.status, codes(last)]).toEqual([422, ['person: last-administrator']]);
  });
});

describe('what is answered from the directory', () => {
  it.each(['/programmes', '/goals', '/strategies', '/organisation', '/programmes/x', '/goals/x', '/strategies/x'])(
    '%s: not for those who read what is published only',
    async (path) => {
      const refused = await ask('politician', path);
      expect([refused.status, codes(refused)]).toEqual([403, ['nothing-live']]);
    },
  );

  it('takes the token of this log only', async () => {
    for (const token of ['x', `${randomUUID()}.1`, `${logId}.-1`]) {
      const refused = await ask('reader', '/programmes', { 'min-log-token': token });
      expect([refused.status, refused.body['code']]).toEqual([400, 'invalid-header']);
    }
    const early = await ask('reader', '/programmes', { 'min-log-token': `${logId}.999999` });
    expect([early.status, early.body['code'], early.headers.get('retry-after')]).toEqual([503, 'not-there-yet', '1']);
  });

  it('has no address for what can be no id', async () => {
    expect((await ask('reader', '/programmes/a%20b')).status).toBe(404);
  });
});

describe('the people register', () => {
  const login = { issuer: 'https://id.example.no', subject: 'kari' };

  it('registers, renames, changes the address, relinks and erases', async () => {
    const made = await send('admin', '/people', { name: 'Kari', email: 'kari@example.no', login });
    const { person } = made.body as { person: string };
    expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/people/${person}`]);
    const change = (path: string, body?: object) => send('admin', `/people/${person}/${path}`, body);
    await change('renamings', { name: 'Kari N.' });
    await change('email-changes', {});
    const relinked = await change('logins', { login: { ...login, subject: 'kari2' } });
    const known = {
      person,
      name: 'Kari N.',
      email: null,
      login: { ...login, subject: 'kari2' },
      erasedAt: null,
      roles: [],
    };
    expect([relinked.status, relinked.body]).toEqual([200, known]);
    expect((await ask('admin', `/people/${person}`)).body).toEqual(known);
    const erased = await change('erasures');
    const gone = { person, name: null, email: null, login: null, erasedAt: clock().toISOString(), roles: [] };
    expect([erased.status, erased.body]).toEqual([200, gone]);
    const late = await change('renamings', { name: 'K' });
    expect([late.status, codes(late)]).toEqual([422, ['person: person-erased']]);
  });

  it('keeps the only administrator who can sign in', async () => {
    const change = (path: string, body?: object) => send('admin', `/people/${persons.admin}/${path}`, body);
    expect((await change('logins', { login: { ...login, subject: 'admin' } })).status).toBe(200);
    for (const refused of [await change('erasures'), await change('logins', {})]) {
      expect([refused.status, codes(refused)]).toEqual([422, ['person: only-administrator']]);
    }

    const { person } = (await send('admin', '/people', { name: 'Eva', login: { ...login, subject: 'eva' } })).body;
    const roles = `/organisation/roles`;
    expect((await send('admin', roles, { person, role: 'administrator' })).status).toBeLessThan(300);
    expect((await change('logins', {})).status).toBe(200);
    expect((await send('admin', `/people/${String(person)}/erasures`)).status).toBe(422);
  });

  it('registers once, however often it is asked with the same key', async () => {
    const again = () => send('admin', '/people', { name: 'Ola' }, { 'idempotency-key': 'ola' });
    expect((await again()).body).toEqual((await again()).body);
  });

  it('refuses with every reason, and does not know whom it does not know', async () => {
    await send('admin', '/people', { name: 'Per', login });
    const refused = await send('admin', '/people', { name: 'Per', email: 'per', login });
    expect([refused.status, codes(refused)]).toEqual([422, ['email: email-invalid', 'login: login-taken']]);
    expect((await send('admin', `/people/${randomUUID()}/renamings`, { name: 'K' })).status).toBe(404);
    expect((await send('admin', '/people/a%20b/erasures')).status).toBe(404);
    expect((await ask('admin', `/people/${randomUUID()}`)).status).toBe(404);
  });

  it('is read page by page', async () => {
    const seen: string[] = [];
    for (let after: unknown = ''; after !== null;) {
      const { body } = await ask('admin', `/people?limit=3${after ? `&after=${String(after)}` : ''}`);
      const page = (body['people'] as { person: string }[]).map(({ person }) => person);
      expect(page.length).toBeLessThanOrEqual(3);
      seen.push(...page);
      after = body['next'];
    }
    expect(seen).toEqual((await people.list(null, 1000)).map(({ person }) => person));
  });

  it.each([
    ['ReadPeople', () => ask('controller', '/people')],
    ['ReadPeople', () => ask('controller', `/people/${persons.reader}`)],
    ['RegisterPerson', () => send('controller', '/people', { name: 'K' })],
    ['RenamePerson', () => send('controller', `/people/${persons.reader}/renamings`, { name: 'K' })],
    ['ChangePersonEmail', () => send('controller', `/people/${persons.reader}/email-changes`, {})],
    ['RelinkPerson', () => send('controller', `/people/${persons.reader}/logins`, {})],
    ['ErasePerson', () => send('controller', `/people/${persons.reader}/erasures`)],
  ])('%s is for administrators, and the attempt is told', async (action, attempt) => {
    const before = await people.find(persons.reader);
    const refused = await attempt();
    expect([refused.status, codes(refused)]).toEqual([403, ['not-allowed']]);
    const { correlationId } = refused.body;
    expect(attempts).toMatchObject([{ person: persons.controller, action, code: 'not-allowed', correlationId }]);
    await expect(people.find(persons.reader)).resolves.toEqual(before);
  });
});
