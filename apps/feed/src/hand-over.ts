import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { problem } from '#platform';
import type { Exchange } from './answers.js';

/** Headers that belong to one connection (RFC 9110, 7.6.1), and the host that was asked. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Has the api answer, and passes its answer on as it comes: a stream stays open as long as both ends want it. Rejects
 * where the api does not answer; nothing has been written then.
 * @param apiUrl `http://api:3000`
 */
export async function handOver({ request, response, id }: Exchange, apiUrl: string): Promise<void> {
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = apiUrl.startsWith('https:') ? httpsRequest : httpRequest;
    const headers = { ...passedOn(request.headers), 'x-correlation-id': id };
    const call = send(`${apiUrl}${request.url}`, { method: request.method, headers, agent: false }, resolve);
    response.on('close', () => call.destroy());
    call.on('error', (cause) => reject(problem(503, 'not-there-yet', { headers: { 'retry-after': '2' }, cause })));
    call.end();
  });
  response.writeHead(answered.statusCode ?? 502, passedOn(answered.headers));
  response.flushHeaders();
  // an api that ends in the middle must not look as if the answer were whole
  answered.on('error', () => response.destroy());
  answered.pipe(response);
}

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name)));
