import type {
  Amount,
  AmountUnit,
  Estimate,
  FieldChange,
  FullYearEffect,
  Investment,
  Outlook,
  PlanEntry,
  SavingsEvent,
  SavingsLineDetails,
  SavingsLineReference,
  SavingsNature,
  SavingsNeed,
  SavingsOverlap,
  SavingsTarget,
  SourceReference,
} from '#domain';
import type { Fate } from '../../projections/measures/code.js';
import type { BridgeStep } from '../../projections/savings/steps.js';
import type { Asked, At } from '../answer.js';
import type { Named } from '../measure.js';

/** Whose money is asked for. A measure belongs to the unit of its area, and to the strategies that it is linked to. */
export type SavingsScope =
  | { readonly kind: 'municipality' }
  /** The unit and all below it. */
  | { readonly kind: 'unit'; readonly unit: string }
  /** The strategy and its sub-strategies; a measure under several of them counts once. */
  | { readonly kind: 'strategy'; readonly strategy: string }
  | { readonly kind: 'measure'; readonly measure: string };

/** Both included; null: open. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number | null;
}

export interface SavingsQuery extends Asked {
  /** Default: the whole municipality. */
  readonly scope?: SavingsScope | undefined;
  /** Default: every unit that there are figures in, each by itself. */
  readonly unit?: AmountUnit | undefined;
  /** Default: every year that there are figures or targets for. */
  readonly years?: YearRange | undefined;
  /** Plans of this programme only, and its targets and needs; forecasts and results of every line. */
  readonly programme?: string | undefined;
  /** Leaves out of sums and plans what measures say that are exempt from public view. */
  readonly withoutExempt?: boolean | undefined;
}

/** In the sign of the lines: negative improves the net. `net` is `gross` and `costs` together. */
export interface NetFigures {
  /** Savings and added income. */
  readonly gross: Amount;
  /** Added costs. */
  readonly costs: Amount;
  readonly net: Amount;
}

/** What is missing: target − saved, where saved = −net. Below zero: more than the target. */
export interface TargetGaps {
  readonly plan: Amount;
  readonly forecast: Amount;
  readonly realised: Amount;
  readonly confirmed: Amount;
}

/** A target of the scope that was asked for, for this year. Several are shown side by side and never added up. */
export interface YearTarget extends Estimate {
  readonly target: string;
  readonly programme: string;
  readonly title: string;
  readonly unreconciledWith: string | null;
  readonly gap: TargetGaps;
}

export interface SavingsYear {
  readonly year: number;
  readonly targets: readonly YearTarget[];
  /** The target, where there is exactly one; null: none, or several that do not agree. */
  readonly target: Amount | null;
  readonly gap: TargetGaps | null;
  readonly plan: NetFigures;
  /** Latest forecast of each line; of a line without one, its plan. */
  readonly forecast: NetFigures;
  readonly realised: NetFigures;
  /** The part of what is realised that finance has confirmed. */
  readonly confirmed: NetFigures;
  /** Realised, else forecast, else plan (the standing one, whatever programme was asked for): what the bridge tells of. */
  readonly outlook: NetFigures;
  /** Lines that have a plan, a forecast or a result for the year. */
  readonly lines: number;
  readonly linesWithoutForecast: number;
  readonly linesWithoutResult: number;
}

export interface SavingsOfUnit {
  readonly unit: AmountUnit;
  /** How many of the smallest part, in which all amounts are, make one of the unit. */
  readonly scale: number;
  readonly years: readonly SavingsYear[];
}

/** A plan with figures whose years nobody knows: counted in no year. */
export interface UndatedPlan {
  readonly measure: string;
  readonly measureTitle: string;
  readonly line: string;
  readonly title: string;
  readonly unit: AmountUnit;
  readonly programme: string;
  readonly figures: readonly Estimate[];
}

export interface SavingsReport {
  readonly scope: SavingsScope;
  readonly programme: string | null;
  /** Units are never added together. */
  readonly units: readonly SavingsOfUnit[];
  /** The needs that programmes state: no targets, and set against nothing. Of the municipality only. */
  readonly needs: readonly (SavingsNeed & { readonly programme: string })[];
  /** How many plans of lines that count have undated figures, and the first of them, at most {@link MAX_UNDATED}. */
  readonly undated: { readonly count: number; readonly plans: readonly UndatedPlan[] };
}

