import { Body, Controller, Get, HttpException, Module, Param, Post, Query, Res } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { field, Flag, Id, ListOf, Nested, OneOf, Text, Whole } from '../fields/field.js';
import * as kinds from '../fields/kinds.js';
import { fieldValidation } from '../fields/validation.js';
import { createHealth } from '../health/health.js';
import { createLogger } from '../logging/logger.js';
import { createMetrics } from '../metrics/metrics.js';
import { observeRequests } from '../metrics/observe-requests.js';
import { ProblemFilter } from './filter.js';
import { readJsonBodies } from './json-bodies.js';
import { problem, type ProblemDocument } from './problem.js';
import { problemServerOptions } from './server-options.js';
import { refuseWhileStopping } from './stopping.js';

/** Forms of text that a service has of its own. */
const DayOfMay = (): PropertyDecorator =>
  field(
    kinds.written({ format: 'date', example: '2017-05-31' }, 'day-expected', (text) => /^2017-05-\d\d$/.test(text)),
  );
const Season = (): PropertyDecorator =>
  field(
    kinds.written({ example: '2017-21' }, 'due-period-expected', (text) => /^\d{4}-2[1-4]$/.test(text)),
    { optional: true },
  );

class Remedy {
  @OneOf(['new-due-date', 'new-forecast'])
  kind!: string;

  @Season()
  due?: string;
}

class Milestone {
  @Text({ max: 5 })
  title!: string;
}

class Report {
  @Text({ max: 20, description: 'The words as they were written' })
  words!: string;

  @Text({ max: 40, lines: true, optional: true })
  comment?: string;

  @DayOfMay()
  effectiveOn!: string;

  @Nested(() => Remedy, { optional: true })
  remedy?: Remedy;

  @Nested(() => Milestone, { optional: true, list: { max: 2 } })
  milestones?: Milestone[];

  @ListOf(kinds.id, { max: 3, optional: true })
  goals?: string[];

  @Flag({ optional: true })
  exempt?: boolean;
}

class Filters {
  @Whole({ min: 1, max: 100, inQuery: true, optional: true })
  limit?: number;

  @ListOf(kinds.oneOf(['planned', 'ongoing']), { max: 2, inQuery: true, optional: true })
  phase?: string[];

  @Flag({ inQuery: true, optional: true })
  mine?: boolean;
}

class Target {
  @Id()
  id!: string;
}

/** A request that is being answered while the service stops. */
let arrived: () => void;
const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
let letGo: () => void;
const release = new Promise<void>((resolve) => (letGo = resolve));

@Controller('things')
class Things {
  @Post()
  report(@Body() report: Report): unknown {
    return report;
  }

  @Get()
  list(@Query() filters: Filters): unknown {
    return filters;
  }

  @Get('one/:id')
  one(@Param() { id }: Target): unknown {
    return { id };
  }

  @Get('refused')
  refused(): never {
    throw problem(422, 'refused', {
      errors: [{ field: 'words', code: 'text-longer-than', params: { max: 5 } }, { code: 'nobody-wrote-this' }],
      headers: { etag: '"4"' },
      members: { revision: 4, title: 'not this one' },
    });
  }

  @Get('broken')
  broken(): never {
    throw new Error('SELECT secret FROM people');
  }

  @Get('store')
  store(): never {
    throw Object.assign(new Error('disk full at /var/lib'), { code: 'store-unavailable' });
  }

  @Get('teapot')
  teapot(): never {
    throw new HttpException('short and stout', 418);
  }

  @Get('waiting')
  async waiting(): Promise<unknown> {
    arrived();
    await release;
    return { done: true };
  }

  @Get('half')
  half(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-length': '100' });
    reply.raw.write('half');
    throw new Error('in the middle');
  }
}

@Controller('health')
class HealthController {
  @Get('live')
  live(): unknown {
    return health.live();
  }
}

@Module({ controllers: [Things, HealthController] })
class App {}

const health = createHealth();

const logged: string[] = [];
const logger = createLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
const metrics = createMetrics({ processDefaults: false });
const MAX = 2000;

let app: NestFastifyApplication;
let base: string;
let port: number;

