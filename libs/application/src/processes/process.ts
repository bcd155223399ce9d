import { setTimeout as pause } from 'node:timers/promises';
import type { Grant } from '#domain';
import { uuidV5, type Checkpoint, type EventRegistry, type PositionedEvent } from '#event-store';
import type { CommandEnvelope } from '../executor/executor.js';
import type { Authorisation, CommandOutcome } from '../executor/outcome.js';
import type { CheckpointFile } from '../followers/checkpoint-file.js';
import type { LogConsumer } from '../followers/log-tail.js';

/** Namespace of the ids of commands that processes send. Never change it: it makes what they do safe to repeat. */
const PROCESSES = '5d6cbb4e-2ae6-5c3b-9a53-0f3a5b6f7a20';

/** Processes keep no body with their checkpoint. */
const VERSION = 1;

/** How many uninteresting events may pass before the checkpoint is kept again. */
const KEEP_EVERY = 20_000;

/**
 * A rule that spans streams: what must be said elsewhere when something has happened. It follows the log with a
 * checkpoint of its own, so it fires once for an event whatever is rebuilt; and its commands have ids that derive from
 * the event, so that doing it again (killed half-way, a checkpoint lost) adds nothing.
 */
export interface Process {
  readonly name: string;
  readonly handles: (event: PositionedEvent) => boolean;
  /**
   * Sends what follows from the event. Rejects or answers `again` when the store did not take it: it is then asked
   * again, from the beginning.
   */
  readonly react: (event: PositionedEvent) => Promise<'done' | 'again'>;
}

/** Id of the command that a process sends to a target because of an event. */
export const processCommandId = (process: string, event: string, target: string): string =>
  uuidV5(PROCESSES, JSON.stringify([process, event, target]));

/**
 * Under which right, and with which ids, a process sends a command to a target because of an event: in the name of
 * whoever caused the event.
 * @param fingerprint of what is sent, where it follows from more than the event
 */
export const because = (
  process: string,
  event: PositionedEvent,
  target: string,
  fingerprint = event.id,
): { readonly envelope: CommandEnvelope; readonly authorise: () => Authorisation<Grant> } => ({
  envelope: {
    commandId: processCommandId(process, event.id, target),
    fingerprint,
    actor: event.metadata.actor.person,
    correlationId: event.metadata.correlationId,
    causationId: event.id,
    source: `process:${process}`,
  },
  authorise: () => asProcess(process),
});

/** The right of a process. */
export const asProcess = (process: string): Authorisation<Grant> => ({
  ok: true,
  grant: { role: 'system', grant: `process:${process}` },
});

/** What a command that a process sent means for its reaction; refused: somebody else has said it in the meantime. */
export function reactionOf({ kind }: CommandOutcome): 'done' | 'again' {
  return kind === 'stored' || kind === 'unchanged' || kind === 'refused' ? 'done' : 'again';
}

/** Sends to all targets, so many at a time. */
export async function toEach(
  targets: readonly string[],
  atOnce: number,
  send: (target: string) => Promise<'done' | 'again'>,
): Promise<'done' | 'again'> {
  for (let from = 0; from < targets.length; from += atOnce) {
    const told = await Promise.all(targets.slice(from, from + atOnce).map(send));
    if (told.includes('again')) return 'again';
  }
  return 'done';
}

export interface ProcessRunnerOptions {
  readonly registry: EventRegistry;
  readonly checkpoints?: CheckpointFile;
  /** Milliseconds until a reaction that did not succeed is tried again. */
  readonly retryAfter?: number;
  readonly observer?: {
    reacted?(process: string, event: PositionedEvent): void;
    /** It is tried again; until it succeeds the process stands still. */
    failed?(process: string, event: PositionedEvent, error: unknown): void;
  };
}

export interface ProcessRunner extends LogConsumer {
  /** Events that wait for their reaction. */
  readonly waiting: number;
  /** Error of the last attempt, while the event that it concerns is still waiting. */
  readonly failure: unknown;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
  /** Finishes the reaction in hand, keeps the checkpoint, and stops. */
  close(): Promise<void>;
}

export function createProcessRunner(process: Process, options: ProcessRunnerOptions): ProcessRunner {
  const { registry, checkpoints, observer = {}, retryAfter = 1000 } = options;
  const name = `process:${process.name}`;
  const queue: { readonly event: PositionedEvent; readonly place: Checkpoint }[] = [];
  const stop = new AbortController();
  /** How far the log was read; everything up to the last event done has had its reaction. */
  let read: Checkpoint | null = checkpoints?.load(name, VERSION)?.checkpoint ?? null;
  let done: Checkpoint | null = read;
  let kept = done;
  let failure: unknown = null;
  let working: Promise<void> | null = null;

  function keep(): void {
    if (queue.length === 0) done = read;
    if (!done || done.position === kept?.position) return;
    checkpoints?.save(name, VERSION, { checkpoint: done, body: '' });
    kept = done;
  }

  async function attempt(event: PositionedEvent): Promise<boolean> {
    try {
      if ((await process.react(event)) === 'done') return true;
      failure = new Error('the store did not take what follows from the event');
    } catch (error) {
      failure = error;
    }
    observer.failed?.(process.name, event, failure);
    return false;
  }

  async function work(): Promise<void> {
    for (let next = queue[0]; next && !stop.signal.aborted; next = queue[0]) {
      if (await attempt(next.event)) {
        failure = null;
        // A reset may have emptied the queue meanwhile: what was done is then no place in the new log.
        if (queue[0] !== next) continue;
        done = next.place;
        queue.shift();
        keep();
        observer.reacted?.(process.name, next.event);
      } else {
        await pause(retryAfter, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  }

  function wake(): void {
    working ??= work().finally(() => {
      working = null;
      if (queue.length > 0 && !stop.signal.aborted) wake();
    });
  }

  return {
    name,
    get checkpoint() {
      return read;
    },
    get waiting() {
      return queue.length;
    },
    get failure() {
      return failure;
    },
    take(events, now) {
      for (const event of events) {
        if (!process.handles(event)) continue;
        const { logId } = now;
        const { position, token, id } = event;
        queue.push({ event: registry.upcast(event), place: { logId, position, token, eventId: id } });
      }
      read = now;
      if (queue.length > 0) wake();
      else if (now.position - (kept?.position ?? 0) >= KEEP_EVERY) keep();
    },
    reset() {
      queue.length = 0;
      read = done = kept = null;
    },
    async idle() {
      while (working) await working;
    },
    async close() {
      stop.abort();
      while (working) await working;
      keep();
    },
  };
}
