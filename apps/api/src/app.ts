import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { hasMeasures, osloDay, type Clock } from '#application';
import { actorOf } from '#domain';
import { auditToLog, viewerOf, type IdentityParts } from '#identity';
import {
  createHealth,
  createMetrics,
  fieldValidation,
  nestLogger,
  observeRequests,
  orderlyShutdown,
  problemServerOptions,
  ProblemFilter,
  readJsonBodies,
  refuseWhileStopping,
  type Configuration,
  type Logger,
  type Metrics,
  type ProblemAnswering,
  type ShutdownReport,
} from '#platform';
import { AppModule } from './app.module.js';
import { createSignIn, type SignIn } from './auth/sign-in.js';
import { describeApi } from './docs/openapi.js';
import { answerMethods } from './http/methods.js';
import { secureAnswers } from './http/security-headers.js';
import { watchService } from './service/checks.js';
import { loadSample } from './service/demo.js';
import { openService, type Service } from './service/service.js';

/** Milliseconds for the headers of a request, for the whole of it, and until an idle connection is closed. */
const HEADERS_TIMEOUT = 15_000;
const REQUEST_TIMEOUT = 30_000;
const KEEP_ALIVE_TIMEOUT = 65_000;

/** Milliseconds that a start waits for followers to reach the log's end before it takes requests all the same. */
const CATCH_UP = 600_000;

export interface AppOptions {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Measurements of the process itself; off where several services share one. */
  readonly processMetrics?: boolean;
}

export interface App {
  readonly nest: NestFastifyApplication;
  readonly service: Service;
  /** Listens, opens sign-in, loads the sample where that is asked for. @returns the address: `http://127.0.0.1:3000` */
  listen(): Promise<string>;
  /** Takes no more requests, finishes those that were accepted, and lets go of everything. May be called again. */
  close(): Promise<ShutdownReport>;
}

/**
 * The service, whole: opened on the data folder of the configuration, not listening yet.
 * @throws {StoreUnavailable} the log cannot be opened
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { configuration, logger, clock, processMetrics = true } = options;
  const metrics = createMetrics({ processDefaults: processMetrics });
  const health = createHealth({ logger });
  const service = await openService({ configuration, logger, metrics, ...(clock ? { clock } : {}) });
  metrics.watchDisk(configuration.dataDir);
  const signIn = createSignIn({ configuration, people: service.people, logger });
  const identity = identityParts(service, signIn, logger, metrics);
  const answering: ProblemAnswering = { logger, maxBodyBytes: configuration.maxBodyBytes };

  const adapter = new FastifyAdapter({
    ...problemServerOptions(answering),
    serverFactory: serverFor(signIn),
    // Requests that come on open connections while the service stops are answered by our own hook.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
  });
  const server = adapter.getInstance();
  observeRequests(server, metrics, logger);
  secureAnswers(server);
  refuseWhileStopping(server, health, answering);
  answerMethods(server, answering);

  const platform = { configuration, logger, metrics, health };
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.on({ platform, service, signIn, identity }),
    adapter,
    // Nest tells each route that it maps: of use to nobody who operates the service.
    { logger: { ...nestLogger(logger), log: nestLogger(logger).debug! }, abortOnError: false },
  );
  nest.setGlobalPrefix('api/v1', {
    exclude: ['', 'landing.css', 'problems/:code', 'health/live', 'health/ready', 'metrics'],
  });
  readJsonBodies(nest, configuration);
  nest.useGlobalPipes(fieldValidation());
  nest.useGlobalFilters(new ProblemFilter(answering));
  describeApi(nest);
  await nest.init();

  let started = false;
  for (const check of watchService(service, metrics)) health.add(check);
  health.add({ name: 'service', check: () => ({ ok: started }) });

  return {
    nest,
    service,
    async listen() {
      await nest.listen(configuration.port, configuration.host);
      const { address, port, family } = nest.getHttpServer().address() as AddressInfo;
      const origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
      await signIn.opened(origin);
      await service.directory.catchUp(CATCH_UP);
      if (configuration.seedDemo) await loadSample(service, logger);
      await service.directory.catchUp(CATCH_UP);
      await service.readModels.whenAt(await service.store.head(), CATCH_UP);
      await service.hub.start();
      started = true;
      return origin;
    },
    close: orderlyShutdown({
      limitMs: configuration.shutdownMs,
      steps: [
        { name: 'say that it stops', run: () => health.stopping() },
        { name: 'feed', run: () => service.hub.close() },
        { name: 'requests', run: () => finishRequests(nest) },
        ...service.closing,
      ],
    }),
  };
}

/** Milliseconds between looks for connections that have become idle while the service stops. */
const SWEEP = 50;

/**
 * Answers what has begun, and closes. A connection whose request was under way when the stop began is idle afterwards,
 * and nobody else would close it before its time is over.
 */
async function finishRequests(nest: NestFastifyApplication): Promise<void> {
  const server = nest.getHttpServer() as Server;
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
  try {
    await nest.close();
  } finally {
    clearInterval(sweep);
  }
}

/** The embedded issuer answers before Fastify does: it reads requests itself. */
function serverFor(signIn: SignIn): (handler: RequestListener) => Server {
  return (handler) => {
    const server = createServer((request: IncomingMessage, response) => {
      if (!signIn.answer(request, response)) handler(request, response as never);
    });
    server.headersTimeout = HEADERS_TIMEOUT;
    server.requestTimeout = REQUEST_TIMEOUT;
    server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT;
    return server;
  };
}

/** Who somebody is comes from the token and the register; what he or she may and sees, from the organisation as it is now. */
function identityParts(
  { directory, clock }: Service,
  { authenticate }: SignIn,
  logger: Logger,
  metrics: Metrics,
): IdentityParts {
  const toLog = auditToLog(logger);
  const today = (): string => osloDay(clock());
  return {
    authenticate,
    actorOf: (person) => actorOf(directory.state.organisation, person, today()),
    viewerOf: (actor) =>
      viewerOf(actor, directory.state.organisation, hasMeasures(directory.state, actor.person, today())),
    audit(attempt) {
      toLog(attempt);
      metrics.refused(attempt.code);
    },
  };
}
