import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { base64url, exportSPKI, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { AUDIENCE, startSigningIssuer, type SigningIssuer } from '../testing/signing-issuer.js';
import { createIssuerKeys } from './issuer-keys.js';
import { createVerifiedTokens } from './verified-tokens.js';
import {
  ALGORITHMS,
  CLOCK_TOLERANCE,
  createTokenVerifier,
  REMEMBERED_FOR,
  type TokenVerifier,
  type Verification,
} from './verifier.js';

const KEYS = '/keys';
const START = Date.parse('2026-03-01T12:00:00Z');

let time: number;
let issuer: SigningIssuer;
let verifier: TokenVerifier;

const clock = (): Date => new Date(time);
const seconds = (offset: number): number => time / 1000 + offset;
const pass = (passed: number): void => void (time += passed * 1000);
const outcome = (verification: Verification): string =>
  verification.kind === 'rejected' ? verification.fault : verification.kind;
const verify = async (token: string): Promise<string> => outcome(await verifier.verify(token));
const fresh = (): TokenVerifier => createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, clock });

beforeEach(async () => {
  time = START;
  issuer = await startSigningIssuer(clock);
  verifier = fresh();
});
afterEach(() => issuer.stop());

describe('an access token', () => {
  it('is taken when everything is as it should be, and says whom it speaks of', async () => {
    expect(await verifier.verify(await issuer.sign())).toEqual({
      kind: 'verified',
      token: { issuer: issuer.issuer, subject: 'kari', expiresAt: START + 600_000 },
    });
  });

  it.each([...ALGORITHMS])('may be signed with %s', async (alg) => {
    await issuer.rotate(alg);
    expect(await verify(await issuer.sign())).toBe('verified');
  });

  it.each([
    ['no type', { typ: undefined }],
    ['JWT', { typ: 'JWT' }],
    ['the whole media type', { typ: 'application/at+jwt' }],
  ])('may have %s', async (_name, header) => {
    expect(await verify(await issuer.sign({}, header))).toBe('verified');
  });

  it('may be meant for others too', async () => {
    expect(await verify(await issuer.sign({ aud: ['other', AUDIENCE] }))).toBe('verified');
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['for somebody else', { aud: 'other' }, {}, 'token-audience'],
    ['for nobody', { aud: undefined }, {}, 'token-audience'],
    ['by another issuer', { iss: 'https://id.example.org' }, {}, 'token-issuer'],
    ['by an issuer with a slash more', { iss: 'SLASH' }, {}, 'token-issuer'],
    ['without an end', { exp: undefined }, {}, 'token-claim'],
    ['without a subject', { sub: undefined }, {}, 'token-claim'],
    ['with an empty subject', { sub: '' }, {}, 'token-claim'],
    ['with a subject that is no text', { sub: 7 as unknown as string }, {}, 'token-claim'],
    ['with an end that is no number', { exp: '2099-01-01' as unknown as number }, {}, 'token-claim'],
    ['of another type', {}, { typ: 'logout+jwt' }, 'token-type'],
    ['that is bound to a key', { cnf: { jkt: 'x' } }, {}, 'token-bound-to-a-key'],
    ['by a key that nobody announced', {}, { kid: 'key-0' }, 'token-key-unknown'],
  ])('%s is judged', async (_name, claims, header, expected) => {
    const iss = claims.iss === 'SLASH' ? { iss: `${issuer.issuer}/` } : {};
    expect(await verify(await issuer.sign({ ...claims, ...iss }, header))).toBe(expected);
  });

  it('without a signature is no token', async () => {
    const unsecured = new UnsecuredJWT({ sub: 'kari' })
      .setIssuer(issuer.issuer)
      .setAudience(AUDIENCE)
      .setExpirationTime(seconds(60))
      .encode();
    expect(await verify(unsecured)).toBe('token-algorithm');
  });

  it('signed with a public key as if it were a shared secret is refused', async () => {
    const key = await issuer.rotate('RS256');
    const publicKey = (await importJWK({ ...key.jwk }, 'RS256', { extractable: true })) as CryptoKey;
    const forged = await new SignJWT({ sub: 'kari', iss: issuer.issuer, aud: AUDIENCE, exp: seconds(60) })
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .sign(new TextEncoder().encode(await exportSPKI(publicKey)));
    expect(await verify(forged)).toBe('token-algorithm');
  });

  it('signed by a stranger under a known key id is refused', async () => {
    const known = await issuer.rotate();
    const stranger = await startSigningIssuer(clock);
    const forged = await stranger.sign({ iss: issuer.issuer }, { kid: known.kid });
    await stranger.stop();
    expect(await verify(forged)).toBe('token-signature');
  });

  it('may not be changed in a single letter', async () => {
    const token = await issuer.sign();
    expect(await verify(token)).toBe('verified');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        fc.pre(token[at] !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        // The last letter of base64url may carry bits that mean nothing: then it is the same token written otherwise.
        fc.pre(!sameBytes(token, changed));
        expect(await verify(changed)).toMatch(/^token-/);
      }),
      { numRuns: 150 },
    );
  });

  it('is judged, never thrown over, whatever it looks like', async () => {
    const part = fc.oneof(
      fc.string(),
      fc.json().map((json) => base64url.encode(json)),
      fc
        .record({ alg: fc.constantFrom('ES256', 'none', 'HS256', '', 'X'), kid: fc.anything() })
        .map((header) => base64url.encode(JSON.stringify(header))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (parts) => {
        expect(await verify(parts.join('.'))).toMatch(/^token-/);
      }),
      { numRuns: 200 },
    );
    expect(await verify('x'.repeat(100_000))).toBe('token-malformed');
  });
});

