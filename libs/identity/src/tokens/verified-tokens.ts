import { hash } from 'node:crypto';

/**
 * Tokens that were verified a moment ago, so that the next request with the same token costs no signature check. Held by
 * the SHA-256 digest of the token, never by the token. Bounded: the least recently used goes first.
 */
export interface VerifiedTokens<T> {
  get(token: string): T | undefined;
  /** @param until milliseconds since 1970; from then on it is forgotten */
  put(token: string, value: T, until: number): void;
  readonly size: number;
}

export function createVerifiedTokens<T>(capacity: number, now: () => number): VerifiedTokens<T> {
  const entries = new Map<string, { readonly value: T; readonly until: number }>();
  const digest = (token: string): string => hash('sha256', token, 'base64url');
  return {
    get(token) {
      const key = digest(token);
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (now() >= entry.until) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    put(token, value, until) {
      if (now() >= until) return;
      const key = digest(token);
      entries.delete(key);
      entries.set(key, { value, until });
      if (entries.size <= capacity) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
    get size() {
      return entries.size;
    },
  };
}
