import type { FastifyInstance } from 'fastify';
import { answerProblem, problem, type ProblemAnswering } from '#platform';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** `/measures/:measure` as a pattern that its addresses match. */
const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll(SPECIAL, String.raw`\$&`).replaceAll(/:[A-Za-z]+/g, '[^/]+')}/?$`);

/**
 * An address that exists with another method is told apart from one that does not: 405 with `Allow` (RFC 9110, 15.5.6),
 * and `OPTIONS` is answered. To be called before the routes are added.
 */
export function answerMethods(server: Pick<FastifyInstance, 'addHook'>, answering: ProblemAnswering): void {
  const routes = new Map<string, KnownRoute>();
  server.addHook('onRoute', ({ url, method }) => {
    // The handler for everything else is a route too; it is what brings a request here.
    if (url.includes('*')) return;
    const known = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) known.methods.add(one);
    routes.set(url, known);
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = new Set(
      [...routes.values()].flatMap((route) => (route.pattern.test(path) ? [...route.methods] : [])),
    );
    if (methods.size === 0) return done();
    const allow = [...methods, 'OPTIONS'].sort().join(', ');
    if (request.method === 'OPTIONS') void reply.code(204).header('allow', allow).send();
    else answerProblem(problem(405, 'method-not-allowed', { headers: { allow } }), request, reply, answering);
  });
}
