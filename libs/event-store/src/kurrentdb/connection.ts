import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../port.js';
import { guardStrayRejections } from './stray-rejections.js';

/** The client's package: its native part is loaded with it, so only where KurrentDB is configured. */
export type ClientPackage = typeof import('@kurrent/kurrentdb-client');

/**
 * What the stores of one server share in a process: few connections, few calls. Reads go by a client of their own,
 * since reads that were given up stall every later one of their client, and it then has to be replaced.
 */
export interface Connection {
  readonly package: ClientPackage;
  readonly writer: KurrentDBClient;
  readonly reader: KurrentDBClient;
  /** Reads that did not end in time are left to the old client. */
  replaceReader(given: KurrentDBClient): void;
  /** Ends every call of the old client, appends that never settled among them. */
  replaceWriter(given: KurrentDBClient): void;
  /** The last one to let go closes it. */
  release(): Promise<void>;
}

interface Shared {
  readonly opening: Promise<Omit<Connection, 'release'> & { close(): Promise<void> }>;
  users: number;
}

const shared = new Map<string, Shared>();

/**
 * The connection to a server; opened when first asked for, without a word to the server.
 * @param url connection string, `kurrentdb://HOST:PORT?tls=false`
 * @throws {StoreUnavailable} no connection string, or the client cannot be loaded on this machine
 */
export async function connect(url: string): Promise<Connection> {
  const found = shared.get(url) ?? { opening: open(url), users: 0 };
  shared.set(url, found);
  found.users++;
  try {
    const connection = await found.opening;
    let released = false;
    return Object.defineProperties({} as Connection, {
      ...Object.getOwnPropertyDescriptors(connection),
      release: {
        value: async () => {
          if (released) return;
          released = true;
          if (--found.users > 0) return;
          shared.delete(url);
          await connection.close();
        },
      },
    });
  } catch (error) {
    shared.delete(url);
    throw new StoreUnavailable(`KurrentDB's client cannot be opened: ${(error as Error).message}`, { cause: error });
  }
}

async function open(url: string): Promise<Awaited<Shared['opening']>> {
  const clientPackage = await import('@kurrent/kurrentdb-client');
  const create = (): KurrentDBClient => clientPackage.KurrentDBClient.connectionString(url);
  let [writer, reader] = [create(), create()];
  const release = guardStrayRejections();
  const closeQuietly = (client: KurrentDBClient): Promise<void> => client.dispose().catch(() => undefined);
  return {
    package: clientPackage,
    get writer() {
      return writer;
    },
    get reader() {
      return reader;
    },
    replaceReader(given) {
      if (given !== reader) return;
      reader = create();
      void closeQuietly(given);
    },
    replaceWriter(given) {
      if (given !== writer) return;
      writer = create();
      void closeQuietly(given);
    },
    async close() {
      await Promise.all([closeQuietly(writer), closeQuietly(reader)]);
      release();
    },
  };
}
