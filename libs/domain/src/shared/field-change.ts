import { same } from './checks.js';

/** What a fact changed, for histories: a field with its value before and after; null: none, or unknown. */
export interface FieldChange {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

const changed = (field: string, before: unknown, after: unknown): readonly FieldChange[] =>
  same(before ?? null, after ?? null) ? [] : [{ field, old: before ?? null, new: after ?? null }];

/** The fields in which two states differ. Without a state before: the fields that say something. */
export function changedFields(
  before: object | null | undefined,
  after: object | null | undefined,
): readonly FieldChange[] {
  const [old, now] = [new Map(Object.entries(before ?? {})), new Map(Object.entries(after ?? {}))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .flatMap((field) => changed(field, old.get(field), now.get(field)))
    .filter(({ old, new: value }) => old !== null || !(Array.isArray(value) && value.length === 0));
}
