import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDirectory, systemClock } from '#application';
import { eventsAfter, feedProblem, type EventRecord } from '#feed';
import { PUBLIC } from '#identity';
import { domainEventTypes } from '#read-models';
import { feedSource } from '../feed-source.js';
import { readParameters } from '../parameters.js';
import { createRing } from '../ring.js';
import { topicFollower } from '../topic-follower.js';

/** The api as far as the gateway asks it: `/api/v1/feed/events` over the whole log, and something for those with a token. */
export interface ApiDouble {
  readonly url: string;
  /** Queries for batches, as they came. */
  readonly asked: readonly string[];
  /** Requests with a token. */
  readonly handedOver: readonly IncomingMessage[];
  /** What the api's log holds; its present state is that of the log's end. */
  take(records: readonly EventRecord[]): Promise<void>;
  close(): Promise<void>;
}

export async function apiDouble(records: readonly EventRecord[]): Promise<ApiDouble> {
  const registry = domainEventTypes();
  const ring = createRing(Infinity);
  const directory = createDirectory({ store: { head: () => Promise.resolve('0') }, registry });
  const follower = topicFollower({ directory, ring, registry, topic: 'the-log' });
  const nothing = { after: () => Promise.reject(new Error('no')), reaches: () => Promise.resolve(false) };
  const feed = feedSource({ ring, older: nothing, follower, registry, directory, clock: systemClock });
  const asked: string[] = [];
  const handedOver: IncomingMessage[] = [];
  follower.begin();
  await follower.take(records);

  const server: Server = createServer((request, response) => {
    const { searchParams, search } = new URL(request.url ?? '/', 'http://api');
    if (request.headers.authorization) {
      handedOver.push(request);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': from the api\nid: 1\ndata: {}\n\n');
      return;
    }
    asked.push(search);
    const limit = Number(searchParams.get('limit'));
    searchParams.delete('limit');
    const read = readParameters(searchParams);
    if (!read.ok) return void response.writeHead(400).end();
    const { after, filters } = read.parameters;
    void eventsAfter(feed, { after: after ?? 0, limit, viewer: PUBLIC, filters }).then((batch) => {
      if (!batch.ok) return response.writeHead(feedProblem(batch.refusal).problem.status).end('{}');
      const { events, next, head } = batch;
      response.writeHead(200, { 'feed-next': String(next), 'log-position': String(head) });
      return response.end(JSON.stringify(events));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    handedOver,
    take: (more) => follower.take(more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
