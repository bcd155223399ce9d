import type { ServerWritableStream, ServiceError } from '@grpc/grpc-js';
import type { Received, ReadReq } from './protocol.js';

export type ReadCall = ServerWritableStream<Received<ReadReq>, Uint8Array>;

/** What goes out on one call, no faster than the client takes it. */
export interface Outgoing {
  /** Resolves when more may be sent; true: the client had not taken what was sent before. */
  send(bytes: Uint8Array): Promise<boolean>;
  fail(error: Partial<ServiceError>): void;
  end(): void;
  /** The client has gone, or the call has ended. */
  readonly over: boolean;
  onOver(listener: () => void): void;
}

export function outgoing(call: ReadCall): Outgoing {
  let over = false;
  const listeners = new Set<() => void>();
  const finish = (): void => {
    over = true;
    for (const listener of listeners) listener();
    listeners.clear();
  };
  for (const event of ['cancelled', 'close', 'error', 'finish']) call.on(event, finish);
  return {
    async send(bytes) {
      if (over || call.write(bytes)) return false;
      await new Promise<void>((resolve) => {
        listeners.add(resolve);
        call.once('drain', () => {
          listeners.delete(resolve);
          resolve();
        });
      });
      return true;
    },
    fail(error) {
      if (!over) call.emit('error', error);
    },
    end() {
      if (!over) call.end();
    },
    get over() {
      return over || call.cancelled;
    },
    onOver(listener) {
      if (over) listener();
      else listeners.add(listener);
    },
  };
}
