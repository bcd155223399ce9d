import type { Recorded } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';
import type { ProgrammeEvent } from './events.js';

export type ProgrammeStatus = 'under-preparation' | 'adopted' | 'superseded' | 'withdrawn';

/** A four-year plan. Needs and targets will stand beside these fields. */
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
}

/** Null: not prepared yet. */
export type ProgrammeState = Programme | null;

export const initialProgramme: ProgrammeState = null;

/** Folds one fact. A fact about a programme that was never prepared changes nothing. */
export function evolveProgramme(state: ProgrammeState, fact: Recorded<ProgrammeEvent>): ProgrammeState {
  if (fact.type === 'ProgrammePrepared') {
    return { ...fact.data, status: 'under-preparation', decision: null, supersededBy: null };
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
    default:
      return state;
  }
}
