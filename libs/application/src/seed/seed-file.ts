import { Type } from 'class-transformer';
import {
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** What a seed file holds (`infra/seed/README.md` describes it): the shape alone; references and rules are checked later. */

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const Slug = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(SLUG, { message: `${String(key)} must be lower-case letters, digits and hyphens, as in "energy-contract"` })(
    target,
    key,
  );
};
const Words =
  (most: number): PropertyDecorator =>
  (target, key) => {
    IsString({ message: `${String(key)} must be text (put numbers and dates in quotes)` })(target, key);
    IsNotEmpty()(target, key);
    MaxLength(most)(target, key);
  };
const OptionalWords =
  (most: number): PropertyDecorator =>
  (target, key) => {
    IsOptional()(target, key);
    Words(most)(target, key);
  };
const Slugs = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key);
  IsArray()(target, key);
  Matches(SLUG, { each: true })(target, key);
};
const Entries =
  (type: () => new () => object): PropertyDecorator =>
  (target, key) => {
    IsArray()(target, key);
    ValidateNested({ each: true })(target, key);
    Type(type)(target, key);
  };
const Entry =
  (type: () => new () => object): PropertyDecorator =>
  (target, key) => {
    IsObject()(target, key);
    ValidateNested()(target, key);
    Type(type)(target, key);
  };

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

export class SeedFile {
  @Equals('tiltak-seed/1', { message: 'format must be tiltak-seed/1' }) format!: string;
  @Entry(() => SeedSource) source!: SeedSource;
  @Entries(() => SeedProgramme) programmes!: SeedProgramme[];
  @Entry(() => SeedOrganisation) organisation!: SeedOrganisation;
  @Entries(() => SeedUnit) chapterAreas!: SeedUnit[];
  @Entries(() => SeedGoal) goals!: SeedGoal[];
  @Entries(() => SeedStrategy) strategies!: SeedStrategy[];
  @Entries(() => SeedMeasure) measures!: SeedMeasure[];
  @IsOptional() @Entries(() => SeedQuestion) openQuestions?: SeedQuestion[];
}
