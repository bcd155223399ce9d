import type {
  Day,
  IndicatorDirection,
  IndicatorPeriod,
  IndicatorUnit,
  Judgement,
  PeriodTarget,
  SourceReference,
} from '#domain';
import type {
  SeriesBaseline,
  SeriesBreak,
  SeriesComparator,
  SeriesRule,
  SeriesValue,
  SetTarget,
} from '../../projections/indicators/series.js';
import type { Asked } from '../answer.js';
import type { Named } from '../measure.js';

export type { SeriesBaseline, SeriesBreak, SeriesComparator, SeriesRule, SeriesValue, SetTarget };

/** Which indicators are listed; what is left out does not limit. */
export interface IndicatorsQuery extends Asked {
  /** Linked to this goal. */
  readonly goal?: string | undefined;
  /** Linked to this measure. */
  readonly measure?: string | undefined;
  /** Of this unit, with everything below it. */
  readonly area?: string | undefined;
  /** With those that are no longer followed. */
  readonly withRetired?: boolean | undefined;
}

/** What stands between a value and what it is judged against; 0: reached. Null: no target, or no value. */
export interface Distance {
  readonly toTarget: number | null;
  /** To the minimum (for `less`: the most that is accepted). */
  readonly toMinimum: number | null;
}

export interface IndicatorRow {
  readonly indicator: string;
  readonly title: string;
  readonly unit: IndicatorUnit;
  readonly direction: IndicatorDirection;
  readonly area: string | null;
  readonly restricted: boolean;
  readonly retired: boolean;
  readonly goals: readonly string[];
  readonly measures: readonly string[];
  /** The value that counts of the newest period that has one; projections are none. */
  readonly latest: SeriesValue | null;
  /** Target of the period of the latest value. */
  readonly target: PeriodTarget | null;
  readonly distance: Distance;
  /** How many periods have values of several sources that nobody has chosen between. */
  readonly conflicts: number;
}

export interface IndicatorList {
  /** In the order in which they were defined. */
  readonly indicators: readonly IndicatorRow[];
}

/** The rule that old history is tried by: one that the series has had, or one that nobody has set. */
export type TrialRule = { readonly version: number } | { readonly yellow: number };

export interface IndicatorQuery extends Asked {
  readonly indicator: string;
  /** Judges every value by this rule as well; nothing is changed by it. */
  readonly rule?: TrialRule | undefined;
}

/** One period of the series. */
export interface IndicatorPeriodRow {
  readonly period: IndicatorPeriod;
  /** The value that counts; null: none yet, projections only, or a conflict that nobody has decided. */
  readonly value: SeriesValue | null;
  /** Value − baseline; null: one of them is missing, or a break lies between them. */
  readonly sinceBaseline: number | null;
  readonly target: SetTarget | null;
  readonly distance: Distance;
  /** As it was judged when it was recorded, with the version of the rule. */
  readonly judgement: Judgement | null;
  /** As the rule that was asked for would judge it. */
  readonly tried: Judgement['light'] | null;
  /** Values of several sources, and nobody has chosen. */
  readonly conflict: boolean;
  /** Which value was chosen, and why. */
  readonly chosen: { readonly value: string; readonly reason: string } | null;
  /** Every value that stands, of all sources; projections too. */
  readonly values: readonly SeriesValue[];
  /** Values that were corrected, oldest first. */
  readonly corrected: readonly SeriesValue[];
  /** Targets that were set before, oldest first. */
  readonly formerTargets: readonly SetTarget[];
}

export interface IndicatorReport {
  readonly indicator: string;
  readonly title: string;
  readonly description: string | null;
  readonly unit: IndicatorUnit;
  readonly direction: IndicatorDirection;
  /** Null: the whole municipality. */
  readonly area: Named | null;
  readonly restricted: boolean;
  /** Why it is no longer followed; null: it is. */
  readonly retired: { readonly reason: string } | null;
  readonly source: SourceReference | null;
  readonly goals: readonly Named[];
  readonly measures: readonly Named[];
  readonly baseline: SeriesBaseline | null;
  /** Every rule that the series has had, oldest first. */
  readonly rules: readonly SeriesRule[];
  /** What `tried` was judged by. */
  readonly triedRule: { readonly version: number | null; readonly yellow: number } | null;
  /** By the end of the period, rising. */
  readonly periods: readonly IndicatorPeriodRow[];
  readonly comparators: readonly SeriesComparator[];
  /** From these periods on the series is not comparable with what was before. */
  readonly breaks: readonly SeriesBreak[];
  /** Last day of the newest period with a value that counts. */
  readonly knownUpTo: Day | null;
}
