import { kinds, type Fault, type Kind } from '#platform';
import type { FeedFilters } from '#feed';

const several = (kind: Kind): Kind => kinds.listOf(kind, { max: 50, inQuery: true });
const eventType = kinds.text({ max: 120 });

/** Parameters of the feed, as the api takes them. */
const parameters: Readonly<Record<keyof FeedFilters | 'after', Kind>> = {
  units: several(kinds.id),
  goals: several(kinds.id),
  strategies: several(kinds.id),
  measures: several(kinds.id),
  types: several(eventType),
  after: kinds.whole({ min: 0, max: Number.MAX_SAFE_INTEGER, inQuery: true }),
};

const isParameter = (name: string): name is keyof typeof parameters => Object.hasOwn(parameters, name);

export interface FeedParameters {
  readonly filters: FeedFilters;
  readonly after: number | null;
}

export type ReadParameters =
  | { readonly ok: true; readonly parameters: FeedParameters }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads the query of a request for the feed. Every fault is told at once. */
export function readParameters(query: URLSearchParams): ReadParameters {
  const faults: Fault[] = [];
  const values: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    if (!isParameter(name)) {
      faults.push({ field: name, code: 'field-unknown' });
      continue;
    }
    const given = query.getAll(name);
    const value = parameters[name].clean(given.length === 1 ? given[0] : given);
    const fault = parameters[name].check(value);
    if (fault) faults.push({ field: name, ...fault });
    else values[name] = value;
  }
  if (faults.length > 0) return { ok: false, faults };
  const list = (name: keyof FeedFilters): readonly string[] => (values[name] as readonly string[] | undefined) ?? [];
  return {
    ok: true,
    parameters: {
      filters: {
        units: list('units'),
        goals: list('goals'),
        strategies: list('strategies'),
        measures: list('measures'),
        types: list('types'),
      },
      after: (values['after'] as number | undefined) ?? null,
    },
  };
}
