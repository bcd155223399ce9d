import type { Recorded } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';
import type { ProgrammeEvent } from './events.js';
import type { SavingsNeed, SavingsTarget } from './targets.js';

export type ProgrammeStatus = 'under-preparation' | 'adopted' | 'superseded' | 'withdrawn';

/** A target as it stands. A withdrawn one asks for nothing, and its id is not used again. */
export interface TargetEntry extends SavingsTarget {
  readonly withdrawn: boolean;
}

/** A need as it stands. */
export interface NeedEntry extends SavingsNeed {
  readonly withdrawn: boolean;
}

/** A four-year plan, with what must be saved in it and what it lacks. */
export interface Programme {
  readonly name: string;
  /** Both years are in the programme. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly source: SourceReference | null;
  readonly status: ProgrammeStatus;
  /** The council's decision; null: not adopted, or the source does not tell the case. */
  readonly decision: DecisionReference | null;
  /** Id of the programme that took over. */
  readonly supersededBy: string | null;
  /** In the order in which they were set. */
  readonly targets: readonly TargetEntry[];
  readonly needs: readonly NeedEntry[];
}

/** Null: not prepared yet. */
export type ProgrammeState = Programme | null;

export const initialProgramme: ProgrammeState = null;

/** Folds one fact. A fact about a programme that was never prepared changes nothing. */
export function evolveProgramme(state: ProgrammeState, fact: Recorded<ProgrammeEvent>): ProgrammeState {
  if (fact.type === 'ProgrammePrepared') {
    return {
      ...fact.data,
      status: 'under-preparation',
      decision: null,
      supersededBy: null,
      targets: [],
      needs: [],
    };
  }
  if (state === null) return state;
  switch (fact.type) {
    case 'ProgrammeRenamed':
      return { ...state, name: fact.data.name };
    case 'ProgrammeAdopted':
      return { ...state, status: 'adopted', decision: fact.data.decision };
    case 'ProgrammeSuperseded':
      return { ...state, status: 'superseded', supersededBy: fact.data.by };
    case 'ProgrammeWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'SavingsTargetSet':
      return targetNamed(state, fact.data.target)
        ? state
        : { ...state, targets: [...state.targets, { ...fact.data, withdrawn: false }] };
    case 'SavingsTargetChanged': {
      const { reason: _, ...target } = fact.data;
      return onTarget(state, target.target, (known) => ({ ...known, ...target }));
    }
    case 'SavingsTargetWithdrawn':
      return onTarget(state, fact.data.target, (known) => ({ ...known, withdrawn: true }));
    case 'SavingsNeedStated':
      return needNamed(state, fact.data.need)
        ? state
        : { ...state, needs: [...state.needs, { ...fact.data, withdrawn: false }] };
    case 'SavingsNeedChanged': {
      const { reason: _, ...need } = fact.data;
      return onNeed(state, need.need, (known) => ({ ...known, ...need }));
    }
    case 'SavingsNeedWithdrawn':
      return onNeed(state, fact.data.need, (known) => ({ ...known, withdrawn: true }));
    default:
      return state;
  }
}

/** The target of this id, withdrawn or not, if the programme has it. */
export const targetNamed = ({ targets }: Programme, target: string): TargetEntry | undefined =>
  targets.find((known) => known.target === target);

/** The need of this id, withdrawn or not, if the programme has it. */
export const needNamed = ({ needs }: Programme, need: string): NeedEntry | undefined =>
  needs.find((known) => known.need === need);

const onTarget = (state: Programme, id: string, change: (target: TargetEntry) => TargetEntry): Programme => ({
  ...state,
  targets: state.targets.map((known) => (known.target === id ? change(known) : known)),
});

const onNeed = (state: Programme, id: string, change: (need: NeedEntry) => NeedEntry): Programme => ({
  ...state,
  needs: state.needs.map((known) => (known.need === id ? change(known) : known)),
});
