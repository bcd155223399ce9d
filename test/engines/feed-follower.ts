import { setTimeout as pause } from 'node:timers/promises';
import { readFeed, type SseClient } from '../../libs/feed/src/testing/sse-client.js';

/** A reader of the public feed who comes back after every break, with the last id that it has seen. */
export interface FeedFollower {
  /** Resolves when it has been given the position. */
  reached(position: number): Promise<void>;
  /** Ends it. */
  stop(): Promise<{ readonly positions: readonly number[]; readonly connections: number }>;
}

/** @param origin of the gateway, as it is now; undefined: it is down */
export function followFeed(origin: () => string | undefined): FeedFollower {
  const positions: number[] = [];
  const waiting = new Set<() => void>();
  let stopping = false;
  let connections = 0;
  let current: SseClient | null = null;

  async function run(): Promise<void> {
    while (!stopping) {
      const at = origin();
      if (at === undefined) {
        await pause(20);
        continue;
      }
      await read(Number(new URL(at).port)).catch(() => undefined);
      await pause(20);
    }
  }

  async function read(port: number): Promise<void> {
    const client = readFeed(port, '/api/v1/feed', { 'last-event-id': String(positions.at(-1) ?? 0) });
    current = client;
    let taken = 0;
    const take = (): boolean => {
      for (; taken < client.events.length; taken++) positions.push(client.events[taken]!.id);
      for (const look of waiting) look();
      return false;
    };
    await client.until(take).catch(() => undefined);
    take();
    await client.ended;
    if (client.status() === 200) connections++;
  }

  const done = run();
  return {
    reached: (position) =>
      new Promise((resolve) => {
        const look = (): void => {
          if ((positions.at(-1) ?? 0) < position) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      stopping = true;
      current?.socket.destroy();
      await done;
      return { positions, connections };
    },
  };
}
