import { createHash, randomBytes } from 'node:crypto';
import { CLI_CLIENT, CLI_REDIRECT, SCOPE } from '../issuer/clients.js';
import { ISSUER_PATH } from '../issuer/embedded-issuer.js';
import { secureUrl } from '../net/loopback.js';

/** Milliseconds for each request. */
const TIMEOUT = 10_000;
/** More steps than a sign-in has; one that goes in circles ends here. */
const MOST_STEPS = 10;

/** The demo issuer did not give a token; the message says at which step, and never holds a code or a token. */
export class DemoSignInFailed extends Error {
  readonly code = 'demo-sign-in-failed';
}

/** Cookies of one sign-in: all for one host, each with a name of its own. */
interface Cookies {
  header(): Record<string, string>;
  keep(response: Response): void;
}

/**
 * An access token for a demo person, got as a browser gets it: authorization code with PKCE, through the sign-in form.
 * @param origin the service, as its issuer knows it: `http://127.0.0.1:3000`
 * @throws {DemoSignInFailed} the issuer refused: there is no such person, or no demo issuer
 * @example const token = await fetchDemoToken('http://127.0.0.1:3000', 'sector-lead');
 */
export async function fetchDemoToken(origin: string, subject: string): Promise<string> {
  const issuer = `${secureUrl(origin, 'the service').origin}${ISSUER_PATH}`;
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const authorize = new URL(`${issuer}/auth`);
  authorize.search = new URLSearchParams({
    client_id: CLI_CLIENT,
    response_type: 'code',
    redirect_uri: CLI_REDIRECT,
    scope: `openid ${SCOPE}`,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();

  const returned = await walk(authorize, subject);
  const { searchParams } = returned;
  if (searchParams.get('state') !== state || searchParams.get('iss') !== issuer) {
    throw new DemoSignInFailed('the answer belongs to another sign-in');
  }
  const code = searchParams.get('code');
  if (code === null) throw new DemoSignInFailed(`refused: ${searchParams.get('error') ?? 'no reason given'}`);
  return redeem(issuer, code, verifier);
}

/** Follows the sign-in until it returns to the client. */
async function walk(start: URL, subject: string): Promise<URL> {
  const cookies = newCookies();
  let next = new Request(start);
  for (let step = 0; step < MOST_STEPS; step++) {
    const response = await send(next, cookies);
    const location = response.headers.get('location');
    if (location !== null) {
      const target = new URL(location, next.url);
      if (target.href.startsWith(`${CLI_REDIRECT}?`)) return target;
      if (target.origin !== start.origin) throw new DemoSignInFailed('the sign-in leads to another host');
      next = new Request(target);
      continue;
    }
    if (response.status !== 200) throw new DemoSignInFailed(`the issuer answered ${response.status}`);
    next = formOf(await response.text(), next.url, subject);
  }
  throw new DemoSignInFailed('the sign-in does not end');
}

function formOf(html: string, page: string, subject: string): Request {
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1];
  if (action === undefined || csrf === undefined) throw new DemoSignInFailed('there is no sign-in form');
  return new Request(new URL(action, page), { method: 'POST', body: new URLSearchParams({ csrf, subject }) });
}

async function redeem(issuer: string, code: string, verifier: string): Promise<string> {
  const response = await send(
    new Request(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: CLI_CLIENT,
        code,
        redirect_uri: CLI_REDIRECT,
        code_verifier: verifier,
      }),
    }),
    newCookies(),
  );
  const answer = (await response.json()) as { access_token?: unknown; error?: unknown };
  if (typeof answer.access_token !== 'string') {
    throw new DemoSignInFailed(`the code was not taken: ${String(answer.error ?? response.status)}`);
  }
  return answer.access_token;
}

async function send(request: Request, cookies: Cookies): Promise<Response> {
  const response = await fetch(request, {
    redirect: 'manual',
    headers: { ...Object.fromEntries(request.headers), ...cookies.header() },
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch((cause: unknown) => {
    throw new DemoSignInFailed(`nobody answers at ${new URL(request.url).origin}`, { cause });
  });
  cookies.keep(response);
  return response;
}

function newCookies(): Cookies {
  const held = new Map<string, string>();
  return {
    header: (): Record<string, string> =>
      held.size === 0 ? {} : { cookie: [...held].map(([name, value]) => `${name}=${value}`).join('; ') },
    keep(response) {
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';', 1);
        const at = pair.indexOf('=');
        const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
        if (value === '' || /expires=thu, 01 jan 1970/i.test(cookie)) held.delete(name);
        else held.set(name, value);
      }
    },
  };
}
