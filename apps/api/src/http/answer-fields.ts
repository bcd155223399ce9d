import { ApiProperty } from '@nestjs/swagger';

/** Text that may be missing, in an answer. */
export const StringOrNone = (description: string): PropertyDecorator =>
  ApiProperty({ description, type: 'string', nullable: true });

/** A whole number that may be missing, in an answer. */
export const WholeOrNone = (description: string): PropertyDecorator =>
  ApiProperty({ description, type: 'integer', nullable: true });

/** An id with the name that it had at the position of the answer. */
export class NamedAnswer {
  @ApiProperty({ description: 'Its id.' })
  id!: string;

  @ApiProperty({ description: 'Its name; null: the id is not known.', type: 'string', nullable: true })
  name!: string | null;
}
