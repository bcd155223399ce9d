import type { EventTopicReader } from '#feed';
import type { Lag } from '#platform';

/** How far the gateway is behind the topic, looked at in the background: whoever asks need not wait for the broker. */
export interface LagWatch {
  /** `stopped` is the reader's. Events are counted as offsets of the topic, so that they are rather too many. */
  now(): Omit<Lag, 'stopped'>;
  close(): void;
}

/** Milliseconds between looks. */
const LOOK = 1_000;

/** @param clock milliseconds, rising */
export function watchLag(reader: () => EventTopicReader | null, clock = () => performance.now()): LagWatch {
  let events = 0;
  /** When nothing was missing: what is missing now is no older. */
  let wholeAt = clock();
  let looking = false;

  async function look(): Promise<void> {
    const open = reader();
    if (looking || !open) return;
    looking = true;
    const askedAt = clock();
    try {
      events = await open.lag();
      if (events === 0) wholeAt = askedAt;
    } catch {
      // not known now: the time since it was last known to be whole tells it
    } finally {
      looking = false;
    }
  }

  const timer = setInterval(() => void look(), LOOK).unref();
  return {
    now: () => ({ events, seconds: events === 0 ? 0 : (clock() - wholeAt) / 1000 }),
    close: () => clearInterval(timer),
  };
}
