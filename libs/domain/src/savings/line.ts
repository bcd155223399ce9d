import type { AmountUnit, Estimate, YearAmount } from '../shared/amounts.js';
import type { SourceReference } from '../shared/values.js';
import type {
  InvestmentFigure,
  SavingsForecast,
  SavingsLineDetails,
  SavingsLineReference,
  SavingsPlan,
  SavingsRealisation,
} from './events.js';

/** What a line's plan for one programme says now. */
export interface PlanEntry extends Omit<SavingsPlan, 'line'> {
  /** The programme is adopted: figures change by a decision or a technical adjustment only. */
  readonly locked: boolean;
}

/** A forecast with its corrections. `order`: its number among the measure's forecasts and realised figures. */
export interface ForecastEntry {
  /** Event id of the forecast. */
  readonly event: string;
  readonly order: number;
  readonly forecast: SavingsForecast;
  /** The forecast as first made, and as each correction has left it. */
  readonly versions: readonly { readonly event: string; readonly forecast: SavingsForecast }[];
}

/** A realised figure with its corrections. */
export interface RealisationEntry {
  /** Event id of the figure as it was first recorded. */
  readonly event: string;
  readonly order: number;
  readonly realisation: SavingsRealisation;
  readonly versions: readonly { readonly event: string; readonly realisation: SavingsRealisation }[];
  /** Event id of finance's confirmation of the newest version; null: not confirmed. */
  readonly confirmation: string | null;
}

/** Helårseffekt. At least one of the two is known. */
export interface FullYearEffect {
  readonly figure: Estimate | null;
  readonly year: number | null;
}

/** What is deducted from a line because another one counts it. */
export interface SavingsOverlap {
  readonly with: SavingsLineReference;
  readonly years: readonly YearAmount[];
}

/** What a measure changes in the budget, as far as it is one thing: one unit, one nature, figures by year. */
export interface SavingsLine extends SavingsLineDetails {
  readonly line: string;
  readonly unit: AmountUnit;
  readonly continues: SavingsLineReference | null;
  readonly source: SourceReference | null;
  /** One for each programme, in the order in which they were first made. */
  readonly plans: readonly PlanEntry[];
  readonly forecasts: readonly ForecastEntry[];
  readonly realisations: readonly RealisationEntry[];
  readonly fullYearEffect: FullYearEffect | null;
  readonly overlaps: readonly SavingsOverlap[];
  /** Withdrawn lines count nowhere and take no more figures. */
  readonly withdrawn: boolean;
}

/** What is stated of one figure of an investment in one year. */
export interface InvestmentYear {
  readonly year: number;
  readonly figure: InvestmentFigure;
  readonly value: Estimate;
  readonly source: string | null;
}

/** A one-off investment, in kroner: no saving, and in no sum of savings. */
export interface Investment {
  readonly investment: string;
  readonly title: string;
  readonly total: Estimate | null;
  readonly source: SourceReference | null;
  /** One for each year and figure. */
  readonly years: readonly InvestmentYear[];
}
