import type { FastifyRequest } from 'fastify';
import type { Token } from '#event-store';
import { problem, type ProblemError } from '#platform';

/** How long an answer may take to get to where the asker has been, in milliseconds. */
export const PATIENCE = 2000;

/** `Log-Token`: the log's id and the token in it; opaque to clients, understood by every replica on the same log. */
export const logTokenOf = (logId: string, token: Token): string => `${logId}.${token}`;

const LOG_TOKEN = /^([0-9a-f-]{36})\.(\d{1,20})$/;

/**
 * The token that the answer must have reached, from `Min-Log-Token`; null: any will do.
 * @throws {ProblemError} 400: it is no token of this log
 */
export function minLogToken({ headers }: FastifyRequest, logId: string): Token | null {
  const header = headers['min-log-token'];
  if (header === undefined) return null;
  const [, log, token] = LOG_TOKEN.exec(String(header)) ?? [];
  if (log === logId && token !== undefined) return token;
  throw problem(400, 'invalid-header', { params: { header: 'Min-Log-Token' } });
}

/** 503: what is asked has not got there yet; may be asked again after so many seconds. */
export const notThereYet = (seconds: 1 | 2): ProblemError =>
  problem(503, 'not-there-yet', { headers: { 'retry-after': String(seconds) } });
