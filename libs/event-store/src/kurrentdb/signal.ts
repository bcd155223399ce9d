import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import type { Token } from '../port.js';
import type { Connection } from './connection.js';
import { messageOf } from './failures.js';
import { createWatchdog } from './watchdog.js';

/** How the live subscription that wakes followers is doing: for health, metrics and the log. */
export interface SignalStatus {
  /** `live`: confirmed, and not caught sleeping. `lost`: being opened again. `idle`: nobody has waited yet. */
  readonly state: 'idle' | 'opening' | 'live' | 'lost';
  /** Times that it was lost. */
  readonly losses: number;
  /** Why it was lost last; null: it never was. */
  readonly reason: string | null;
}

/** Wakes whoever waits for the log's next event. A signal may be missed or repeated; a page never lies. */
export interface Signal {
  wait(after: Token, signal?: AbortSignal): Promise<void>;
  /** An event is known to stand there. */
  reached(token: Token): void;
  status(): SignalStatus;
  close(): Promise<void>;
}

export interface SignalOptions {
  readonly connection: Connection;
  /** Of the streams, with its hyphen. */
  readonly prefix: string;
  /** The log's last token, read from the server. */
  readonly head: () => Promise<Token>;
  /** Milliseconds between the watchdog's looks at the log. */
  readonly watchEvery: number;
  readonly onStatus?: ((status: SignalStatus) => void) | undefined;
}

/** Milliseconds before a lost subscription is opened again: at first, and at most. */
const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** Milliseconds for the server to confirm a subscription: it may take the call and never answer. */
const CONFIRMED_WITHIN = 10_000;

/**
 * A live subscription from the log's end, begun by the first who waits. It does not come back by itself, and it can
 * fall silent without a word: the watchdog looks at the log itself, and one that has missed an event is opened again.
 */
export function createSignal({ connection, prefix, head, watchEvery, onStatus }: SignalOptions): Signal {
  const waiting = new Set<{ readonly after: bigint; readonly go: () => void }>();
  let known = 0n;
  let status: SignalStatus = { state: 'idle', losses: 0, reason: null };
  let subscription: AllStreamSubscription | null = null;
  let next: NodeJS.Timeout | null = null;
  let pause = SHORTEST_PAUSE;
  let closed = false;

  const watchdog = createWatchdog({
    head,
    every: watchEvery,
    found: reached,
    // whoever waits for a log that cannot be asked finds out by reading
    failed: () => wake(() => true),
    silent: () => lose(subscription, 'silent: an event was not told of'),
  });

  function say(changed: Partial<SignalStatus>): void {
    status = { ...status, ...changed };
    onStatus?.(status);
  }

  function wake(whom: (after: bigint) => boolean): void {
    for (const waiter of waiting) if (whom(waiter.after)) waiter.go();
  }

  function reached(token: Token): void {
    if (BigInt(token) > known) known = BigInt(token);
    wake((after) => after < known);
  }

  function subscribe(): void {
    const opened = connection.writer.subscribeToAll({
      fromPosition: 'end',
      filter: connection.package.streamNameFilter({ prefixes: [prefix] }),
    });
    subscription = opened;
    next = setTimeout(() => lose(opened, 'not confirmed by the server'), CONFIRMED_WITHIN);
    opened.on('error', (error: unknown) => lose(opened, messageOf(error)));
    opened.on('end', () => lose(opened, 'ended by the server'));
    opened.on('confirmation', () => {
      if (subscription !== opened) return;
      if (next) clearTimeout(next);
      pause = SHORTEST_PAUSE;
      say({ state: 'live' });
      watchdog.begin();
    });
    opened.on('data', ({ event }) => {
      if (subscription !== opened || !event) return;
      const token = String(event.position.commit);
      watchdog.told(token);
      reached(token);
    });
  }

  function lose(lost: AllStreamSubscription | null, reason: string): void {
    if (closed || lost === null || subscription !== lost) return;
    subscription = null;
    watchdog.end();
    if (next) clearTimeout(next);
    void letGo(lost);
    say({ state: 'lost', losses: status.losses + 1, reason });
    next = setTimeout(subscribe, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function start(): void {
    if (status.state !== 'idle') return;
    say({ state: 'opening' });
    watchdog.start();
    subscribe();
  }

  return {
    wait(after, signal) {
      if (closed || signal?.aborted || BigInt(after) < known) return Promise.resolve();
      start();
      return new Promise((resolve) => {
        const waiter = {
          after: BigInt(after),
          go: () => {
            waiting.delete(waiter);
            signal?.removeEventListener('abort', waiter.go);
            resolve();
          },
        };
        waiting.add(waiter);
        signal?.addEventListener('abort', waiter.go);
      });
    },
    reached,
    status: () => status,
    async close() {
      closed = true;
      watchdog.stop();
      if (next) clearTimeout(next);
      wake(() => true);
      if (subscription) await letGo(subscription);
    },
  };
}

/** Only this ends the call on the server; it fails where the connection was never made. */
async function letGo(subscription: AllStreamSubscription): Promise<void> {
  subscription.on('error', () => undefined);
  await subscription.unsubscribe().catch(() => undefined);
}
