import type { ChapterArea, GrantedRole, Unit } from '#domain';
import { putContinuing, putMeasure, type DirectoryState } from './state.js';

/**
 * Version of what a snapshot holds. To be raised with every change of {@link DirectoryState} or of what the domain
 * folds into it: an older snapshot is then left aside and the log read from its beginning.
 */
export const DIRECTORY_VERSION = 6;

type Pairs<M> = M extends ReadonlyMap<string, infer Value> ? readonly (readonly [string, Value])[] : never;

interface Snapshot {
  readonly units: Pairs<ReadonlyMap<string, Unit>>;
  readonly chapterAreas: Pairs<ReadonlyMap<string, ChapterArea>>;
  readonly roles: Pairs<ReadonlyMap<string, readonly GrantedRole[]>>;
  readonly programmes: Pairs<DirectoryState['programmes']>;
  readonly goals: Pairs<DirectoryState['goals']>;
  readonly strategies: Pairs<DirectoryState['strategies']>;
  readonly measures: Pairs<DirectoryState['measures']>;
  readonly plans: Pairs<DirectoryState['plans']>;
  readonly lines: Pairs<DirectoryState['lines']>;
  readonly indicators: Pairs<DirectoryState['indicators']>;
  readonly rounds: Pairs<DirectoryState['rounds']>;
}

/** The directory as a text that {@link decodeDirectory} reads back: maps as lists of pairs, in their order. */
export function encodeDirectory(directory: DirectoryState): string {
  const { organisation, programmes, goals, strategies, measures, plans, lines, indicators, rounds } = directory;
  const snapshot: Snapshot = {
    units: [...organisation.units],
    chapterAreas: [...organisation.chapterAreas],
    roles: [...organisation.roles],
    programmes: [...programmes],
    goals: [...goals],
    strategies: [...strategies],
    measures: [...measures],
    plans: [...plans],
    lines: [...lines],
    indicators: [...indicators],
    rounds: [...rounds],
  };
  return JSON.stringify(snapshot);
}

export function decodeDirectory(text: string): DirectoryState {
  const kept = JSON.parse(text) as Snapshot;
  const { units, chapterAreas, roles, programmes, goals, strategies, measures, plans, lines, indicators, rounds } =
    kept;
  const directory: DirectoryState = {
    organisation: { units: new Map(units), chapterAreas: new Map(chapterAreas), roles: new Map(roles) },
    programmes: new Map(programmes),
    goals: new Map(goals),
    strategies: new Map(strategies),
    measures: new Map(),
    plans: new Map(plans),
    lines: new Map(lines),
    continuing: new Map(),
    indicators: new Map(indicators),
    rounds: new Map(rounds),
    measuresOf: new Map(),
  };
  for (const [id, entry] of measures) putMeasure(directory, id, entry);
  for (const [measure, entry] of lines) {
    for (const [line, { continues }] of Object.entries(entry)) putContinuing(directory, { measure, line }, continues);
  }
  return directory;
}
