import type { Amount, AmountUnit, Estimate, YearAmount, YearEstimate } from '../shared/amounts.js';
import type { EventTable, Fact } from '../shared/kernel.js';
import type { Day, DecisionReference, SourceReference } from '../shared/values.js';

/** What a line is in the budget: innsparing, merutgift, merinntekt. */
export type SavingsNature = 'saving' | 'added-cost' | 'added-income';

/** What a saving consists of. Internal price changes are no saving and have no kind. */
export type SavingsKind = 'cash-released' | 'cost-avoided' | 'time-freed' | 'more-income' | 'quality';

/** A line of some measure. */
export interface SavingsLineReference {
  readonly measure: string;
  readonly line: string;
}

/** What the figures are measured against. Each part may be unknown. */
export interface SavingsBaseline {
  readonly year: number | null;
  readonly amount: Amount | null;
  readonly note: string | null;
}

/** What is said of a line apart from its figures. */
export interface SavingsLineDetails {
  readonly title: string;
  readonly nature: SavingsNature;
  /** Null: the source does not say. */
  readonly kind: SavingsKind | null;
  /** Null: the source does not say. */
  readonly recurrence: 'recurring' | 'one-off' | null;
  /** Budget area as the table names it: neither the line organisation nor a chapter area. Null: not stated. */
  readonly budgetArea: string | null;
  /** The year whose prices the amounts are in; null: not stated. */
  readonly priceYear: number | null;
  readonly baseline: SavingsBaseline | null;
}

/** The years of a programme, both included: copied into the plan, so that a plan can be read without its programme. */
export interface ProgrammeYears {
  readonly firstYear: number;
  readonly lastYear: number;
}

/** What a plan rests on. A locked plan is changed by a decision or by a technical adjustment only. */
export type PlanBasis =
  | { readonly kind: 'proposal' }
  | { readonly kind: 'decision'; readonly decision: DecisionReference }
  /** `authority`: who may adjust without a decision, and by which mandate. */
  | { readonly kind: 'technical'; readonly authority: string };

/** Why a forecast differs from what was expected: the step of the bridge that it is told under. */
export type ForecastCause = 'found' | 'lost' | 're-estimated' | 'delayed';

export interface SavingsPlan {
  readonly line: string;
  readonly programme: string;
  readonly programmeYears: ProgrammeYears;
  readonly basis: PlanBasis;
  /** Every year of the plan; replaces what the plan for this programme said before. Rising years. */
  readonly years: readonly YearEstimate[];
  /** Figures whose years nobody knows, in the order of the source: counted in no year until somebody decides. */
  readonly undated: readonly Estimate[];
  /** Needed where a year is outside the programme, and where a plan is changed. */
  readonly reason: string | null;
}

export interface SavingsForecast {
  readonly line: string;
  /** The day that the forecast is made for. */
  readonly on: Day;
  /** The years that it says something of; other years keep their latest forecast. Rising. */
  readonly years: readonly YearEstimate[];
  readonly cause: ForecastCause;
  readonly reason: string;
}

export interface SavingsRealisation {
  readonly line: string;
  readonly year: number;
  readonly figure: Estimate;
  /** The day that the figure is from. */
  readonly on: Day;
  /** Where it is taken from: the accounts, an invoice, a count. */
  readonly source: string;
  /** Person id: whoever recorded it may not confirm it. */
  readonly recordedBy: string;
}

/** What is stated of an investment for a year: the budget as revised, the forecast, the accounts, what is carried over. */
export type InvestmentFigure = 'budget' | 'forecast' | 'actual' | 'carried-over';

/**
 * The money of one measure: stream `savings-<id of the measure>`. A stream of its own, so that forecasts and
 * confirmations do not stand in the way of status reports. Negative improves the net, in every unit.
 */