beforeAll(async () => {
  const answering = { logger, maxBodyBytes: MAX };
  const module = await Test.createTestingModule({ imports: [App] }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(problemServerOptions(answering)), {
    logger: false,
  });
  readJsonBodies(app, answering);
  app.useGlobalPipes(fieldValidation());
  app.useGlobalFilters(new ProblemFilter(answering));
  observeRequests(app.getHttpAdapter().getInstance(), metrics, logger);
  refuseWhileStopping(app.getHttpAdapter().getInstance(), health, answering);
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer().address() as AddressInfo).port;
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => app.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ProblemDocument;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${base}${path}`, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as ProblemDocument };
}
const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask('/things', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

/** What the server answers to bytes that no client library would send. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('fields', () => {
  const report = { words: 'Pågående', effectiveOn: '2017-05-31' };

  it('are tidied', async () => {
    const { status, body } = await post({ ...report, words: '  Pa\u030Aga\u030Aende ', comment: 'one\r\ntwo\rthree' });
    expect(status).toBe(201);
    expect(body).toEqual({ words: 'Pågående', effectiveOn: '2017-05-31', comment: 'one\ntwo\nthree' });
  });

  it('may be null where they may be left out', async () => {
    expect((await post({ ...report, comment: null, remedy: null, milestones: null, goals: null })).status).toBe(201);
  });

  it('tell every fault at once, by path', async () => {
    const { status, headers, body } = await post({
      words: ' ',
      comment: `bell ${String.fromCharCode(7)}`,
      effectiveOn: '2017-02-30',
      remedy: { kind: 'hope', due: '2017-40', more: 1 },
      milestones: [{ title: 'fine' }, { title: 'too long' }],
      goals: ['a', 'a'],
      exempt: 'true',
      surprise: 1,
    });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ type: '/problems/invalid-fields', status: 400, title: 'Noe må rettes' });
    expect(Object.fromEntries((body.errors ?? []).map(({ field, code }) => [field, code]))).toEqual({
      words: 'text-blank',
      comment: 'text-control-characters',
      effectiveOn: 'day-expected',
      'remedy.kind': 'choice-expected',
      'remedy.due': 'due-period-expected',
      'remedy.more': 'field-unknown',
      'milestones[1].title': 'text-longer-than',
      goals: 'list-repeats',
      exempt: 'flag-expected',
      surprise: 'field-unknown',
    });
  });

  it.each([
    [{}, { words: 'field-missing', effectiveOn: 'field-missing' }],
    [{ ...report, words: null }, { words: 'field-missing' }],
    [{ ...report, words: ['Pågående'] }, { words: 'text-expected' }],
    [{ ...report, words: 'to\nlinjer' }, { words: 'text-control-characters' }],
    [{ ...report, words: 'half \uD800' }, { words: 'text-control-characters' }],
    [{ ...report, words: 'x\u0000y' }, { words: 'text-control-characters' }],
    [{ ...report, remedy: 'hope' }, { remedy: 'object-expected' }],
    [{ ...report, remedy: [] }, { remedy: 'object-expected' }],
    [{ ...report, milestones: { title: 'x' } }, { milestones: 'list-expected' }],
    [{ ...report, milestones: ['x'] }, { milestones: 'object-expected' }],
    [{ ...report, milestones: [null] }, { milestones: 'object-expected' }],
    [{ ...report, milestones: [{ title: 'a' }, { title: 'b' }, { title: 'c' }] }, { milestones: 'list-size' }],
    [{ ...report, goals: 'a' }, { goals: 'list-expected' }],
    [{ ...report, goals: [{}] }, { goals: 'id-expected' }],
    [{ ...report, goals: ['a', 'b', 'c', 'd'] }, { goals: 'list-size' }],
  ])('%j: %j', async (given, faults) => {
    const { status, body } = await post(given);
    expect(status).toBe(400);
    expect(Object.fromEntries((body.errors ?? []).map(({ field, code }) => [field, code]))).toEqual(faults);
  });

  it.each(['null', '[]', '"text"', '7', '[[]]', '{"__proto__":{"words":"x"}}'])(
    'a body %s is no report',
    async (body) => {
      expect((await post(body)).status).toBe(400);
    },
  );

  it('are read from a query', async () => {
    const found = await ask('/things?limit=20&phase=planned,ongoing&mine=true');
    expect(found.body).toEqual({ limit: 20, phase: ['planned', 'ongoing'], mine: true });
    expect((await ask('/things?phase=planned&phase=ongoing')).body).toEqual({ phase: ['planned', 'ongoing'] });
    const { body } = await ask('/things?limit=1e2&phase=stopped&mine=1&other=x');
    expect(Object.fromEntries((body.errors ?? []).map(({ field, code }) => [field, code]))).toEqual({
      limit: 'whole-number-expected',
      phase: 'choice-expected',
      mine: 'flag-expected',
      other: 'field-unknown',
    });
  });

  it('are read from a path', async () => {
    expect((await ask('/things/one/abc-1')).body).toEqual({ id: 'abc-1' });
    expect((await ask('/things/one/..%2f..')).body.errors).toMatchObject([{ field: 'id', code: 'id-expected' }]);
  });

  it('say in OpenAPI what is checked', () => {
    const { components } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
    expect(components?.schemas?.['Report']).toEqual({
      type: 'object',
      required: ['words', 'effectiveOn'],
      properties: {
        words: { type: 'string', minLength: 1, maxLength: 20, description: 'The words as they were written' },
        comment: { type: 'string', minLength: 1, maxLength: 40, nullable: true },
        effectiveOn: { type: 'string', format: 'date', example: '2017-05-31' },
        remedy: { type: 'object', nullable: true, allOf: [{ $ref: '#/components/schemas/Remedy' }] },
        milestones: {
          type: 'array',
          minItems: 0,
          maxItems: 2,
          nullable: true,
          items: { $ref: '#/components/schemas/Milestone' },
        },
        goals: {
          type: 'array',
          minItems: 0,
          maxItems: 3,
          uniqueItems: true,
          nullable: true,
          items: { type: 'string', pattern: expect.any(String), example: expect.any(String) },
        },
        exempt: { type: 'boolean', nullable: true },
      },
    });
  });
});

describe('problems', () => {
  it('of a refusal: reasons in the caller’s language, headers, and members that cannot replace the standard ones', async () => {
    const { status, headers, body } = await ask('/things/refused', {
      headers: { 'accept-language': 'de, en-GB;q=0.8, nn;q=0.5', 'x-correlation-id': 'walk-through-1' },
    });
    expect(status).toBe(422);
    expect(headers.get('etag')).toBe('"4"');
    expect(headers.get('content-language')).toBe('en');
    expect(headers.get('x-correlation-id')).toBe('walk-through-1');
    expect(body).toEqual({
      type: '/problems/refused',
      title: 'The rules do not allow it',
      status: 422,
      detail: 'Nothing was stored. The reasons are listed below.',
      instance: 'urn:tiltak:request:walk-through-1',
      code: 'refused',
      correlationId: 'walk-through-1',
      revision: 4,
      errors: [
        { field: 'words', code: 'text-longer-than', message: 'The text is too long: at most 5 characters.' },
        { code: 'nobody-wrote-this', message: 'nobody-wrote-this' },
      ],
    });
  });

  it('take no correlation id that could disturb a log', async () => {
    const { headers } = await ask('/things/refused', { headers: { 'x-correlation-id': 'a{"b":1}"' } });
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['/nowhere', {}, 404, 'not-found'],
    ['/things/nowhere', { method: 'DELETE' }, 404, 'not-found'],
    ['/things/%', {}, 400, 'bad-request'],
    [`/things/one/${'x'.repeat(200)}`, {}, 414, 'address-too-long'],
    ['/things', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400, 'invalid-json'],
    ['/things', { method: 'POST', body: '', headers: { 'content-type': 'application/json' } }, 400, 'invalid-json'],
    [
      '/things',
      { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
      'unsupported-media-type',
    ],
    [
      '/things',
      { method: 'POST', body: 'words', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['/things/store', {}, 503, 'store-unavailable'],
    ['/things/teapot', {}, 418, 'bad-request'],
  ])('%s %j: %d %s', async (path, init, status, code) => {
    const { headers, body, ...answer } = await ask(path, init);
    expect([answer.status, body.status, body.code]).toEqual([status, status, code]);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body.type).toBe(`/problems/${code}`);
  });

  it('name a number that would be changed in silence when it is read', async () => {
    const { status, body } = await post('{"words":"x","milestones":[{"title":9007199254740993}]}');
    expect([status, body.code]).toEqual([400, 'invalid-fields']);
    expect(body['errors']).toMatchObject([
      {
        field: 'milestones[0].title',
        code: 'number-inexact',
        message: 'Tallet 9007199254740993 kan ikke leses helt nøyaktig. Skriv det med høyst 15 sifre.',
      },
    ]);
  });

  it('do not read bytes as letters that they are not', async () => {
    // "Pågående" as Latin-1: a client that has its own idea of letters
    const body = Buffer.from('{"words":"Pågående","effectiveOn":"2017-05-31"}', 'latin1');
    const headers = { 'content-type': 'application/json' };
    const { status, body: document } = await ask('/things', { method: 'POST', headers, body });
    expect([status, document.code]).toEqual([400, 'invalid-json']);
  });

  it.each([
    ['lists', `${'['.repeat(900)}${']'.repeat(900)}`],
    ['objects', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`],
    ['a number that would be changed', `${'['.repeat(900)}1e400${']'.repeat(900)}`],
    ['what never ends', '['.repeat(MAX)],
  ])('refuse what is nested deeper than anybody needs: %s', async (_, text) => {
    const { status, body } = await post(text);
    expect([status, body.code]).toEqual([400, 'invalid-fields']);
    expect(body['errors']).toMatchObject([{ code: 'nested-too-deeply' }]);
  });

  it('send nobody back what he or she has named a field, however long it is', async () => {
    const long = 'a'.repeat(1900);
    for (const text of [`{"${long}":1e400}`, `{"${long}":1}`, `{"words":1${'0'.repeat(1900)}}`]) {
      const { body } = await post(text);
      expect(body.code).toBe('invalid-fields');
      expect(JSON.stringify(body).length).toBeLessThan(1500);
    }
  });

  it('refuse accents in a row that no language has, and do not compose them', async () => {
    const comment = (accents: number): string => `a${'\u0315\u0301'.repeat(accents / 2)}`;
    const said = (accents: number) => post({ words: 'x', effectiveOn: '2017-05-31', comment: comment(accents) });
    expect((await said(30)).body).toMatchObject({ comment: comment(30).normalize('NFC') });
    const { status, body } = await said(32);
    expect(status).toBe(400);
    expect(body['errors']).toMatchObject([{ field: 'comment', code: 'text-marks-in-a-row' }]);
    // sorting these would take minutes
    const endless = comment(400_000);
    expect(kinds.text({ max: 10 }).clean(endless)).toBe(endless);
  });

  it('tell how much a body may weigh', async () => {
    const { status, body } = await post({ words: 'x'.repeat(MAX) });
    expect([status, body.code, body.detail]).toEqual([413, 'body-too-large', 'Innholdet kan høyst være 2000 byte.']);
  });

  it('of ours: the caller gets an id and no more, the log has the rest', async () => {
    const { status, body } = await ask('/things/broken');
    expect([status, body.code]).toEqual([500, 'internal-error']);
    expect(JSON.stringify(body)).not.toMatch(/SELECT|secret|\.ts|at /);
    const line = logged.find((one) => one.includes(body.correlationId) && one.includes('request failed'));
    expect(line).toContain('SELECT secret FROM people');
    expect(line).toContain('"route":"/things/broken"');
  });

  it('break off an answer that had begun', async () => {
    await expect(fetch(`${base}/things/half`).then((response) => response.text())).rejects.toThrow();
  });

  it.each([
    ['GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n', 400],
    ['nonsense\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
  ])('of bytes that are no request (%#)', async (bytes, status) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const document = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as ProblemDocument;
    expect(document.status).toBe(status);
  });
});

describe('requests', () => {
  it('are measured by the template of their route, never by their address', async () => {
    await ask('/things/one/abc-7');
    const text = await metrics.read();
    expect(text).toContain('route="/things/one/:id"');
    expect(text).not.toContain('abc-7');
    expect(logged.join('')).not.toContain('abc-7');
  });
});

// last: from here on the service is stopping
describe('a service that stops', () => {
  it('finishes what it has begun, and sends what comes elsewhere', async () => {
    const begun = ask('/things/waiting');
    await hasArrived;
    health.stopping();
    const { status, headers, body } = await ask('/things/one/abc', { headers: { 'accept-language': 'en' } });
    expect([status, body.code, body.title]).toEqual([503, 'stopping', 'The service is stopping']);
    expect([headers.get('connection'), headers.get('retry-after')]).toEqual(['close', '5']);
    expect((await ask('/health/live')).status).toBe(200);
    letGo();
    expect(await begun).toMatchObject({ status: 200, body: { done: true } });
  });
});
