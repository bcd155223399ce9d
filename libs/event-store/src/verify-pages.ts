import type { EventStore } from './port.js';
import { UnknownEvent, type EventRegistry } from './registry.js';
import { MAX_FAULTS, type LogFault, type LogVerification } from './sqlite/verify.js';

const PAGE = 2_000;

/**
 * Reads a whole log through the port and checks what it promises: tokens that rise, revisions 0, 1, 2 … in each stream,
 * every type and version known. For logs that are no file of ours. Memory: one number per stream.
 * @throws {StoreUnavailable} the store cannot be read
 */
export async function verifyLogByPages(options: {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly onProgress?: (events: number) => void;
}): Promise<LogVerification> {
  const { store, registry, onProgress } = options;
  const faults: LogFault[] = [];
  const revisions = new Map<string, number>();
  let events = 0;
  const add = (code: LogFault['code'], message: string): void => {
    if (faults.length < MAX_FAULTS) faults.push({ code, position: events, message });
  };
  for (let token = '0'; ;) {
    const page = await store.readAll(token, PAGE);
    for (const event of page) {
      events++;
      const expected = (revisions.get(event.stream) ?? -1) + 1;
      if (BigInt(event.token) <= BigInt(token)) add('position', `token ${event.token} comes after ${token}`);
      if (event.revision !== expected) {
        add('revision', `${event.stream} goes on at revision ${event.revision}, not at ${expected}`);
      }
      try {
        registry.upcast(event);
      } catch (error) {
        if (!(error instanceof UnknownEvent)) throw error;
        add('unknown-type', error.message);
      }
      revisions.set(event.stream, event.revision);
      token = event.token;
    }
    onProgress?.(events);
    if (page.length < PAGE) return { logId: await store.logId(), events, streams: revisions.size, faults };
  }
}
