import type { Refusal } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';
import type { StrategyDetails } from './events.js';

/** Whether the parent strategy exists spans streams: the application asks before it decides. */
export type StrategyCommand =
  /** `self`: id of this strategy, which `parent` must not be. */
  | (StrategyDetails & {
      readonly type: 'RegisterStrategy';
      readonly self: string;
      readonly kind: 'strategy' | 'sub-strategy';
      readonly parent: string | null;
      readonly source: SourceReference | null;
    })
  /** All details as they are to be, not only those that change. */
  | (StrategyDetails & { readonly type: 'ChangeStrategyDetails'; readonly reason: string })
  | {
      readonly type: 'ReferToStrategyDecision';
      readonly reference: string;
      readonly decision: DecisionReference;
      readonly source: SourceReference | null;
    }
  | {
      readonly type: 'RaiseStrategyQuestion';
      readonly question: string;
      readonly text: string;
      readonly source: SourceReference | null;
    }
  | { readonly type: 'AnswerStrategyQuestion'; readonly question: string; readonly answer: string }
  | { readonly type: 'EndStrategy'; readonly reason: string };

export type StrategyRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'year-invalid'
  | 'partial-date-invalid'
  | 'years-out-of-order'
  | 'strategy-unknown'
  | 'strategy-exists'
  | 'strategy-ended'
  | 'strategy-under-itself'
  | 'sub-strategy-without-parent'
  | 'strategy-with-parent'
  | 'reference-exists'
  | 'question-exists'
  | 'question-unknown'
  | 'question-already-answered';

export type StrategyRefusal = Refusal<StrategyRefusalCode>;
