/** Subscriptions: confirmed, caught up, then live; they end with an error or when the client goes. */
import { HANDLER_FAILED, streamDeleted, UNAVAILABLE } from './answers.js';
import type { Log } from './log.js';
import type { Outgoing } from './outgoing.js';
import { caughtUp, checkpoint, confirmation, eventAnswer } from './read-answers.js';
import { ImpossibleRead, indexOf, type Filter, type From } from './reading.js';

/** Gives what a subscription sends next, until it stands at the end of what is committed. */
type Source = () => { readonly bytes: Uint8Array } | 'at-the-end' | { readonly tombstone: Uint8Array };

export interface Subscriptions {
  toStream(out: Outgoing, stream: string, from: From): Promise<void>;
  toAll(out: Outgoing, from: From, filter: Filter | undefined): Promise<void>;
  /** There may be more. */
  wake(): void;
  drop(): void;
  silence(): void;
}

interface Subscription {
  readonly out: Outgoing;
  wake: () => void;
  silenced: boolean;
}

export function createSubscriptions(log: Log): Subscriptions {
  const open = new Set<Subscription>();

  const follow = async (out: Outgoing, stream: string, next: Source): Promise<void> => {
    const subscription: Subscription = { out, wake: () => {}, silenced: false };
    open.add(subscription);
    out.onOver(() => {
      open.delete(subscription);
      subscription.wake();
    });
    await out.send(confirmation(crypto.randomUUID()));
    let isLive = false;
    while (!out.over) {
      const sending = subscription.silenced ? 'at-the-end' : next();
      if (sending === 'at-the-end') {
        const woken = new Promise<void>((resolve) => (subscription.wake = resolve));
        if (!isLive && !subscription.silenced) await out.send(caughtUp());
        isLive = true;
        if (!out.over) await woken;
      } else if ('tombstone' in sending) {
        await out.send(sending.tombstone);
        out.fail(streamDeleted(stream));
      } else if (await out.send(sending.bytes)) {
        isLive = false;
      }
    }
  };

  return {
    async toStream(out, stream, from) {
      if (log.view(stream).state === 'deleted') return out.fail(streamDeleted(stream));
      await follow(out, stream, streamSource(log, stream, from));
    },
    async toAll(out, from, filter) {
      try {
        await follow(out, '$all', allSource(log, from, filter));
      } catch (error) {
        if (!(error instanceof ImpossibleRead)) throw error;
        await out.send(confirmation(crypto.randomUUID()));
        out.fail(HANDLER_FAILED);
      }
    },
    wake() {
      for (const { wake } of open) wake();
    },
    drop() {
      for (const { out } of open) out.fail(UNAVAILABLE);
    },
    silence() {
      for (const subscription of open) subscription.silenced = true;
    },
  };
}

function streamSource(log: Log, stream: string, from: From): Source {
  let next = from === 'start' ? 0 : from === 'end' ? log.view(stream).last + 1 : from + 1;
  return () => {
    const { first, last } = log.view(stream);
    next = Math.max(next, first);
    if (next <= last) return { bytes: eventAnswer(log.eventOf(stream, next++)!) };
    const tombstone = log.tombstoneOf(stream);
    return tombstone ? { tombstone: eventAnswer(tombstone) } : 'at-the-end';
  };
}

function allSource(log: Log, from: From, filter: Filter | undefined): Source {
  let index = indexOf(log, from);
  let lookedAt = 0;
  let checkpointAt: number | undefined;
  return () => {
    if (checkpointAt !== undefined) {
      const bytes = checkpoint(checkpointAt);
      checkpointAt = undefined;
      return { bytes };
    }
    while (index < log.size) {
      const event = log.eventAt(index++);
      // it begins after its position, where a read begins at it; beyond the end it waits for what is above
      if (typeof from === 'number' && event.position <= from) continue;
      const isMatch = !filter || filter.matches(event);
      if (filter && ++lookedAt % filter.checkpointEvery === 0) {
        if (!isMatch) return { bytes: checkpoint(event.position) };
        checkpointAt = event.position;
      }
      if (isMatch) return { bytes: eventAnswer(event) };
    }
    return 'at-the-end';
  };
}
