import { ApiProperty } from '@nestjs/swagger';
import type { ChapterArea, UnitDeputy, UnitLevel } from '#domain';
import { DirectoryAnswer, OneOrNone, SourceAnswer } from '../directory/answers.js';

/** Somebody stands in for the lead of a unit. */
export class UnitDeputyAnswer implements UnitDeputy {
  @ApiProperty({ description: 'Id of the person.' })
  person!: string;

  @ApiProperty({ description: 'First day.', format: 'date' })
  from!: string;

  @ApiProperty({ description: 'Last day.', format: 'date' })
  to!: string;
}

/** A unit of the line organisation with those in it. */
export class UnitNode {
  @ApiProperty({ description: 'Id of the unit.' })
  unit!: string;

  @ApiProperty({ description: 'Its level.', enum: ['sector', 'area', 'unit'] })
  level!: UnitLevel;

  @ApiProperty({ description: 'Its name.' })
  name!: string;

  @ApiProperty({ description: 'Id of the unit that it stands in; null: a sector.', type: 'string', nullable: true })
  parent!: string | null;

  @ApiProperty({ description: 'False: it was closed.' })
  open!: boolean;

  @ApiProperty({ description: 'Person who leads it.', type: 'string', nullable: true })
  lead!: string | null;

  @ApiProperty({ description: 'Who stands in for the lead, and when; past days, too.', type: [UnitDeputyAnswer] })
  deputies!: readonly UnitDeputyAnswer[];

  @ApiProperty({ description: 'Units in it, in the order in which they were added.', type: () => [UnitNode] })
  units!: readonly UnitNode[];
}

/** How documents are divided. */
export class ChapterAreaAnswer implements ChapterArea {
  @ApiProperty({ description: 'Id of the chapter area.' })
  chapterArea!: string;

  @ApiProperty({ description: 'Its name.' })
  name!: string;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;
}

export class OrganisationAnswer extends DirectoryAnswer {
  @ApiProperty({ description: 'The sectors with everything in them.', type: [UnitNode] })
  sectors!: readonly UnitNode[];

  @ApiProperty({ description: 'Chapter areas: not the line organisation.', type: [ChapterAreaAnswer] })
  chapterAreas!: readonly ChapterAreaAnswer[];

  @ApiProperty({
    description: 'Names of the persons that the answer names by id; null where a name was erased.',
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
  })
  people!: Readonly<Record<string, string | null>>;
}
