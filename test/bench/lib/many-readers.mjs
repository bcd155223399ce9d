// Very many readers of one feed, on bare sockets. Sends 'ready' when all are connected, then the moment (ms since 1970)
// at which the last of them has got the next event.
import { connect } from 'node:net';

const [port, path, count] = process.argv.slice(2);
const readers = Number(count);
/** Connections that are being opened at the same time. */
const AT_ONCE = 200;
const MARK = Buffer.from('\ndata: ');
const seen = new Map();
let [begun, connected] = [0, 0];

function got(number) {
  const have = (seen.get(number) ?? 0) + 1;
  seen.set(number, have);
  if (have < readers) return;
  seen.delete(number);
  process.send(performance.timeOrigin + performance.now());
}

/** A frame is one write of the server's; where it comes in parts, it has arrived with the part that ends it. */
function open() {
  if (begun++ >= readers) return;
  let [events, begunEvent, greeted] = [0, false, false];
  const socket = connect(Number(port), '127.0.0.1', () => {
    socket.write(`GET ${path} HTTP/1.1\r\nhost: feed\r\naccept: text/event-stream\r\n\r\n`);
  });
  socket.on('data', (chunk) => {
    if (!greeted) {
      greeted = true;
      if (!chunk.toString('latin1').startsWith('HTTP/1.1 200')) throw new Error(chunk.toString('latin1'));
      if (++connected === readers) process.send('ready');
      open();
    }
    begunEvent ||= chunk.includes(MARK);
    if (begunEvent && chunk.at(-1) === 10) {
      begunEvent = false;
      got(events++);
    }
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('a reader was cut off')));
}

function fail(error) {
  if (!process.connected) return;
  console.error(error.message);
  process.exit(1);
}

for (let reader = 0; reader < AT_ONCE; reader++) open();
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
