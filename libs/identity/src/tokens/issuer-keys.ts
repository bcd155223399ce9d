import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type FlattenedJWSInput,
  type JWSHeaderParameters,
  type LocalJWKSet,
} from 'jose';
import { getJson } from '../net/get-json.js';
import { secureUrl } from '../net/loopback.js';

export interface IssuerKeysOptions {
  /** `iss` of the tokens, letter by letter; its discovery document tells where the keys are. */
  readonly issuer: string;
  readonly clock?: () => Date;
  /** Milliseconds for each of the two requests (discovery, keys). */
  readonly timeout?: number;
  /** Milliseconds after which keys are fetched again: so long a key that the issuer withdrew is still accepted. */
  readonly maxAge?: number;
  /** Milliseconds during which old keys go on counting when the issuer cannot be reached. */
  readonly staleFor?: number;
  /** Milliseconds between two fetches because of a key that nobody has heard of: whoever invents key ids causes no more. */
  readonly unknownKeyPause?: number;
  /** Milliseconds after a fetch that failed before the next one is tried. */
  readonly failurePause?: number;
}

/** The issuer does not tell its keys: whether a token is good cannot be said. Not the caller's fault: 503, never 401. */
export class IssuerUnavailable extends Error {
  readonly code = 'identity-provider-unavailable';
  /** @param retryAfter whole seconds after which it is worth asking again */
  constructor(
    readonly retryAfter: number,
    options?: ErrorOptions,
  ) {
    super('the identity provider does not tell its keys', options);
  }
}

export interface IssuerKeys {
  /**
   * The key that a token says it was signed with.
   * @throws {IssuerUnavailable}
   * @throws {errors.JWKSNoMatchingKey} the issuer has no such key, as far as it was asked lately
   */
  readonly find: (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;
  /** For health: when the keys were fetched last (null: never), and whether the last attempt failed. */
  readonly figures: () => { readonly fetchedAt: Date | null; readonly failing: boolean };
}

/**
 * The issuer's public keys, through OpenID Connect Discovery 1.0 (section 4): fetched when they are first needed, again
 * when they are old, and again (rate-limited) when a token names a key that is not among them, since keys rotate.
 * Requests that wait for the same fetch share it.
 * @throws {TypeError} the issuer is no https URL (or http to this machine)
 */
export function createIssuerKeys(options: IssuerKeysOptions): IssuerKeys {
  const {
    issuer,
    clock = () => new Date(),
    timeout = 5_000,
    maxAge = 600_000,
    staleFor = 3_600_000,
    unknownKeyPause = 10_000,
    failurePause = 2_000,
  } = options;
  secureUrl(issuer, 'OIDC_ISSUER');
  const discovery = secureUrl(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, 'OIDC_ISSUER');

  let keys: LocalJWKSet | null = null;
  let fetchedAt = -Infinity;
  /** When the last attempt ended, and the reason if it failed. */
  let triedAt = -Infinity;
  let failure: unknown = null;
  /** When keys were last fetched for the sake of a key that was not among them. */
  let soughtAt = -Infinity;
  let fetching: Promise<void> | null = null;

  const now = (): number => clock().getTime();

  async function fetchKeys(): Promise<void> {
    try {
      keys = createLocalJWKSet(await announcedKeys(issuer, discovery, timeout));
      fetchedAt = now();
      failure = null;
    } catch (error) {
      failure = error;
    }
    triedAt = now();
  }

  const fetchOnce = (): Promise<void> =>
    (fetching ??= fetchKeys().finally(() => {
      fetching = null;
    }));

  const unavailable = (): IssuerUnavailable =>
    new IssuerUnavailable(Math.max(1, Math.ceil((triedAt + failurePause - now()) / 1000)), { cause: failure });

  /** Keys young enough to count, fetched if need be. */
  async function usableKeys(): Promise<LocalJWKSet> {
    const old = now() - fetchedAt >= maxAge;
    if (old && (failure === null || now() - triedAt >= failurePause)) await fetchOnce();
    if (!keys || now() - fetchedAt >= maxAge + staleFor) throw unavailable();
    return keys;
  }

  async function seekOnce(): Promise<void> {
    if (fetching) return fetching;
    const due = failure === null ? now() - soughtAt >= unknownKeyPause : now() - triedAt >= failurePause;
    if (!due) return;
    soughtAt = now();
    await fetchOnce();
  }

  return {
    async find(header, token) {
      try {
        return await (
          await usableKeys()
        )(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        await seekOnce();
        if (failure !== null) throw unavailable();
        return (await usableKeys())(header, token);
      }
    },
    figures: () => ({ fetchedAt: keys ? new Date(fetchedAt) : null, failing: failure !== null }),
  };
}

/** @throws if anything is not as the specification says: the metadata must be this very issuer's (section 4.3) */
async function announcedKeys(issuer: string, discovery: URL, timeout: number): Promise<{ keys: object[] }> {
  const metadata = await getJson(discovery, timeout);
  if (!isObject(metadata) || metadata['issuer'] !== issuer) {
    throw new Error(`${discovery.href} speaks for another issuer`);
  }
  const { jwks_uri: location } = metadata;
  if (typeof location !== 'string') throw new Error(`${discovery.href} does not tell where the keys are`);
  const keySet = await getJson(secureUrl(location, 'jwks_uri'), timeout);
  if (!isObject(keySet) || !Array.isArray(keySet['keys'])) throw new Error(`${location} answered with no key set`);
  return { keys: keySet['keys'].filter(isObject) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
