import type { Token } from '../port.js';

/** Looks at the log itself, and finds out a subscription that is open and says nothing. */
export interface Watchdog {
  /** From now on it looks. */
  start(): void;
  /** A subscription was confirmed: what is written from its next look on must be told. */
  begin(): void;
  /** The subscription told of an event. */
  told(token: Token): void;
  /** There is no subscription to suspect. */
  end(): void;
  stop(): void;
}

export interface WatchdogOptions {
  readonly head: () => Promise<Token>;
  /** Milliseconds between two looks. */
  readonly every: number;
  /** What each look found. */
  readonly found: (head: Token) => void;
  /** The log did not answer. */
  readonly failed: () => void;
  /** An event that one look found had not been told of by the next. */
  readonly silent: () => void;
}

export function createWatchdog({ head, every, found, failed, silent }: WatchdogOptions): Watchdog {
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  /** How far the log was at the first look after the confirmation; null: there was none yet. */
  let from: bigint | null = null;
  let watched = false;
  let heard = 0n;
  let overdue = 0n;

  function suspect(end: bigint): void {
    if (!watched) return;
    if (from === null) {
      from = end;
      return;
    }
    if (overdue > heard) return silent();
    overdue = end > from && end > heard ? end : 0n;
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      const end = await head();
      if (timer === null) return;
      suspect(BigInt(end));
      found(end);
    } catch {
      failed();
    } finally {
      looking = false;
    }
  }

  return {
    start: () => void (timer ??= setInterval(() => void look(), every)),
    begin() {
      watched = true;
      from = null;
      overdue = 0n;
      // what was written between the last page and the confirmation is told by nobody
      void look();
    },
    told: (token) => void (heard = BigInt(token)),
    end: () => void (watched = false),
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}
