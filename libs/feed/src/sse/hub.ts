import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Viewer } from '#domain';
import { EventStoreError, type PositionedEvent } from '#event-store';
import { NO_FILTERS, type FeedFilters } from '../filters.js';
import { beyondHead, feedFull, feedUnavailable, isPosition, positionInvalid, type FeedRefusal } from '../refusals.js';
import { readEvent, type FeedSource } from '../source.js';
import { batchFor, createChannels } from './channels.js';
import { heartbeatFrame, openingFrame } from './frames.js';
import { idleFor, send, type Reader } from './reader.js';
import { replay } from './replay.js';
import { systemTimers, type Timers } from './timers.js';

/** Events of the log that are read at once for all readers. */
const PAGE = 256;
/** Bytes after which connections get a turn of the event loop before more is written to them. */
const BATCH_BYTES = 65_536;
/** Heartbeats in which a connection got rid of nothing, after which it is taken for dead. */
const IDLE_HEARTBEATS = 2;

/** Why a connection was ended from our side, besides {@link FeedHub.close}. */
export type CutOff =
  /** More was waiting to be sent than `maxPendingBytes`. */
  | 'slow'
  /** Nothing left the connection for two heartbeats. */
  | 'stalled'
  /** The viewer may no longer read (`viewerNow` gave null). */
  | 'rights-ended'
  /** What it had missed could not be read. */
  | 'failed';

/** Told what happens, for metrics and logs. Must not throw. */
export interface FeedObserver {
  readers?(count: number): void;
  cutOff?(reason: CutOff, error?: unknown): void;
  /** All readers that had caught up have been sent everything up to here. */
  delivered?(delivery: { readonly position: number; readonly events: number; readonly recordedAt: string }): void;
  /** The store did not answer; it is asked again. */
  interrupted?(error: unknown): void;
  /** An event could not be read: nothing more is delivered until the next start. Health tells it. */
  stopped?(error: unknown): void;
}

export interface FeedHubOptions {
  readonly feed: FeedSource;
  /** Open streams at most. Default 2000. */
  readonly maxReaders?: number;
  /** So many of them are for employees alone, so that nobody outside can take them all. Default 0. */
  readonly reserved?: number;
  /** Bytes that may wait for a reader's connection before it is cut off. Default 1 MiB. */
  readonly maxPendingBytes?: number;
  /** Milliseconds between heartbeats. Default 15 000. */
  readonly heartbeatEvery?: number;
  /** Milliseconds that readers are told to wait before they reconnect. Default 3000. */
  readonly reconnectAfter?: number;
  /** Milliseconds until a store that failed is asked again. Default 500. */
  readonly retryAfter?: number;
  /** Milliseconds that `close` gives connections to take what is on its way to them. Default 2000. */
  readonly grace?: number;
  readonly timers?: Timers;
  readonly observer?: FeedObserver;
}

/** What a reader asks for. */
export interface Subscription {
  readonly viewer: Viewer;
  /**
   * The viewer as it is by now; null: may no longer read (token expired). Asked at every heartbeat and whenever the
   * organisation has changed, before that change is delivered.
   */
  readonly viewerNow?: () => Viewer | null;
  /**
   * False: would not be let in any more (erased, another login), which no event tells. Asked at every heartbeat; who
   * cannot be asked about is asked about again at the next.
   */
  readonly stillLetIn?: () => Promise<boolean>;
  readonly filters?: FeedFilters;
  /** Position after which to begin (exclusive); missing: from now on. A request's `Last-Event-ID` goes before it. */
  readonly after?: number | null;
  /** Headers of the answer besides those of an event stream. */
  readonly headers?: OutgoingHttpHeaders;
}

export type Opening = { readonly ok: true } | { readonly ok: false; readonly refusal: FeedRefusal };

export interface FeedStatus {
  /** Readers that have caught up were sent everything up to here. */
  readonly position: number;
  readonly readers: number;
  /** What stopped it; null while it runs. */
  readonly stopped: unknown;
}

export interface FeedHub {
  /**
   * Begins to follow the log, from its present end.
   * @throws {StoreUnavailable} the log cannot be read
   */
  start(): Promise<void>;
  /**
   * Makes the response an event stream: what the reader has missed, from the log, and then what comes, each event once
   * and in order. Nothing has been written where it is refused: the caller answers.
   */
  open(request: IncomingMessage, response: ServerResponse, subscription: Subscription): Promise<Opening>;
  status(): FeedStatus;
  /** Takes no more readers, sends those there are what is on its way, and ends them. */
  close(): Promise<void>;
}

/**
 * Server-sent events for many readers. One follower reads each event once; it is judged and written out once for each
 * class of viewers; the same bytes go to all readers that ask for the same.
 * @example
 * const hub = createFeedHub({ feed: { log, registry, context, redact, source: sourceOf(logId) } });
 * await hub.start();
 * const opening = await hub.open(request, response, { viewer, after: 0 });
 */
