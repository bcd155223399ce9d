import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.js';
import { preferredLanguage } from '../messages/index.js';
import { problemOf } from './classify.js';
import { PROBLEM_MEDIA_TYPE, problemDocument, type ProblemError } from './problem.js';

export interface ProblemAnswering {
  readonly logger: Logger;
  readonly maxBodyBytes: number;
}

/** Turns everything that is thrown in a request into a problem document. Global: `app.useGlobalFilters(...)`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly answering: ProblemAnswering) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.answering);
  }
}

/** Answers a request with what went wrong. An answer that has begun can only be broken off. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { logger, maxBodyBytes }: ProblemAnswering,
): void {
  const thrown = problemOf(error, maxBodyBytes);
  report(thrown, request, logger);
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  const language = preferredLanguage(request.headers['accept-language']);
  const { status, headers = {} } = thrown.problem;
  const body = JSON.stringify(problemDocument(thrown.problem, { language, correlationId: String(request.id) }));
  void reply
    .code(status)
    .headers({ ...headers, 'content-language': language, 'cache-control': 'no-store' })
    .type(PROBLEM_MEDIA_TYPE)
    .send(body);
}

/** What blames us is an error, with its stack; what blames the caller is told without. Neither address nor body is logged. */
function report(
  { problem: { status, code, errors }, cause }: ProblemError,
  request: FastifyRequest,
  logger: Logger,
): void {
  const about = {
    correlationId: String(request.id),
    method: request.method,
    route: request.routeOptions?.url ?? 'none',
    status,
    code,
  };
  if (status >= 500) logger.error({ ...about, err: cause }, 'request failed');
  else logger.debug({ ...about, faults: errors?.map((fault) => fault.code) }, 'request refused');
}
