import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Health } from './health.js';

export interface OperationsServer {
  /** `http://127.0.0.1:3000` */
  readonly origin: string;
  close(): Promise<void>;
}

export interface OperationsOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/**
 * `GET /health/live`, `/health/ready` and `/metrics` for a process that answers nothing else.
 * @throws the address cannot be listened on
 */
export async function serveOperations(options: OperationsOptions): Promise<OperationsServer> {
  const { host, port, health, metrics, logger } = options;
  const answers: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/health/live': async (response) => json(response, 200, health.live()),
    '/health/ready': async (response) => {
      const report = await health.ready();
      json(response, report.status === 'ok' ? 200 : 503, report);
    },
    '/metrics': async (response) => {
      const text = await metrics.read();
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
    },
  };
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? answers[request.url?.split('?')[0] ?? ''] : undefined;
    if (!answer) return json(response, 404, { status: 404, title: 'There is nothing here.' });
    answer(response).catch((err: unknown) => {
      logger.error({ err }, 'operations: a request could not be answered');
      if (!response.headersSent) json(response, 500, { status: 500, title: 'The answer could not be made.' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve());
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    origin: `http://${name}:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function json(response: ServerResponse, status: number, body: object): void {
  const type = status < 400 || 'checks' in body ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
