import type { Refusal } from '../shared/kernel.js';
import type { SourceReference } from '../shared/values.js';
import type {
  ComparatorStatistic,
  IndicatorDetails,
  IndicatorPeriod,
  IndicatorValue,
  PeriodTarget,
  ValueOrigin,
} from './events.js';

/** A value as it is stated; its light follows from target and rule. */
export type ValueStatement = Omit<IndicatorValue, 'judgement'>;

/** What people do with an indicator. Whether goals, measures and areas exist spans streams: the application asks. */
export type IndicatorCommand =
  | ({
      readonly type: 'DefineIndicator';
      readonly goals: readonly string[];
      readonly measures: readonly string[];
      readonly source: SourceReference | null;
    } & IndicatorDetails)
  | ({ readonly type: 'ChangeIndicatorDetails'; readonly reason: string } & Omit<IndicatorDetails, 'unit'>)
  | ({ readonly type: 'RecordIndicatorValue' } & ValueStatement)
  | {
      readonly type: 'CorrectIndicatorValue';
      readonly corrects: string;
      readonly reason: string;
      readonly value: ValueStatement;
    }
  | {
      readonly type: 'ResolveIndicatorConflict';
      readonly period: IndicatorPeriod;
      readonly value: string;
      readonly reason: string;
    }
  | {
      readonly type: 'SetIndicatorBaseline';
      readonly period: IndicatorPeriod;
      readonly amount: number;
      readonly reason: string | null;
    }
  /** Setting it again for the same period replaces it, and needs a reason. */
  | ({ readonly type: 'SetIndicatorTarget'; readonly reason: string | null } & PeriodTarget)
  | {
      readonly type: 'RecordIndicatorComparator';
      readonly comparator: string;
      readonly statistic: ComparatorStatistic;
      readonly period: IndicatorPeriod;
      readonly amount: number;
      readonly origin: ValueOrigin;
    }
  | { readonly type: 'MarkIndicatorBreak'; readonly period: IndicatorPeriod; readonly explanation: string }
  /** The version follows from what was there. */
  | { readonly type: 'SetIndicatorRule'; readonly yellow: number; readonly reason: string | null }
  | { readonly type: 'LinkIndicatorGoal'; readonly goal: string }
  | { readonly type: 'UnlinkIndicatorGoal'; readonly goal: string }
  | { readonly type: 'LinkIndicatorMeasure'; readonly measure: string }
  | { readonly type: 'UnlinkIndicatorMeasure'; readonly measure: string }
  | { readonly type: 'RetireIndicator'; readonly reason: string };

export type IndicatorRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'indicator-exists'
  | 'indicator-unknown'
  | 'indicator-retired'
  | 'decimals-invalid'
  | 'amount-invalid'
  | 'period-invalid'
  | 'projection-in-the-past'
  | 'value-in-the-future'
  /** The same source has said something else of the period: correct that value. */
  | 'value-exists'
  | 'value-unknown'
  | 'value-of-another-period'
  | 'conflict-missing'
  | 'target-upper-missing'
  | 'target-upper-without-within'
  | 'range-out-of-order'
  | 'minimum-better-than-target'
  | 'target-change-reason-missing'
  | 'rule-invalid'
  | 'goal-not-linked'
  | 'measure-not-linked';

export type IndicatorRefusal = Refusal<IndicatorRefusalCode>;
