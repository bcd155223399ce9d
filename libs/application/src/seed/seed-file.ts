import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { SeedIndicator } from './indicator-file.js';
import { SeedInvestment, SeedNeed, SeedSavingsLine, SeedTarget } from './money-file.js';
import { Entries, Entry, OptionalWords, Slug, Slugs, Words } from './shape.js';

/** What a seed file holds (`infra/seed/README.md` describes it): the shape alone; references and rules are checked later. */

export class SeedSource {
  @Words(300) title!: string;
  /** The day that the statuses describe. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'reportedOn must be a day, as in "2017-03-31"' }) reportedOn!: string;
}

export class SeedDecision {
  @OptionalWords(100) case?: string;
  @OptionalWords(300) title?: string;
  @OptionalWords(200) body?: string;
  @OptionalWords(10) on?: string;
  @IsIn(['decided', 'informed', 'planned', 'asked-for']) kind!: 'decided' | 'informed' | 'planned' | 'asked-for';
  @Words(20) chapter!: string;
}

export class SeedProgramme {
  @Slug() id!: string;
  @Words(200) name!: string;
  @IsInt() @Min(1900) @Max(2200) firstYear!: number;
  @IsInt() @Min(1900) @Max(2200) lastYear!: number;
  @IsIn(['under-preparation', 'adopted']) status!: 'under-preparation' | 'adopted';
  @OptionalWords(10) adoptedOn?: string;
  @OptionalWords(200) body?: string;
  @Words(20) chapter!: string;
}

export class SeedUnit {
  @Slug() id!: string;
  @Words(200) name!: string;
  @Words(20) chapter!: string;
}
export class SeedArea extends SeedUnit {
  @IsOptional() @Entries(() => SeedUnit) units?: SeedUnit[];
}
export class SeedSector extends SeedUnit {
  @Entries(() => SeedArea) areas!: SeedArea[];
}
export class SeedOrganisation {
  @Entries(() => SeedSector) sectors!: SeedSector[];
}

export class SeedParent {
  @IsOptional() @Slug() goal?: string;
  @IsOptional() @Slug() strategy?: string;
}

export class SeedGoal {
  @Slug() id!: string;
  @IsIn(['main-goal', 'approach', 'sub-goal', 'effort']) level!: 'main-goal' | 'approach' | 'sub-goal' | 'effort';
  @Words(300) title!: string;
  @OptionalWords(4000) description?: string;
  @IsOptional() @Entry(() => SeedParent) parent?: SeedParent;
  @Slugs() alsoUnder?: string[];
  @IsOptional() @Slug() chapterArea?: string;
  @Words(20) chapter!: string;
}

export class SeedStrategy {
  @Slug() id!: string;
  @Words(300) name!: string;
  @IsIn(['strategy', 'sub-strategy']) kind!: 'strategy' | 'sub-strategy';
  @IsOptional() @Slug() parent?: string;
  @OptionalWords(200) body?: string;
  @OptionalWords(10) adoptedOn?: string;
  @IsOptional() @IsInt() firstYear?: number;
  @IsOptional() @IsInt() lastYear?: number;
  @OptionalWords(4000) description?: string;
  @IsOptional() @Entries(() => SeedDecision) decisions?: SeedDecision[];
  @Words(20) chapter!: string;
}

export class SeedAdoption {
  @IsOptional() @Slug() programme?: string | null;
}

export class SeedStatus {
  /** As written in the source; absent where the measure stands under a heading only. */
  @OptionalWords(1000) words?: string;
  @IsIn(['planned', 'ongoing', 'completed', 'postponed', 'discontinued', 'unclassified'])
  phase!: 'planned' | 'ongoing' | 'completed' | 'postponed' | 'discontinued' | 'unclassified';
  @IsIn(['words', 'person', 'heading', 'none']) reading!: 'words' | 'person' | 'heading' | 'none';
}

export class SeedMilestone {
  @Slug() id!: string;
  @Words(300) title!: string;
  @OptionalWords(10) due?: string;
  @IsOptional() @IsBoolean() done?: boolean;
  @Words(20) chapter!: string;
}

export class SeedMeasure {
  @Slug() id!: string;
  @Words(300) title!: string;
  @OptionalWords(4000) description?: string;
  @Words(20) chapter!: string;
  @Slug() chapterArea!: string;
  @Slug() area!: string;
  @IsIn(['stated', 'assumed']) areaBasis!: 'stated' | 'assumed';
  @IsOptional() @Entry(() => SeedAdoption) adopted?: SeedAdoption;
  @OptionalWords(10) due?: string;
  @IsOptional() @IsBoolean() continuous?: boolean;
  @Slugs() strategies?: string[];
  @Slugs() goals?: string[];
  @Slugs() participatingAreas?: string[];
  @Entry(() => SeedStatus) status!: SeedStatus;
  @IsOptional() @Slug() resembles?: string;
  @OptionalWords(10_000) comment?: string;
  @IsOptional() @Entries(() => SeedDecision) decisions?: SeedDecision[];
  @IsOptional() @Entries(() => SeedMilestone) milestones?: SeedMilestone[];
}

export class SeedQuestion {
  @Slug() id!: string;
  /** Id of the measure or strategy that it is about. */
  @Slug() about!: string;
  @Words(2000) question!: string;
  @Words(20) chapter!: string;
}

/** Formats that this release reads; the second has the sections of {@link SECTIONS_OF_2} too. */
export const SEED_FORMATS = ['tiltak-seed/1', 'tiltak-seed/2'] as const;

/** What a file of format 1 may not hold. */
export const SECTIONS_OF_2 = ['savings', 'investments', 'targets', 'needs', 'indicators'] as const;

export class SeedFile {
  @IsIn(SEED_FORMATS, { message: `format must be ${SEED_FORMATS.join(' or ')}` })
  format!: (typeof SEED_FORMATS)[number];
  @Entry(() => SeedSource) source!: SeedSource;
  @Entries(() => SeedProgramme) programmes!: SeedProgramme[];
  @Entry(() => SeedOrganisation) organisation!: SeedOrganisation;
  @Entries(() => SeedUnit) chapterAreas!: SeedUnit[];
  @Entries(() => SeedGoal) goals!: SeedGoal[];
  @Entries(() => SeedStrategy) strategies!: SeedStrategy[];
  @Entries(() => SeedMeasure) measures!: SeedMeasure[];
  @IsOptional() @Entries(() => SeedQuestion) openQuestions?: SeedQuestion[];
  @IsOptional() @Entries(() => SeedSavingsLine) savings?: SeedSavingsLine[];
  @IsOptional() @Entries(() => SeedInvestment) investments?: SeedInvestment[];
  @IsOptional() @Entries(() => SeedTarget) targets?: SeedTarget[];
  @IsOptional() @Entries(() => SeedNeed) needs?: SeedNeed[];
  @IsOptional() @Entries(() => SeedIndicator) indicators?: SeedIndicator[];
}
