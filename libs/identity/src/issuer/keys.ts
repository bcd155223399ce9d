import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export const ISSUER_KEYS_FILE = 'demo-issuer-keys.json';

/** What the demo issuer signs with. */
export const ISSUER_ALGORITHM = 'ES256';

/** The issuer's secrets: the newest signing key first, and the keys that sign its cookies. */
export interface IssuerSecrets {
  readonly keys: readonly JWK[];
  readonly cookieKeys: readonly string[];
}

/**
 * The secrets of a folder, made at the first start. They outlive the process, so that tokens survive a restart.
 * @throws {Error} the file is not what this issuer wrote: says which file to delete
 */
export async function loadIssuerSecrets(dataDir: string): Promise<IssuerSecrets> {
  const file = join(dataDir, ISSUER_KEYS_FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) {
    const secrets = { keys: [await newSigningKey()], cookieKeys: [randomBytes(32).toString('base64url')] };
    await saveIssuerSecrets(dataDir, secrets);
    return secrets;
  }
  await chmod(file, 0o600);
  const secrets = parseSecrets(text);
  if (!secrets) throw new Error(`${file} is damaged: delete it, and the demo issuer makes new keys`);
  return secrets;
}

/** Whole or not at all, and for its owner only from the first byte. */
export async function saveIssuerSecrets(dataDir: string, secrets: IssuerSecrets): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, ISSUER_KEYS_FILE);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(secrets));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

export async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ISSUER_ALGORITHM, { extractable: true });
  const kid = randomBytes(8).toString('base64url');
  return { ...(await exportJWK(privateKey)), kid, alg: ISSUER_ALGORITHM, use: 'sig' };
}

function parseSecrets(text: string): IssuerSecrets | null {
  try {
    const { keys, cookieKeys } = JSON.parse(text) as Partial<IssuerSecrets>;
    const whole =
      Array.isArray(keys) &&
      keys.length > 0 &&
      keys.every((key) => key?.kty === 'EC' && typeof key.d === 'string' && typeof key.kid === 'string') &&
      Array.isArray(cookieKeys) &&
      cookieKeys.length > 0 &&
      cookieKeys.every((key) => typeof key === 'string' && key.length >= 32);
    return whole ? { keys, cookieKeys } : null;
  } catch {
    return null;
  }
}
