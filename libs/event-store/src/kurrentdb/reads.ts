import type { AllStreamResolvedEvent, ResolvedEvent } from '@kurrent/kurrentdb-client';
import type { Connection } from './connection.js';
import { isMissingStream, readFailure } from './failures.js';
import { TimeLimitExceeded, withinTime } from './time-limit.js';

/** Reads of a server: pages, each drained to its end within its time, so that none stays open. */
export interface Reads {
  /** From a revision on (inclusive); a missing stream gives `[]`. */
  stream(stream: string, from: bigint, limit: number): Promise<ResolvedEvent[]>;
  /** The last event of a stream; null: there is none. */
  last(stream: string): Promise<ResolvedEvent | null>;
  /** Events of streams whose names begin so, from a commit position on (inclusive); null: from the first. */
  all(prefix: string, from: bigint | null, limit: number): Promise<AllStreamResolvedEvent[]>;
  /** The last event of streams whose names begin so; null: there is none. */
  lastOfAll(prefix: string): Promise<AllStreamResolvedEvent | null>;
}

/** @param limit milliseconds for one page */
export function createReads(connection: Connection, limit: number): Reads {
  const { streamNameFilter } = connection.package;

  async function drained<E>(what: string, begin: () => AsyncIterable<E>): Promise<E[]> {
    const { reader } = connection;
    const page = drain(begin);
    // whoever gave up still lets it run to its end: a read that is broken off stalls those after it
    page.catch(() => undefined);
    try {
      return await withinTime(page, limit);
    } catch (error) {
      if (isMissingStream(error)) return [];
      if (error instanceof TimeLimitExceeded) connection.replaceReader(reader);
      throw readFailure(what, error);
    }
  }

  return {
    stream: (stream, from, count) =>
      drained(stream, () =>
        connection.reader.readStream(stream, { direction: 'forwards', fromRevision: from, maxCount: count }),
      ),
    async last(stream) {
      const [last] = await drained(stream, () =>
        connection.reader.readStream(stream, { direction: 'backwards', fromRevision: 'end', maxCount: 1 }),
      );
      return last ?? null;
    },
    all: (prefix, from, count) =>
      drained('the log', () =>
        connection.reader.readAll({
          direction: 'forwards',
          fromPosition: from === null ? 'start' : { commit: from, prepare: from },
          maxCount: count,
          filter: streamNameFilter({ prefixes: [prefix] }),
        }),
      ),
    async lastOfAll(prefix) {
      const [last] = await drained('the log', () =>
        connection.reader.readAll({
          direction: 'backwards',
          fromPosition: 'end',
          maxCount: 1,
          filter: streamNameFilter({ prefixes: [prefix] }),
        }),
      );
      return last ?? null;
    },
  };
}

async function drain<E>(begin: () => AsyncIterable<E>): Promise<E[]> {
  const events: E[] = [];
  for await (const event of begin()) events.push(event);
  return events;
}
