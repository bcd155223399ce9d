import { getMetadataStorage } from 'class-validator';
import type { Kind } from './kinds.js';

/** A field as a decorator of ours has declared it. */
export type DeclaredField =
  | { readonly optional: boolean; readonly kind: Kind }
  | { readonly optional: boolean; readonly type: () => Class; readonly fits: (value: unknown) => boolean };

type Class = new () => object;

const declared = new WeakMap<object, Map<string, DeclaredField>>();

/** Remembers a field of the class whose prototype this is. */
export function declare(prototype: object, property: string, field: DeclaredField): void {
  const fields = declared.get(prototype) ?? new Map<string, DeclaredField>();
  declared.set(prototype, fields.set(property, field));
}

const known = new WeakMap<Class, ReadonlyMap<string, DeclaredField> | null>();

/** The fields of a class, those of its ancestors included; null where class-validator knows more of it than we do. */
function fieldsOf(type: Class): ReadonlyMap<string, DeclaredField> | null {
  let fields = known.get(type);
  if (fields === undefined) known.set(type, (fields = findFields(type)));
  return fields;
}

function findFields(type: Class): ReadonlyMap<string, DeclaredField> | null {
  const fields = new Map<string, DeclaredField>();
  for (let prototype = type.prototype as object; prototype; prototype = Object.getPrototypeOf(prototype) as object) {
    for (const [property, field] of declared.get(prototype) ?? [])
      if (!fields.has(property)) fields.set(property, field);
  }
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const ours = [...fields.values()].reduce(
    (sum, field) => sum + 1 + (field.optional ? 1 : 0) + ('type' in field ? 1 : 0),
    0,
  );
  return rules.length === ours && rules.every(({ propertyName }) => fields.has(propertyName)) ? fields : null;
}

const missing = (value: unknown): boolean => value === undefined || value === null;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object);

/**
 * What came in as an instance of its class, every field tidied, if it is in order in every respect; null if anything is
 * not, or if the class has rules that are not ours. Then class-validator has the word: what is wrong is said by it
 * alone, and whatever this takes, it takes too. It does in a twentieth of the time what a request in order needs.
 */
export function instanceIfInOrder(type: Class, value: unknown): object | null {
  const fields = isPlain(value) ? fieldsOf(type) : null;
  if (!fields) return null;
  const given = value as Record<string, unknown>;
  const instance = new type() as Record<string, unknown>;
  for (const property of Object.keys(given)) {
    const field = fields.get(property);
    const kept = field && keptOf(field, given[property]);
    if (!kept) return null;
    instance[property] = kept.value;
  }
  for (const [property, { optional }] of fields) if (!optional && missing(instance[property])) return null;
  return instance;
}

/** The value of a field as it is kept; null: it is not in order. */
function keptOf(field: DeclaredField, given: unknown): { readonly value: unknown } | null {
  if ('kind' in field) {
    const value = field.kind.clean(given);
    if (missing(value)) return field.optional ? { value } : null;
    return field.kind.check(value) === null ? { value } : null;
  }
  if (missing(given)) return field.optional ? { value: given } : null;
  if (!field.fits(given)) return null;
  const type = field.type();
  if (!Array.isArray(given)) return wrapped(instanceIfInOrder(type, given));
  const list = given.map((one) => instanceIfInOrder(type, one));
  return list.includes(null) ? null : { value: list };
}

const wrapped = (value: object | null): { readonly value: object } | null => value && { value };
