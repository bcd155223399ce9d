import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A TCP proxy before one server, whose connections can be cut, slowed, stalled and refused. */
export interface Proxy {
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: number;
  /** Breaks every connection, as a reset from the network does; new ones are taken. */
  cut(): void;
  /** New connections are reset at once; those of now live on. */
  refuse(): void;
  accept(): void;
  /** Every piece passes so many milliseconds late, and at most so many bytes of each connection pass in a second. */
  slow(how: { readonly milliseconds?: number; readonly bytesPerSecond?: number }): void;
  /** Nothing passes in either direction, and the connections stay open: pings of the transport wait too. */
  stall(): void;
  /** All passes again as it comes, what was stalled first. */
  heal(): void;
  stop(): Promise<void>;
}

export interface ProxyOptions {
  readonly to: { readonly host: string; readonly port: number };
  /** Default: one that is free. */
  readonly port?: number;
}

interface Condition {
  delay: number;
  bytesPerSecond: number;
  stalled: PromiseWithResolvers<void> | undefined;
  refuses: boolean;
}

const HOST = '127.0.0.1';

/** Starts a proxy on loopback. */
export async function startProxy({ to, port = 0 }: ProxyOptions): Promise<Proxy> {
  const condition: Condition = { delay: 0, bytesPerSecond: Infinity, stalled: undefined, refuses: false };
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    if (condition.refuses) return client.resetAndDestroy();
    const upstream = connect({ ...to, noDelay: true, allowHalfOpen: true });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    // each is read until its end, which tells of errors; one that comes after the end is of no interest
    for (const socket of pair) socket.on('error', () => {});
    void Promise.all([pass(client, upstream, condition), pass(upstream, client, condition)])
      .catch(() => reset(pair))
      .finally(() => pairs.delete(pair));
  });
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  const address = server.address();
  const cut = (): void => pairs.forEach(reset);
  const heal = (): void => {
    condition.delay = 0;
    condition.bytesPerSecond = Infinity;
    condition.stalled?.resolve();
    condition.stalled = undefined;
  };
  return {
    port: typeof address === 'object' && address ? address.port : port,
    get connections() {
      return pairs.size;
    },
    cut,
    refuse() {
      condition.refuses = true;
    },
    accept() {
      condition.refuses = false;
    },
    slow({ milliseconds = 0, bytesPerSecond = Infinity }) {
      condition.delay = milliseconds;
      condition.bytesPerSecond = bytesPerSecond;
    },
    stall() {
      condition.stalled ??= Promise.withResolvers();
    },
    heal,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      heal();
      cut();
      await closed;
    },
  };
}

/** Carries one direction until its end. @throws either side is broken */
async function pass(from: Socket, to: Socket, condition: Condition): Promise<void> {
  for await (const chunk of from as AsyncIterable<Buffer>) {
    for (const piece of piecesOf(chunk, condition.bytesPerSecond)) {
      await held(piece.length, condition);
      if (!to.write(piece)) await drained(to);
    }
  }
  await held(0, condition);
  to.end();
}

/** Resolves when the socket takes more, or is closed. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}

/** Pieces that pass ten to a second, so that a slow connection trickles. */
function piecesOf(chunk: Buffer, bytesPerSecond: number): Buffer[] {
  if (bytesPerSecond === Infinity) return [chunk];
  const size = Math.max(1, Math.ceil(bytesPerSecond / 10));
  return Array.from({ length: Math.ceil(chunk.length / size) }, (_, at) => chunk.subarray(at * size, (at + 1) * size));
}

async function held(bytes: number, condition: Condition): Promise<void> {
  while (condition.stalled) await condition.stalled.promise;
  const milliseconds = condition.delay + (bytes / condition.bytesPerSecond) * 1000;
  if (milliseconds > 0) await delay(milliseconds, undefined, { ref: false });
}

function reset([client, upstream]: readonly [Socket, Socket]): void {
  for (const socket of [client, upstream]) {
    if (!socket.destroyed) socket.resetAndDestroy();
  }
}
