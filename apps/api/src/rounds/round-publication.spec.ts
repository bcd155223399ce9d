import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { memoryEventStore, type EventStore } from '#event-store';
import { createLogger, LOGGER, ProblemFilter } from '#platform';
import { READ_MODELS } from '#read-models';
import { CommandGateway } from '../http/command-gateway.js';
import { PublicQuestions } from './public-questions.js';
import { RoundFigures } from './round-figures.js';
import { RoundPublicationController } from './round-publication.controller.js';

const ROUND = '5b1f3c5e-6d0e-4d58-9f0c-2a8f1f1f0a01';
const TEXT = '{"a":1}\n';

let store: EventStore;
let app: NestFastifyApplication;
let lines: string[];

const append = async (stream: string, type: string, data: object): Promise<void> => {
  const id = crypto.randomUUID();
  const metadata = { actor: { person: 'a', role: 'controller' }, commandId: id, fingerprint: 'f', correlationId: id };
  const recorded = { ...metadata, recordedAt: '2018-05-31T10:00:00.000Z', source: 'test' };
  await store.append(stream, 'no-stream', [{ id, type, version: 1, data: data as never, metadata: recorded }]);
};

/** A round that is published as {@link TEXT}, with this in its only page. */
async function publishedWith(content: string): Promise<void> {
  const sha256 = createHash('sha256').update(TEXT).digest('hex');
  await append(`publication-${ROUND}`, 'PublicationPageStored', { page: 0, position: 7, content });
  await append(`round-${ROUND}`, 'RoundPublished', { position: 7, pages: 1, bytes: TEXT.length, sha256 });
}

beforeEach(async () => {
  store = memoryEventStore();
  lines = [];
  const logger = createLogger({ level: 'error', destination: { write: (line) => void lines.push(line) } });
  const module = await Test.createTestingModule({
    controllers: [RoundPublicationController],
    providers: [
      ...[CommandGateway, RoundFigures, PublicQuestions].map((provide) => ({ provide, useValue: {} })),
      { provide: READ_MODELS, useValue: { log: store } },
      { provide: LOGGER, useValue: logger },
    ],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalFilters(new ProblemFilter({ logger, maxBodyBytes: 1000 }));
  await app.init();
});
afterEach(() => app.close());

const read = () => app.inject({ url: `/rounds/${ROUND}/publication` });

it('a published report is handed out with its hash', async () => {
  await publishedWith(TEXT);
  const answer = await read();
  expect([answer.statusCode, answer.body]).toEqual([200, TEXT]);
  expect(answer.headers['etag']).toBe(`"${createHash('sha256').update(TEXT).digest('hex')}"`);
});

it('a report whose bytes do not have the published hash is answered with 500, and nothing of it is handed out', async () => {
  await publishedWith('{"a":2}\n');
  const answer = await read();
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toMatchObject({ status: 500, code: 'internal-error' });
  expect(answer.body).not.toContain('"a"');
  expect(answer.headers['etag']).toBeUndefined();
  expect(lines.join('')).toContain('a published report is damaged');
});
