import type { Recorded } from '../shared/kernel.js';
import type { SourceReference } from '../shared/values.js';
import type { GoalEvent, GoalLevel, GoalParent } from './events.js';

export interface Goal {
  readonly level: GoalLevel;
  readonly title: string;
  readonly description: string | null;
  readonly parent: GoalParent;
  /** Further goals that it also serves, in the order in which they were linked; never the parent, never itself. */
  readonly alsoUnder: readonly string[];
  readonly chapterArea: string | null;
  readonly source: SourceReference | null;
  /** No longer pursued. */
  readonly retired: boolean;
}

/** Null: not set yet. */
export type GoalState = Goal | null;

export const initialGoal: GoalState = null;

/** Folds one fact. A fact about a goal that was never set changes nothing. */
export function evolveGoal(state: GoalState, fact: Recorded<GoalEvent>): GoalState {
  if (fact.type === 'GoalSet') return { ...fact.data, retired: false };
  if (state === null) return state;
  switch (fact.type) {
    case 'GoalReworded':
      return { ...state, title: fact.data.title, description: fact.data.description };
    case 'GoalMoved':
      return { ...state, parent: fact.data.to };
    case 'GoalAlsoLinked':
      return { ...state, alsoUnder: [...without(state.alsoUnder, fact.data.goal), fact.data.goal] };
    case 'GoalAlsoUnlinked':
      return { ...state, alsoUnder: without(state.alsoUnder, fact.data.goal) };
    case 'GoalRetired':
      return { ...state, retired: true };
    default:
      return state;
  }
}

const without = (goals: readonly string[], goal: string): readonly string[] => goals.filter((other) => other !== goal);