export const MAX_UNDATED = 100;

/** By measure: for one unit and one year. */
export interface SavingsMeasuresQuery extends Asked {
  readonly scope?: SavingsScope | undefined;
  /** Default: kroner. */
  readonly unit?: AmountUnit | undefined;
  readonly year: number;
  readonly programme?: string | undefined;
  /** Default {@link SAVINGS_PAGE}, at most {@link MAX_SAVINGS_PAGE}. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export const SAVINGS_PAGE = 50;
export const MAX_SAVINGS_PAGE = 200;

export interface SavingsOfMeasure {
  readonly measure: string;
  readonly title: string;
  readonly area: string;
  readonly plan: NetFigures;
  readonly forecast: NetFigures;
  readonly realised: NetFigures;
  readonly confirmed: NetFigures;
  readonly outlook: NetFigures;
  readonly lines: number;
  readonly linesWithoutForecast: number;
  readonly linesWithoutResult: number;
}

export interface SavingsMeasures {
  readonly scope: SavingsScope;
  readonly unit: AmountUnit;
  readonly scale: number;
  readonly year: number;
  /** Measures with a line that has a figure for the year, in the order of their ids. */
  readonly measures: readonly SavingsOfMeasure[];
  readonly next: string | null;
}

/** Targets, and how much of each has no measure behind it. */
export interface TargetCoverageQuery extends Asked {
  readonly programme?: string | undefined;
  readonly unit?: AmountUnit | undefined;
  readonly years?: YearRange | undefined;
}

export interface TargetCoverage extends SavingsTarget {
  readonly programme: string;
  readonly programmeName: string | null;
  readonly scale: number;
  readonly withdrawn: boolean;
  /** What the lines in its scope plan to save in the year: positive improves the net. */
  readonly planned: Amount;
  /** max(0, target − planned) */
  readonly uncovered: Amount;
  readonly gap: TargetGaps;
}

export interface TargetsCoverage {
  /** By year, then in the order in which they were set. Never added up. */
  readonly targets: readonly TargetCoverage[];
}

/**
 * Between two states of the log: from `from` (opening) to `at` (closing). Units of the organisation are those below the
 * scope at the closing, at both ends.
 */
export interface SavingsBridgeQuery extends Asked {
  readonly from: At;
  readonly scope?: SavingsScope | undefined;
  /** Default: kroner. */
  readonly unit?: AmountUnit | undefined;
  /** Default: all. Amounts of several years are added up, as levels. */
  readonly years?: YearRange | undefined;
}

export interface BridgeStepSum {
  readonly step: BridgeStep;
  /** Change of the outlook: negative improves the net. */
  readonly amount: Amount;
}

/** opening + every step = closing, to the unit's smallest part. */
export interface SavingsBridge {
  readonly scope: SavingsScope;
  readonly unit: AmountUnit;
  readonly scale: number;
  readonly years: YearRange;
  readonly opening: { readonly position: number; readonly logTime: string | null; readonly amount: Amount };
  /** Every step, in a fixed order, also those of zero. */
  readonly steps: readonly BridgeStepSum[];
  readonly closing: { readonly position: number; readonly logTime: string | null; readonly amount: Amount };
}

