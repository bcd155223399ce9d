import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { embeddedIssuer, isIssuerPath, type EmbeddedIssuer } from '../issuer/embedded-issuer.js';

/** A server of its own around the demo issuer, as the service mounts it. */
export interface DemoService {
  readonly origin: string;
  readonly issuer: EmbeddedIssuer;
  readonly faults: readonly unknown[];
  stop(): Promise<void>;
}

/** @param port 0: a free one */
export async function startDemoService(dataDir: string, port = 0): Promise<DemoService> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => {
    if (isIssuerPath(request.url)) return answer(request, response);
    response.statusCode = 404;
    response.end('not the issuer');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const faults: unknown[] = [];
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const issuer = await embeddedIssuer({
    origin,
    host: '127.0.0.1',
    dataDir,
    nodeEnv: 'test',
    onFault: (error) => faults.push(error),
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  answer = issuer.callback;
  return { origin, issuer, faults, stop };
}
