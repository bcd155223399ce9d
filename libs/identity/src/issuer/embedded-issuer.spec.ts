import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createHash, hash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import {
  demoOrganisation,
  demoPeople,
  DEMO_PEOPLE_NAMESPACE,
  demoPersonId,
  registerDemoPeople,
} from '../demo/people.js';
import { DemoSignInFailed, fetchDemoToken } from '../demo/fetch-token.js';
import { openPeopleRegister } from '../people/sqlite.js';
import { startDemoService, type DemoService } from '../testing/demo-service.js';
import { createTokenVerifier, type TokenVerifier } from '../tokens/verifier.js';
import { uuidV5 } from '#event-store';
import { CLI_CLIENT, CLI_REDIRECT, WEB_CLIENT } from './clients.js';
import { embeddedIssuer } from './embedded-issuer.js';
import { ISSUER_KEYS_FILE } from './keys.js';
import { createTransientState } from './memory.js';

let folder: string;
let service: DemoService;
let verifier: TokenVerifier;

const newVerifier = (): TokenVerifier =>
  createTokenVerifier({ issuer: service.issuer.issuer, audience: service.issuer.audience });

/** A browser, as far as a sign-in needs one: cookies with their paths, no redirects followed by itself. */
function browser(language = 'nb') {
  const jar = new Map<string, { value: string; path: string }>();
  return {
    jar,
    async go(
      url: string | URL,
      form?: Record<string, string>,
      headers: Record<string, string> = {},
    ): Promise<Response> {
      const { pathname } = new URL(url);
      const cookie = [...jar]
        .filter(([, { path }]) => pathname.startsWith(path))
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; ');
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { 'accept-language': language, accept: 'text/html', ...(cookie ? { cookie } : {}), ...headers },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      });
      for (const set of response.headers.getSetCookie()) {
        const [, name, value, rest] = /^([^=]+)=([^;]*)(.*)$/.exec(set)!;
        const path = /path=([^;]+)/i.exec(rest!)?.[1] ?? '/';
        if (value === '') jar.delete(name!);
        else jar.set(name!, { value: value!, path });
      }
      return response;
    },
  };
}

const proof = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(proof).digest('base64url');

function authorizeUrl(fields: Record<string, string> = {}): URL {
  const url = new URL(`${service.issuer.issuer}/auth`);
  url.search = new URLSearchParams({
    client_id: WEB_CLIENT,
    response_type: 'code',
    redirect_uri: `${service.origin}/auth/callback`,
    scope: 'openid tiltak',
    state: 'state-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...fields,
  }).toString();
  return url;
}

