import { createParamDecorator, Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Token } from '#event-store';
import { identityOf, type PeopleRegister } from '#identity';
import { problem, type ProblemError } from '#platform';
import {
  READ_MODELS,
  type Answer,
  type Asked,
  type At,
  type QueryRefusal,
  type RunningReadModels,
  type Stand,
} from '#read-models';
import { LOG_ID, PEOPLE } from '../service/tokens.js';
import type { AsOfQuery } from './as-of.js';
import { minLogToken, notThereYet, PATIENCE } from './log-token.js';
import { personsIn } from './persons.js';

/** A request that is a question. */
export interface QueryCall {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Parameter of a question's handler: the {@link QueryCall}. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): QueryCall => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
});

const STATUS: Partial<Record<QueryRefusal['code'], number>> = {
  'nothing-live': 403,
  'measure-not-found': 404,
  'strategy-not-found': 404,
  'indicator-not-found': 404,
  'round-not-found': 404,
  'round-not-published': 404,
};

/** Names of the persons that an answer names by id; null: erased. */
export type Names = Readonly<Record<string, string | null>>;

/** From a question to the QueryBus and back: viewer, position, waiting for what the asker has written, names. */
@Injectable()
export class QueryGateway {
  constructor(
    private readonly bus: QueryBus,
    @Inject(READ_MODELS) private readonly models: RunningReadModels,
    @Inject(LOG_ID) private readonly logId: string,
    @Inject(PEOPLE) private readonly people: PeopleRegister,
  ) {}

  /**
   * The answer, with the names of the persons in it.
   * @throws {ProblemError} as {@link answer}
   */
  async ask<Report extends object>(
    call: QueryCall,
    at: AsOfQuery,
    question: (asked: Asked) => Query<Answer<Report>>,
  ): Promise<Stand & Report & { readonly people: Names }> {
    const answer = await this.answer(call, at, question);
    return { ...answer, people: Object.fromEntries(await this.people.names(personsIn(answer))) };
  }

  /** @throws {ProblemError} the question is refused, or the views do not get there in time */
  async answer<Report extends object>(
    { request, reply }: QueryCall,
    { asOf, position }: AsOfQuery,
    question: (asked: Asked) => Query<Answer<Report>>,
  ): Promise<Stand & Report> {
    if (present(asOf) && present(position)) {
      throw problem(400, 'invalid-fields', { errors: [{ field: 'position', code: 'as-of-twice' }] });
    }
    await this.waitFor(minLogToken(request, this.logId));
    const at = atOf(asOf, position);
    const answered = await this.bus.execute(question({ viewer: identityOf(request).viewer(), at }));
    if (!answered.ok) throw refusalProblem(answered.refusals);
    reply.header('log-position', String(answered.answer.position));
    return answered.answer;
  }

  private async waitFor(token: Token | null): Promise<void> {
    if (token !== null && !(await this.models.whenAt(token, PATIENCE))) throw notThereYet(1);
  }
}

const present = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

function atOf(moment: string | null | undefined, position: number | null | undefined): At | undefined {
  if (present(position)) return { position };
  return present(moment) ? { moment } : undefined;
}

function refusalProblem(refusals: readonly [QueryRefusal, ...QueryRefusal[]]): ProblemError {
  const [{ code }] = refusals;
  if (code === 'view-building') return notThereYet(2);
  const status = STATUS[code];
  if (status === 404) return problem(404, 'not-found');
  if (status === 403) return problem(403, 'forbidden', { errors: refusals });
  return problem(400, 'invalid-fields', { errors: refusals });
}
