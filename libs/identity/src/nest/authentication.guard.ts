import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Actor, Viewer } from '#domain';
import { problem } from '#platform';
import type { Authenticate } from '../authentication/authenticate.js';
import { authenticationProblem } from '../authentication/problems.js';
import type { InstallationAction } from '../policies/actions.js';
import { mayAct } from '../policies/may-act.js';
import { refusedAttempt, strangersAttempt, type RefusalAudit } from '../policies/refused-attempt.js';
import { otherTarget } from '../policies/targets.js';
import { rememberIdentity } from './request-identity.js';

/** What the guard needs; what a person is and sees comes from the organisation, which lives elsewhere. */
export interface IdentityParts {
  readonly authenticate: Authenticate;
  readonly actorOf: (person: string) => Actor;
  readonly viewerOf: (actor: Actor) => Viewer;
  readonly audit: RefusalAudit;
}

/** Injection token of {@link IdentityParts}. */
export const IDENTITY = Symbol('identity');

/** The route answers the public too. A token that is sent all the same must be good. */
export const OpenToPublic = Reflector.createDecorator<void>();

/** The route is for those who may do this to the installation as a whole. */
export const Requires = Reflector.createDecorator<InstallationAction>();

/** Every route asks for a token, unless it says {@link OpenToPublic}. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    @Inject(IDENTITY) private readonly parts: IdentityParts,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { authenticate, actorOf, viewerOf, audit } = this.parts;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const places = [context.getHandler(), context.getClass()];
    const { authorization } = request.headers;
    const authentication = await authenticate(authorization);
    if (authentication.kind === 'anonymous' && this.reflector.getAllAndOverride(OpenToPublic, places) !== undefined) {
      return true;
    }
    if (authentication.kind === 'not-registered') audit(strangersAttempt(String(request.id)));
    if (authentication.kind !== 'authenticated') throw authenticationProblem(authentication);
    const { person, expiresAt } = authentication;
    const actor = (): Actor => actorOf(person);
    const stillLetIn = async (): Promise<boolean> => {
      const now = await authenticate(authorization);
      return now.kind === 'unavailable' || (now.kind === 'authenticated' && now.person === person);
    };
    rememberIdentity(request, { person, expiresAt, actor, viewer: () => viewerOf(actor()), stillLetIn });
    const required = this.reflector.getAllAndOverride(Requires, places);
    if (required !== undefined) this.demand(actor(), required, String(request.id));
    return true;
  }

  private demand(actor: Actor, action: InstallationAction, correlationId: string): void {
    const target = otherTarget('installation');
    const permission = mayAct(actor, action, target);
    if (permission.ok) return;
    this.parts.audit(refusedAttempt(actor, action, target, permission.refusal, correlationId));
    throw problem(403, 'forbidden', { errors: [permission.refusal] });
  }
}