const redeem = (code: string, fields: Record<string, string> = {}): Promise<Response> =>
  fetch(`${service.issuer.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: WEB_CLIENT,
      code,
      redirect_uri: `${service.origin}/auth/callback`,
      code_verifier: proof,
      ...fields,
    }),
  });

const field = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)![1]!;
const targetOf = (response: Response): URL => new URL(response.headers.get('location')!, service.origin);

async function openSignIn(agent = browser(), fields: Record<string, string> = {}) {
  const redirect = await agent.go(authorizeUrl(fields));
  const page = targetOf(redirect);
  const response = await agent.go(page);
  return { agent, page, response, html: await response.text() };
}

async function signIn(subject: string, agent = browser(), fields: Record<string, string> = {}): Promise<URL> {
  const { page, html } = await openSignIn(agent, fields);
  const resumed = await agent.go(page, { csrf: field(html, 'csrf'), subject });
  return targetOf(await agent.go(targetOf(resumed)));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issuer-'));
  service = await startDemoService(folder);
  verifier = newVerifier();
});
afterEach(async () => {
  expect(service.faults).toEqual([]);
  await service.stop();
  await rm(folder, { recursive: true });
});

describe('the embedded issuer', () => {
  it.each(demoPeople.map(({ subject }) => subject))('gives %s a token that the service takes', async (subject) => {
    const token = await fetchDemoToken(service.origin, subject);
    expect(await verifier.verify(token)).toMatchObject({ kind: 'verified', token: { subject } });
    const { iat, exp, scope, ...claims } = decodeJwt(token);
    expect(exp! - iat!).toBe(3600);
    expect(scope).toBe('tiltak');
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(JSON.stringify(claims)).not.toContain(demoPeople.find((one) => one.subject === subject)!.name.split(' ')[1]);
  });

  it('gives nothing to a stranger', async () => {
    await expect(fetchDemoToken(service.origin, 'mayor')).rejects.toThrow(DemoSignInFailed);
    await expect(fetchDemoToken(`${service.origin.replace('127.0.0.1', 'localhost')}`, 'reader')).rejects.toThrow(
      /421/,
    );
  });

  it('tells of itself as discovery asks, with public keys only', async () => {
    const metadata = (await (
      await fetch(`${service.issuer.issuer}/.well-known/openid-configuration`)
    ).json()) as Record<string, unknown>;
    expect(metadata).toMatchObject({
      issuer: service.issuer.issuer,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
      ui_locales_supported: ['nb', 'nn', 'en'],
    });
    expect(metadata['grant_types_supported']).not.toContain('implicit');
    const { keys } = (await (await fetch(String(metadata['jwks_uri']))).json()) as { keys: object[] };
    expect(keys).toEqual(service.issuer.jwks());
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  it('writes nothing to the console', async () => {
    const spies = (['log', 'info', 'warn', 'error'] as const).map((name) => jest.spyOn(console, name));
    await service.stop();
    service = await startDemoService(folder);
    await fetchDemoToken(service.origin, 'reader');
    await browser().go(authorizeUrl({ client_id: 'nobody' }));
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('keeps its keys for its owner only, and tokens survive a restart', async () => {
    const token = await fetchDemoToken(service.origin, 'reader');
    const file = join(folder, ISSUER_KEYS_FILE);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await service.stop();
    service = await startDemoService(folder, Number(new URL(service.origin).port));
    expect(await newVerifier().verify(token)).toMatchObject({ kind: 'verified' });
    expect(await readFile(file, 'utf8')).toContain('"d"');
  });

  it('says which file to delete when its keys are damaged', async () => {
    await writeFile(join(folder, ISSUER_KEYS_FILE), '{"keys":[]}');
    await expect(startDemoService(folder)).rejects.toThrow(/demo-issuer-keys\.json is damaged: delete it/);
  });

  it('rotates its keys: the old tokens count as long as their key is announced', async () => {
    const before = await fetchDemoToken(service.origin, 'reader');
    expect(await verifier.verify(before)).toMatchObject({ kind: 'verified' });
    await service.issuer.rotateKeys();
    const after = await fetchDemoToken(service.origin, 'reader');
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    expect(await verifier.verify(after)).toMatchObject({ kind: 'verified' });
    expect(await newVerifier().verify(before)).toMatchObject({ kind: 'verified' });
    await service.issuer.rotateKeys(true);
    expect(await newVerifier().verify(after)).toEqual({ kind: 'rejected', fault: 'token-key-unknown' });
    expect(service.issuer.jwks()).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('leads back to the web application with a code that is good for one token', async () => {
    const returned = await signIn('controller');
    expect(`${returned.origin}${returned.pathname}`).toBe(`${service.origin}/auth/callback`);
    expect(returned.searchParams.get('state')).toBe('state-1');
    const code = returned.searchParams.get('code')!;
    const answer = (await (await redeem(code)).json()) as {
      access_token: string;
      token_type: string;
      id_token: string;
    };
    expect(answer.token_type).toBe('Bearer');
    expect(await verifier.verify(answer.access_token)).toMatchObject({ token: { subject: 'controller' } });
    expect(await verifier.verify(answer.id_token)).toEqual({ kind: 'rejected', fault: 'token-audience' });
    expect((await redeem(code)).status).toBe(400);
  });

  it('asks for the proof of the very client that began', async () => {
    const code = (await signIn('reader')).searchParams.get('code')!;
    expect((await redeem(code, { code_verifier: randomBytes(32).toString('base64url') })).status).toBe(400);
    const other = (await signIn('reader')).searchParams.get('code')!;
    expect((await redeem(other, { client_id: CLI_CLIENT, redirect_uri: CLI_REDIRECT })).status).toBe(400);
  });

  it('does nothing without PKCE, for another address, or for an unknown client', async () => {
    const without = authorizeUrl();
    without.searchParams.delete('code_challenge');
    without.searchParams.delete('code_challenge_method');
    expect(targetOf(await browser().go(without)).searchParams.get('error')).toBe('invalid_request');
    for (const fields of [{ redirect_uri: 'http://127.0.0.1:1/auth/callback' }, { client_id: 'nobody' }]) {
      const response = await browser().go(authorizeUrl(fields));
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('<h1>Innloggingen lyktes ikke</h1>');
    }
  });

  it('lets the command line listen on any port', async () => {
    const redirect = 'http://127.0.0.1:54321/callback';
    const returned = await signIn('reader', browser(), { client_id: CLI_CLIENT, redirect_uri: redirect });
    expect(returned.href).toMatch(/^http:\/\/127\.0\.0\.1:54321\/callback\?code=/);
  });

  it('is remembered for the web application, and never silently for a native one', async () => {
    const agent = browser();
    await signIn('reader', agent);
    expect(targetOf(await agent.go(authorizeUrl())).searchParams.get('code')).toBeTruthy();
    const native = { client_id: CLI_CLIENT, redirect_uri: CLI_REDIRECT };
    expect(targetOf(await agent.go(authorizeUrl(native))).pathname).toMatch(/^\/oidc\/interaction\//);
  });

  it('as somebody else ends the session of the first, by a form that sends itself under a digest in the policy', async () => {
    const agent = browser();
    await signIn('reader', agent);
    const native = { client_id: CLI_CLIENT, redirect_uri: CLI_REDIRECT };
    const { page, html } = await openSignIn(agent, native);
    const resume = targetOf(await agent.go(page, { csrf: field(html, 'csrf'), subject: 'controller' }));
    const between = await agent.go(resume);
    const form = await between.text();
    const script = /<script>([^]*?)<\/script>/.exec(form)![1]!;
    expect(between.headers.get('content-security-policy')).toContain(`'sha256-${hash('sha256', script, 'base64')}'`);
    const action = /action="([^"]+)"/.exec(form)![1]!;
    const ended = await agent.go(action, { xsrf: field(form, 'xsrf'), logout: 'yes' });
    const returned = targetOf(await agent.go(targetOf(ended)));
    const answer = await redeem(returned.searchParams.get('code')!, native);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect(decodeJwt(token).sub).toBe('controller');
  });

  it('can be called off', async () => {
    const { agent, page, html } = await openSignIn();
    const resumed = await agent.go(page, { csrf: field(html, 'csrf'), cancel: 'yes' });
    expect(targetOf(await agent.go(targetOf(resumed))).searchParams.get('error')).toBe('access_denied');
  });

  it('cannot be sent from another page, nor for another sign-in, nor as nobody', async () => {
    const { agent, page, html } = await openSignIn();
    const csrf = field(html, 'csrf');
    const other = await openSignIn();
    expect((await agent.go(page, { subject: 'reader' })).status).toBe(403);
    expect((await agent.go(page, { subject: 'reader', csrf: field(other.html, 'csrf') })).status).toBe(403);
    expect((await browser().go(page, { subject: 'reader', csrf })).status).toBe(400);
    expect((await agent.go(page, { subject: 'mayor', csrf })).status).toBe(400);
    expect((await agent.go(page, { subject: 'reader', csrf, more: 'x'.repeat(5000) })).status).toBe(403);
    expect((await agent.go(page, { subject: 'reader', csrf }, { 'content-type': 'text/plain' })).status).toBe(403);
    const resumed = await agent.go(page, { csrf, subject: 'reader' });
    expect(resumed.status).toBe(303);
    expect(resumed.headers.get('location')).toMatch(/\/oidc\/auth\//);
  });

  it('keeps its cookies to itself: http-only, same-site, signed, below its own path', async () => {
    const response = await browser().go(authorizeUrl());
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/path=\/oidc\/.+; .*samesite=lax; httponly/i);
    expect(cookies.some((cookie) => cookie.includes('.sig='))).toBe(true);
  });

  it('is signed out of by a page that asks first', async () => {
    const agent = browser();
    await signIn('reader', agent);
    const asked = await agent.go(`${service.issuer.issuer}/session/end`);
    const html = await asked.text();
    expect(html).toContain('Vil du logge ut av demoen?');
    const action = /<form id="op.logoutForm" method="post" action="([^"]+)"/.exec(html)![1]!;
    expect((await agent.go(action, { xsrf: 'wrong', logout: 'yes' })).status).toBe(400);
    const done = await agent.go(action, { xsrf: field(html, 'xsrf'), logout: 'yes' });
    expect(await (await agent.go(targetOf(done))).text()).toContain('<h1>Du er logget ut</h1>');
    expect(targetOf(await agent.go(authorizeUrl())).pathname).toMatch(/^\/oidc\/interaction\//);
  });
});

describe('the sign-in page', () => {
  it('is what assistive technology needs: language, title, one heading, a labelled list of named buttons', async () => {
    const { html, response } = await openSignIn();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(html).toMatch(/^<!doctype html>\n<html lang="nb">/);
    expect(html).toContain('<title>Logg inn i demoen – Tiltak</title>');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).not.toMatch(/tabindex|autofocus|user-scalable|maximum-scale|onclick|<script/);
    expect(html).toContain('<ul aria-labelledby="people">');
    for (const { subject, name, title } of demoPeople) {
      expect(html).toContain(
        `<button name="subject" value="${subject}"><strong>${name}</strong> <span>${title.nb}</span></button>`,
      );
    }
  });

  it('loads nothing from outside, runs nothing, and says so in its policy', async () => {
    const { html, response } = await openSignIn();
    expect(html).not.toMatch(/(src|href)="https?:/);
    const policy = response.headers.get('content-security-policy')!;
    const style = /<style>([^]*?)<\/style>/.exec(html)![1]!;
    expect(policy).toContain(`style-src 'sha256-${hash('sha256', style, 'base64')}'`);
    expect(policy).toMatch(/^default-src 'none'; .*script-src 'none'.*frame-ancestors 'none'/);
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    ['nn-NO,nb;q=0.8', {}, 'nn', 'Vel kven du vil vere'],
    ['en-GB,en;q=0.9', {}, 'en', 'Choose who you want to be'],
    ['no', {}, 'nb', 'Velg hvem du vil være'],
    ['de', {}, 'nb', 'Velg hvem du vil være'],
    ['nb;q=0.1, en;q=0.5, nn;q=0', {}, 'en', 'Choose who you want to be'],
    ['en', { ui_locales: 'fr nn' }, 'nn', 'Vel kven du vil vere'],
  ])('speaks the language of %s %j', async (accept, fields: Record<string, string>, tag, words) => {
    const { html } = await openSignIn(browser(accept), fields);
    expect(html).toContain(`<html lang="${tag}">`);
    expect(html).toContain(words);
  });

  it('changes its language by a link', async () => {
    const { agent, page, html } = await openSignIn();
    const link = new RegExp(`href="(${page.pathname}\\?ui_locales=nn)" lang="nn"`).exec(html)![1]!;
    expect(await (await agent.go(`${service.origin}${link}`)).text()).toContain('<html lang="nn">');
  });

  it('that is no longer known explains itself', async () => {
    const response = await browser().go(`${service.issuer.issuer}/interaction/unknown`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Innloggingen er utløpt');
  });

  it('takes no other method', async () => {
    const { agent, page } = await openSignIn();
    const cookie = [...agent.jar].map(([name, { value }]) => `${name}=${value}`).join('; ');
    expect((await fetch(page, { method: 'PUT', headers: { cookie } })).status).toBe(405);
  });
});

describe('where it does not belong', () => {
  const create = (options: object): Promise<unknown> =>
    embeddedIssuer({
      origin: 'http://127.0.0.1:3000',
      host: '127.0.0.1',
      dataDir: folder,
      nodeEnv: 'test',
      ...options,
    });

  it('does not start in production mode', async () => {
    await expect(create({ nodeEnv: 'production' })).rejects.toThrow(/production mode: set OIDC_ISSUER/);
  });

  it('reads the mode from the environment', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(
        embeddedIssuer({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1', dataDir: folder }),
      ).rejects.toThrow(/OIDC_ISSUER/);
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });

  it.each(['0.0.0.0', '::', '192.168.1.10', 'tiltak.example.no', '', '127.0.0.1.example.no'])(
    'does not start on %j',
    async (host) => {
      await expect(create({ host })).rejects.toThrow(/set OIDC_ISSUER/);
    },
  );

  it('does not call itself by an address that others reach', async () => {
    await expect(create({ origin: 'https://tiltak.example.no' })).rejects.toThrow(/set OIDC_ISSUER/);
  });

  it('does not answer to a foreign name that leads here', async () => {
    const { port } = new URL(service.origin);
    const status = await new Promise((resolve, reject) => {
      rawRequest(
        { host: '127.0.0.1', port, path: '/oidc/jwks', headers: { host: `evil.example:${port}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});

