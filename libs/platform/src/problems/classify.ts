import { HttpException } from '@nestjs/common';
import type { ProblemCode } from '../messages/index.js';
import { problem, ProblemError } from './problem.js';

/** Fastify's own errors (https://fastify.dev/docs/latest/Reference/Errors), by their code. */
const FASTIFY: Readonly<Record<string, readonly [number, ProblemCode]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported-media-type'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'invalid-json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'invalid-json'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'bad-request'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'address-too-long'],
  FST_ERR_BAD_URL: [400, 'bad-request'],
  FST_ERR_NOT_FOUND: [404, 'not-found'],
  FST_ERR_HANDLER_TIMEOUT: [503, 'store-unavailable'],
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  409: 'conflict',
  412: 'precondition-failed',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  422: 'refused',
  429: 'too-many-requests',
  431: 'headers-too-large',
};

/** The event store's errors, by their stable code: nothing of ours is imported here. */
const STORE: Readonly<Record<string, readonly [number, ProblemCode]>> = {
  'store-unavailable': [503, 'store-unavailable'],
  'outcome-unknown': [503, 'outcome-unknown'],
  'append-too-large': [413, 'body-too-large'],
};

/**
 * The problem that an error of any kind is to the caller. What nobody foresaw is an internal error: its text stays
 * here. `maxBodyBytes` is told to whoever sent more.
 */
export function problemOf(error: unknown, maxBodyBytes: number): ProblemError {
  if (error instanceof ProblemError) return error;
  const cause = error instanceof HttpException && error.cause instanceof Error ? error.cause : error;
  const code = codeOf(cause);
  const known = (code !== undefined && (FASTIFY[code] ?? STORE[code])) || null;
  if (known) return answer(known[0], known[1], maxBodyBytes, error);
  // Fastify's JSON parser throws a SyntaxError with the status of the answer
  if (cause instanceof SyntaxError && statusOf(cause) === 400) return problem(400, 'invalid-json', { cause: error });
  const status = error instanceof HttpException ? error.getStatus() : clientStatusOf(cause);
  const byStatus = status === undefined ? undefined : BY_STATUS[status];
  if (status !== undefined && byStatus) return answer(status, byStatus, maxBodyBytes, error);
  if (status !== undefined && status >= 400 && status < 500) return problem(status, 'bad-request', { cause: error });
  return problem(500, 'internal-error', { cause: error });
}

function answer(status: number, code: ProblemCode, maxBodyBytes: number, cause: unknown): ProblemError {
  return problem(status, code, {
    cause,
    ...(code === 'body-too-large' ? { params: { max: maxBodyBytes } } : {}),
    ...(status === 503 ? { headers: { 'retry-after': '2' } } : {}),
    ...(status === 401 ? { headers: { 'www-authenticate': 'Bearer' } } : {}),
  });
}

const property = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;

function codeOf(error: unknown): string | undefined {
  const code = property(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

function statusOf(error: unknown): number | undefined {
  const status = property(error, 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

/** A status that a library gave its error, if it blames the caller. */
function clientStatusOf(error: unknown): number | undefined {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}
