import type { Commit } from '../commit.js';
import { encodeAppend } from '../encode.js';
import { checkLimit, checkRevision } from '../paging.js';
import { START, StoreUnavailable, type EventStore, type Token } from '../port.js';
import { createAppends } from './appends.js';
import { connect } from './connection.js';
import { toEventData, toRecordedEvent } from './events.js';
import { readLogId } from './log-identity.js';
import { besideDomain, checkPrefix, domainPrefix } from './names.js';
import { createReads } from './reads.js';
import { createSignal, type SignalStatus } from './signal.js';
import { createStateStreams, type StateStreams } from './state-streams.js';
import { positionOf } from './token.js';

export type { SignalStatus } from './signal.js';
export type { State, StateStreams } from './state-streams.js';

export interface KurrentDbEventStoreOptions {
  /** Connection string: `kurrentdb://USER:PASSWORD@HOST:PORT?tls=true`. */
  readonly url: string;
  /** Of the installation: lower-case letters and digits. */
  readonly prefix: string;
  /** Milliseconds until an append's outcome is given up as unknown. Default 10,000. */
  readonly appendTimeout?: number;
  /** Milliseconds until an append that does not settle at all is cut off with its connection. Default 30,000. */
  readonly abandonAfter?: number;
  /** Milliseconds for one page. Default 20,000. */
  readonly readTimeout?: number;
  /** Milliseconds between the watchdog's looks at the log. Default 500. */
  readonly watchEvery?: number;
  readonly observer?: { committed?(commit: Commit): void; signal?(status: SignalStatus): void };
}

/** The KurrentDB adapter: a token is the event's commit position, in bytes of the server's log. */
export interface KurrentDbEventStore extends EventStore {
  readonly kind: 'kurrentdb';
  /** How the subscription that wakes followers is doing. */
  signal(): SignalStatus;
  /** What the installation keeps beside the domain's log. Closed with the store. */
  readonly beside: StateStreams;
}

/**
 * Opens the event log of an installation on a KurrentDB (or EventStoreDB from 22 on). Any number of processes may.
 * @throws {RangeError} the prefix is none
 * @throws {StoreUnavailable} the client cannot be loaded, the connection string is none, or the server does not answer
 * @example
 * const store = await openKurrentDbEventStore({ url: 'kurrentdb://127.0.0.1:2113?tls=false', prefix: 'tiltak' });
 * const { token } = await store.append('measure-1', 'no-stream', [event]);
 */
export async function openKurrentDbEventStore(options: KurrentDbEventStoreOptions): Promise<KurrentDbEventStore> {
  const { url, prefix, appendTimeout = 10_000, abandonAfter = 30_000, readTimeout = 20_000 } = options;
  checkPrefix(prefix);
  const connection = await connect(url);
  const domain = domainPrefix(prefix);
  const reads = createReads(connection, readTimeout);
  const appends = createAppends(connection, { appendTimeout, abandonAfter });
  const logId = await readLogId(besideDomain(prefix, 'log'), reads, appends).catch(async (error: unknown) => {
    await connection.release();
    throw error;
  });
  const signal = createSignal({
    connection,
    prefix: domain,
    head,
    watchEvery: options.watchEvery ?? 500,
    onStatus: options.observer?.signal,
  });
  let closing: Promise<void> | null = null;

  const checkOpen = (): void => {
    if (closing) throw new StoreUnavailable('the store is closed');
  };
  const recorded = (event: Parameters<typeof toRecordedEvent>[0]) => toRecordedEvent(event, domain);

  async function head(): Promise<Token> {
    const last = await reads.lastOfAll(domain);
    return last ? recorded(last).token : START;
  }

  /** A place between two events is answered like a server that is away; so that one is asked for something else. */
  async function eventAt(place: bigint) {
    try {
      return await reads.all(domain, place, 1);
    } catch (error) {
      await reads.lastOfAll(domain);
      if (error instanceof StoreUnavailable && isRefusal(error)) return [];
      throw error;
    }
  }

  async function shut(): Promise<void> {
    await appends.idle();
    await signal.close();
    await connection.release();
  }

  return {
    kind: 'kurrentdb',
    beside: createStateStreams({ prefix, reads, appends, connection, checkOpen }),
    signal: () => signal.status(),
    async logId() {
      checkOpen();
      return logId;
    },
    async append(stream, expected, events) {
      checkOpen();
      const encoded = encodeAppend(stream, expected, events);
      const asked = performance.now();
      const result = await appends.append({
        stream,
        onServer: domain + stream,
        expected,
        events: encoded.events.map(toEventData),
        bytes: encoded.events.reduce((sum, { metadata }) => sum + metadata.length, encoded.bytes),
      });
      signal.reached(result.token);
      options.observer?.committed?.({
        events: events.length,
        appends: 1,
        bytes: encoded.bytes,
        milliseconds: performance.now() - asked,
      });
      return result;
    },
    async read(stream, from, limit) {
      checkOpen();
      checkRevision(from);
      checkLimit(limit);
      return (await reads.stream(domain + stream, BigInt(from), limit)).map(recorded);
    },
    async readAll(after, limit) {
      checkOpen();
      checkLimit(limit);
      const place = positionOf(after);
      if (place === 0n) return (await reads.all(domain, null, limit)).map(recorded);
      // a page begins with the event at its position: one more is asked for, and that one left out
      const page = (await reads.all(domain, place, limit + 1)).map(recorded);
      return page[0]?.token === after ? page.slice(1) : page.slice(0, limit);
    },
    async at(token) {
      checkOpen();
      const place = positionOf(token);
      if (place === 0n) return null;
      const [found] = (await eventAt(place)).map(recorded);
      return found?.token === token ? found : null;
    },
    async head() {
      checkOpen();
      return head();
    },
    async wait(after, abort) {
      checkOpen();
      positionOf(after);
      await signal.wait(after, abort);
    },
    close() {
      closing ??= shut();
      return closing;
    },
  };
}

/** The server answered, as it does for a place where no event begins; a read that ran out of its time is no answer. */
const isRefusal = ({ cause }: StoreUnavailable): boolean =>
  ['unavailable', 'unknown'].includes(String((cause as { type?: unknown } | undefined)?.type));
