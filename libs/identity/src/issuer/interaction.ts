import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Interaction, type Provider } from 'oidc-provider';
import type { DemoPerson } from '../demo/people.js';
import { languageOf } from './language.js';
import { failurePage, signInPage } from './pages.js';

/** Longest form that is read, in bytes: three short fields. */
const MAX_FORM = 2_048;

export interface InteractionParts {
  readonly provider: Provider;
  readonly people: readonly DemoPerson[];
  readonly origin: string;
  /** Signs the form's token. */
  readonly secret: string;
}

/**
 * The sign-in page and its form. Which sign-in it is says the interaction cookie alone (http-only, same-site, for this
 * one path); the form carries a token derived from it, so that no other page can send the form.
 */
export async function answerInteraction(
  request: IncomingMessage,
  response: ServerResponse,
  parts: InteractionParts,
): Promise<void> {
  const { provider, people, origin } = parts;
  const url = new URL(request.url ?? '/', origin);
  const acceptLanguage = request.headers['accept-language'];
  let language = languageOf(url.searchParams.get('ui_locales'), acceptLanguage);
  try {
    const interaction = await provider.interactionDetails(request, response);
    const asked = [url.searchParams.get('ui_locales'), interaction.params['ui_locales']].filter(Boolean).join(' ');
    language = languageOf(asked, acceptLanguage);
    const csrf = csrfToken(interaction, parts.secret);
    const action = `/oidc/interaction/${interaction.uid}`;
    if (request.method === 'GET' || request.method === 'HEAD') {
      return send(response, 200, signInPage({ language, people, action, csrf }));
    }
    if (request.method !== 'POST') {
      response.setHeader('allow', 'GET, HEAD, POST');
      return send(response, 405, failurePage(language, origin, 'refused', 'method_not_allowed'));
    }
    const form = await readForm(request);
    if (!form || !sameText(form.get('csrf') ?? '', csrf)) {
      return send(response, 403, failurePage(language, origin, 'refused', 'csrf'));
    }
    return await finish(request, response, form, parts, () =>
      send(response, 400, failurePage(language, origin, 'refused', 'unknown_person')),
    );
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    send(response, 400, failurePage(language, origin, 'expired', 'interaction_not_found'));
  }
}

async function finish(
  request: IncomingMessage,
  response: ServerResponse,
  form: URLSearchParams,
  { provider, people }: InteractionParts,
  refuse: () => void,
): Promise<void> {
  const person = people.find(({ subject }) => subject === form.get('subject'));
  if (!form.has('cancel') && !person) return refuse();
  const result = person
    ? { login: { accountId: person.subject } }
    : { error: 'access_denied', error_description: 'the person chose not to sign in' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const csrfToken = ({ uid }: Interaction, secret: string): string =>
  createHmac('sha256', secret).update(`sign-in form ${uid}`).digest('base64url');

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Null: not a form, or one that is too long. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_FORM) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}
