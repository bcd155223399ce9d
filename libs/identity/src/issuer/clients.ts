/** What access tokens for this service are meant for: their `aud`. */
export const AUDIENCE = 'tiltak';

/** The service as a resource (RFC 8707 asks for a URI). Clients need not name it: there is no other. */
export const RESOURCE = 'urn:tiltak:api';

/** Scope of an access token for the service. */
export const SCOPE = 'tiltak';

/** The web application; comes back to `<origin>/auth/callback`. */
export const WEB_CLIENT = 'tiltak-web';

/** The command line; comes back to any port of 127.0.0.1, path `/callback` (RFC 8252, section 7.3). */
export const CLI_CLIENT = 'tiltak-cli';

export const CLI_REDIRECT = 'http://127.0.0.1/callback';

/** Both are public clients: the code flow with PKCE and no secret (RFC 9700, section 2.1.1). */
export const demoClients = (origin: string): readonly object[] => [
  {
    client_id: WEB_CLIENT,
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    redirect_uris: [`${origin}/auth/callback`],
    post_logout_redirect_uris: [`${origin}/`],
  },
  {
    client_id: CLI_CLIENT,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: [CLI_REDIRECT],
  },
];
