import { ApiProperty } from '@nestjs/swagger';

/** What every answer to a question tells of where it stands, besides what was asked. */
export class StandAnswer {
  @ApiProperty({
    description: 'Position in the log that everything in the answer is of.',
    type: 'integer',
    example: 204,
  })
  position!: number;

  @ApiProperty({
    description: 'Latest moment of recording up to there; null where the log was empty.',
    type: 'string',
    nullable: true,
  })
  logTime!: string | null;

  @ApiProperty({ description: 'Day on which due dates and freshness are judged, in Oslo.', example: '2017-05-31' })
  day!: string;

  @ApiProperty({
    description: 'Names of the persons that the answer names by id; null where a name was erased.',
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
  })
  people!: Record<string, string | null>;
}
