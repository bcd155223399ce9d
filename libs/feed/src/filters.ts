/** What a reader asks for. An empty list asks for everything; several values mean any of them; several lists mean all of them. */
export interface FeedFilters {
  /** Sectors, programme areas or units, by id: each with everything below it. */
  readonly units: readonly string[];
  readonly goals: readonly string[];
  readonly strategies: readonly string[];
  readonly measures: readonly string[];
  /** CloudEvents types: `no.tiltak.measure.status-reported`. */
  readonly types: readonly string[];
}

export const NO_FILTERS: FeedFilters = { units: [], goals: [], strategies: [], measures: [], types: [] };

/** What an event is about, as things stand now. */
export interface EventPlace {
  /** The unit that it belongs to and those above, from itself upwards; empty for what belongs to no unit. */
  readonly units: readonly string[];
  /** Goals that it serves or is about, and those above them. */
  readonly goals: readonly string[];
  readonly strategies: readonly string[];
  readonly measure: string | null;
}

const any = (wanted: readonly string[], has: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((value) => has.includes(value));

/** Does the event pass? @param place asked for only where a filter needs it */
export function passes(filters: FeedFilters, type: string, place: () => EventPlace): boolean {
  const { units, goals, strategies, measures, types } = filters;
  if (!any(types, [type])) return false;
  if (units.length + goals.length + strategies.length + measures.length === 0) return true;
  const at = place();
  return (
    any(units, at.units) &&
    any(goals, at.goals) &&
    any(strategies, at.strategies) &&
    any(measures, at.measure === null ? [] : [at.measure])
  );
}

/** The same text for filters that ask for the same. */
export const filtersKey = ({ units, goals, strategies, measures, types }: FeedFilters): string =>
  JSON.stringify([units, goals, strategies, measures, types].map((values) => [...new Set(values)].sort()));
