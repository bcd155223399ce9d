import { say, sayCode, type Language, type MessageParams, type ProblemCode, problemTexts } from '../messages/index.js';
import { shortened } from '../messages/shortened.js';

/** What is wrong with one field, or one reason why the rules say no. */
export interface Fault {
  /** Path in the body (`remedy.due`, `goals[2]`), a query's parameter, or absent where no field is at fault. */
  readonly field?: string | undefined;
  /** Stable code of the message. */
  readonly code: string;
  readonly params?: MessageParams | undefined;
}

export interface ProblemOptions {
  readonly status: number;
  readonly code: ProblemCode;
  /** For the detail's message. */
  readonly params?: MessageParams;
  /** Every field at once. */
  readonly errors?: readonly Fault[];
  /** Header fields of the answer: `Retry-After`, `WWW-Authenticate`, `ETag`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document: the current state, the phases that would be allowed. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A problem on its way to the client; thrown anywhere in a request, answered by the filter. */
export class ProblemError extends Error {
  readonly problem: ProblemOptions;
  constructor(problem: ProblemOptions, options?: ErrorOptions) {
    super(`${problem.status} ${problem.code}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/**
 * @example
 * throw problem(422, 'refused', { errors: outcome.refusals });
 */
export const problem = (
  status: number,
  code: ProblemCode,
  options: Omit<ProblemOptions, 'status' | 'code'> & { readonly cause?: unknown } = {},
): ProblemError => {
  const { cause, ...rest } = options;
  return new ProblemError({ ...rest, status, code }, cause === undefined ? undefined : { cause });
};

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** `type` of a problem: a relative reference that the service answers with an explanation (RFC 9457, 3.1.1). */
export const problemType = (code: ProblemCode): string => `/problems/${code}`;

/** A problem document (RFC 9457). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Names this occurrence: what the log knows it by. */
  readonly instance: string;
  readonly code: string;
  readonly correlationId: string;
  readonly errors?: readonly { readonly field?: string; readonly code: string; readonly message: string }[];
  readonly [member: string]: unknown;
}

/** Characters of a path that are told: unknown fields are named by the caller, as long as a body may be. */
const LONGEST_PATH = 200;

/** The document in the caller's language. */
export function problemDocument(
  { status, code, params = {}, errors, members = {} }: ProblemOptions,
  { language, correlationId }: { readonly language: Language; readonly correlationId: string },
): ProblemDocument {
  const { title, detail } = problemTexts[code];
  return {
    ...members,
    type: problemType(code),
    title: say(title, language),
    status,
    detail: say(detail, language, { ...params, correlationId }),
    instance: `urn:tiltak:request:${correlationId}`,
    code,
    correlationId,
    ...(errors
      ? {
          errors: errors.map((fault) => ({
            ...(fault.field === undefined ? {} : { field: shortened(fault.field, LONGEST_PATH) }),
            code: fault.code,
            message: sayCode(fault.code, language, fault.params),
          })),
        }
      : {}),
  };
}