export type SavingsEvent =
  | Fact<
      'SavingsLineOpened',
      SavingsLineDetails & {
        readonly line: string;
        readonly unit: AmountUnit;
        /** The line that this one goes on from, of a measure that was merged, replaced or carried over. */
        readonly continues: SavingsLineReference | null;
        readonly source: SourceReference | null;
      }
    >
  | Fact<'SavingsLineDetailsChanged', SavingsLineDetails & { readonly line: string; readonly reason: string }>
  | Fact<'SavingsPlanned', SavingsPlan>
  /** A person has decided which years the undated figures of a plan belong to; the plan's lock stays. */
  | Fact<
      'SavingsYearsDecided',
      {
        readonly line: string;
        readonly programme: string;
        readonly years: readonly YearEstimate[];
        readonly reason: string;
      }
    >
  /** The programme was adopted: every plan of this measure for it is locked (by the process that follows adoption). */
  | Fact<'SavingsPlansLocked', { readonly programme: string }>
  | Fact<'SavingsForecast', SavingsForecast>
  /** Replaces the content of a forecast (event id `corrects`); the first figures stay visible in the history. */
  | Fact<
      'SavingsForecastCorrected',
      { readonly corrects: string; readonly reason: string; readonly forecast: SavingsForecast }
    >
  | Fact<'SavingsRealised', SavingsRealisation>
  /** Replaces a realised figure; a confirmation of the former does not hold for the new one. */
  | Fact<
      'SavingsRealisedCorrected',
      { readonly corrects: string; readonly reason: string; readonly realisation: SavingsRealisation }
    >
  /** By finance, never by the person who recorded it. `realisation`: event id of the figure, or of its correction. */
  | Fact<'SavingsRealisedConfirmed', { readonly line: string; readonly year: number; readonly realisation: string }>
  | Fact<
      'SavingsConfirmationWithdrawn',
      { readonly line: string; readonly year: number; readonly realisation: string; readonly reason: string }
    >
  /** Helårseffekt: the level after twelve full months. `year`: the first year with the full effect, where known. */
  | Fact<
      'FullYearEffectStated',
      {
        readonly line: string;
        /** Null: only the year is known. */
        readonly figure: Estimate | null;
        readonly year: number | null;
        readonly reason: string | null;
      }
    >
  /** Part of the line is counted by another line already: it is deducted here, so that nothing is counted twice. */
  | Fact<
      'SavingsOverlapStated',
      {
        readonly line: string;
        readonly with: SavingsLineReference;
        readonly years: readonly YearAmount[];
        readonly reason: string;
      }
    >
  | Fact<
      'SavingsOverlapLifted',
      { readonly line: string; readonly with: SavingsLineReference; readonly reason: string }
    >
  /** The line will not come: it counts no more. */
  | Fact<'SavingsLineWithdrawn', { readonly line: string; readonly reason: string }>
  /** One-off, no saving, and kept apart (kroner). */
  | Fact<
      'InvestmentOpened',
      {
        readonly investment: string;
        readonly title: string;
        readonly total: Estimate | null;
        readonly source: SourceReference | null;
      }
    >
  | Fact<'InvestmentTotalEstimated', { readonly investment: string; readonly total: Estimate; readonly reason: string }>
  | Fact<
      'InvestmentYearStated',
      {
        readonly investment: string;
        readonly year: number;
        readonly figure: InvestmentFigure;
        readonly value: Estimate;
        readonly reason: string | null;
        readonly source: string | null;
      }
    >;

const name = (suffix: string): string => `no.tiltak.savings.${suffix}`;

export const savingsEvents: EventTable<SavingsEvent> = {
  SavingsLineOpened: { version: 1, publicName: name('line-opened'), freeText: ['title', 'baseline.note'] },
  SavingsLineDetailsChanged: {
    version: 1,
    publicName: name('line-details-changed'),
    freeText: ['title', 'baseline.note', 'reason'],
  },
  SavingsPlanned: {
    version: 1,
    publicName: name('planned'),
    freeText: ['reason', 'basis.authority', 'basis.decision.title'],
  },
  SavingsYearsDecided: { version: 1, publicName: name('years-decided'), freeText: ['reason'] },
  SavingsPlansLocked: { version: 1, publicName: name('plans-locked'), freeText: [] },
  SavingsForecast: { version: 1, publicName: name('forecast'), freeText: ['reason'] },
  SavingsForecastCorrected: {
    version: 1,
    publicName: name('forecast-corrected'),
    freeText: ['reason', 'forecast.reason'],
  },
  SavingsRealised: { version: 1, publicName: null, freeText: ['source'] },
  SavingsRealisedCorrected: { version: 1, publicName: null, freeText: ['reason', 'realisation.source'] },
  SavingsRealisedConfirmed: { version: 1, publicName: name('realised-confirmed'), freeText: [] },
  SavingsConfirmationWithdrawn: { version: 1, publicName: name('confirmation-withdrawn'), freeText: ['reason'] },
  FullYearEffectStated: { version: 1, publicName: name('full-year-effect-stated'), freeText: ['reason'] },
  SavingsOverlapStated: { version: 1, publicName: null, freeText: ['reason'] },
  SavingsOverlapLifted: { version: 1, publicName: null, freeText: ['reason'] },
  SavingsLineWithdrawn: { version: 1, publicName: name('line-withdrawn'), freeText: ['reason'] },
  InvestmentOpened: { version: 1, publicName: name('investment-opened'), freeText: ['title'] },
  InvestmentTotalEstimated: { version: 1, publicName: name('investment-estimated'), freeText: ['reason'] },
  InvestmentYearStated: { version: 1, publicName: name('investment-year-stated'), freeText: ['reason', 'source'] },
};
