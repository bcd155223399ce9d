import { fetchDemoToken } from '#identity';
import type { RunningService } from './service.js';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A person who talks to the service over HTTP with a token got by a real sign-in. */
export interface Client {
  get<Body = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>;
  post<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  readonly token: string | null;
  /** The same person with the same token at another replica, which takes tokens of the same issuer. */
  at(other: RunningService): Client;
}

/** @param subject a demo person; null: nobody, without a token */
export async function signedIn(service: RunningService, subject: string | null): Promise<Client> {
  return clientOf(service, subject === null ? null : await fetchDemoToken(service.origin, subject));
}

function clientOf(service: RunningService, token: string | null): Client {
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const send = async <Body>(path: string, init: RequestInit): Promise<Answer<Body>> => {
    const response = await fetch(`${service.origin}/api/v1${path}`, init);
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as Body };
  };
  return {
    token,
    at: (other) => clientOf(other, token),
    get: (path, headers = {}) => send(path, { headers: { ...authorization, ...headers } }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization, ...headers },
        body: JSON.stringify(body),
      }),
  };
}
