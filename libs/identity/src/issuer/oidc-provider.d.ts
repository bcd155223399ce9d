/** The part of oidc-provider 9 that is used here; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface KoaContext {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    type: string;
    status: number;
    body: unknown;
    readonly oidc: {
      readonly client?: { readonly clientId: string; readonly applicationType: string };
      readonly params?: Readonly<Record<string, string | undefined>>;
      readonly session?: { accountId?: string };
      readonly result?: { readonly login?: { readonly accountId: string } };
      readonly resourceServers: Readonly<Record<string, { readonly scope: string }>>;
      readonly requestParamOIDCScopes: ReadonlySet<string>;
      readonly provider: Provider;
    };
  }

  export interface Interaction {
    readonly uid: string;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, string | undefined>>;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export interface AdapterPayload {
    readonly uid?: string;
    readonly grantId?: string;
    readonly userCode?: string;
    consumed?: number;
    readonly [field: string]: unknown;
  }

  export interface Adapter {
    upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<AdapterPayload | undefined>;
    findByUid(uid: string): Promise<AdapterPayload | undefined>;
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface Check {
    readonly reason: string;
  }

  export interface Policy extends Array<unknown> {
    get(name: string): { readonly checks: { add(check: Check): void } } | undefined;
    remove(name: string): void;
  }

  export const interactionPolicy: {
    readonly base: () => Policy;
    readonly Check: {
      new (reason: string, description: string, error: string, check: (ctx: KoaContext) => boolean): Check;
      readonly REQUEST_PROMPT: boolean;
      readonly NO_NEED_TO_PROMPT: boolean;
    };
  };

  export const errors: {
    readonly InvalidTarget: new () => Error;
    readonly SessionNotFound: new (message: string) => Error;
  };

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    silent: boolean;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: 'server_error', listener: (ctx: KoaContext, error: Error) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options?: { readonly mergeWithLastSubmission?: boolean },
    ): Promise<void>;
    readonly Grant: {
      new (fields: { readonly accountId: string; readonly clientId: string }): Grant;
    };
  }
}
