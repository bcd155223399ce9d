import type { ServerResponse } from 'node:http';
import type { Viewer } from '#domain';
import type { FeedFilters } from '../filters.js';

/** Readers of one class with the same filters: they get the same bytes. */
export interface Channel {
  readonly key: string;
  readonly classKey: string;
  readonly filters: FeedFilters;
  readonly readers: Set<Reader>;
}

/** Who reads an open stream, and how far it is. */
export interface Reader {
  readonly response: ServerResponse;
  readonly filters: FeedFilters;
  readonly viewerNow: (() => Viewer | null) | null;
  readonly stillLetIn: (() => Promise<boolean>) | null;
  viewer: Viewer;
  /** Everything up to here was sent or was not for this reader. While it is in a channel: as far as all readers are. */
  position: number;
  /** Where it gets what comes; null while it is catching up. */
  channel: Channel | null;
  open: boolean;
  /** Bytes handed to the connection. */
  written: number;
  /** Bytes that the connection had got rid of at the last heartbeat, and for how many heartbeats it stands there. */
  taken: number;
  idle: number;
}

/** Hands over a block. False: the connection holds it back, wait for {@link drained} before sending more. */
export function send(reader: Reader, block: Buffer): boolean {
  reader.written += block.length;
  return reader.response.write(block);
}

/** Resolves when everything handed over is on its way, or the connection is gone. */
export const drained = ({ response }: Reader): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed || !response.writableNeedDrain) return resolve();
    const go = (): void => {
      response.off('drain', go);
      response.off('close', go);
      resolve();
    };
    response.on('drain', go);
    response.on('close', go);
  });

/** Counts the heartbeats in which a connection with something to send got rid of nothing. */
export function idleFor(reader: Reader): number {
  const pending = reader.response.writableLength;
  const taken = reader.written - pending;
  reader.idle = pending > 0 && taken === reader.taken ? reader.idle + 1 : 0;
  reader.taken = taken;
  return reader.idle;
}
