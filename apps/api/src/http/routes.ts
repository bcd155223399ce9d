import { applyDecorators, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { OpenToPublic } from '#identity';
import { PROBLEM_MEDIA_TYPE } from '#platform';
import { CommandAnswer, ProblemAnswer } from './answers.js';

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or fields or headers must be mended: every one at once.',
  401: 'No access token, or one that is not valid.',
  403: 'The person has no right to it.',
  404: 'There is no such thing, or none that the person may see.',
  409: 'Others were writing at the same time; nothing was stored.',
  412: 'Somebody was faster: the present state, and what changed since the revision in If-Match.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'The rules do not allow it (every reason at once), or the key was used for another request.',
  503: 'The store or a view does not answer yet; Retry-After says when to try again.',
};

/** Problems that a route may answer with. */
export const ApiProblems = (...statuses: number[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: PROBLEMS[status] ?? '',
        content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/ProblemAnswer' } } },
      }),
    ),
  );

const COMMAND_HEADERS = {
  ETag: { description: 'The revision, in quotation marks.', schema: { type: 'string' } },
  'Log-Token': {
    description: 'To be sent as Min-Log-Token with a query that must know of this.',
    schema: { type: 'string' },
  },
} as const;

const SUCCESS = {
  200: 'Done, or already so.',
  201: 'Done: it was made.',
  202: 'Begun: Location says where to look.',
} as const;

export interface CommandRouteOptions {
  readonly summary: string;
  readonly description?: string;
  /** The command makes something with an address of its own: 201 and Location. */
  readonly creates?: boolean;
  /** The command begins something that the service finishes by itself: 202 and Location. */
  readonly begins?: boolean;
  /** Names of the path's parameters with what they are. */
  readonly params?: Readonly<Record<string, string>>;
  /** What it answers; by default {@link CommandAnswer}. */
  readonly answer?: new () => object;
  /** Many targets, each with a revision of its own: no `If-Match`. */
  readonly many?: boolean;
}

/** A command: POST, named for what people do. */
export function CommandRoute(path: string, options: CommandRouteOptions): MethodDecorator {
  const { summary, description, creates = false, begins = false, params = {}, many = false } = options;
  const status = creates ? 201 : begins ? 202 : 200;
  const { ETag, ...others } = COMMAND_HEADERS;
  const headers = {
    ...(many ? {} : { ETag }),
    ...others,
    ...(creates || begins ? { Location: { description: 'Address of what is made.', schema: { type: 'string' } } } : {}),
  };
  return applyDecorators(
    Post(path),
    HttpCode(status),
    ApiBearerAuth(),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ...Object.entries(params).map(([name, says]) => ApiParam({ name, description: says })),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'New for each command, the same when it is sent again: a repeated command is answered as the first was and adds nothing. 1 to 255 visible ASCII characters. Without one a lost answer cannot be asked for again.',
    }),
    ...(creates || many
      ? []
      : [
          ApiHeader({
            name: 'If-Match',
            required: false,
            description:
              'The revision that the caller has seen (ETag). Another one by now: 412, with what has changed.',
          }),
        ]),
    ApiResponse({
      status,
      description: SUCCESS[status],
      type: options.answer ?? CommandAnswer,
      headers,
    }),
    ApiProblems(400, 401, 403, ...(creates ? [] : [404]), 409, ...(creates || many ? [] : [412]), 413, 415, 422, 503),
  );
}

export interface QueryRouteOptions {
  readonly summary: string;
  readonly description?: string;
  readonly answer: new () => object;
  readonly params?: Readonly<Record<string, string>>;
  /** Also for those who send no token. */
  readonly open?: boolean;
  /** Answers the revision as ETag: for the `If-Match` of a command. Names and days change without it, so it is no cache's. */
  readonly tagged?: boolean;
  /** Also answers `Accept: text/csv`: what the table holds. */
  readonly csv?: string;
}

/** A question: GET. */
export function QueryRoute(path: string, options: QueryRouteOptions): MethodDecorator {
  const { summary, description, answer, params = {}, open = false, tagged = false, csv } = options;
  return applyDecorators(
    Get(path),
    ...(open ? [OpenToPublic()] : [ApiBearerAuth()]),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ...Object.entries(params).map(([name, says]) => ApiParam({ name, description: says })),
    ApiHeader({
      name: 'Min-Log-Token',
      required: false,
      description: 'Log-Token of a command: the answer knows of it, or after two seconds 503 with Retry-After.',
    }),
    ApiResponse({
      status: 200,
      description: 'The answer; everything in it is of the one position in Log-Position.',
      ...(csv === undefined ? { type: answer } : { content: jsonOrCsv(answer, csv) }),
      headers: {
        'Log-Position': { description: 'Position in the log that it stands at.', schema: { type: 'integer' } },
        ...(tagged ? { ETag: { description: 'The revision.', schema: { type: 'string' } } } : {}),
      },
    }),
    ...(csv === undefined ? [] : [ApiExtraModels(answer)]),
    ApiProblems(400, 401, 403, 404, 503),
  );
}

const jsonOrCsv = (answer: new () => object, description: string) => ({
  'application/json': { schema: { $ref: getSchemaPath(answer) } },
  'text/csv': { schema: { type: 'string', description } },
});

/** The class of problem documents, which every route answers with. */
export const extraModels = [ProblemAnswer];
