// A bare route: takes the body, inserts the row through the store's own group commit, answers. Runs in a process of its
// own, as the service does.
import { createRequire } from 'node:module';
import { openSqliteEventStore } from '../../../dist/libs/event-store/src/index.js';
import { statusReported } from './events.mjs';

const Fastify = createRequire(import.meta.url)('fastify');
const [port, file] = [Number(process.argv[2]), process.argv[3]];
const store = await openSqliteEventStore({ file });
const revisions = new Map();
const app = Fastify();
app.post('/measures/:id/status-reports', async (request, reply) => {
  const stream = `measure-${request.params.id}`;
  const event = statusReported(0);
  event.data = { ...event.data, ...request.body };
  const revision = revisions.get(stream) ?? -1;
  revisions.set(stream, revision + 1);
  await store.append(stream, revision < 0 ? 'no-stream' : revision, [event]);
  return reply.code(201).send({ id: event.id, revision: revision + 1 });
});
await app.listen({ port, host: '127.0.0.1' });
process.send('listening');
process.once(
  'SIGTERM',
  () =>
    void app
      .close()
      .then(() => store.close())
      .then(() => process.exit(0)),
);
