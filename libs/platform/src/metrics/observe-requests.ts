import type { FastifyInstance } from 'fastify';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from './metrics.js';

/** The parts of Fastify that are used: an instance as Nest hands it out. */
type Hooked = Pick<FastifyInstance, 'addHook'>;

/**
 * Counts and logs every answer by its route's template, and tells the caller the correlation id. To be called before the
 * service listens.
 */
export function observeRequests(server: Hooked, metrics: Metrics, logger: Logger): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-correlation-id', String(request.id));
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const figures = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 1000) / 1000,
    };
    metrics.requestServed(figures);
    logger.debug({ ...figures, correlationId: String(request.id) }, 'request served');
    done();
  });
}
