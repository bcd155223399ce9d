import {
  evolveGoal,
  evolveOrganisation,
  evolveProgramme,
  evolveStrategy,
  initialOrganisation,
  type GoalEvent,
  type GoalState,
  type MeasureEvent,
  type OrganisationEvent,
  type OrganisationState,
  type ProgrammeEvent,
  type ProgrammeState,
  type Recorded,
  type StrategyEvent,
  type StrategyState,
} from '#domain';
import type { PositionedEvent } from '#event-store';

/** What other streams must know of a measure. */
export interface MeasureEntry {
  /** Position of the event that registered it. */
  readonly registeredAt: number;
  readonly area: string;
  readonly responsible: string | null;
  /** Persons named as deputies, whatever their days. */
  readonly deputies: readonly string[];
  readonly programme: string | null;
  readonly adopted: boolean;
  /** Counts nowhere any more: annulled, or gone into its heir. */
  readonly gone: 'annulled' | 'merged' | 'replaced' | null;
}

/**
 * What the process knows of all streams at one position: enough to say whether something that a command names exists
 * and is open. Kept in memory, folded from the log; changed in place by {@link foldDirectory} only.
 */
export interface DirectoryState {
  organisation: OrganisationState;
  readonly programmes: Map<string, NonNullable<ProgrammeState>>;
  readonly goals: Map<string, NonNullable<GoalState>>;
  readonly strategies: Map<string, NonNullable<StrategyState>>;
  readonly measures: Map<string, MeasureEntry>;
}

export const emptyDirectory = (): DirectoryState => ({
  organisation: initialOrganisation,
  programmes: new Map(),
  goals: new Map(),
  strategies: new Map(),
  measures: new Map(),
});

function replace<State>(
  states: Map<string, NonNullable<State>>,
  id: string,
  evolve: (state: State | null) => State | null,
): void {
  const state = evolve(states.get(id) ?? null);
  if (state !== null && state !== undefined) states.set(id, state);
}

/** Folds one event, in its present shape. Events that say nothing of existence or openness change nothing. */
export function foldDirectory(directory: DirectoryState, event: PositionedEvent): void {
  const dash = event.stream.indexOf('-');
  const category = event.stream.slice(0, dash);
  const id = event.stream.slice(dash + 1);
  const fact = { id: event.id, type: event.type, data: event.data };
  switch (category) {
    case 'measure': {
      const entry = foldMeasure(directory.measures.get(id), fact as unknown as Recorded<MeasureEvent>, event.position);
      if (entry) directory.measures.set(id, entry);
      return;
    }
    case 'organisation':
      directory.organisation = evolveOrganisation(
        directory.organisation,
        fact as unknown as Recorded<OrganisationEvent>,
      );
      return;
    case 'programme':
      return replace(directory.programmes, id, (state) =>
        evolveProgramme(state, fact as unknown as Recorded<ProgrammeEvent>),
      );
    case 'goal':
      return replace(directory.goals, id, (state) => evolveGoal(state, fact as unknown as Recorded<GoalEvent>));
    case 'strategy':
      return replace(directory.strategies, id, (state) =>
        evolveStrategy(state, fact as unknown as Recorded<StrategyEvent>),
      );
  }
}

function foldMeasure(
  entry: MeasureEntry | undefined,
  fact: Recorded<MeasureEvent>,
  position: number,
): MeasureEntry | undefined {
  if (fact.type === 'MeasureRegistered') {
    const { area, responsible, adoption } = fact.data;
    return {
      registeredAt: position,
      area,
      responsible,
      deputies: [],
      programme: adoption.programme,
      adopted: adoption.status === 'adopted',
      gone: null,
    };
  }
  if (!entry) return entry;
  switch (fact.type) {
    case 'MeasureMovedToArea':
      return { ...entry, area: fact.data.to };
    case 'ResponsibleChanged':
      return { ...entry, responsible: fact.data.to };
    case 'MeasureDeputyNamed':
      return { ...entry, deputies: [...entry.deputies.filter((one) => one !== fact.data.person), fact.data.person] };
    case 'MeasureDeputyWithdrawn':
      return { ...entry, deputies: entry.deputies.filter((one) => one !== fact.data.person) };
    case 'MeasureAdopted':
      return { ...entry, adopted: true, programme: fact.data.programme ?? entry.programme };
    case 'MeasureCarriedOver':
      return { ...entry, programme: fact.data.to };
    case 'MeasureMerged':
      return { ...entry, gone: 'merged' };
    case 'MeasureReplaced':
      return { ...entry, gone: 'replaced' };
    case 'MeasureAnnulled':
      return { ...entry, gone: 'annulled' };
    default:
      return entry;
  }
}
