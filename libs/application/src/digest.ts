import { hash } from 'node:crypto';

/** JSON with the keys of every object in order: two values that say the same have the same text. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value as Record<string, unknown>);
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) text += (index > 0 ? ',' : '') + canonicalJson(items[index]);
  return `${text}]`;
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = '{';
  // by code units, as `sort` does by itself
  for (const key of Object.keys(value).sort()) {
    const property = value[key];
    if (property !== undefined) text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(property)}`;
  }
  return `${text}}`;
}

/** SHA-256 of what a request says, whatever order its fields came in: the fingerprint of a command. */
export const digest = (value: unknown): string => hash('sha256', canonicalJson(value), 'base64url');
