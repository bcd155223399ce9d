import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedProblem, type FeedHub } from '#feed';
import { PUBLIC } from '#identity';
import { invalidFields, problem, problemServerOptions, type Health, type Logger, type Metrics } from '#platform';
import { answer, answerJson, answerProblem, exchange, type Exchange } from './answers.js';
import { handOver } from './hand-over.js';
import { readParameters } from './parameters.js';

/** Milliseconds for the headers of a request, for the whole of it, and until an idle connection is closed. */
const HEADERS_TIMEOUT = 15_000;
const REQUEST_TIMEOUT = 30_000;
const KEEP_ALIVE_TIMEOUT = 65_000;

/** Connections that may wait to be taken: all readers of an instance that ended may come at once. */
const BACKLOG = 4_096;

const FEED = '/api/v1/feed';
const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

export interface ServerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly apiUrl: string;
  readonly hub: FeedHub;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export interface RunningServer {
  /** `http://127.0.0.1:3000` */
  readonly origin: string;
  /** Takes no more requests, and ends connections that no reader is on. */
  close(): Promise<void>;
}

type Handler = (asked: Exchange, url: URL) => Promise<void> | void;

/**
 * The feed over HTTP. The public is served here; who sends a token, and who asks for batches, is handed over to the api.
 * @throws the address cannot be listened on
 */
export async function serveFeed(options: ServerOptions): Promise<RunningServer> {
  const { host, port, health, logger } = options;
  const routes = routesOf(options);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = exchange(request, response);
    try {
      await route(asked, routes, health);
    } catch (error) {
      answerProblem(error, asked, logger);
    }
  }

  const server = createServer((request, response) => void respond(request, response));
  server.on('clientError', problemServerOptions({ logger, maxBodyBytes: 0 }).clientErrorHandler);
  server.headersTimeout = HEADERS_TIMEOUT;
  server.requestTimeout = REQUEST_TIMEOUT;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host, backlog: BACKLOG }, () => resolve());
  });
  return { origin: originOf(server), close: () => closed(server) };
}

async function route(asked: Exchange, routes: Readonly<Record<string, Handler>>, health: Health): Promise<void> {
  const { request } = asked;
  const url = new URL(`http://feed${request.url?.startsWith('/') ? request.url : '/'}`);
  const handler = routes[url.pathname];
  if (!handler) throw problem(404, 'not-found');
  if (request.method === 'OPTIONS') return answer(asked, 204, { allow: ALLOWED });
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw problem(405, 'method-not-allowed', { headers: { allow: ALLOWED } });
  }
  if (health.isStopping && url.pathname.startsWith(FEED)) {
    throw problem(503, 'stopping', { headers: { 'retry-after': '5', connection: 'close' } });
  }
  await handler(asked, url);
}

const ALLOWED = 'GET, HEAD, OPTIONS';

function routesOf({ apiUrl, hub, health, metrics }: ServerOptions): Readonly<Record<string, Handler>> {
  return {
    [FEED]: (asked, url) =>
      asked.request.headers.authorization === undefined ? stream(asked, url, hub) : handOver(asked, apiUrl),
    [`${FEED}/events`]: (asked) => handOver(asked, apiUrl),
    '/health/live': (asked) => answerJson(asked, 200, health.live()),
    async '/health/ready'(asked) {
      const report = await health.ready();
      answerJson(asked, report.status === 'ok' ? 200 : 503, report);
    },
    async '/metrics'(asked) {
      answer(asked, 200, { 'content-type': metrics.contentType }, await metrics.read());
    },
  };
}

async function stream(asked: Exchange, { searchParams }: URL, hub: FeedHub): Promise<void> {
  const { request, response, id } = asked;
  const read = readParameters(searchParams);
  if (!read.ok) throw invalidFields(read.faults);
  if (request.method === 'HEAD') return answer(asked, 200, STREAM);
  const opening = await hub.open(request, response, {
    viewer: PUBLIC,
    ...read.parameters,
    headers: { 'x-correlation-id': id, 'x-content-type-options': 'nosniff' },
  });
  if (!opening.ok) throw feedProblem(opening.refusal);
}

function originOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await done;
}
