import { applyDecorators, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { Requires, type InstallationAction } from '#identity';
import { PERSON } from '../http/parameters.js';
import { ApiProblems } from '../http/routes.js';
import { PersonAnswer } from './answers.js';

interface RegisterRouteOptions {
  readonly summary: string;
  readonly description?: string;
  /** Who may do it; refused attempts are told to the audit. */
  readonly action: InstallationAction;
}

interface PeopleQuestionOptions extends Omit<RegisterRouteOptions, 'action'> {
  readonly answer: new () => object;
  readonly params?: Readonly<Record<string, string>>;
}

/** A change of one person in the register, which is no part of the log: without a revision and without a token. */
export const PersonChange = (path: string, { summary, description, action }: RegisterRouteOptions): MethodDecorator =>
  applyDecorators(
    Post(`:person/${path}`),
    HttpCode(200),
    Requires(action),
    ApiBearerAuth(),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ...parameters(PERSON),
    ApiResponse({ status: 200, description: 'Done, or already so.', type: PersonAnswer }),
    ApiProblems(400, 401, 403, 404, 413, 415, 422, 503),
  );

/** Puts somebody into the register. */
export const PersonRegistration = ({ summary, description, action }: RegisterRouteOptions): MethodDecorator =>
  applyDecorators(
    Post(),
    HttpCode(201),
    Requires(action),
    ApiBearerAuth(),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'New for each person, the same when the request is sent again: the id derives from it, so nobody is registered twice. 1 to 255 visible ASCII characters.',
    }),
    ApiResponse({
      status: 201,
      description: 'Done: the person is registered.',
      type: PersonAnswer,
      headers: { Location: { description: 'Address of the person.', schema: { type: 'string' } } },
    }),
    ApiProblems(400, 401, 403, 413, 415, 422, 503),
  );

/** A question to the register. */
export const PeopleQuestion = (
  path: string,
  { summary, description, answer, params = {} }: PeopleQuestionOptions,
): MethodDecorator =>
  applyDecorators(
    Get(path),
    // names and addresses stay out of every cache
    Header('cache-control', 'no-store'),
    ApiBearerAuth(),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ...parameters(params),
    ApiResponse({ status: 200, description: 'The answer.', type: answer }),
    ApiProblems(400, 401, 403, ...(path.startsWith(':') ? [404] : []), 503),
  );

const parameters = (params: Readonly<Record<string, string>>): readonly MethodDecorator[] =>
  Object.entries(params).map(([name, description]) => ApiParam({ name, description }));
