import type { PositionedEvent } from '#event-store';
import { unitsAbove, type DirectoryState } from './state.js';

/** What an event is about: units, goals and strategies with those above them, and the measure. */
export interface PlaceInDirectory {
  readonly units: readonly string[];
  readonly goals: readonly string[];
  readonly strategies: readonly string[];
  readonly measure: string | null;
}

const NOWHERE: PlaceInDirectory = { units: [], goals: [], strategies: [], measure: null };

/** What an event is about, as things stand now: a measure that has moved is where it is. */
export function placeOf(directory: DirectoryState, { stream, data }: PositionedEvent): PlaceInDirectory {
  const dash = stream.indexOf('-');
  const id = stream.slice(dash + 1);
  switch (stream.slice(0, dash)) {
    case 'measure':
    case 'savings': {
      const measure = directory.measures.get(id);
      if (!measure) return { ...NOWHERE, measure: id };
      const goals = goalsAbove(directory, measure.goals);
      return {
        units: unitsAbove(directory, measure.area),
        goals: [...goals],
        strategies: [...strategiesAbove(directory, goals, measure.strategies)],
        measure: id,
      };
    }
    case 'goal': {
      const goals = goalsAbove(directory, [id]);
      return { ...NOWHERE, goals: [...goals], strategies: [...strategiesAbove(directory, goals, [])] };
    }
    case 'strategy':
      return { ...NOWHERE, strategies: [...strategiesAbove(directory, new Set(), [id])] };
    case 'indicator': {
      const area = directory.indicators.get(id)?.area ?? null;
      return area === null ? NOWHERE : { ...NOWHERE, units: unitsAbove(directory, area) };
    }
    case 'round':
      return typeof data['sector'] === 'string'
        ? { ...NOWHERE, units: unitsAbove(directory, data['sector']) }
        : NOWHERE;
    case 'organisation':
      return typeof data['unit'] === 'string' ? { ...NOWHERE, units: unitsAbove(directory, data['unit']) } : NOWHERE;
    default:
      return NOWHERE;
  }
}

/** The goals and all that they stand under; a set takes in what is added while it is walked, each once. */
function goalsAbove({ goals }: DirectoryState, ids: readonly string[]): ReadonlySet<string> {
  const found = new Set(ids);
  for (const id of found) {
    const goal = goals.get(id);
    if (goal?.parent?.kind === 'goal') found.add(goal.parent.id);
    for (const also of goal?.alsoUnder ?? []) found.add(also);
  }
  return found;
}

/** The strategies, those that the goals hang under, and the ones above them. */
function strategiesAbove(
  { goals, strategies }: DirectoryState,
  served: ReadonlySet<string>,
  ids: readonly string[],
): ReadonlySet<string> {
  const found = new Set(ids);
  for (const id of served) {
    const parent = goals.get(id)?.parent;
    if (parent?.kind === 'strategy') found.add(parent.id);
  }
  for (const id of found) {
    const parent = strategies.get(id)?.parent;
    if (parent) found.add(parent);
  }
  return found;
}
