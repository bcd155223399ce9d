// One connection that asks one thing after the other and keeps nothing of the answers, so that what is measured is the
// service: a client that builds a string of every answer spends more time collecting its own garbage than it waits.
import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * @param origin as `http://host:port`
 * @param headers sent with every request
 */
export async function plainClient(origin, headers) {
  const { hostname, port, host } = new URL(origin);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const rest = ` HTTP/1.1\r\n${lines.join('')}\r\n`;
  const chunk = Buffer.allocUnsafe(1 << 16);
  let pending = null;

  function received(size) {
    if (!pending) return;
    pending.bytes += size;
    if (pending.until === 0) {
      pending.head += chunk.latin1Slice(0, size);
      const end = pending.head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /^content-length: (\d+)/im.exec(pending.head);
      if (length === null) return fail(new Error(`an answer without a length:\n${pending.head.slice(0, end)}`));
      pending.until = end + END_OF_HEAD.length + Number(length[1]);
    }
    if (pending.bytes < pending.until) return;
    const { resolve, head, started, until } = pending;
    pending = null;
    resolve({ status: Number(head.slice(9, 12)), milliseconds: performance.now() - started, bytes: until });
  }
  function fail(error) {
    pending?.reject(error);
    pending = null;
  }

  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: {
      buffer: chunk,
      callback(size) {
        received(size);
        return true;
      },
    },
  });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', fail).on('close', () => fail(new Error('the service closed the connection')));
  return {
    /** Asks, and tells the status, the milliseconds until the last byte was here, and the bytes. */
    get: (path) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject, head: '', bytes: 0, until: 0, started: performance.now() };
        socket.write(`GET ${path}${rest}`);
      }),
    close: () => socket.destroy(),
  };
}
