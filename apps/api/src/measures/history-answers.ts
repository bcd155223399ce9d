import { ApiProperty } from '@nestjs/swagger';
import type { FieldChange } from '#domain';
import type { HistoryEntry, MeasureHistory } from '#read-models';
import { AnyJson, StringOrNone, WholeNumber } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';

const AS_THE_FIELD = 'It is shaped as the field is.';

/** A field before and after. */
export class FieldChangeAnswer implements FieldChange {
  @ApiProperty({ description: 'The field, as a path.', example: 'status.progress' })
  field!: string;

  @AnyJson('Its value before; null: none, or unknown.', AS_THE_FIELD)
  old!: unknown;

  @AnyJson('Its value after; null: none, or unknown.', AS_THE_FIELD)
  new!: unknown;
}

/** Who acted. */
export class ActorAnswer {
  @ApiProperty({ description: 'Id of the person.' })
  person!: string;

  @ApiProperty({ description: 'Role in which the person acted.' })
  role!: string;
}

/** An event of a measure. */
export class HistoryEntryAnswer implements HistoryEntry {
  @ApiProperty({ description: 'Id of the event: what a correction names.' })
  eventId!: string;

  @WholeNumber('Revision of the measure after it.')
  revision!: number;

  @WholeNumber('Position in the log.')
  position!: number;

  @ApiProperty({ description: 'Type of the event.', type: 'string', example: 'StatusReported' })
  type!: HistoryEntry['type'];

  @ApiProperty({ description: 'Who did it.', type: ActorAnswer })
  actor!: ActorAnswer;

  @ApiProperty({ description: 'Moment of recording.', format: 'date-time' })
  recordedAt!: string;

  @StringOrNone('Day that it describes, where it describes one.')
  effectiveOn!: string | null;

  @StringOrNone('Why.')
  reason!: string | null;

  @ApiProperty({ description: 'What it changed.', type: [FieldChangeAnswer] })
  changes!: FieldChangeAnswer[];

  @StringOrNone('Event that it corrects, reads, or exempts.')
  about!: string | null;

  @ApiProperty({ description: 'Events that corrected, read or exempted it later.', type: [String] })
  amendedBy!: readonly string[];
}

/** The history of a measure. */
export class MeasureHistoryAnswer extends StandAnswer implements MeasureHistory {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @WholeNumber('Revision at this position.')
  revision!: number;

  @ApiProperty({ description: 'Every event, from the first on.', type: [HistoryEntryAnswer] })
  history!: HistoryEntryAnswer[];
}