describe('times', () => {
  it('may be off by the tolerance and no more', async () => {
    const at = (claims: Record<string, unknown>): Promise<string> => issuer.sign(claims).then(verify);
    expect(await at({ exp: seconds(-CLOCK_TOLERANCE + 1) })).toBe('verified');
    expect(await at({ exp: seconds(-CLOCK_TOLERANCE) })).toBe('token-expired');
    expect(await at({ nbf: seconds(CLOCK_TOLERANCE) })).toBe('verified');
    expect(await at({ nbf: seconds(CLOCK_TOLERANCE + 1) })).toBe('token-not-yet-valid');
    expect(await at({ iat: seconds(CLOCK_TOLERANCE) })).toBe('verified');
    expect(await at({ iat: seconds(CLOCK_TOLERANCE + 1) })).toBe('token-not-yet-valid');
  });

  it('of a token that is remembered still end it', async () => {
    const token = await issuer.sign({ exp: seconds(20) });
    expect(await verify(token)).toBe('verified');
    pass(20 + CLOCK_TOLERANCE - 1);
    expect(await verify(token)).toBe('verified');
    pass(1);
    expect(await verify(token)).toBe('token-expired');
  });
});

describe('what is remembered', () => {
  it('lasts a minute: then the key must still be the issuer’s', async () => {
    const token = await issuer.sign();
    expect(await verify(token)).toBe('verified');
    await issuer.stop();
    const old = issuer;
    pass(REMEMBERED_FOR - 1);
    expect(await verify(token)).toBe('verified');
    await old.start();
    await issuer.rotate();
    const other = await issuer.sign();
    expect(await verify(other)).toBe('verified');
    expect(await verify(token)).toBe('verified');
    pass(1);
    expect(await verify(token)).toBe('token-key-unknown');
  });

  it('never outlives the token, and is never more than its bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ token: fc.nat(9).map(String), end: fc.nat(50), wait: fc.nat(20) }), { maxLength: 60 }),
        (steps) => {
          let now = 0;
          const remembered = createVerifiedTokens<number>(4, () => now);
          const ends = new Map<string, number>();
          for (const { token, end, wait } of steps) {
            remembered.put(token, now + end, now + end);
            if (end > 0) ends.set(token, now + end);
            now += wait;
            for (const [held, until] of ends) {
              const value = remembered.get(held);
              if (now >= until) expect(value).toBeUndefined();
              else if (value !== undefined) expect(value).toBe(until);
            }
            expect(remembered.size).toBeLessThanOrEqual(4);
          }
        },
      ),
    );
  });

  it('keeps those that are used', () => {
    const remembered = createVerifiedTokens<string>(2, () => 0);
    remembered.put('a', 'a', 1);
    remembered.put('b', 'b', 1);
    remembered.get('a');
    remembered.put('c', 'c', 1);
    expect([remembered.get('a'), remembered.get('b'), remembered.get('c')]).toEqual(['a', undefined, 'c']);
  });

  it('holds a digest, not the token', async () => {
    const token = await issuer.sign();
    const held: unknown[] = [];
    const { set } = Map.prototype;
    // The closure is not reachable from outside, so the map itself tells what it is given.
    Map.prototype.set = function (this: Map<unknown, unknown>, key: unknown, value: unknown) {
      held.push(key, inspect(value, { depth: 5 }));
      return set.call(this, key, value);
    };
    try {
      createVerifiedTokens<number>(1, () => 0).put(token, 1, 2);
    } finally {
      Map.prototype.set = set;
    }
    expect(held).toContain(createHash('sha256').update(token).digest('base64url'));
    expect(held.join()).not.toContain(token.split('.')[2]);
  });
});

