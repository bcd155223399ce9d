import type { Adapter, AdapterPayload } from 'oidc-provider';

/** How many sessions, interactions, grants and codes are held at the same time, all together. */
const CAPACITY = 5_000;

interface Held {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * The issuer's transient state: in memory, gone when the process ends, and bounded. The oldest goes first, so whoever
 * starts sign-ins without end disturbs other sign-ins at worst. Access tokens are not here: they prove themselves.
 */
export function createTransientState(capacity = CAPACITY): (model: string) => Adapter {
  const held = new Map<string, Held>();

  const live = (key: string): AdapterPayload | undefined => {
    const entry = held.get(key);
    if (entry && Date.now() < entry.until) return entry.payload;
    held.delete(key);
    return undefined;
  };

  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`;
    const findWhere = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const key of held.keys()) {
        if (!key.startsWith(`${model}:`)) continue;
        const payload = live(key);
        if (payload && matches(payload)) return payload;
      }
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const key = keyOf(id);
        held.delete(key);
        held.set(key, { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
        for (const oldest of held.keys()) {
          if (held.size <= capacity) break;
          held.delete(oldest);
        }
      },
      find: async (id) => live(keyOf(id)),
      findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findWhere((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = live(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        held.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of held) {
          if (key.startsWith(`${model}:`) && payload.grantId === grantId) held.delete(key);
        }
      },
    };
  };
}
