import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import type { AmountUnit, ForecastCause, InvestmentFigure, SavingsKind, SavingsNature } from '#domain';
import { Entries, Entry, OptionalWords, Slug, WholeAmount, Words, Year } from './shape.js';

/** The money of a seed file: savings lines, investments, targets, needs. Whole numbers of the unit's smallest part. */

const UNITS: readonly AmountUnit[] = ['NOK', 'person-years', 'kWh'];
const NATURES: readonly SavingsNature[] = ['saving', 'added-cost', 'added-income'];
const KINDS: readonly SavingsKind[] = ['cash-released', 'cost-avoided', 'time-freed', 'more-income', 'quality'];
const CAUSES: readonly ForecastCause[] = ['found', 'lost', 're-estimated', 'delayed'];
const FIGURES: readonly InvestmentFigure[] = ['budget', 'forecast', 'actual', 'carried-over'];

export class SeedRange {
  @WholeAmount() from!: number;
  @WholeAmount() to!: number;
}

export class SeedEstimate {
  @WholeAmount() amount!: number;
  /** Left out: the source gives the figure without "about". */
  @IsOptional() @IsBoolean() approximate?: boolean;
  @IsOptional() @Entry(() => SeedRange) range?: SeedRange;
}

export class SeedYearEstimate extends SeedEstimate {
  @Year() year!: number;
}

export class SeedLineBaseline {
  @IsOptional() @Year() year?: number;
  @IsOptional() @WholeAmount() amount?: number;
  @OptionalWords(2000) note?: string;
}

export class SeedPlan {
  @Slug() programme!: string;
  @IsOptional() @Entries(() => SeedYearEstimate) years?: SeedYearEstimate[];
  /** Figures whose years the source does not tell, in its order. */
  @IsOptional() @Entries(() => SeedEstimate) undated?: SeedEstimate[];
  /** Needed where a year is outside the programme. */
  @OptionalWords(2000) reason?: string;
}

export class SeedForecast {
  /** The day that it is made for; left out: the day that the source reports on. */
  @OptionalWords(10) on?: string;
  @Entries(() => SeedYearEstimate) years!: SeedYearEstimate[];
  @IsIn(CAUSES) cause!: ForecastCause;
  @Words(2000) reason!: string;
}

export class SeedRealisation extends SeedYearEstimate {
  @OptionalWords(10) on?: string;
  /** Where the source has it from; left out: the source and the chapter of the line. */
  @OptionalWords(300) source?: string;
}

export class SeedFullYearEffect {
  @IsOptional() @Entry(() => SeedEstimate) figure?: SeedEstimate;
  @IsOptional() @Year() year?: number;
  @OptionalWords(2000) reason?: string;
}

export class SeedSavingsLine {
  @Slug() id!: string;
  @Slug() measure!: string;
  @Words(200) title!: string;
  @IsIn(UNITS) unit!: AmountUnit;
  @IsIn(NATURES) nature!: SavingsNature;
  @IsOptional() @IsIn(KINDS) kind?: SavingsKind;
  @IsOptional() @IsIn(['recurring', 'one-off']) recurrence?: 'recurring' | 'one-off';
  @OptionalWords(200) budgetArea?: string;
  @IsOptional() @Year() priceYear?: number;
  @IsOptional() @Entry(() => SeedLineBaseline) baseline?: SeedLineBaseline;
  @IsOptional() @Entries(() => SeedPlan) plans?: SeedPlan[];
  @IsOptional() @Entries(() => SeedForecast) forecasts?: SeedForecast[];
  @IsOptional() @Entries(() => SeedRealisation) realised?: SeedRealisation[];
  @IsOptional() @Entry(() => SeedFullYearEffect) fullYearEffect?: SeedFullYearEffect;
  @Words(20) chapter!: string;
}

export class SeedInvestmentYear extends SeedYearEstimate {
  @IsIn(FIGURES) figure!: InvestmentFigure;
  @OptionalWords(300) source?: string;
}

export class SeedInvestment {
  @Slug() id!: string;
  @Slug() measure!: string;
  @Words(200) title!: string;
  @IsOptional() @Entry(() => SeedEstimate) total?: SeedEstimate;
  @IsOptional() @Entries(() => SeedInvestmentYear) years?: SeedInvestmentYear[];
  @Words(20) chapter!: string;
}

/** Whose savings count: one of the three, or none for the whole programme. */
export class SeedScope {
  @IsOptional() @Slug() unit?: string;
  @IsOptional() @Slug() strategy?: string;
  @IsOptional() @Slug() measure?: string;
}

export class SeedTargetBaseline {
  @IsOptional() @Year() year?: number;
  @IsOptional() @WholeAmount() amount?: number;
}

export class SeedTarget extends SeedYearEstimate {
  @Slug() id!: string;
  @Slug() programme!: string;
  @Words(200) title!: string;
  @IsOptional() @Entry(() => SeedScope) scope?: SeedScope;
  @IsIn(UNITS) unit!: AmountUnit;
  @IsOptional() @Entry(() => SeedTargetBaseline) baseline?: SeedTargetBaseline;
  /** Another target of the same programme, further up in the list. */
  @IsOptional() @Slug() unreconciledWith?: string;
  @OptionalWords(4000) note?: string;
  @Words(20) chapter!: string;
}

export class SeedNeed extends SeedYearEstimate {
  @Slug() id!: string;
  @Slug() programme!: string;
  @Words(200) title!: string;
  @IsIn(UNITS) unit!: AmountUnit;
  @OptionalWords(4000) note?: string;
  @Words(20) chapter!: string;
}
