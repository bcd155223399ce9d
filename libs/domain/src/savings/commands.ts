import type { AmountUnit, Estimate, YearAmount, YearEstimate } from '../shared/amounts.js';
import type { Refusal } from '../shared/kernel.js';
import type { Day, SourceReference } from '../shared/values.js';
import type {
  ForecastCause,
  InvestmentFigure,
  PlanBasis,
  ProgrammeYears,
  SavingsLineDetails,
  SavingsLineReference,
} from './events.js';

/** A forecast as a person states it. */
export interface ForecastStatement {
  readonly line: string;
  /** Not after today. */
  readonly on: Day;
  readonly years: readonly YearEstimate[];
  readonly cause: ForecastCause;
  readonly reason: string;
}

/** A realised figure as a person states it; who does is the actor. */
export interface RealisationStatement {
  readonly line: string;
  readonly year: number;
  readonly figure: Estimate;
  /** Not after today. */
  readonly on: Day;
  readonly source: string;
}

/**
 * What people do with the money of a measure. Ids of lines and investments are given (UUIDs of our own). That the
 * measure exists, that a programme does and has the years that are stated, spans streams: the application asks.
 * `measure` is the id of the measure whose stream it is, where a rule needs it.
 */
export type SavingsCommand =
  | ({
      readonly type: 'OpenSavingsLine';
      readonly measure: string;
      readonly line: string;
      readonly unit: AmountUnit;
      readonly continues: SavingsLineReference | null;
      readonly source: SourceReference | null;
    } & SavingsLineDetails)
  | ({ readonly type: 'ChangeSavingsLineDetails'; readonly line: string; readonly reason: string } & SavingsLineDetails)
  /** Before the lock with basis `proposal`; after it with a decision or a technical adjustment. */
  | {
      readonly type: 'PlanSavings';
      readonly line: string;
      readonly programme: string;
      readonly programmeYears: ProgrammeYears;
      readonly basis: PlanBasis;
      readonly years: readonly YearEstimate[];
      readonly undated: readonly Estimate[];
      readonly reason: string | null;
    }
  | {
      readonly type: 'DecideSavingsYears';
      readonly line: string;
      readonly programme: string;
      readonly years: readonly YearEstimate[];
      readonly reason: string;
    }
  | { readonly type: 'LockSavingsPlans'; readonly programme: string }
  | ({ readonly type: 'ForecastSavings' } & ForecastStatement)
  | {
      readonly type: 'CorrectSavingsForecast';
      /** Event id of the forecast, or of a correction of it. */
      readonly corrects: string;
      readonly reason: string;
      readonly forecast: ForecastStatement;
    }
  | ({ readonly type: 'RealiseSavings' } & RealisationStatement)
  | {
      readonly type: 'CorrectRealisedSavings';
      readonly corrects: string;
      readonly reason: string;
      readonly realisation: RealisationStatement;
    }
  | {
      readonly type: 'ConfirmRealisedSavings';
      readonly line: string;
      readonly year: number;
      readonly realisation: string;
    }
  | {
      readonly type: 'WithdrawSavingsConfirmation';
      readonly line: string;
      readonly year: number;
      readonly realisation: string;
      readonly reason: string;
    }
  | {
      readonly type: 'StateFullYearEffect';
      readonly line: string;
      readonly figure: Estimate | null;
      readonly year: number | null;
      readonly reason: string | null;
    }
  | {
      readonly type: 'StateSavingsOverlap';
      readonly measure: string;
      readonly line: string;
      readonly with: SavingsLineReference;
      readonly years: readonly YearAmount[];
      readonly reason: string;
    }
  | {
      readonly type: 'LiftSavingsOverlap';
      readonly line: string;
      readonly with: SavingsLineReference;
      readonly reason: string;
    }
  | { readonly type: 'WithdrawSavingsLine'; readonly line: string; readonly reason: string }
  | {
      readonly type: 'OpenInvestment';
      readonly investment: string;
      readonly title: string;
      readonly total: Estimate | null;
      readonly source: SourceReference | null;
    }
  | {
      readonly type: 'EstimateInvestment';
      readonly investment: string;
      readonly total: Estimate;
      readonly reason: string;
    }
  | {
      readonly type: 'StateInvestmentYear';
      readonly investment: string;
      readonly year: number;
      readonly figure: InvestmentFigure;
      readonly value: Estimate;
      /** Needed where the figure was stated before. */
      readonly reason: string | null;
      readonly source: string | null;
    };

export type SavingsCommandOf<Type extends SavingsCommand['type']> = Extract<SavingsCommand, { type: Type }>;

export type SavingsRefusalCode =
  // fields
  | 'text-missing'
  | 'text-too-long'
  | 'year-invalid'
  | 'day-invalid'
  | 'day-in-future'
  | 'partial-date-invalid'
  /** No safe integer, or finer than the unit's smallest part. */
  | 'amount-invalid'
  | 'amount-outside-range'
  | 'range-out-of-order'
  | 'years-missing'
  | 'year-twice'
  // lines
  | 'line-exists'
  | 'line-unknown'
  | 'line-withdrawn'
  | 'line-continues-itself'
  // the sign: a saving and an added income improve the net, an added cost does not
  | 'amount-sign-contradicts-nature'
  // plans
  | 'year-outside-programme'
  | 'plan-missing'
  | 'plan-locked'
  | 'plan-not-locked'
  | 'plan-years-known'
  | 'plan-change-reason-missing'
  | 'decision-empty'
  | 'decision-not-decided'
  // forecasts and realised
  | 'forecast-unknown'
  | 'realisation-unknown'
  | 'realisation-already-confirmed'
  | 'realisation-not-confirmed'
  | 'realisation-confirmed-by-recorder'
  // other
  | 'full-year-effect-empty'
  | 'overlap-with-itself'
  | 'overlap-unknown'
  | 'overlap-exceeds-line'
  | 'investment-exists'
  | 'investment-unknown'
  | 'figure-change-reason-missing';

export type SavingsRefusal = Refusal<SavingsRefusalCode>;
