import type { Refusal } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';

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
  | { readonly type: 'WithdrawProgramme'; readonly reason: string };

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
  | 'decision-missing'
  | 'decision-not-decided'
  | 'decision-both-known-and-unknown';

export type ProgrammeRefusal = Refusal<ProgrammeRefusalCode>;
