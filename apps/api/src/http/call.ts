import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { digest } from '#application';
import { commandId, uuidV5 } from '#event-store';
import { identityOf, type RequestIdentity } from '#identity';
import { kinds, problem } from '#platform';
import { readIfMatch } from './conditional.js';

/** Namespace of ids that the service gives: they derive from the command, so that a repeated request finds its own. */
const NEW_IDS = '5d6cbb4e-2ae6-5c3b-9a53-0f3a5b6f7a40';

/** Visible ASCII without blanks, so that two headers that a proxy put together are noticed. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** A request that is a command: who sends it, under which key, on which revision. */
export interface CommandCall {
  readonly caller: RequestIdentity;
  readonly reply: FastifyReply;
  readonly correlationId: string;
  readonly ifMatch: number | undefined;
  /** Id of the command to a target; one request to many targets is many commands. */
  readonly commandIdFor: (target: string) => string;
  /** Id for something that the command makes. */
  readonly newId: (kind: string) => string;
  readonly fingerprintFor: (target: string) => string;
}

/** @throws a problem: a header that cannot be used, or an `If-Match` that can never match */
export function commandCall(request: FastifyRequest, reply: FastifyReply): CommandCall {
  const caller = identityOf(request);
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  const key = idempotencyKey(request);
  const about = placesIn(request).join('/');
  const commandIdFor = (target: string): string => commandId(caller.person, route, target, key);
  return {
    caller,
    reply,
    correlationId: String(request.id),
    ifMatch: ifMatch(request),
    commandIdFor,
    newId: (kind) => uuidV5(NEW_IDS, `${commandIdFor(about)}/${kind}`),
    fingerprintFor: (target) => digest([route, target, request.params, request.body ?? null]),
  };
}

/** What the address names. @throws a problem (404): nothing of ours has such an id */
export function placesIn(request: FastifyRequest): readonly string[] {
  const ids = Object.values(request.params as Record<string, string>);
  if (ids.some((id) => kinds.id.check(id) !== null)) throw problem(404, 'not-found');
  return ids;
}

function idempotencyKey({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key'];
  if (key === undefined) return randomUUID();
  if (typeof key === 'string' && IDEMPOTENCY_KEY.test(key)) return key;
  throw problem(400, 'invalid-header', { params: { header: 'Idempotency-Key' } });
}

function ifMatch({ headers }: FastifyRequest): number | undefined {
  const asked = readIfMatch(headers['if-match']);
  switch (asked.kind) {
    case 'revision':
      return asked.revision;
    case 'none':
    case 'any':
      return undefined;
    case 'weak':
      throw problem(412, 'precondition-failed');
    case 'malformed':
      throw problem(400, 'invalid-header', { params: { header: 'If-Match' } });
  }
}

/** Parameter of a command's handler: the {@link CommandCall}. */
export const Call = createParamDecorator((_: unknown, context: ExecutionContext): CommandCall => {
  const http = context.switchToHttp();
  return commandCall(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});
