import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  correlationId,
  preferredLanguage,
  problemDocument,
  problemOf,
  PROBLEM_MEDIA_TYPE,
  type Logger,
} from '#platform';

/** Headers that tell browsers what they may do with an answer that is data (OWASP Secure Headers). */
const DATA = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A request on its way to its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Names this request in answers and in the log. */
  readonly id: string;
}

export const exchange = (request: IncomingMessage, response: ServerResponse): Exchange => ({
  request,
  response,
  id: correlationId(request.headers),
});

/** Answers with a text, whole. */
export function answer(
  { request, response, id }: Exchange,
  status: number,
  headers: Readonly<Record<string, string>>,
  body = '',
): void {
  response.writeHead(status, {
    ...DATA,
    'x-correlation-id': id,
    ...headers,
    'content-length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Answers with what went wrong, in the caller's language (RFC 9457). An answer that has begun can only be broken off. */
export function answerProblem(error: unknown, asked: Exchange, logger: Logger): void {
  const { problem, cause } = problemOf(error, 0);
  const { status, code, headers = {} } = problem;
  const { request, response, id } = asked;
  const about = { correlationId: id, method: request.method, status, code };
  if (status >= 500) logger.error({ ...about, err: cause }, 'request failed');
  else logger.debug(about, 'request refused');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const language = preferredLanguage(request.headers['accept-language']);
  const body = JSON.stringify(problemDocument(problem, { language, correlationId: id }));
  answer(asked, status, { ...headers, 'content-language': language, 'content-type': PROBLEM_MEDIA_TYPE }, body);
}

export function answerJson(asked: Exchange, status: number, body: object): void {
  answer(asked, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(body));
}
