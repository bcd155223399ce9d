import { errors, jwtVerify, type JWTPayload } from 'jose';
import { createIssuerKeys, IssuerUnavailable, type IssuerKeys } from './issuer-keys.js';
import { createVerifiedTokens } from './verified-tokens.js';

/** Signatures that only the issuer can make. Never `none`, never HS*: a shared secret would let this service forge. */
export const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

/** How far clocks may be apart, in seconds: for `exp`, `nbf` and `iat`. */
export const CLOCK_TOLERANCE = 30;

/** How long a token is taken at its word after it was verified, in seconds; never beyond its `exp`. */
export const REMEMBERED_FOR = 60;

/** Longest token that is looked at, in characters. */
const MAX_LENGTH = 16_384;

/** RFC 9068, section 4, with what issuers send that are older than it: `JWT`, or nothing. */
const TYPES: ReadonlySet<string | undefined> = new Set([undefined, 'at+jwt', 'application/at+jwt', 'jwt']);

/** Whom a token speaks of. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type TokenFault =
  | 'token-malformed'
  | 'token-type'
  | 'token-algorithm'
  | 'token-key-unknown'
  | 'token-signature'
  | 'token-issuer'
  | 'token-audience'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'token-claim'
  | 'token-bound-to-a-key';

export type Verification =
  | { readonly kind: 'verified'; readonly token: VerifiedToken }
  | { readonly kind: 'rejected'; readonly fault: TokenFault }
  /** `retryAfter`: whole seconds. */
  | { readonly kind: 'unavailable'; readonly retryAfter: number; readonly error: IssuerUnavailable };

export interface TokenVerifier {
  readonly verify: (token: string) => Promise<Verification>;
  readonly keys: IssuerKeys;
}

export interface TokenVerifierOptions {
  readonly issuer: string;
  /** What the token must be meant for: `aud`. */
  readonly audience: string;
  readonly keys?: IssuerKeys;
  readonly clock?: () => Date;
  /** How many verified tokens are remembered. */
  readonly capacity?: number;
}

/**
 * Checks access tokens (RFC 9068; RFC 8725, section 3): signature by a key of the issuer, algorithm, type, issuer,
 * audience and times. A token that was verified is remembered for {@link REMEMBERED_FOR} seconds, never beyond its end.
 * @throws {TypeError} the issuer is no https URL (or http to this machine)
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, audience, clock = () => new Date(), capacity = 10_000 } = options;
  const keys = options.keys ?? createIssuerKeys({ issuer, clock });
  const remembered = createVerifiedTokens<VerifiedToken>(capacity, () => clock().getTime());

  async function check(token: string): Promise<VerifiedToken> {
    const currentDate = clock();
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
      issuer,
      audience,
      algorithms: [...ALGORITHMS],
      clockTolerance: CLOCK_TOLERANCE,
      currentDate,
      requiredClaims: ['exp', 'sub'],
    });
    if (!TYPES.has(protectedHeader.typ?.toLowerCase())) throw new Rejected('token-type');
    // A token that is bound to a key (RFC 7800) proves nothing without that proof, which is not asked for here.
    if (payload['cnf'] !== undefined) throw new Rejected('token-bound-to-a-key');
    return { issuer, ...subjectAndEnd(payload, currentDate) };
  }

  return {
    keys,
    async verify(token) {
      if (token.length > MAX_LENGTH) return { kind: 'rejected', fault: 'token-malformed' };
      const known = remembered.get(token);
      if (known) return { kind: 'verified', token: known };
      try {
        const verified = await check(token);
        const until = Math.min(verified.expiresAt, clock().getTime() + REMEMBERED_FOR * 1000);
        remembered.put(token, verified, until);
        return { kind: 'verified', token: verified };
      } catch (error) {
        if (error instanceof IssuerUnavailable) {
          return { kind: 'unavailable', retryAfter: error.retryAfter, error };
        }
        return { kind: 'rejected', fault: faultOf(error) };
      }
    },
  };
}

class Rejected extends Error {
  constructor(readonly fault: TokenFault) {
    super(fault);
  }
}

function subjectAndEnd(payload: JWTPayload, now: Date): Pick<VerifiedToken, 'subject' | 'expiresAt'> {
  const { sub, exp, iat } = payload;
  if (typeof sub !== 'string' || sub === '' || typeof exp !== 'number') throw new Rejected('token-claim');
  if (iat !== undefined && iat > now.getTime() / 1000 + CLOCK_TOLERANCE) throw new Rejected('token-not-yet-valid');
  return { subject: sub, expiresAt: exp * 1000 };
}

/** @throws what is no fault of the token */
function faultOf(error: unknown): TokenFault {
  if (error instanceof Rejected) return error.fault;
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const byClaim: Record<string, TokenFault> = {
      iss: 'token-issuer',
      aud: 'token-audience',
      nbf: 'token-not-yet-valid',
    };
    return byClaim[error.claim] ?? 'token-claim';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'token-algorithm';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return 'token-key-unknown';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'token-signature';
  if (error instanceof errors.JOSEError) return 'token-malformed';
  throw error;
}
