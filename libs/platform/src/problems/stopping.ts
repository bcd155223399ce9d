import type { FastifyInstance } from 'fastify';
import type { Health } from '../health/health.js';
import { answerProblem, type ProblemAnswering } from './filter.js';
import { problem } from './problem.js';

/**
 * Once the service is stopping, further requests on connections that are still open are sent elsewhere, and the
 * connections closed; what had begun goes on to its end. Health and metrics answer to the last.
 * @param spared beginnings of addresses that are answered all the same
 */
export function refuseWhileStopping(
  server: Pick<FastifyInstance, 'addHook'>,
  health: Health,
  answering: ProblemAnswering,
  spared: readonly string[] = ['/health/', '/metrics'],
): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!health.isStopping || spared.some((beginning) => request.url.startsWith(beginning))) {
      done();
      return;
    }
    reply.header('connection', 'close');
    answerProblem(problem(503, 'stopping', { headers: { 'retry-after': '5' } }), request, reply, answering);
  });
}
