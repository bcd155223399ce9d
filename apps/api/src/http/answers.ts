import { ApiProperty } from '@nestjs/swagger';

/** An event that a command stored. */
export class StoredEventAnswer {
  @ApiProperty({ description: 'Id of the event: what a correction names.', format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Type of the event.', example: 'StatusReported' })
  type!: string;
}

/** What a command did. */
export class CommandAnswer {
  @ApiProperty({ description: 'Id of what the command was for, or of what it made.' })
  id!: string;

  @ApiProperty({ description: 'Revision after it: for the next `If-Match`.', type: 'integer', example: 4 })
  revision!: number;

  @ApiProperty({ description: 'What was stored; empty where nothing had to be.', type: [StoredEventAnswer] })
  events!: StoredEventAnswer[];

  @ApiProperty({
    description: 'Id of the part that the command made: a milestone, a risk, a reference, a question, a unit.',
    required: false,
  })
  part?: string;
}

/** What became of one of many. */
export class OneOfManyAnswer {
  @ApiProperty({ description: 'Id of the measure.' })
  id!: string;

  @ApiProperty({ description: 'The status that a request of its own would have had.', type: 'integer', example: 200 })
  status!: number;

  @ApiProperty({ description: 'Revision after it, where it was done.', type: 'integer', required: false })
  revision?: number;

  @ApiProperty({ description: 'What was stored, where it was done.', type: [StoredEventAnswer], required: false })
  events?: StoredEventAnswer[];

  @ApiProperty({
    description: 'Why it was not done: a problem document (RFC 9457).',
    type: () => ProblemAnswer,
    required: false,
  })
  problem?: object;
}

/** What a request to many did: each has its own answer, and one that was refused does not keep the others back. */
export class ManyAnswer {
  @ApiProperty({ description: 'In the order of the request.', type: [OneOfManyAnswer] })
  results!: OneOfManyAnswer[];
}

/** One fault of a problem. */
export class FaultAnswer {
  @ApiProperty({ description: 'The field that is at fault, as a path.', required: false, example: 'remedy.due' })
  field?: string;

  @ApiProperty({ description: 'Stable code.', example: 'risk-missing' })
  code!: string;

  @ApiProperty({ description: 'What it means, in the language asked for.' })
  message!: string;
}

/** A problem document (RFC 9457). */
export class ProblemAnswer {
  @ApiProperty({ description: 'What kind of problem: an address that explains it.', example: '/problems/refused' })
  type!: string;

  @ApiProperty({ description: 'Its title, in the language asked for.' })
  title!: string;

  @ApiProperty({ description: 'The status, as in the answer.', type: 'integer', example: 422 })
  status!: number;

  @ApiProperty({ description: 'What it means and what to do.' })
  detail!: string;

  @ApiProperty({ description: 'Names this occurrence.', example: 'urn:tiltak:request:…' })
  instance!: string;

  @ApiProperty({ description: 'Stable code: the last part of `type`.', example: 'refused' })
  code!: string;

  @ApiProperty({ description: 'To be quoted when it is reported; as in `X-Correlation-Id`.' })
  correlationId!: string;

  @ApiProperty({ description: 'Every field, every reason at once.', type: [FaultAnswer], required: false })
  errors?: FaultAnswer[];
}
