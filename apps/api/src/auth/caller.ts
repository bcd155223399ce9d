import type { FastifyRequest } from 'fastify';
import { problem } from '#platform';

/** Who sends a request: a person of the people register. What the person may do is asked for each request anew. */
export interface Caller {
  /** Person id. */
  readonly person: string;
}

const CALLERS = new WeakMap<FastifyRequest, Caller>();

/** Remembered by the guard once the token is verified and the person found. */
export const rememberCaller = (request: FastifyRequest, caller: Caller): void => void CALLERS.set(request, caller);

/** @throws a problem (401): nobody has signed in */
export function callerOf(request: FastifyRequest): Caller {
  const caller = CALLERS.get(request);
  if (!caller) throw problem(401, 'unauthenticated', { headers: { 'www-authenticate': 'Bearer' } });
  return caller;
}

/** Null: the public. */
export const callerOrPublic = (request: FastifyRequest): Caller | null => CALLERS.get(request) ?? null;
