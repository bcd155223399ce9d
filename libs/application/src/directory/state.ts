import {
  evolveGoal,
  evolveOrganisation,
  evolveProgramme,
  evolveStrategy,
  initialOrganisation,
  pathOf,
  type Day,
  type GoalEvent,
  type GoalState,
  type IndicatorEvent,
  type MeasureEvent,
  type OrganisationEvent,
  type OrganisationState,
  type ProgrammeEvent,
  type ProgrammeState,
  type Recorded,
  type RoundEvent,
  type SavingsEvent,
  type SavingsLineReference,
  type StrategyEvent,
  type StrategyState,
} from '#domain';
import type { PositionedEvent } from '#event-store';
import { foldIndicator, type IndicatorEntry } from './indicator-entry.js';
import { foldRound, type RoundEntry } from './round-entry.js';
import { foldLines, lineKey, type LinesEntry } from './lines-entry.js';
import { foldPlans, type PlansEntry } from './plans-entry.js';

/** What must be known of a measure outside its own stream. */
export interface MeasureEntry {
  /** Position of the event that registered it. */
  readonly registeredAt: number;
  readonly area: string;
  readonly responsible: string | null;
  /** Both days included. */
  readonly deputies: readonly { readonly person: string; readonly from: Day; readonly to: Day }[];
  readonly programme: string | null;
  readonly adopted: boolean;
  readonly goals: readonly string[];
  readonly strategies: readonly string[];
  /** Counts nowhere any more: annulled, or gone into its heir. */
  readonly gone: 'annulled' | 'merged' | 'replaced' | null;
  /** Kept from public view as a whole. */
  readonly exempt: boolean;
  /** What was last said of the comment of a report after it was reported, by the report's event id. */
  readonly commentsExempt: Readonly<Record<string, boolean>>;
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
  /** Of measures that have a plan: for which programmes, and which of them are locked. */
  readonly plans: Map<string, PlansEntry>;
  /** Savings lines, by the measures that have any. */
  readonly lines: Map<string, LinesEntry>;
  /** Lines that go on from a line, by its {@link lineKey}. */
  readonly continuing: Map<string, SavingsLineReference[]>;
  readonly indicators: Map<string, IndicatorEntry>;
  readonly rounds: Map<string, RoundEntry>;
  /** Measures by the persons who are responsible for them or were named deputies, whatever the days. */
  readonly measuresOf: Map<string, Set<string>>;
}

export const emptyDirectory = (): DirectoryState => ({
  organisation: initialOrganisation,
  programmes: new Map(),
  goals: new Map(),
  strategies: new Map(),
  measures: new Map(),
  plans: new Map(),
  lines: new Map(),
  continuing: new Map(),
  indicators: new Map(),
  rounds: new Map(),
  measuresOf: new Map(),
});

/** Is the person responsible for a measure, or its deputy on the day? */
export function hasMeasures({ measures, measuresOf }: DirectoryState, person: string, today: Day): boolean {
  for (const id of measuresOf.get(person) ?? []) {
    const entry = measures.get(id);
    if (entry?.responsible === person) return true;
    if (entry?.deputies.some((one) => one.person === person && one.from <= today && today <= one.to)) return true;
  }
  return false;
}

/** The unit and those above it, from itself upwards; empty for a unit that does not exist. */
export function unitsAbove({ organisation }: DirectoryState, unit: string): readonly string[] {
  const path = pathOf(organisation, unit);
  return path ? [path.unit, path.area, path.sector].filter((id) => id !== null) : [];
}

/** Puts the measure in, and under those who answer for it. */
export function putMeasure({ measures, measuresOf }: DirectoryState, id: string, entry: MeasureEntry): void {
  const before = measures.get(id);
  if (before) for (const person of personsOf(before)) measuresOf.get(person)?.delete(id);
  for (const person of personsOf(entry)) {
    const own = measuresOf.get(person);
    if (own) own.add(id);
    else measuresOf.set(person, new Set([id]));
  }
  measures.set(id, entry);
}