describe('the issuer’s keys', () => {
  it('are fetched once for many requests at the same time', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, (_, i) => issuer.sign({ sub: `person-${i}` })));
    expect(new Set(await Promise.all(tokens.map(verify)))).toEqual(new Set(['verified']));
    expect(issuer.requests.get(KEYS)).toBe(1);
  });

  it('are fetched again as soon as a token names one that is not among them', async () => {
    expect(await verify(await issuer.sign())).toBe('verified');
    await issuer.rotate();
    expect(await verify(await issuer.sign())).toBe('verified');
    expect(issuer.requests.get(KEYS)).toBe(2);
  });

  it('are not fetched more than once in ten seconds because of invented ones', async () => {
    await verify(await issuer.sign());
    for (let i = 0; i < 50; i++)
      expect(await verify(await issuer.sign({}, { kid: `invented-${i}` }))).toBe('token-key-unknown');
    expect(issuer.requests.get(KEYS)).toBe(2);
    pass(9);
    await verify(await issuer.sign({}, { kid: 'invented' }));
    expect(issuer.requests.get(KEYS)).toBe(2);
    pass(1);
    await verify(await issuer.sign({}, { kid: 'invented' }));
    expect(issuer.requests.get(KEYS)).toBe(3);
  });

  it('both count while the issuer announces both', async () => {
    const old = await issuer.sign();
    await issuer.rotate('ES256', false);
    expect(await verify(await issuer.sign())).toBe('verified');
    expect(await verify(old)).toBe('verified');
  });

  it('that were withdrawn count for ten minutes at most', async () => {
    const key = await issuer.rotate();
    expect(await verify(await issuer.sign())).toBe('verified');
    await issuer.rotate();
    const sign = (): Promise<string> => issuer.sign({}, {}, key);
    pass(599);
    expect(await verify(await sign())).toBe('verified');
    pass(1);
    expect(await verify(await sign())).toBe('token-key-unknown');
  });

  it('go on counting for an hour when the issuer is down, and then nothing can be said', async () => {
    const sign = (): Promise<string> => issuer.sign({ exp: seconds(7200) });
    expect(await verify(await sign())).toBe('verified');
    await issuer.stop();
    pass(600);
    expect(await verify(await sign())).toBe('verified');
    expect(verifier.keys.figures()).toEqual({ fetchedAt: new Date(START), failing: true });
    pass(3599);
    expect(await verify(await sign())).toBe('verified');
    pass(1);
    expect(await verify(await sign())).toBe('unavailable');
    await issuer.start();
    pass(2);
    expect(await verify(await sign())).toBe('verified');
    expect(verifier.keys.figures()).toEqual({ fetchedAt: clock(), failing: false });
  });
});

describe('an issuer that does not answer', () => {
  it('makes nobody’s token wrong: it is unavailable, says when to ask again, and is asked again', async () => {
    const token = await issuer.sign();
    await issuer.stop();
    expect(await verifier.verify(token)).toMatchObject({ kind: 'unavailable', retryAfter: 2 });
    await issuer.start();
    expect(await verify(token)).toBe('unavailable');
    pass(2);
    expect(await verify(token)).toBe('verified');
  });

  it('does not make a key unknown either', async () => {
    expect(await verify(await issuer.sign())).toBe('verified');
    await issuer.rotate();
    await issuer.stop();
    expect(await verify(await issuer.sign())).toBe('unavailable');
    await issuer.start();
    pass(2);
    expect(await verify(await issuer.sign())).toBe('verified');
  });

  it('within its time limit is not waited for', async () => {
    const keys = createIssuerKeys({ issuer: issuer.issuer, clock, timeout: 1 });
    await issuer.stop();
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(Number(new URL(issuer.issuer).port), '127.0.0.1', resolve));
    const hanging = createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, keys, clock });
    expect(outcome(await hanging.verify(await issuer.sign()))).toBe('unavailable');
    silent.close();
    await issuer.start();
  });

  it.each([
    ['speaks for another', () => ({ issuer: 'https://id.example.org', jwks_uri: `${issuer.issuer}/keys` })],
    ['does not tell where its keys are', () => ({ issuer: issuer.issuer })],
    ['has no keys there', () => ({ issuer: issuer.issuer, jwks_uri: `${issuer.issuer}/nowhere` })],
    [
      'answers with something else',
      () => ({ issuer: issuer.issuer, jwks_uri: `${issuer.issuer}/.well-known/openid-configuration` }),
    ],
    ['sends its keys without https', () => ({ issuer: issuer.issuer, jwks_uri: 'http://id.example.org/keys' })],
  ])('%s is no issuer', async (_name, metadata) => {
    issuer.metadata = metadata();
    expect(await verify(await issuer.sign())).toBe('unavailable');
  });
});

it('https is asked for, except on this machine', () => {
  const configured = (url: string) => () => createTokenVerifier({ issuer: url, audience: AUDIENCE });
  expect(configured('http://id.example.no')).toThrow(/OIDC_ISSUER must begin with https/);
  expect(configured('http://127.0.0.1.example.no')).toThrow(/OIDC_ISSUER/);
  expect(configured('id.example.no')).toThrow(/OIDC_ISSUER must be a URL/);
  for (const url of [
    'https://id.example.no',
    'http://127.0.0.1:3000/oidc',
    'http://[::1]:3000',
    'http://localhost:1',
  ]) {
    expect(configured(url)).not.toThrow();
  }
});

function sameBytes(one: string, other: string): boolean {
  const [a, b] = [one.split('.'), other.split('.')];
  return (
    a.length === b.length &&
    a.every((part, i) => Buffer.from(part, 'base64url').equals(Buffer.from(b[i]!, 'base64url')))
  );
}
