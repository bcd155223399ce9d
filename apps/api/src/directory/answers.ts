import { ApiProperty } from '@nestjs/swagger';
import type { DecisionReference, SourceReference } from '#domain';

/** What every answer from the directory tells of where it stands. */
export class DirectoryAnswer {
  @ApiProperty({
    description: 'Position in the log that everything in the answer is of.',
    type: 'integer',
    example: 204,
  })
  position!: number;
}

/** Where something is taken from. */
export class SourceAnswer implements SourceReference {
  @ApiProperty({ description: 'The document.' })
  document!: string;

  @ApiProperty({ description: 'The chapter.' })
  chapter!: string;
}

/** A political case, as far as it is known. */
export class DecisionAnswer implements DecisionReference {
  @ApiProperty({ description: 'Number of the case.', required: false })
  case?: string;

  @ApiProperty({ description: 'Title of the case.', required: false })
  title?: string;

  @ApiProperty({ description: 'The body that treated it.', required: false })
  body?: string;

  @ApiProperty({ description: 'When: a year, a month or a day.', required: false })
  on?: string;

  @ApiProperty({ description: 'What became of it.', enum: ['decided', 'informed', 'planned', 'asked-for'] })
  kind!: DecisionReference['kind'];
}

/** A field of another class, null where there is none. */
export const OneOrNone = (type: () => new () => object, description: string): PropertyDecorator =>
  ApiProperty({ type: () => type(), nullable: true, description });
