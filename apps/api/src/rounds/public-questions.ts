import { Inject, Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { problem } from '#platform';
import { READ_MODELS, type Answer, type RunningReadModels, type Stand } from '#read-models';
import { minLogToken, notThereYet, PATIENCE } from '../http/log-token.js';
import type { QueryCall } from '../http/query-gateway.js';
import { LOG_ID } from '../service/tokens.js';

/** Questions of published reports, which need no token: everybody gets the same answer. */
@Injectable()
export class PublicQuestions {
  constructor(
    private readonly bus: QueryBus,
    @Inject(READ_MODELS) private readonly models: RunningReadModels,
    @Inject(LOG_ID) private readonly logId: string,
  ) {}

  /** @throws {ProblemError} there is no such thing (404), or the views do not get there in time (503) */
  async answer<Report extends object>(
    { request, reply }: QueryCall,
    question: Query<Answer<Report>>,
  ): Promise<Stand & Report> {
    const token = minLogToken(request, this.logId);
    if (token !== null && !(await this.models.whenAt(token, PATIENCE))) throw notThereYet(1);
    const answered = await this.bus.execute(question);
    if (!answered.ok) {
      const [{ code }] = answered.refusals;
      throw code === 'view-building' ? notThereYet(2) : problem(404, 'not-found', { errors: answered.refusals });
    }
    void reply.header('log-position', String(answered.answer.position));
    return answered.answer;
  }
}
