import { ApiProperty } from '@nestjs/swagger';
import type { AuditEvent, AuditTrail } from '#read-models';
import { OpenObject, StringOrNone, WholeNumber } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';

/** Who acted, and by which right. */
export class AuditActorAnswer {
  @ApiProperty({ description: 'Id of the person, or `process:` and its name.' })
  person!: string;

  @ApiProperty({ description: 'Role in which the person acted.' })
  role!: string;

  @ApiProperty({ description: 'Grant that gave the right.', required: false })
  grant?: string;
}

/** What was recorded with an event. */
export class AuditMetadataAnswer {
  @ApiProperty({ description: 'Who did it.', type: AuditActorAnswer })
  actor!: AuditActorAnswer;

  @ApiProperty({ description: 'Id of the command: the same for a command that was sent again.' })
  commandId!: string;

  @ApiProperty({ description: 'Digest of the request.' })
  fingerprint!: string;

  @ApiProperty({ description: 'The same for all that belongs to one request.' })
  correlationId!: string;

  @ApiProperty({ description: 'Event that a process answered to.', required: false })
  causationId?: string;

  @ApiProperty({ description: 'Moment of recording.', format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ description: 'Where the request came from.', example: 'http' })
  source!: string;
}

/** An event with everything that was recorded with it. */
export class AuditEventAnswer implements AuditEvent {
  @WholeNumber('Position in the log.')
  position!: number;

  @ApiProperty({ description: 'What the store calls the position.' })
  token!: string;

  @ApiProperty({ description: 'Id of the event.' })
  id!: string;

  @ApiProperty({ description: 'Its stream.' })
  stream!: string;

  @ApiProperty({ description: 'What kind of thing it happened to.', example: 'measure' })
  category!: string;

  @ApiProperty({ description: 'Id of what it happened to.' })
  aggregate!: string;

  @WholeNumber('Number in its stream, from 0.')
  revision!: number;

  @ApiProperty({ description: 'Type of the event.', example: 'StatusReported' })
  type!: string;

  @WholeNumber('Version of the type in which it was written.')
  version!: number;

  @StringOrNone('Unit where the measure belonged when it happened, or that it was about.')
  unit!: string | null;

  @ApiProperty({ description: 'Latest moment of recording up to there.', format: 'date-time' })
  logTime!: string;

  @OpenObject(
    'The fact, as it was written.',
    'Each type of event has fields of its own, and old versions stay as they are.',
  )
  data!: AuditEvent['data'];

  @ApiProperty({ description: 'What was recorded with it.', type: AuditMetadataAnswer })
  metadata!: AuditMetadataAnswer;
}

/** Events as they were recorded. */
export class AuditTrailAnswer extends StandAnswer implements AuditTrail {
  @WholeNumber('How many match.')
  count!: number;

  @ApiProperty({ description: 'Newest first.', type: [AuditEventAnswer] })
  events!: AuditEventAnswer[];

  @StringOrNone('`cursor` of the next page; null: this is the last.')
  next!: string | null;
}
