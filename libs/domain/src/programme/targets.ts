import type { Amount, AmountUnit, Estimate } from '../shared/amounts.js';
import type { SourceReference } from '../shared/values.js';

/** Whose savings are counted towards a target. */
export type TargetScope =
  | { readonly kind: 'programme' }
  /** A unit of the line organisation with all below it: sector, programme area or unit. */
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'strategy'; readonly strategy: string }
  | { readonly kind: 'measure'; readonly measure: string };

/** What must be saved by a year: a positive figure (a line of −1 saves 1). The level in that year, as lines are. */
export interface SavingsTarget {
  readonly target: string;
  readonly title: string;
  readonly scope: TargetScope;
  readonly unit: AmountUnit;
  readonly year: number;
  readonly figure: Estimate;
  /** What it is measured against, as far as the source says. */
  readonly baseline: { readonly year: number | null; readonly amount: Amount | null } | null;
  /** Another target that says something of the same, and does not agree with this one: both are kept, neither is added up. */
  readonly unreconciledWith: string | null;
  readonly note: string | null;
  readonly source: SourceReference | null;
}

/** What a programme lacks in a year (innsparingsbehov): not a target, never set against lines. */
export interface SavingsNeed {
  readonly need: string;
  readonly title: string;
  readonly unit: AmountUnit;
  readonly year: number;
  readonly figure: Estimate;
  readonly note: string | null;
  readonly source: SourceReference | null;
}
