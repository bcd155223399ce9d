import { ApiProperty } from '@nestjs/swagger';
import { StandAnswer } from '../http/report-answer.js';

/** Events as they were recorded. */
export class AuditTrailAnswer extends StandAnswer {
  @ApiProperty({ description: 'How many match.', type: 'integer' })
  count!: number;

  @ApiProperty({
    description: 'Newest first: position, stream, revision, type, version, data, metadata.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  events!: object[];

  @ApiProperty({ description: '`cursor` of the next page; null: this is the last.', type: 'string', nullable: true })
  next!: string | null;
}
