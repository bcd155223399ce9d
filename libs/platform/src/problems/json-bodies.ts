import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { inexactNumbers } from '../fields/exact-json.js';
import { invalidFields } from '../fields/validation.js';

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Bodies are JSON, and each number is what was written or is refused (400 `invalid-fields`, code `number-inexact`). Plain
 * text, which Fastify would read, is 415 as every other form is.
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
      const text = body.toString();
      const faults = inexactNumbers(text);
      if (faults.length > 0) done(invalidFields(faults));
      else parse(request, text, done);
    },
  );
}
