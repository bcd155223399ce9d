import type { DuePeriod, SourceReference } from '../shared/values.js';
import type { EventTable, Fact } from '../shared/kernel.js';

/** What is better. `within`: between the two ends of the target. */
export type IndicatorDirection = 'more' | 'less' | 'within';

/** The unit of a series. Values are whole numbers of its smallest part: `decimals` 1 and "%" makes 73 mean 7.3 %. */
export interface IndicatorUnit {
  readonly name: string;
  /** 0 to 6. */
  readonly decimals: number;
}

/** A period of the series: a year `2016`, a tertial `2016-37` … `2016-39`, a month `2016-05` (EDTF). */
export type IndicatorPeriod = DuePeriod;

export interface IndicatorDetails {
  readonly title: string;
  readonly description: string | null;
  readonly unit: IndicatorUnit;
  readonly direction: IndicatorDirection;
  /** Unit of the line organisation that it is about; null: the whole municipality. */
  readonly area: string | null;
  /** Figures of so few that they are shown to that line only (and to controller, auditor, administrator). */
  readonly restricted: boolean;
}

/** How certain a value is. A projection is no value yet: it is drawn, and judged by nobody. */
export type ValueQuality = 'final' | 'preliminary' | 'projection';

/** Where a value comes from. */
export interface ValueOrigin {
  readonly kind: 'KOSTRA' | 'own' | 'document' | 'other';
  /** Which table, system, document or chapter; sources that differ in it are different sources. */
  readonly name: string;
}

/** What a comparator is: a peer group's average, minimum or maximum, or another municipality's own value. */
export type ComparatorStatistic = 'average' | 'minimum' | 'maximum' | 'value';

/**
 * How a value is judged against the target of its period. `more`: green at the target or better, yellow down to
 * `yellow` worse than it (or down to the minimum, where one is set), red beyond. All whole numbers of the unit's
 * smallest part. The version rises by one with every change.
 */
export interface LightRule {
  readonly version: number;
  /** How far from the target is still yellow; ≥ 0. Where a minimum is set for the period, the minimum decides instead. */
  readonly yellow: number;
}

/** A light that was given when the value was recorded, with the rule that gave it. */
export interface Judgement {
  readonly rule: number;
  readonly light: 'green' | 'yellow' | 'red';
}

export interface IndicatorValue {
  readonly period: IndicatorPeriod;
  readonly amount: number;
  readonly quality: ValueQuality;
  readonly origin: ValueOrigin;
  readonly note: string | null;
  /** Null: no target for the period, no rule, or a projection. */
  readonly judgement: Judgement | null;
}

export interface PeriodTarget {
  readonly period: IndicatorPeriod;
  /** For `within`: the lower end. */
  readonly target: number;
  /** For `within` only: the upper end. */
  readonly upper: number | null;
  /** What must be reached at least (for `less`: at most), where the target is an ambition. */
  readonly minimum: number | null;
  readonly source: SourceReference | null;
}

/** Stream `indicator-<uuid>`: a series with what it is judged against. */
export type IndicatorEvent =
  | Fact<
      'IndicatorDefined',
      IndicatorDetails & {
        readonly goals: readonly string[];
        readonly measures: readonly string[];
        readonly source: SourceReference | null;
      }
    >
  | Fact<'IndicatorDetailsChanged', Omit<IndicatorDetails, 'unit'> & { readonly reason: string }>
  /** Several values for one period from different sources are kept as they are: a conflict, until somebody chooses. */
  | Fact<'IndicatorValueRecorded', IndicatorValue>
  /** Replaces a value (event id `corrects`), preliminary ones too; the first stays visible in the history. */
  | Fact<
      'IndicatorValueCorrected',
      { readonly corrects: string; readonly reason: string; readonly value: IndicatorValue }
    >
  /** Which of the conflicting values counts; `value`: event id of the value, or of its correction. */
  | Fact<
      'IndicatorConflictResolved',
      { readonly period: IndicatorPeriod; readonly value: string; readonly reason: string }
    >
  | Fact<
      'IndicatorBaselineSet',
      { readonly period: IndicatorPeriod; readonly amount: number; readonly reason: string | null }
    >
  | Fact<'IndicatorTargetSet', PeriodTarget & { readonly reason: string | null }>
  | Fact<
      'IndicatorComparatorRecorded',
      {
        /** Who is compared with: "ASSS", "Asker". */
        readonly comparator: string;
        readonly statistic: ComparatorStatistic;
        readonly period: IndicatorPeriod;
        readonly amount: number;
        readonly origin: ValueOrigin;
      }
    >
  /** From this period on the series is not comparable with what was before. */
  | Fact<'IndicatorBreakMarked', { readonly period: IndicatorPeriod; readonly explanation: string }>
  | Fact<'IndicatorRuleSet', { readonly rule: LightRule; readonly reason: string | null }>
  | Fact<'IndicatorGoalLinked', { readonly goal: string }>
  | Fact<'IndicatorGoalUnlinked', { readonly goal: string }>
  | Fact<'IndicatorMeasureLinked', { readonly measure: string }>
  | Fact<'IndicatorMeasureUnlinked', { readonly measure: string }>
  | Fact<'IndicatorRetired', { readonly reason: string }>;

const name = (suffix: string): string => `no.tiltak.indicator.${suffix}`;

export const indicatorEvents: EventTable<IndicatorEvent> = {
  IndicatorDefined: { version: 1, publicName: name('defined'), freeText: ['title', 'description'] },
  IndicatorDetailsChanged: {
    version: 1,
    publicName: name('details-changed'),
    freeText: ['title', 'description', 'reason'],
  },
  IndicatorValueRecorded: { version: 1, publicName: name('value-recorded'), freeText: ['note'] },
  IndicatorValueCorrected: { version: 1, publicName: name('value-corrected'), freeText: ['reason', 'value.note'] },
  IndicatorConflictResolved: { version: 1, publicName: name('conflict-resolved'), freeText: ['reason'] },
  IndicatorBaselineSet: { version: 1, publicName: name('baseline-set'), freeText: ['reason'] },
  IndicatorTargetSet: { version: 1, publicName: name('target-set'), freeText: ['reason'] },
  IndicatorComparatorRecorded: { version: 1, publicName: name('comparator-recorded'), freeText: [] },
  IndicatorBreakMarked: { version: 1, publicName: name('break-marked'), freeText: ['explanation'] },
  IndicatorRuleSet: { version: 1, publicName: name('rule-set'), freeText: ['reason'] },
  IndicatorGoalLinked: { version: 1, publicName: name('goal-linked'), freeText: [] },
  IndicatorGoalUnlinked: { version: 1, publicName: name('goal-unlinked'), freeText: [] },
  IndicatorMeasureLinked: { version: 1, publicName: name('measure-linked'), freeText: [] },
  IndicatorMeasureUnlinked: { version: 1, publicName: name('measure-unlinked'), freeText: [] },
  IndicatorRetired: { version: 1, publicName: name('retired'), freeText: ['reason'] },
};
