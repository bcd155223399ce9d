import { hash } from 'node:crypto';

/** JSON with the keys of every object in order: two values that say the same have the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value)
    .filter(([, property]) => property !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, property]) => `${JSON.stringify(key)}:${canonicalJson(property)}`);
  return `{${pairs.join(',')}}`;
}

/** SHA-256 of what a request says, whatever order its fields came in: the fingerprint of a command. */
export const digest = (value: unknown): string => hash('sha256', canonicalJson(value), 'base64url');
