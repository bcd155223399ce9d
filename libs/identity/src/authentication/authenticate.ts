import type { PeopleRegister } from '../people/register.js';
import type { TokenFault, TokenVerifier } from '../tokens/verifier.js';
import type { IssuerUnavailable } from '../tokens/issuer-keys.js';

/** What the credentials of a request say. */
export type Authentication =
  /** `expiresAt`: when the token ends, milliseconds since 1970; what stays open longer (the feed) must end then. */
  | { readonly kind: 'authenticated'; readonly person: string; readonly expiresAt: number }
  /** No bearer token was sent. */
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'rejected'; readonly fault: TokenFault }
  /** The token is good, and nobody in the register belongs to it. */
  | { readonly kind: 'not-registered' }
  | { readonly kind: 'unavailable'; readonly retryAfter: number; readonly error: IssuerUnavailable };

export interface AuthenticationParts {
  readonly verifier: TokenVerifier;
  readonly people: Pick<PeopleRegister, 'findByLogin'>;
}

export type Authenticate = (authorization: string | undefined) => Promise<Authentication>;

/** RFC 6750, section 2.1; the scheme's case does not matter (RFC 9110, section 11.1). */
const BEARER = /^bearer(?: +(.*))?$/is;
const TOKEN = /^[\w.~+/-]+=*$/;

/**
 * Who sends a request, by its `Authorization` header. The register is asked each time, so whoever is taken out of it is
 * out at once; the signature is checked once a minute for each token.
 */
export function createAuthentication({ verifier, people }: AuthenticationParts): Authenticate {
  return async (authorization) => {
    const sent = authorization === undefined ? null : BEARER.exec(authorization);
    if (!sent) return { kind: 'anonymous' };
    const token = sent[1]?.trim() ?? '';
    if (!TOKEN.test(token)) return { kind: 'rejected', fault: 'token-malformed' };
    const verification = await verifier.verify(token);
    if (verification.kind !== 'verified') return verification;
    const { issuer, subject, expiresAt } = verification.token;
    const found = await people.findByLogin({ issuer, subject });
    return found ? { kind: 'authenticated', person: found.person, expiresAt } : { kind: 'not-registered' };
  };
}
