import { ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import type { ComparatorStatistic, IndicatorDirection, ValueOrigin, ValueQuality } from '#domain';
import { Entries, Entry, OptionalWords, Slug, Slugs, WholeAmount, Words } from './shape.js';

/** The indicators of a seed file: series by period. Whole numbers of the unit's smallest part: 73 is 7.3 with one decimal. */

const DIRECTIONS: readonly IndicatorDirection[] = ['more', 'less', 'within'];
const QUALITIES: readonly ValueQuality[] = ['final', 'preliminary', 'projection'];
const ORIGINS: readonly ValueOrigin['kind'][] = ['KOSTRA', 'own', 'document', 'other'];
const STATISTICS: readonly ComparatorStatistic[] = ['average', 'minimum', 'maximum', 'value'];

export class SeedIndicatorUnit {
  @Words(50) name!: string;
  @IsInt() @Min(0) @Max(6) decimals!: number;
}

export class SeedOrigin {
  @IsIn(ORIGINS) kind!: ValueOrigin['kind'];
  @Words(200) name!: string;
}

export class SeedRule {
  @WholeAmount() @Min(0) yellow!: number;
}

export class SeedIndicatorBaseline {
  @Words(10) period!: string;
  @WholeAmount() amount!: number;
  @OptionalWords(2000) reason?: string;
}

/** The same target for each of the periods. */
export class SeedPeriodTarget {
  @IsArray() @ArrayNotEmpty() @IsString({ each: true }) periods!: string[];
  @WholeAmount() target!: number;
  @IsOptional() @WholeAmount() upper?: number;
  @IsOptional() @WholeAmount() minimum?: number;
  @OptionalWords(2000) reason?: string;
  @OptionalWords(20) chapter?: string;
}

export class SeedBreak {
  @Words(10) period!: string;
  @Words(2000) explanation!: string;
}

export class SeedValue {
  @Words(10) period!: string;
  @WholeAmount() amount!: number;
  /** Left out: final. */
  @IsOptional() @IsIn(QUALITIES) quality?: ValueQuality;
  /** Left out: the origin of the indicator. */
  @IsOptional() @Entry(() => SeedOrigin) origin?: SeedOrigin;
  @OptionalWords(2000) note?: string;
}

export class SeedComparator {
  @Words(200) comparator!: string;
  @IsIn(STATISTICS) statistic!: ComparatorStatistic;
  @Words(10) period!: string;
  @WholeAmount() amount!: number;
  @IsOptional() @Entry(() => SeedOrigin) origin?: SeedOrigin;
}

export class SeedIndicator {
  @Slug() id!: string;
  @Words(200) title!: string;
  @OptionalWords(4000) description?: string;
  @Entry(() => SeedIndicatorUnit) unit!: SeedIndicatorUnit;
  @IsIn(DIRECTIONS) direction!: IndicatorDirection;
  /** A unit of the organisation; left out: the whole municipality. */
  @IsOptional() @Slug() area?: string;
  @IsOptional() @IsBoolean() restricted?: boolean;
  @Slugs() goals?: string[];
  @Slugs() measures?: string[];
  @Entry(() => SeedOrigin) origin!: SeedOrigin;
  @IsOptional() @Entry(() => SeedRule) rule?: SeedRule;
  @IsOptional() @Entry(() => SeedIndicatorBaseline) baseline?: SeedIndicatorBaseline;
  @IsOptional() @Entries(() => SeedPeriodTarget) targets?: SeedPeriodTarget[];
  @IsOptional() @Entries(() => SeedBreak) breaks?: SeedBreak[];
  @IsOptional() @Entries(() => SeedValue) values?: SeedValue[];
  @IsOptional() @Entries(() => SeedComparator) comparators?: SeedComparator[];
  @Words(20) chapter!: string;
}
