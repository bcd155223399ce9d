import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import { demoPeople, type DemoPerson } from '../demo/people.js';
import { isLoopback } from '../net/loopback.js';
import { AUDIENCE } from './clients.js';
import { answerInteraction } from './interaction.js';
import { loadIssuerSecrets, newSigningKey, saveIssuerSecrets } from './keys.js';
import { createTransientState } from './memory.js';
import { CONTENT_SECURITY_POLICY } from './pages.js';
import { createProvider } from './provider.js';

/** Path under which the issuer is served. */
export const ISSUER_PATH = '/oidc';

export interface EmbeddedIssuerOptions {
  /** The service's own address, as browsers know it: `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** What the service's HTTP server is bound to. */
  readonly host: string;
  /** Where the signing keys are kept. */
  readonly dataDir: string;
  readonly people?: readonly DemoPerson[];
  /** `NODE_ENV`; given by tests only. */
  readonly nodeEnv?: string | undefined;
  /** For faults of the issuer itself; never a person's mistake. */
  readonly onFault?: (error: unknown) => void;
}

export interface EmbeddedIssuer {
  /** `iss` of its tokens. */
  readonly issuer: string;
  /** `aud` of its access tokens. */
  readonly audience: string;
  readonly people: readonly DemoPerson[];
  /** Answers a raw request of the service's server whose path is {@link ISSUER_PATH} or below it. */
  readonly callback: (request: IncomingMessage, response: ServerResponse) => void;
  /** The public keys, newest first. */
  readonly jwks: () => readonly JWK[];
  /** Signs with a new key from now on. `withdraw`: the old ones are no longer announced, their tokens end with that. */
  readonly rotateKeys: (withdraw?: boolean) => Promise<void>;
}

/** Does the request belong to the issuer? */
export function isIssuerPath(url: string | undefined): boolean {
  const path = (url ?? '').split('?', 1)[0];
  return path === ISSUER_PATH || path!.startsWith(`${ISSUER_PATH}/`);
}

/**
 * An OpenID provider inside the service, for one machine and for tests: anybody who reaches it may be anybody of the
 * demo. So it exists on a loopback address only, and never in production mode.
 * @throws {Error} in production mode, or where others reach it: says what to set instead
 */
export async function embeddedIssuer(options: EmbeddedIssuerOptions): Promise<EmbeddedIssuer> {
  const { origin, dataDir, people = demoPeople, onFault = () => undefined } = options;
  const address = refuseUnlessHarmless(options);
  const issuer = `${origin}${ISSUER_PATH}`;
  const state = createTransientState();
  let secrets = await loadIssuerSecrets(dataDir);
  const secret = secrets.cookieKeys.join();

  const serve = () => {
    const provider = createProvider({ issuer, origin, secrets, state, people, onFault });
    return { provider, callback: provider.callback() };
  };
  let serving = serve();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    // Another name for this machine would be a page of somebody else that has its name resolve to it (DNS rebinding).
    if (request.headers.host !== address.host) return end(response, 421);
    const path = (request.url ?? '').split('?', 1)[0]!;
    if (path.startsWith(`${ISSUER_PATH}/interaction/`)) {
      return answerInteraction(request, response, { provider: serving.provider, people, origin, secret });
    }
    const mounted = request as IncomingMessage & { originalUrl?: string | undefined };
    mounted.originalUrl = request.url;
    request.url = (request.url ?? '').slice(ISSUER_PATH.length) || '/';
    await serving.callback(request, response);
  }

  return {
    issuer,
    audience: AUDIENCE,
    people,
    callback(request, response) {
      answer(request, response).catch((error: unknown) => {
        onFault(error);
        end(response, 500);
      });
    },
    jwks: () => secrets.keys.map(publicPart),
    async rotateKeys(withdraw = false) {
      const next = { ...secrets, keys: [await newSigningKey(), ...(withdraw ? [] : secrets.keys)] };
      await saveIssuerSecrets(dataDir, next);
      secrets = next;
      serving = serve();
    },
  };
}

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

function refuseUnlessHarmless({ origin, host, ...options }: EmbeddedIssuerOptions): URL {
  const nodeEnv = 'nodeEnv' in options ? options.nodeEnv : process.env['NODE_ENV'];
  const instead = 'set OIDC_ISSUER to the address of your identity provider';
  if (nodeEnv === 'production') throw new Error(`the demo sign-in does not start in production mode: ${instead}`);
  const address = URL.parse(origin);
  if (!isLoopback(host) || !address || !isLoopback(address.hostname)) {
    throw new Error(`the demo sign-in is for this machine only, not for ${host}: ${instead}, or HOST to 127.0.0.1`);
  }
  return address;
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.statusCode = status;
  response.end();
}

function publicPart({ kty, crv, x, y, kid, alg, use }: JWK): JWK {
  return Object.fromEntries(
    Object.entries({ kty, crv, x, y, kid, alg, use }).filter(([, value]) => value !== undefined),
  ) as unknown as JWK;
}
