import { Controller, Get, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  actorOf,
  evolveOrganisation,
  initialOrganisation,
  type Actor,
  type OrganisationState,
  type Viewer,
} from '#domain';
import { createLogger, ProblemFilter, problemServerOptions } from '#platform';
import { createAuthentication } from '../authentication/authenticate.js';
import { openPeopleRegister, type SqlitePeopleRegister } from '../people/sqlite.js';
import { auditToLog, type RefusedAttempt } from '../policies/refused-attempt.js';
import { viewerOf } from '../policies/viewer.js';
import { AUDIENCE, startSigningIssuer, type SigningIssuer } from '../testing/signing-issuer.js';
import { createTokenVerifier } from '../tokens/verifier.js';
import { OpenToPublic, Requires } from './authentication.guard.js';
import { IdentityModule } from './identity.module.js';
import { CurrentActor, CurrentIdentity, CurrentViewer, type RequestIdentity } from './request-identity.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

@Controller()
class DoorsController {
  @Get('me')
  me(@CurrentActor() actor: Actor, @CurrentIdentity() { expiresAt }: RequestIdentity): object {
    return { ...actor, expiresAt };
  }
  @Get('stay')
  stay(@CurrentIdentity() { stillLetIn }: RequestIdentity): object {
    stay = stillLetIn;
    return {};
  }
  @OpenToPublic()
  @Get('open')
  open(@CurrentViewer() { person, level }: Viewer): object {
    return { person, level };
  }
  @Requires('ReadAudit')
  @Get('audit')
  audit(): object {
    return { ok: true };
  }
}
@Module({ controllers: [DoorsController] })
class DoorsModule {}

/** Of whoever came through the door that is held open. */
let stay: RequestIdentity['stillLetIn'];
let time = NOW;
let folder: string;
let issuer: SigningIssuer;
let people: SqlitePeopleRegister;
let app: NestFastifyApplication;
let origin: string;
let organisation: OrganisationState = initialOrganisation;
let attempts: RefusedAttempt[] = [];
const lines: string[] = [];
const kari = randomUUID();

const grant = (role: 'reader' | 'auditor'): void => {
  organisation = evolveOrganisation(organisation, {
    id: randomUUID(),
    type: 'RoleGranted',
    data: { person: kari, role },
  });
};
const ask = (path: string, authorization?: string): Promise<Response> =>
  fetch(`${origin}${path}`, {
    headers: { ...(authorization === undefined ? {} : { authorization }), 'accept-language': 'en' },
  });
const askWith = async (path: string, claims: Record<string, unknown> = {}): Promise<Response> =>
  ask(path, `Bearer ${await issuer.sign(claims)}`);

beforeAll(async () => {
  const clock = (): Date => new Date(time);
  folder = await mkdtemp(join(tmpdir(), 'guard-'));
  issuer = await startSigningIssuer(clock);
  people = await openPeopleRegister(folder);
  await people.register({
    person: kari,
    login: { issuer: issuer.issuer, subject: 'kari' },
    name: 'Kari Hemmelig',
    email: null,
  });
  const verifier = createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, clock });
  const logger = createLogger({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const log = auditToLog(logger);
  const module = await Test.createTestingModule({
    imports: [
      DoorsModule,
      IdentityModule.with({
        people,
        authenticate: createAuthentication({ verifier, people }),
        actorOf: (person) => actorOf(organisation, person, '2026-03-01'),
        viewerOf: (actor) => viewerOf(actor, organisation),
        audit: (attempt) => {
          attempts.push(attempt);
          log(attempt);
        },
      }),
    ],
  }).compile();
  const answering = { logger, maxBodyBytes: 1000 };
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(problemServerOptions(answering)), {
    logger: false,
  });
  app.useGlobalFilters(new ProblemFilter(answering));
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await people.close();
  await issuer.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  attempts = [];
});