/** Puts a line under the one that it goes on from. */
export function putContinuing(
  { continuing }: DirectoryState,
  line: SavingsLineReference,
  from: SavingsLineReference | null,
): void {
  if (from) continuing.set(lineKey(from), [...(continuing.get(lineKey(from)) ?? []), line]);
}

const personsOf = ({ responsible, deputies }: MeasureEntry): readonly string[] => [
  ...(responsible === null ? [] : [responsible]),
  ...deputies.map(({ person }) => person),
];

function replace<State>(
  states: Map<string, NonNullable<State>>,
  id: string,
  evolve: (state: State | null) => State | null | undefined,
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
      if (entry) putMeasure(directory, id, entry);
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
    case 'savings':
      replace(directory.plans, id, (plans) => foldPlans(plans, fact as unknown as Recorded<SavingsEvent>));
      return replace(directory.lines, id, (lines) => {
        const after = foldLines(lines, fact as unknown as Recorded<SavingsEvent>);
        for (const line of Object.keys(after ?? {})) {
          if (!lines?.[line]) putContinuing(directory, { measure: id, line }, after?.[line]?.continues ?? null);
        }
        return after;
      });
    case 'indicator':
      return replace(directory.indicators, id, (entry) =>
        foldIndicator(entry, fact as unknown as Recorded<IndicatorEvent>),
      );
    case 'round':
      return replace(directory.rounds, id, (entry) =>
        foldRound(entry, fact as unknown as Recorded<RoundEvent>, event.metadata.actor.person),
      );
  }
}

function foldMeasure(
  entry: MeasureEntry | undefined,
  fact: Recorded<MeasureEvent>,
  position: number,
): MeasureEntry | undefined {
  if (fact.type === 'MeasureRegistered') {
    const { area, responsible, adoption, goals, strategies, exemption } = fact.data;
    return {
      registeredAt: position,
      area,
      responsible,
      deputies: [],
      programme: adoption.programme,
      adopted: adoption.status === 'adopted',
      goals,
      strategies,
      gone: null,
      exempt: exemption !== null,
      commentsExempt: {},
    };
  }
  if (!entry) return entry;
  switch (fact.type) {
    case 'MeasureMovedToArea':
      return { ...entry, area: fact.data.to };
    case 'ResponsibleChanged':
      return { ...entry, responsible: fact.data.to };
    case 'MeasureDeputyNamed':
      return { ...entry, deputies: [...withoutDeputy(entry, fact.data.person), fact.data] };
    case 'MeasureDeputyWithdrawn':
      return { ...entry, deputies: withoutDeputy(entry, fact.data.person) };
    case 'GoalLinked':
      return { ...entry, goals: [...without(entry.goals, fact.data.goal), fact.data.goal] };
    case 'GoalUnlinked':
      return { ...entry, goals: without(entry.goals, fact.data.goal) };
    case 'StrategyLinked':
      return { ...entry, strategies: [...without(entry.strategies, fact.data.strategy), fact.data.strategy] };
    case 'StrategyUnlinked':
      return { ...entry, strategies: without(entry.strategies, fact.data.strategy) };
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
    case 'MeasureExempted':
      return { ...entry, exempt: true };
    case 'MeasureExemptionLifted':
      return { ...entry, exempt: false };
    case 'StatusReportCorrected':
      return withComment(entry, fact.data.corrects, fact.data.report.commentExempt !== null);
    case 'CommentExempted':
      return withComment(entry, fact.data.report, true);
    case 'CommentExemptionLifted':
      return withComment(entry, fact.data.report, false);
    default:
      return entry;
  }
}

const withoutDeputy = ({ deputies }: MeasureEntry, person: string): MeasureEntry['deputies'] =>
  deputies.filter((one) => one.person !== person);

const withComment = (entry: MeasureEntry, report: string, exempt: boolean): MeasureEntry => ({
  ...entry,
  commentsExempt: { ...entry.commentsExempt, [report]: exempt },
});

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);