it('its memory is bounded, and forgets what has expired', async () => {
  const adapter = createTransientState(3)('Session');
  for (let i = 0; i < 10; i++) await adapter.upsert(`${i}`, { uid: `uid-${i}` }, 60);
  expect(await adapter.find('6')).toBeUndefined();
  expect(await adapter.find('7')).toBeDefined();
  expect(await adapter.findByUid('uid-9')).toEqual({ uid: 'uid-9' });
  await adapter.upsert('gone', { uid: 'uid-gone' }, 0);
  expect(await adapter.findByUid('uid-gone')).toBeUndefined();
});

describe('the demo people', () => {
  it('have ids of their own that follow from what they are called', () => {
    for (const { subject, person } of demoPeople) expect(person).toBe(uuidV5(DEMO_PEOPLE_NAMESPACE, subject));
    expect(() => demoPersonId('mayor' as 'reader')).toThrow(/mayor/);
  });

  it('lead units and answer for measures that are in the seed file', async () => {
    const seed = await readFile(new URL('../../../../infra/seed/baerum-hp-2018-2021.yaml', import.meta.url), 'utf8');
    const { leads, deputies, responsible, roles } = demoOrganisation;
    for (const { unit } of [...leads, ...deputies]) expect(seed).toMatch(new RegExp(`- id: ${unit}\\n`));
    for (const { measure } of responsible) expect(seed).toMatch(new RegExp(`- id: ${measure}\\n`));
    const placed = new Set([...leads, ...deputies, ...responsible, ...roles].map(({ subject }) => subject));
    expect(placed).toEqual(new Set(demoPeople.map(({ subject }) => subject)));
  });

  it('are registered, and followed when the issuer’s address changes', async () => {
    const register = await openPeopleRegister(folder);
    await registerDemoPeople(register, 'http://127.0.0.1:3000/oidc');
    await register.rename(demoPersonId('reader'), 'Tuva Ny');
    await register.erase(demoPersonId('auditor'));
    const results = await registerDemoPeople(register, 'http://127.0.0.1:4000/oidc');
    expect(results.every(({ ok }) => ok)).toBe(true);
    const login = (issuer: string, subject: string) => register.findByLogin({ issuer, subject });
    expect((await login('http://127.0.0.1:4000/oidc', 'reader'))?.name).toBe('Tuva Ny');
    expect(await login('http://127.0.0.1:3000/oidc', 'reader')).toBeNull();
    expect(await login('http://127.0.0.1:4000/oidc', 'auditor')).toBeNull();
    await register.close();
  });
});
