import type { PreconditionFailed } from '#application';
import {
  describeGoalChanges,
  describeIndicatorChanges,
  describeMeasureChanges,
  describeOrganisationChanges,
  describeProgrammeChanges,
  describeRoundChanges,
  describeSavingsChanges,
  describeStrategyChanges,
  evolveGoal,
  evolveIndicator,
  evolveMeasure,
  evolveOrganisation,
  evolveProgramme,
  evolveRound,
  evolveSavings,
  evolveStrategy,
  presentPhase,
  presentStatus,
  type Fact,
  type FieldChange,
  type Measure,
  type Recorded,
} from '#domain';

/** What happened to something since a revision: each event with the fields that it changed. */
export interface EventChanges {
  readonly id: string;
  readonly type: string;
  readonly changes: readonly FieldChange[];
}

interface Teller {
  readonly describe: (before: never, fact: never) => readonly FieldChange[];
  readonly evolve: (state: never, fact: never) => unknown;
}

const TELLERS: Readonly<Record<string, Teller>> = {
  measure: { describe: describeMeasureChanges, evolve: evolveMeasure },
  programme: { describe: describeProgrammeChanges, evolve: evolveProgramme },
  goal: { describe: describeGoalChanges, evolve: evolveGoal },
  strategy: { describe: describeStrategyChanges, evolve: evolveStrategy },
  indicator: { describe: describeIndicatorChanges, evolve: evolveIndicator },
  round: { describe: describeRoundChanges, evolve: evolveRound },
  savings: { describe: describeSavingsChanges, evolve: evolveSavings },
  organisation: { describe: describeOrganisationChanges, evolve: evolveOrganisation },
};

/**
 * For whoever was too late: what changed since the revision that he or she knew, and what holds now. Only those who may
 * act on it get this far, and they may read all of it.
 */
export function changesOf<State, F extends Fact>(
  failed: PreconditionFailed<State, F>,
): { readonly changes: readonly EventChanges[]; readonly current?: object } {
  const category = failed.stream.slice(0, failed.stream.indexOf('-'));
  const teller = TELLERS[category];
  if (!teller) return { changes: [] };
  let state = failed.before as never;
  const changes = failed.since.map((fact: Recorded<F>) => {
    const described = teller.describe(state, fact as never);
    state = teller.evolve(state, fact as never) as never;
    return { id: fact.id, type: fact.type, changes: described };
  });
  // They are large, and who was too late needs the one unit or period that is in the changes.
  if (category === 'organisation' || category === 'indicator') return { changes };
  const current = category === 'measure' ? measureNow(failed.state as Measure) : (failed.state as object);
  return { changes, current };
}

/** The measure without its past and its notes, which have addresses of their own. */
function measureNow(measure: Measure): object {
  const { timeline: _timeline, confirmation: _confirmation, changedBy: _changedBy, notes: _notes, ...now } = measure;
  return { ...now, phase: presentPhase(measure), status: presentStatus(measure)?.report ?? null };
}
