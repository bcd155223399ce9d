import { ApiProperty } from '@nestjs/swagger';
import { StandAnswer } from '../http/report-answer.js';

/** A page of measures. */
export class MeasureListAnswer extends StandAnswer {
  @ApiProperty({
    description:
      'Measures in the order asked for, each with its status, its places and, for a search, where the words were found.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  measures!: object[];

  @ApiProperty({
    description: 'How many match: reported, completed by heading, and both.',
    type: 'object',
    additionalProperties: true,
  })
  count!: object;

  @ApiProperty({ description: 'There are more hits than can be paged through.', type: 'boolean' })
  truncated!: boolean;

  @ApiProperty({ description: '`cursor` of the next page; null: this is the last.', type: 'string', nullable: true })
  next!: string | null;
}

/** Everything about a measure. */
export class MeasurePageAnswer extends StandAnswer {
  @ApiProperty({ description: 'Id of the measure.', type: 'string' })
  measure!: string;

  @ApiProperty({ description: 'Its title.', type: 'string' })
  title!: string;

  @ApiProperty({ description: 'Its description.', type: 'string', nullable: true })
  description!: string | null;

  @ApiProperty({
    description: 'Unit that it belongs to, by id and name; `assumed` where the source does not say it.',
    type: 'object',
    additionalProperties: true,
  })
  area!: object;

  @ApiProperty({
    description: 'The status in force: phase, lights, the report with its words, and how fresh it is.',
    type: 'object',
    additionalProperties: true,
  })
  status!: object;

  @ApiProperty({ description: 'Person who answers for it.', type: 'string', nullable: true })
  responsible!: string | null;

  @ApiProperty({ description: 'When it is due (EDTF), or null.', type: 'string', nullable: true })
  due!: string | null;

  @ApiProperty({ description: 'It has no due date and is never overdue.', type: 'boolean' })
  continuous!: boolean;

  @ApiProperty({ description: 'The due period has ended.', type: 'boolean' })
  overdue!: boolean;

  @ApiProperty({
    description: 'Goals that it serves.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  goals!: object[];

  @ApiProperty({
    description: 'Strategies that it serves.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  strategies!: object[];

  @ApiProperty({
    description: 'Milestones and activities.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  milestones!: object[];

  @ApiProperty({
    description: 'Risks with mitigation.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  risks!: object[];

  @ApiProperty({
    description: 'Measures that it depends on, continues or overlaps.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  dependencies!: object[];

  @ApiProperty({
    description: 'Political cases.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  decisions!: object[];

  @ApiProperty({
    description: 'Measures that it looks like.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  likenesses!: object[];

  @ApiProperty({
    description: 'What is not known, and the answers.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  questions!: object[];

  @ApiProperty({ description: 'Counts, or became part of another, or was annulled.', type: 'string' })
  fate!: string;

  @ApiProperty({
    description: 'Internal notes; null: not for this person.',
    type: 'object',
    additionalProperties: true,
    nullable: true,
  })
  notes!: object | null;
}

/** The history of a measure. */
export class MeasureHistoryAnswer extends StandAnswer {
  @ApiProperty({ description: 'Id of the measure.', type: 'string' })
  measure!: string;

  @ApiProperty({ description: 'Revision at this position.', type: 'integer' })
  revision!: number;

  @ApiProperty({
    description:
      'Every event: who, when, why, old and new value of each field, what it corrects and what corrected it.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  history!: object[];
}
