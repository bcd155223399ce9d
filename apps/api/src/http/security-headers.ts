import type { FastifyInstance } from 'fastify';

/** Answers are data: nothing in them may run, frame or load anything. */
const DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** Our own pages load our own style and nothing else. */
const PAGE = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** The documentation's pages run their own scripts, set styles on elements and ask the service. */
const DOCS =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

function policyFor(url: string): string {
  if (url.startsWith('/api/docs')) return DOCS;
  return url === '/' || url.startsWith('/?') || url.startsWith('/problems/') ? PAGE : DATA;
}

/** Headers that tell browsers what they may do with an answer (OWASP Secure Headers). */
export function secureAnswers(server: Pick<FastifyInstance, 'addHook'>): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'content-security-policy': policyFor(request.url),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // What is answered depends on who asks and on when; a handler that knows better says so.
      'cache-control': 'private, no-cache',
    });
    done();
  });
}