export function createFeedHub(options: FeedHubOptions): FeedHub {
  const { feed, timers = systemTimers, observer = {} } = options;
  const { log, context } = feed;
  const { maxReaders = 2_000, reserved = 0 } = options;
  const maxPendingBytes = options.maxPendingBytes ?? 1_048_576;
  const reconnectAfter = options.reconnectAfter ?? 3_000;

  const readers = new Set<Reader>();
  const channels = createChannels(feed);
  /** Readers that have seen more than was delivered here: they come from a replica that was faster. */
  const ahead = new Set<Reader>();
  const stop = new AbortController();
  let opening = 0;
  let delivered = 0;
  let running = false;
  let stopped: unknown = null;
  let following: Promise<void> = Promise.resolve();
  let stopHeartbeat = (): void => undefined;
  let ended: Promise<void> = Promise.resolve();
  let closing: Promise<void> | null = null;

  // ── readers ────────────────────────────────────────────────────────────────────────────────────────────────────

  function drop(reader: Reader): void {
    if (!reader.open) return;
    reader.open = false;
    channels.leave(reader);
    ahead.delete(reader);
    readers.delete(reader);
    observer.readers?.(readers.size);
  }

  function cutOff(reader: Reader, reason: CutOff, error?: unknown): void {
    if (!reader.open) return;
    drop(reader);
    observer.cutOff?.(reason, error);
    // what waits for it goes with the connection: the reader resumes after the last whole event that it got
    if (reason === 'slow' || reason === 'stalled') reader.response.destroy();
    else reader.response.end();
  }

  /** Lets the reader have what comes, once it is exactly where the others are: no await between the check and the join. */
  function settle(reader: Reader): void {
    if (!reader.open) return;
    if (reader.position > delivered) {
      ahead.add(reader);
    } else if (reader.position === delivered) {
      channels.join(reader);
    } else {
      replay(feed, reader, () => delivered).then(
        () => settle(reader),
        (error: unknown) => cutOff(reader, 'failed', error),
      );
    }
  }

  function settleAhead(): void {
    for (const reader of ahead) {
      if (reader.position > delivered) continue;
      ahead.delete(reader);
      settle(reader);
    }
  }

  /** Looks at the rights of everybody who may have lost or got some. */
  function reviewViewers(): void {
    for (const reader of readers) {
      if (!reader.viewerNow) continue;
      const viewer = reader.viewerNow();
      if (viewer === null) {
        cutOff(reader, 'rights-ended');
        continue;
      }
      if (viewer === reader.viewer) continue;
      reader.viewer = viewer;
      if (!reader.channel) continue;
      channels.leave(reader);
      channels.join(reader);
    }
  }

  function reviewLogins(): void {
    for (const reader of readers) {
      reader.stillLetIn?.().then(
        (letIn) => {
          if (!letIn) cutOff(reader, 'rights-ended');
        },
        () => undefined,
      );
    }
  }

  function heartbeat(): void {
    reviewViewers();
    reviewLogins();
    const caughtUp = heartbeatFrame(delivered);
    for (const reader of readers) {
      if (idleFor(reader) >= IDLE_HEARTBEATS) cutOff(reader, 'stalled');
      else if (!reader.response.writableNeedDrain) {
        send(reader, reader.channel ? caughtUp : heartbeatFrame(reader.position));
      }
    }
  }

  async function open(request: IncomingMessage, response: ServerResponse, wanted: Subscription): Promise<Opening> {
    if (!running) return { ok: false, refusal: feedUnavailable };
    const most = wanted.viewer.level === 'employee' ? maxReaders : maxReaders - reserved;
    if (readers.size + opening >= most) return { ok: false, refusal: feedFull(most) };
    const asked = askedPosition(request, wanted.after ?? null);
    if (typeof asked === 'string') return { ok: false, refusal: positionInvalid(asked) };
    let head: number;
    opening++;
    try {
      head = (await log.head()).position;
      const beyond = asked !== null && asked > head;
      if (beyond && !(await feed.older?.reaches(asked))) return { ok: false, refusal: beyondHead(asked, head) };
    } catch (error) {
      if (error instanceof EventStoreError) return { ok: false, refusal: feedUnavailable };
      throw error;
    } finally {
      opening--;
    }
    if (!isRunning()) return { ok: false, refusal: feedUnavailable };
    if (!response.destroyed) begin(response, wanted, asked ?? head);
    return { ok: true };
  }

  function begin(response: ServerResponse, wanted: Subscription, position: number): void {
    const { viewer, viewerNow = null, stillLetIn = null, filters = NO_FILTERS, headers = {} } = wanted;
    const reader: Reader = {
      ...{ response, filters, viewerNow, stillLetIn, viewer, position, channel: null, open: true },
      ...{ written: 0, taken: 0, idle: 0 },
    };
    response.on('close', () => drop(reader));
    // a connection that breaks is closed right after; its reader resumes
    response.on('error', () => undefined);
    // ended by closing, not in chunks: a block costs one write, and the same bytes serve every connection
    response.removeHeader('transfer-encoding');
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    readers.add(reader);
    observer.readers?.(readers.size);
    send(reader, openingFrame(position, reconnectAfter));
    settle(reader);
  }

  // ── following the log ──────────────────────────────────────────────────────────────────────────────────────────

  const isRunning = (): boolean => running;

  async function follow(): Promise<void> {
    const { signal } = stop;
    while (!signal.aborted) {
      try {
        const page = await log.after(delivered, PAGE);
        const last = page.at(-1);
        if (!last) await log.wait(delivered, signal);
        else if (context.position < last.position) await context.reach(last.position, signal);
        if (signal.aborted) return;
        if (last && context.position >= last.position) await deliver(page, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof EventStoreError)) return fail(error);
        observer.interrupted?.(error);
        await pause(options.retryAfter ?? 500, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Sends a page to everybody who has caught up, in pieces between which connections get their turn. */
  async function deliver(page: readonly PositionedEvent[], signal: AbortSignal): Promise<void> {
    // rights that end with this page end before it is read
    if (page.some(({ stream }) => stream.startsWith('organisation-'))) reviewViewers();
    for (let from = 0; from < page.length && !signal.aborted;) {
      from = deliverPiece(page, from);
      if (from < page.length || page.length === PAGE) await nextTurn();
    }
  }

  /** From the first to the last line without a pause: nobody joins or leaves in between. @returns where the next piece begins */
  function deliverPiece(page: readonly PositionedEvent[], from: number): number {
    const framed: ReturnType<typeof channels.frame>[] = [];
    let bytes = 0;
    let next = from;
    for (; next < page.length && bytes < BATCH_BYTES; next++) {
      const event = page[next]!;
      const written = channels.frame(readEvent(feed, event));
      framed.push(written);
      bytes += Math.max(0, ...[...written.frames.values()].map(({ length }) => length));
    }
    for (const channel of channels.all) {
      const batch = batchFor(channel, framed);
      if (batch) for (const reader of channel.readers) deliverTo(reader, batch);
    }
    const last = page[next - 1]!;
    delivered = last.position;
    settleAhead();
    observer.delivered?.({ position: delivered, events: next - from, recordedAt: last.metadata.recordedAt });
    return next;
  }

  function deliverTo(reader: Reader, batch: Buffer): void {
    // judged before it is sent more: a reader that keeps up may be sent a large event
    if (reader.response.writableLength > maxPendingBytes) cutOff(reader, 'slow');
    else send(reader, batch);
  }

  // ── start and end ──────────────────────────────────────────────────────────────────────────────────────────────

  async function start(): Promise<void> {
    const head = (await log.head()).position;
    if (context.position < head) await context.reach(head, stop.signal);
    if (stop.signal.aborted) return;
    delivered = head;
    running = true;
    following = follow();
    stopHeartbeat = timers.every(options.heartbeatEvery ?? 15_000, heartbeat);
  }

  function fail(error: unknown): void {
    stopped = error;
    observer.stopped?.(error);
    running = false;
    stopHeartbeat();
    ended = endAll();
  }

  async function endAll(): Promise<void> {
    const ending = [...readers];
    const gone = Promise.all(ending.map(({ response }) => closed(response)));
    for (const reader of ending) {
      drop(reader);
      reader.response.end();
    }
    const cancel = timers.every(options.grace ?? 2_000, () => {
      for (const { response } of ending) response.destroy();
    });
    await gone;
    cancel();
  }

  return {
    start,
    open,
    status: () => ({ position: delivered, readers: readers.size, stopped }),
    close() {
      closing ??= (async () => {
        running = false;
        stop.abort();
        stopHeartbeat();
        await following;
        await ended;
        await endAll();
      })();
      return closing;
    },
  };
}

const closed = (response: ServerResponse): Promise<void> =>
  response.closed ? Promise.resolve() : new Promise((resolve) => response.once('close', () => resolve()));

/** Where to resume: the header that a reader sends of itself when it reconnects, else what the request asks for. */
function askedPosition(request: IncomingMessage, after: number | null): number | null | string {
  const header = request.headers['last-event-id'];
  const asked = typeof header === 'string' && header !== '' ? header : after === null ? null : String(after);
  if (asked === null) return null;
  return /^\d{1,16}$/.test(asked) && isPosition(Number(asked)) ? Number(asked) : asked;
}
