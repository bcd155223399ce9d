import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createAuthentication,
  createTokenVerifier,
  embeddedIssuer,
  isIssuerPath,
  ISSUER_PATH,
  IssuerUnavailable,
  registerDemoPeople,
  type Authenticate,
  type PeopleRegister,
} from '#identity';
import type { Configuration, Logger } from '#platform';

/** Who says who somebody is: the municipality's issuer, or the demo issuer inside the service. */
export interface SignIn {
  /** Whether the people are the invented ones of the embedded issuer. */
  readonly demo: boolean;
  readonly authenticate: Authenticate;
  /** Answers a request that belongs to the embedded issuer; false: it does not. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Where the issuer describes itself; null: the embedded one before the service listens. */
  readonly metadata: () => string | null;
  /**
   * Called when the service listens: only then is its own address known, which is in the embedded issuer's tokens.
   * @throws in production mode, or where others than this machine reach it: says what to set instead
   */
  readonly opened: (origin: string) => Promise<void>;
}

export interface SignInParts {
  readonly configuration: Configuration;
  readonly people: PeopleRegister;
  readonly logger: Logger;
}

export function createSignIn(parts: SignInParts): SignIn {
  const { issuer, audience } = parts.configuration.oidc;
  return issuer === null ? demoSignIn(parts) : signInAt(issuer, audience, parts.people);
}

const metadataOf = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

function signInAt(issuer: string, audience: string, people: PeopleRegister): SignIn {
  return {
    demo: false,
    authenticate: createAuthentication({ verifier: createTokenVerifier({ issuer, audience }), people }),
    answer: () => false,
    metadata: () => metadataOf(issuer),
    opened: async () => undefined,
  };
}

function demoSignIn({ configuration, people, logger }: SignInParts): SignIn {
  let authenticate: Authenticate = async () => ({
    kind: 'unavailable',
    retryAfter: 1,
    error: new IssuerUnavailable(1),
  });
  let callback: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  return {
    demo: true,
    authenticate: (authorization) => authenticate(authorization),
    answer(request, response) {
      if (!callback || !isIssuerPath(request.url)) return false;
      callback(request, response);
      return true;
    },
    metadata: () => metadataOf(ISSUER_PATH),
    async opened(origin) {
      const {
        issuer,
        audience,
        callback: answer,
      } = await embeddedIssuer({
        origin,
        host: configuration.host,
        dataDir: configuration.dataDir,
        nodeEnv: configuration.mode,
        onFault: (err) => logger.error({ err }, 'demo issuer: fault'),
      });
      await registerDemoPeople(people, issuer);
      callback = answer;
      authenticate = createAuthentication({ verifier: createTokenVerifier({ issuer, audience }), people });
    },
  };
}
