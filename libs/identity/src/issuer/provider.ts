import { errors, interactionPolicy, Provider, type Adapter, type KoaContext } from 'oidc-provider';
import type { DemoPerson } from '../demo/people.js';
import { AUDIENCE, demoClients, RESOURCE, SCOPE } from './clients.js';
import { ISSUER_ALGORITHM, type IssuerSecrets } from './keys.js';
import { languageOf } from './language.js';
import { failurePage, signedOutPage, signOutPage } from './pages.js';

export interface ProviderParts {
  readonly issuer: string;
  readonly origin: string;
  readonly secrets: IssuerSecrets;
  readonly state: (model: string) => Adapter;
  readonly people: readonly DemoPerson[];
  readonly onFault: (error: Error) => void;
}

const HOUR = 3600;
const WORKING_DAY = 10 * HOUR;

/** oidc-provider, set up as the demo issuer: the code flow with PKCE and nothing else. */
export function createProvider({ issuer, origin, secrets, state, people, onFault }: ProviderParts): Provider {
  const provider = new Provider(issuer, {
    adapter: state,
    // The provider writes into what it is given, and signs with the first key that fits.
    jwks: structuredClone({ keys: secrets.keys }),
    clients: demoClients(origin),
    clientDefaults: {
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: ISSUER_ALGORITHM,
    },
    clientAuthMethods: ['none'],
    clientBasedCORS: (_ctx: KoaContext, from: string) => from === origin,
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    cookies: {
      keys: [...secrets.cookieKeys],
      names: {
        session: 'tiltak_demo_session',
        interaction: 'tiltak_demo_interaction',
        resume: 'tiltak_demo_resume',
      },
      long: { httpOnly: true, sameSite: 'lax', path: '/oidc' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    discovery: { ui_locales_supported: ['nb', 'nn', 'en'] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx: KoaContext, form: string) {
          ctx.body = signOutPage(languageOfContext(ctx), form);
        },
        postLogoutSuccessSource(ctx: KoaContext) {
          ctx.type = 'html';
          ctx.body = signedOutPage(languageOfContext(ctx), origin);
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo(_ctx: KoaContext, resource: string) {
          if (resource !== RESOURCE) throw new errors.InvalidTarget();
          return {
            scope: SCOPE,
            audience: AUDIENCE,
            accessTokenTTL: HOUR,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: ISSUER_ALGORITHM } },
          };
        },
      },
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: WORKING_DAY,
      IdToken: HOUR,
      Interaction: 15 * 60,
      Session: WORKING_DAY,
    },
    findAccount: (_ctx: KoaContext, subject: string) =>
      people.some((person) => person.subject === subject)
        ? { accountId: subject, claims: () => ({ sub: subject }) }
        : undefined,
    interactions: {
      policy: signInOnly(),
      url: (_ctx: KoaContext, { uid }: { readonly uid: string }) => `/oidc/interaction/${uid}`,
    },
    loadExistingGrant,
    renderError(ctx: KoaContext, out: { readonly error: string }, error: Error) {
      const reason = error instanceof errors.SessionNotFound ? 'expired' : 'refused';
      ctx.type = 'html';
      ctx.body = failurePage(languageOfContext(ctx), origin, reason, out.error);
    },
  });
  // Koa would write faults to the console; they go to the service's log instead.
  provider.silent = true;
  provider.on('server_error', (_ctx, error) => onFault(error));
  provider.on('error', onFault);
  return provider;
}

const languageOfContext = ({ oidc, req }: KoaContext): ReturnType<typeof languageOf> =>
  languageOf(oidc.params?.['ui_locales'], req.headers['accept-language']);

/**
 * Nobody is asked for consent: both clients are the service's own. But a program on this machine cannot prove that it
 * is the one it says (RFC 8252, section 8.6): for the command line the person chooses again each time, session or not.
 */
function signInOnly(): ReturnType<typeof interactionPolicy.base> {
  const { base, Check } = interactionPolicy;
  const policy = base();
  policy.remove('consent');
  policy
    .get('login')
    ?.checks.add(
      new Check('native_client', 'the person must choose for a native client', 'interaction_required', ({ oidc }) =>
        oidc.client?.applicationType === 'native' && !oidc.result?.login
          ? Check.REQUEST_PROMPT
          : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

async function loadExistingGrant({ oidc }: KoaContext): Promise<object | undefined> {
  const { client, session, provider } = oidc;
  if (!client || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(RESOURCE, SCOPE);
  await grant.save();
  return grant;
}
