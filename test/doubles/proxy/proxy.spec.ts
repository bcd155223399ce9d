import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { startProxy, type Proxy } from './index.js';

let server: Server;
let proxy: Proxy;
const sockets = new Set<Socket>();

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket.on('error', () => {}));
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startProxy({ to: { host: '127.0.0.1', port: (server.address() as { port: number }).port } });
});
afterEach(async () => {
  await proxy.stop();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server.close();
});

const closing = (socket: Socket) => new Promise<void>((resolve) => void socket.once('close', () => resolve()));

/** A client of a server that sends back what it gets. */
async function client() {
  const socket = connect(proxy.port, '127.0.0.1');
  let received = Buffer.alloc(0);
  const listeners = new Set<() => void>();
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (const listener of listeners) listener();
  });
  socket.on('error', () => {});
  const closed = closing(socket);
  await once(socket, 'connect');
  return {
    socket,
    closed,
    received: () => received.length,
    got: (bytes: number) =>
      new Promise<Buffer>((resolve) => {
        const listener = (): void => void (received.length >= bytes && resolve(received));
        listeners.add(listener);
        listener();
      }),
  };
}

describe('the proxy of fault tests', () => {
  it('passes bytes in both directions, and the end', async () => {
    const { socket, got, closed } = await client();
    const sent = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
    socket.end(sent);
    expect((await got(sent.length)).equals(sent)).toBe(true);
    await closed;
  });

  it('cuts what is open; a new connection passes', async () => {
    const first = await client();
    first.socket.write('a');
    await first.got(1);
    expect(proxy.connections).toBe(1);
    proxy.cut();
    await first.closed;
    const second = await client();
    second.socket.write('b');
    expect(String(await second.got(1))).toBe('b');
    second.socket.destroy();
  });

  it('refuses new connections and keeps the old', async () => {
    const old = await client();
    old.socket.write('a');
    await old.got(1);
    proxy.refuse();
    const refused = connect(proxy.port, '127.0.0.1').on('error', () => {});
    await closing(refused);
    old.socket.write('b');
    expect(String(await old.got(2))).toBe('ab');
    proxy.accept();
    const taken = await client();
    taken.socket.write('c');
    expect(String(await taken.got(1))).toBe('c');
    for (const { socket } of [old, taken]) socket.destroy();
  });

  it('stalls: nothing passes, nothing breaks, nothing is lost', async () => {
    const { socket, got, received } = await client();
    socket.write('a');
    await got(1);
    proxy.stall();
    socket.write('bcd');
    const other = await client();
    other.socket.write('x');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([received(), other.received()]).toEqual([1, 0]);
    proxy.heal();
    expect(String(await got(4))).toBe('abcd');
    expect(String(await other.got(1))).toBe('x');
    for (const open of [socket, other.socket]) open.destroy();
  });

  it('slows: as much passes as is said, at the earliest', async () => {
    const { socket, got } = await client();
    proxy.slow({ milliseconds: 5, bytesPerSecond: 100_000 });
    const begun = performance.now();
    socket.write(Buffer.alloc(20_000));
    await got(20_000);
    expect(performance.now() - begun).toBeGreaterThan(200);
    proxy.heal();
    socket.destroy();
  });
});
