import type { Recorded } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';
import type { StrategyDetails, StrategyEvent } from './events.js';

export interface StrategyDecisionReference {
  readonly reference: string;
  readonly decision: DecisionReference;
  readonly source: SourceReference | null;
}

export interface StrategyQuestion {
  readonly question: string;
  readonly text: string;
  readonly source: SourceReference | null;
  /** Null: still open. */
  readonly answer: string | null;
}

export interface Strategy extends StrategyDetails {
  readonly kind: 'strategy' | 'sub-strategy';
  readonly parent: string | null;
  readonly source: SourceReference | null;
  /** In the order in which they were referred to. */
  readonly decisions: readonly StrategyDecisionReference[];
  /** In the order in which they were raised. */
  readonly questions: readonly StrategyQuestion[];
  readonly ended: boolean;
}

/** Null: not registered yet. */
export type StrategyState = Strategy | null;

export const initialStrategy: StrategyState = null;

/** Folds one fact. A fact about a strategy that was never registered changes nothing. */
export function evolveStrategy(state: StrategyState, fact: Recorded<StrategyEvent>): StrategyState {
  if (fact.type === 'StrategyRegistered') return { ...fact.data, decisions: [], questions: [], ended: false };
  if (state === null) return state;
  switch (fact.type) {
    case 'StrategyDetailsChanged': {
      const { reason: _, ...details } = fact.data;
      return { ...state, ...details };
    }
    case 'StrategyDecisionReferenced':
      return { ...state, decisions: [...state.decisions, fact.data] };
    case 'StrategyQuestionRaised':
      return { ...state, questions: [...state.questions, { ...fact.data, answer: null }] };
    case 'StrategyQuestionAnswered':
      return {
        ...state,
        questions: state.questions.map((question) =>
          question.question === fact.data.question ? { ...question, answer: fact.data.answer } : question,
        ),
      };
    case 'StrategyEnded':
      return { ...state, ended: true };
    default:
      return state;
  }
}
