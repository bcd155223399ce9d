import { problem, type ProblemError } from '#platform';
import type { TokenFault } from '../tokens/verifier.js';
import type { Authentication } from './authenticate.js';

const REALM = 'Bearer realm="tiltak"';

/** `error_description` (RFC 6750, section 3): for developers, in English, printable ASCII. */
const DESCRIPTIONS: Readonly<Record<TokenFault, string>> = {
  'token-malformed': 'the token is no signed JWT',
  'token-type': 'the token is no access token',
  'token-algorithm': 'the signature algorithm is not accepted',
  'token-key-unknown': 'the issuer does not announce the key that the token is signed with',
  'token-signature': 'the signature is wrong',
  'token-issuer': 'the token is from another issuer',
  'token-audience': 'the token is meant for others',
  'token-expired': 'the token has expired',
  'token-not-yet-valid': 'the token is not valid yet',
  'token-claim': 'a claim is missing or malformed',
  'token-bound-to-a-key': 'the token is bound to a key, which is not supported here',
};

/**
 * What is answered to credentials that do not suffice: 401 with a challenge (RFC 6750, section 3), 403 for somebody
 * whom the register does not know, 503 while the issuer does not tell its keys.
 */
export function authenticationProblem(
  authentication: Exclude<Authentication, { readonly kind: 'authenticated' }>,
): ProblemError {
  switch (authentication.kind) {
    case 'anonymous':
      return problem(401, 'unauthenticated', { headers: { 'www-authenticate': REALM } });
    case 'rejected': {
      const { fault } = authentication;
      const challenge = `${REALM}, error="invalid_token", error_description="${DESCRIPTIONS[fault]}"`;
      return problem(401, 'unauthenticated', {
        headers: { 'www-authenticate': challenge },
        members: { reason: fault },
      });
    }
    case 'not-registered':
      return problem(403, 'not-registered', { members: { reason: 'person-not-registered' } });
    case 'unavailable':
      return problem(503, 'issuer-unavailable', {
        headers: { 'retry-after': String(authentication.retryAfter) },
        cause: authentication.error,
      });
  }
}
