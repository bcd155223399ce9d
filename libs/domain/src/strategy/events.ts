import type { EventTable, Fact } from '../shared/kernel.js';
import type { DecisionReference, PartialDate, SourceReference } from '../shared/values.js';

/** What is known of a strategy; each field possibly partial or unknown. */
export interface StrategyDetails {
  readonly name: string;
  readonly description: string | null;
  /** The body that adopted it. */
  readonly body: string | null;
  readonly adoptedOn: PartialDate | null;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

export type StrategyEvent =
  | Fact<
      'StrategyRegistered',
      StrategyDetails & {
        readonly kind: 'strategy' | 'sub-strategy';
        readonly parent: string | null;
        readonly source: SourceReference | null;
      }
    >
  | Fact<'StrategyDetailsChanged', StrategyDetails & { readonly reason: string }>
  | Fact<
      'StrategyDecisionReferenced',
      { readonly reference: string; readonly decision: DecisionReference; readonly source: SourceReference | null }
    >
  /** Something that the sources leave open; kept as a question until a person answers. */
  | Fact<
      'StrategyQuestionRaised',
      { readonly question: string; readonly text: string; readonly source: SourceReference | null }
    >
  | Fact<'StrategyQuestionAnswered', { readonly question: string; readonly answer: string }>
  | Fact<'StrategyEnded', { readonly reason: string }>;

const name = (suffix: string): string => `no.tiltak.strategy.${suffix}`;

export const strategyEvents: EventTable<StrategyEvent> = {
  StrategyRegistered: { version: 1, publicName: name('registered'), freeText: ['name', 'description'] },
  StrategyDetailsChanged: {
    version: 1,
    publicName: name('details-changed'),
    freeText: ['name', 'description', 'reason'],
  },
  StrategyDecisionReferenced: { version: 1, publicName: name('decision-referenced'), freeText: ['decision.title'] },
  StrategyQuestionRaised: { version: 1, publicName: null, freeText: ['text'] },
  StrategyQuestionAnswered: { version: 1, publicName: null, freeText: ['answer'] },
  StrategyEnded: { version: 1, publicName: name('ended'), freeText: ['reason'] },
};