describe('a route', () => {
  it('answers to a person of the register, who acts as what he or she is now', async () => {
    expect(await (await askWith('/me')).json()).toEqual({
      person: kari,
      roles: [],
      leads: [],
      expiresAt: NOW + 600_000,
    });
    grant('reader');
    expect(await (await askWith('/me')).json()).toMatchObject({ roles: ['reader'] });
  });

  it.each([undefined, 'Basic a2FyaTprYXJp', 'Bearertoken'])(
    'asks whoever sends %p to sign in',
    async (authorization) => {
      const response = await ask('/me', authorization);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="tiltak"');
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(await response.json()).toMatchObject({ type: '/problems/unauthenticated', status: 401 });
    },
  );

  it.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer {"sub":"kari"}', 'bearer x.y.z'])(
    'takes no %p',
    async (authorization) => {
      const response = await ask('/me', authorization);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
      expect(await response.json()).toMatchObject({ reason: 'token-malformed' });
    },
  );

  it('says what is wrong with a token', async () => {
    const response = await askWith('/me', { exp: NOW / 1000 - 60 });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      'Bearer realm="tiltak", error="invalid_token", error_description="the token has expired"',
    );
    expect(await response.json()).toMatchObject({ reason: 'token-expired' });
  });

  it('takes no token from the address', async () => {
    expect((await ask(`/me?access_token=${await issuer.sign()}`)).status).toBe(401);
  });

  it('knows a stranger with a good token for a stranger, and tells the audit', async () => {
    const response = await askWith('/me', { sub: 'stranger' });
    expect(response.status).toBe(403);
    const problem = (await response.json()) as { readonly correlationId: string };
    expect(problem).toMatchObject({ code: 'not-registered', reason: 'person-not-registered' });
    const { correlationId } = problem;
    expect(attempts).toEqual([
      {
        person: null,
        action: 'SignIn',
        target: { kind: 'installation', id: null },
        code: 'person-not-registered',
        correlationId,
      },
    ]);
  });

  it('is closed at once to whom the register no longer knows', async () => {
    expect((await askWith('/me')).status).toBe(200);
    await people.relink(kari, null);
    expect((await askWith('/me')).status).toBe(403);
    await people.relink(kari, { issuer: issuer.issuer, subject: 'kari' });
    expect((await askWith('/me')).status).toBe(200);
  });

  it('tells what stays open whether its caller would be let in still', async () => {
    const somebody = randomUUID();
    const login = { issuer: issuer.issuer, subject: 'somebody' };
    await people.register({ person: somebody, login, name: 'Somebody', email: null });
    expect((await askWith('/stay', { sub: 'somebody' })).status).toBe(200);
    expect(await stay()).toBe(true);
    await people.relink(somebody, { ...login, subject: 'another' });
    expect(await stay()).toBe(false);
    // whoever has got the login since is somebody else
    const heir = randomUUID();
    await people.register({ person: heir, login, name: 'Heir', email: null });
    expect(await stay()).toBe(false);
    await people.relink(heir, null);
    await people.relink(somebody, login);
    expect(await stay()).toBe(true);
    await people.erase(somebody);
    expect(await stay()).toBe(false);
  });

  it('is unavailable, not forbidden, while the issuer does not tell its keys', async () => {
    await issuer.rotate();
    await issuer.stop();
    const response = await askWith('/me');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({ code: 'issuer-unavailable' });
    await issuer.start();
    time += 2000;
    expect((await askWith('/me')).status).toBe(200);
  });
});

describe('a route that is open to the public', () => {
  it('answers the public, and a person as the person', async () => {
    expect(await (await ask('/open')).json()).toEqual({ person: null, level: 'nothing-live' });
    expect(await (await askWith('/open')).json()).toEqual({ person: kari, level: 'employee' });
  });

  it('takes no bad token for the public', async () => {
    expect((await ask('/open', 'Bearer x')).status).toBe(401);
  });
});

describe('a route for one role', () => {
  it('is refused to others, with the reason, and the attempt is logged without names', async () => {
    const response = await askWith('/audit');
    expect(response.status).toBe(403);
    const problem = (await response.json()) as { readonly correlationId: string };
    expect(problem).toMatchObject({ code: 'forbidden', errors: [{ code: 'not-allowed' }] });
    const { correlationId } = problem;
    expect(attempts).toEqual([
      {
        person: kari,
        action: 'ReadAudit',
        target: { kind: 'installation', id: null },
        code: 'not-allowed',
        correlationId,
      },
    ]);
    const logged = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line['audit'] === 'refused-attempt' && line['person'] === kari);
    expect(logged).toMatchObject({ level: 'warn', action: 'ReadAudit', code: 'not-allowed', correlationId });
  });

  it('opens as soon as the role is granted', async () => {
    grant('auditor');
    expect((await askWith('/audit')).status).toBe(200);
  });
});

it('nothing of what was sent here stands in the log', () => {
  const log = lines.join('');
  expect(log).not.toContain('Hemmelig');
  expect(log).not.toMatch(/eyJ/);
});
