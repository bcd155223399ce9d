import { checkLimit, positionOfToken } from './paging.js';
import type { EventStore, PositionedEvent, Token } from './port.js';

/**
 * The log by positions (1, 2, 3 …): what `asOf`, feed ids, pins and polling use, whatever a store's tokens look like.
 */
export interface PositionedLog {
  /** Last event; position 0 in an empty log. */
  head(): Promise<{ readonly position: number; readonly token: Token }>;
  /** Events after a position (exclusive), in order, at most `limit`; `[]` at the end. */
  after(position: number, limit: number): Promise<PositionedEvent[]>;
  /**
   * Position of the event that an append answered with this token.
   * @throws {RangeError} no token
   */
  positionOf(token: Token): Promise<number>;
  /** Resolves when there may be events after the position, or when the signal aborts. As {@link EventStore.wait}. */
  wait(after: number, signal?: AbortSignal): Promise<void>;
}

/** The positions of a store whose tokens are the positions. */
export function positionedLog(store: EventStore & { readonly tokensArePositions: true }): PositionedLog {
  return {
    async head() {
      const token = await store.head();
      return { position: positionOfToken(token), token };
    },
    async after(position, limit) {
      checkLimit(limit);
      const page = await store.readAll(String(position), limit);
      return page.map((event, index) => ({ ...event, position: position + index + 1 }));
    },
    positionOf: async (token) => positionOfToken(token),
    wait: (after, signal) => store.wait(String(after), signal),
  };
}
