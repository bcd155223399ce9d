import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, type ProblemCode } from '../messages/index.js';
import { answerProblem, type ProblemAnswering } from './filter.js';
import { PROBLEM_MEDIA_TYPE, problemDocument } from './problem.js';

/** Ids that a caller may give its request, to find it again in our log. */
const CORRELATION_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's `X-Correlation-Id` if it can stand in a log, else a new one. */
export function correlationId(headers: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && CORRELATION_ID.test(given) ? given : randomUUID();
}

/** What the HTTP parser finds wrong before there is a request (`code` of Node's `clientError`). */
const PARSER: Readonly<Record<string, readonly [status: number, reason: string, code: ProblemCode]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request-timeout'],
};

/**
 * Options for Nest's `FastifyAdapter`: request ids, the limit of bodies, and problem documents also where Fastify or
 * the HTTP parser answers before any filter can.
 */
export function problemServerOptions(answering: ProblemAnswering) {
  return {
    bodyLimit: answering.maxBodyBytes,
    genReqId: (request: { headers: Readonly<Record<string, string | readonly string[] | undefined>> }): string =>
      correlationId(request.headers),
    requestIdHeader: false as const,
    // its answer would be no problem document: see refuseWhileStopping
    return503OnClosing: false,
    frameworkErrors(error: Error, request: FastifyRequest, reply: FastifyReply): void {
      answerProblem(error, request, reply, answering);
    },
    clientErrorHandler(error: Error & { readonly code?: string }, socket: Socket): void {
      if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
      }
      const [status, reason, code] = PARSER[error.code ?? ''] ?? [400, 'Bad Request', 'bad-request'];
      const body = JSON.stringify(
        problemDocument({ status, code }, { language: LANGUAGES[0], correlationId: randomUUID() }),
      );
      socket.end(
        `HTTP/1.1 ${status} ${reason}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  };
}
