// A bare broadcast: what is posted goes to every open stream as one server-sent event.
import { createRequire } from 'node:module';

const Fastify = createRequire(import.meta.url)('fastify');
const streams = new Set();
const app = Fastify({ forceCloseConnections: true });
let id = 0;
app.get('/feed', (request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.raw.flushHeaders();
  streams.add(reply.raw);
  reply.raw.once('close', () => streams.delete(reply.raw));
});
app.post('/events', async (request) => {
  const frame = Buffer.from(`id: ${++id}\nevent: note\ndata: ${JSON.stringify(request.body)}\n\n`);
  // acknowledged first, as an append is: the broadcast is what is measured
  setImmediate(() => {
    for (const stream of streams) stream.write(frame);
  });
  return { id };
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.send('listening');
process.once('SIGTERM', () => process.exit(0));