export interface BridgeEventsQuery extends SavingsBridgeQuery {
  readonly step: BridgeStep;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What one event did to one year of one line. */
export interface BridgeEvent {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly measure: string;
  readonly measureTitle: string;
  readonly line: string;
  readonly title: string;
  readonly nature: SavingsNature;
  readonly year: number;
  readonly amount: Amount;
}

export interface BridgeEvents {
  readonly scope: SavingsScope;
  readonly unit: AmountUnit;
  readonly scale: number;
  readonly years: YearRange;
  readonly from: number;
  readonly step: BridgeStep;
  /** Rising positions. Their amounts add up to that of the step. */
  readonly events: readonly BridgeEvent[];
  readonly next: string | null;
}

/** How what is expected of one year has changed over time. */
export interface ForecastDriftQuery extends Asked {
  readonly scope?: SavingsScope | undefined;
  /** Default: kroner. */
  readonly unit?: AmountUnit | undefined;
  readonly year: number;
  /** Days, whose ends are looked at. Default: the end of every month up to the present, the last {@link DRIFT_POINTS}. */
  readonly days?: readonly string[] | undefined;
}

export const DRIFT_POINTS = 24;
export const MAX_DRIFT_POINTS = 60;

export interface DriftPoint {
  readonly day: string;
  readonly position: number;
  readonly plan: NetFigures;
  readonly forecast: NetFigures;
  readonly realised: NetFigures;
  readonly outlook: NetFigures;
  readonly linesWithoutForecast: number;
}

export interface ForecastDrift {
  readonly scope: SavingsScope;
  readonly unit: AmountUnit;
  readonly scale: number;
  readonly year: number;
  readonly points: readonly DriftPoint[];
}

export interface MeasureSavingsQuery extends Asked {
  readonly measure: string;
}

/** Who recorded something, and when. */
export interface RecordedFigure {
  readonly eventId: string;
  readonly position: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A line's figures for one year, and what each of them rests on. */
export interface LineYear {
  readonly year: number;
  /** The standing plan; null: nobody has planned the year. */
  readonly plan: (Estimate & { readonly programme: string; readonly locked: boolean }) | null;
  readonly forecast: Estimate | null;
  readonly realised: (Estimate & { readonly confirmed: boolean; readonly event: string }) | null;
  readonly outlook: Outlook | null;
  /** Deducted, since another line counts it; what a line counted that is gone is not deducted any more. */
  readonly overlap: Amount;
  /** What the line adds to the sums, over its outlook. */
  readonly counted: Amount;
}

export interface LinePlan extends PlanEntry {
  readonly programmeName: string | null;
}

export interface LineForecast extends RecordedFigure {
  readonly on: string;
  readonly years: readonly (Estimate & { readonly year: number })[];
  readonly cause: string;
  readonly reason: string;
  /** Event ids of its corrections, oldest first; what stands above is the last of them. */
  readonly corrections: readonly string[];
}

export interface LineRealisation extends RecordedFigure {
  readonly year: number;
  readonly figure: Estimate;
  readonly on: string;
  readonly source: string;
  /** What a confirmation or a correction names. */
  readonly version: string;
  readonly confirmation: RecordedFigure | null;
  readonly corrections: readonly string[];
}

/** `deducted`: false when the other line is gone, and none that goes on from it counts: it counts here again. */
export interface LineOverlap extends SavingsOverlap {
  readonly deducted: boolean;
}

export interface LinePage extends SavingsLineDetails {
  readonly line: string;
  readonly unit: AmountUnit;
  readonly scale: number;
  readonly continues: (SavingsLineReference & { readonly measureTitle: string | null }) | null;
  readonly source: SourceReference | null;
  readonly withdrawn: boolean;
  /** False: withdrawn, or its measure is annulled, merged or replaced. */
  readonly counts: boolean;
  readonly fullYearEffect: FullYearEffect | null;
  readonly overlaps: readonly LineOverlap[];
  readonly plans: readonly LinePlan[];
  readonly years: readonly LineYear[];
  readonly forecasts: readonly LineForecast[];
  readonly realisations: readonly LineRealisation[];
}

export interface SavingsHistoryEntry extends RecordedFigure {
  readonly revision: number;
  readonly type: SavingsEvent['type'];
  readonly role: string;
  readonly line: string | null;
  readonly investment: string | null;
  readonly reason: string | null;
  /** What it changed: old and new value of each field. */
  readonly changes: readonly FieldChange[];
  /** Event that it corrects or confirms. */
  readonly about: string | null;
}

/** All the money of one measure. */
export interface MeasureSavings {
  readonly measure: string;
  readonly title: string;
  readonly area: Named;
  readonly fate: Fate;
  /** Of the stream `savings-<measure>`: what a command may be based on. -1: nothing was ever stated. */
  readonly revision: number;
  readonly lines: readonly LinePage[];
  readonly investments: readonly Investment[];
  /** From the first event on. */
  readonly history: readonly SavingsHistoryEntry[];
}
