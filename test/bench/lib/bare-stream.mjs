// A bare broadcast on Node's own server: what is posted goes to every open stream as one server-sent event.
import { createServer } from 'node:http';

const streams = new Set();
let id = 0;

function follow(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' });
  response.flushHeaders();
  streams.add(response);
  response.once('close', () => streams.delete(response));
}

async function broadcast(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const frame = Buffer.from(`id: ${++id}\nevent: note\ndata: ${Buffer.concat(parts)}\n\n`);
  response.end();
  // acknowledged first, as a commit is: the broadcast is what is measured
  setImmediate(() => {
    for (const stream of streams) stream.write(frame);
  });
}

const server = createServer((request, response) => {
  if (request.method === 'POST') void broadcast(request, response);
  else follow(response);
});
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 4096 }, () => process.send('listening'));
process.once('SIGTERM', () => process.exit(0));
