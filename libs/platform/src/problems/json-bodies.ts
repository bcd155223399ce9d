import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { inexactNumbers } from '../fields/exact-json.js';
import { invalidFields } from '../fields/validation.js';
import { excessOf, MAX_DEPTH, MAX_VALUES } from './json-excess.js';
import { problem } from './problem.js';

const EXCESS = {
  depth: { code: 'nested-too-deeply', params: { max: MAX_DEPTH } },
  values: { code: 'too-many-values', params: { max: MAX_VALUES } },
} as const;

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Bodies are JSON in UTF-8 (bytes that are none would be kept as question marks, for ever), nested no deeper and holding
 * no more than anybody needs, and each number is what was written or is refused (400 `invalid-fields`, code
 * `number-inexact`). Plain text, which Fastify would read, is 415 as every other form is. All of it is read before anybody
 * knows who asks.
 */
export function readJsonBodies(
  nest: NestFastifyApplication,
  { maxBodyBytes }: { readonly maxBodyBytes: number },
): void {
  const server = nest.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error') as (request: unknown, text: string, done: Done) => void;
  server.removeContentTypeParser('text/plain');
  nest.useBodyParser(
    'application/json',
    { bodyLimit: maxBodyBytes },
    (request: FastifyRequest, body: string | Buffer, done: Done) => {
      if (typeof body !== 'string' && !isUtf8(body)) return done(problem(400, 'invalid-json'));
      const text = body.toString();
      const excess = excessOf(text);
      if (excess) return done(invalidFields([EXCESS[excess]]));
      const faults = inexactNumbers(text);
      if (faults.length > 0) done(invalidFields(faults));
      else parse(request, text, done);
    },
  );
}
