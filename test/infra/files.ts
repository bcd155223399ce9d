import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { readConfiguration, variables } from '#platform';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the repository, by its path from the top. */
export const text = (path: string): string => readFileSync(top + path, 'utf8');

export const yaml = <T>(path: string): T => parse(text(path), { merge: true }) as T;

/** What a file with several documents holds. */
export const documents = <T>(path: string): T[] => parseAllDocuments(text(path)).map((one) => one.toJS() as T);

export const filesIn = (folder: string): string[] => readdirSync(top + folder).map((name) => `${folder}/${name}`);

/** Variables that are no part of the service's configuration: Node's own. */
const NODES_OWN: ReadonlySet<string> = new Set(['NODE_EXTRA_CA_CERTS']);

/** Names that the service does not read: a setting that would do nothing. */
export const unknownVariables = (names: readonly string[]): string[] =>
  names.filter((name) => !Object.hasOwn(variables, name) && !NODES_OWN.has(name));

/** Variables that the container image sets itself. */
export const imageVariables = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text('infra/container/Dockerfile').matchAll(/\b([A-Z][A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;

/** What the service itself says of an environment that it would be started with: a sentence for each fault. */
export function configurationFaults(environment: Readonly<Record<string, string>>): readonly string[] {
  const read = readConfiguration({ ...imageVariables(), ...environment });
  return read.ok ? [] : read.faults;
}

/** A name with a version of its own: `registry/name:1.2.3`, never `latest`, never a version that moves. */
export const isPinned = (image: string): boolean => /^[\w./-]+:v?\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(image);
