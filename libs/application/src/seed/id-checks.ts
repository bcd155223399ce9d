import type { Fault, SeedPath } from './fault.js';

/** Checks of ids and of references to them; each adds what is wrong to `faults`. */
export interface IdChecks {
  /** The ids of a list, none of them twice, nor in `known`, which they are added to. */
  readonly ids: (list: readonly { id: string }[], path: SeedPath, known?: Set<string>) => Set<string>;
  /** A reference, where there is one, names something in the file. */
  readonly one: (known: ReadonlySet<string>, id: string | null | undefined, path: SeedPath, what: string) => void;
  readonly many: (
    known: ReadonlySet<string>,
    list: readonly string[] | undefined,
    path: SeedPath,
    what: string,
  ) => void;
}

export function idChecks(faults: Fault[]): IdChecks {
  const one: IdChecks['one'] = (known, id, path, what) => {
    if (id !== null && id !== undefined && !known.has(id))
      faults.push({ path, message: `there is no ${what} with the id ${id} in the file` });
  };
  return {
    ids: (list, path, known = new Set<string>()) => {
      list.forEach(({ id }, index) => {
        if (known.has(id)) faults.push({ path: [...path, index, 'id'], message: `the id ${id} is used twice` });
        known.add(id);
      });
      return known;
    },
    one,
    many: (known, list, path, what) => list?.forEach((id, index) => one(known, id, [...path, index], what)),
  };
}
