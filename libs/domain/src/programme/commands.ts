import type { Refusal } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';
import type { SavingsNeed, SavingsTarget } from './targets.js';

export type ProgrammeCommand =
  | {
      readonly type: 'PrepareProgramme';
      readonly name: string;
      readonly firstYear: number;
      /** Four years: `firstYear + 3`. */
      readonly lastYear: number;
      readonly source: SourceReference | null;
    }
  | { readonly type: 'RenameProgramme'; readonly name: string; readonly reason: string }
  /**
   * By the council. Without a decision only where the source states the adoption but not its case: then
   * `decisionUnknown` says so. The decision of such a programme may be stated later with the same command.
   */
  | {
      readonly type: 'AdoptProgramme';
      readonly decision: DecisionReference | null;
      readonly decisionUnknown: boolean;
    }
  /** `self`: id of this programme, which `by` must not be. */
  | { readonly type: 'SupersedeProgramme'; readonly self: string; readonly by: string }
  | { readonly type: 'WithdrawProgramme'; readonly reason: string }
  /** Ids of targets and needs are given. That scope and programme exist spans streams: the application asks. */
  | ({ readonly type: 'SetSavingsTarget' } & SavingsTarget)
  | ({ readonly type: 'ChangeSavingsTarget'; readonly reason: string } & SavingsTarget)
  | { readonly type: 'WithdrawSavingsTarget'; readonly target: string; readonly reason: string }
  | ({ readonly type: 'StateSavingsNeed' } & SavingsNeed)
  | ({ readonly type: 'ChangeSavingsNeed'; readonly reason: string } & SavingsNeed)
  | { readonly type: 'WithdrawSavingsNeed'; readonly need: string; readonly reason: string };

export type ProgrammeRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'year-invalid'
  | 'partial-date-invalid'
  | 'programme-unknown'
  | 'programme-exists'
  | 'programme-not-four-years'
  | 'programme-not-under-preparation'
  | 'programme-not-adopted'
  | 'programme-already-adopted'
  | 'programme-superseded'
  | 'programme-withdrawn'
  | 'programme-superseded-by-itself'
  | 'programme-successor-unknown'
  | 'programme-successor-not-adopted'
  | 'programme-successor-not-later'
  | 'decision-missing'
  | 'decision-not-decided'
  | 'decision-both-known-and-unknown'
  | 'amount-invalid'
  | 'amount-outside-range'
  | 'range-out-of-order'
  /** A target is a positive saving. */
  | 'target-not-positive'
  | 'target-exists'
  | 'target-unknown'
  | 'target-withdrawn'
  | 'target-year-outside-programme'
  | 'target-unreconciled-with-itself'
  | 'need-not-positive'
  | 'need-exists'
  | 'need-unknown'
  | 'need-withdrawn';

export type ProgrammeRefusal = Refusal<ProgrammeRefusalCode>;
