import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: object;
}

/** An identity provider as far as tokens go: discovery and keys over real HTTP, and a pen to sign with. */
export interface SigningIssuer {
  readonly issuer: string;
  /** Requests answered so far, by path. */
  readonly requests: Map<string, number>;
  /** What discovery and the key set answer; replaced by tests of answers that are wrong. */
  metadata: object;
  /** A new key under a new id, announced from now on. `forget`: the old ones are withdrawn. */
  rotate(alg?: string, forget?: boolean): Promise<SigningKey>;
  /** A token by the newest key (or another); claims and header are laid over what is right. */
  sign(claims?: Record<string, unknown>, header?: Record<string, unknown>, key?: SigningKey): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const AUDIENCE = 'tiltak';

export async function startSigningIssuer(clock: () => Date): Promise<SigningIssuer> {
  let keys: SigningKey[] = [];
  let made = 0;
  let server: Server | null = null;
  let port = 0;
  const requests = new Map<string, number>();

  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer((request, response) => {
        const path = request.url ?? '/';
        requests.set(path, (requests.get(path) ?? 0) + 1);
        const answers: Record<string, () => object> = {
          '/.well-known/openid-configuration': () => self.metadata,
          '/keys': () => ({ keys: keys.map(({ jwk }) => jwk) }),
        };
        const answer = answers[path]?.();
        response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
        response.end(answer ? JSON.stringify(answer) : '{}');
      });
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        port = (server!.address() as AddressInfo).port;
        resolve();
      });
    });

  await listen();
  const issuer = `http://127.0.0.1:${port}`;
  const self: SigningIssuer = {
    issuer,
    requests,
    metadata: { issuer, jwks_uri: `${issuer}/keys` },
    async rotate(alg = 'ES256', forget = true) {
      const pair = await generateKeyPair(alg, { extractable: true });
      const kid = `key-${++made}`;
      const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' };
      const key = { kid, alg, privateKey: pair.privateKey, jwk };
      keys = forget ? [key] : [key, ...keys];
      return key;
    },
    sign(claims = {}, header = {}, key = keys[0]!) {
      const now = Math.floor(clock().getTime() / 1000);
      const right = { iss: issuer, aud: AUDIENCE, sub: 'kari', iat: now, exp: now + 600 };
      return new SignJWT({ ...right, ...claims })
        .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
        .sign(key.privateKey);
    },
    async stop() {
      server?.closeAllConnections();
      await new Promise((resolve) => server?.close(resolve));
      server = null;
    },
    start: listen,
  };
  await self.rotate();
  return self;
}
