import { Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { feedUnavailable, type Subscription } from '#feed';
import { IdentityModule, PUBLIC, type IdentityParts } from '#identity';
import { createLogger, fieldValidation, ProblemFilter, problemServerOptions } from '#platform';
import { CLOCK, FEED_HUB, FEED_SOURCE } from '../service/tokens.js';
import { FeedController } from './feed.controller.js';

const KARI = randomUUID();
const NOW = new Date('2026-03-01T12:00:00Z');

let login: string | null = KARI;
/** What the hub was asked for. */
let asked: Subscription | undefined;
let app: NestFastifyApplication;

const identity: IdentityParts & { readonly people: never } = {
  people: undefined as never,
  authenticate: (authorization) =>
    Promise.resolve(
      authorization === undefined
        ? { kind: 'anonymous' }
        : login === null
          ? { kind: 'not-registered' }
          : { kind: 'authenticated', person: login, expiresAt: NOW.getTime() + 60_000 },
    ),
  actorOf: (person) => ({ person, roles: ['reader'], leads: [] }),
  viewerOf: ({ person }) => ({ person, level: 'employee', notes: new Set() }),
  audit: () => undefined,
};
const hub = {
  open: (_request: unknown, _response: unknown, wanted: Subscription) => {
    asked = wanted;
    return Promise.resolve({ ok: false, refusal: feedUnavailable });
  },
};

@Module({
  controllers: [FeedController],
  providers: [
    { provide: FEED_HUB, useValue: hub },
    { provide: FEED_SOURCE, useValue: {} },
    { provide: CLOCK, useValue: () => NOW },
  ],
})
class FeedOnlyModule {}

beforeAll(async () => {
  const answering = { logger: createLogger({ level: 'silent' }), maxBodyBytes: 1000 };
  const module = await Test.createTestingModule({
    imports: [FeedOnlyModule, IdentityModule.with(identity)],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(problemServerOptions(answering)), {
    logger: false,
  });
  app.useGlobalPipes(fieldValidation());
  app.useGlobalFilters(new ProblemFilter(answering));
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

const follow = async (headers: Record<string, string> = {}): Promise<Subscription> => {
  await fetch(`${await app.getUrl()}/feed`, { headers });
  return asked!;
};

test('a stream asks whether its reader would be let in still, as the same person', async () => {
  const { stillLetIn } = await follow({ authorization: 'Bearer x' });
  expect(await stillLetIn?.()).toBe(true);
  login = null;
  expect(await stillLetIn?.()).toBe(false);
  login = randomUUID();
  expect(await stillLetIn?.()).toBe(false);
});

test('the public is let in for ever', async () => {
  const { viewer, viewerNow, stillLetIn } = await follow();
  expect([viewer, viewerNow?.(), stillLetIn]).toEqual([PUBLIC, PUBLIC, undefined]);
});
