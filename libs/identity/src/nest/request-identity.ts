import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Viewer } from '#domain';
import { authenticationProblem } from '../authentication/problems.js';
import { PUBLIC } from '../policies/viewer.js';

/** Who sends a request, as the guard found out. */
export interface RequestIdentity {
  readonly person: string;
  /** When the token ends, milliseconds since 1970. */
  readonly expiresAt: number;
  /** Roles and units as they are when it is asked, not as they were when the request came. */
  readonly actor: () => Actor;
  readonly viewer: () => Viewer;
  /**
   * Would the same credentials still be let in as this person? What stays open longer than a request (the feed) asks:
   * somebody may have been erased, or have got another login. True also while the issuer does not tell its keys.
   */
  readonly stillLetIn: () => Promise<boolean>;
}

const identities = new WeakMap<object, RequestIdentity>();

export const rememberIdentity = (request: FastifyRequest, identity: RequestIdentity): void =>
  void identities.set(request, identity);

/** Null: the public. */
export const identityOrPublic = (request: FastifyRequest): RequestIdentity | null => identities.get(request) ?? null;

/** @throws {ProblemError} 401: nobody has signed in */
export function identityOf(request: FastifyRequest): RequestIdentity {
  const identity = identities.get(request);
  if (!identity) throw authenticationProblem({ kind: 'anonymous' });
  return identity;
}

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Parameter of a handler: the {@link Actor} who sends the request. 401 without one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  identityOf(requestOf(context)).actor(),
);

/** Parameter of a handler: the {@link RequestIdentity}. 401 without one. */
export const CurrentIdentity = createParamDecorator((_: unknown, context: ExecutionContext): RequestIdentity =>
  identityOf(requestOf(context)),
);

/** Parameter of a handler: what the sender may see; the public's {@link Viewer} where nobody has signed in. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer => identityOrPublic(requestOf(context))?.viewer() ?? PUBLIC,
);
