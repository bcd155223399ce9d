import { ApiProperty } from '@nestjs/swagger';
import type { Light, Phase } from '#domain';
import type { Fate, MeasureList, MeasureRow } from '#read-models';
import { StringOrNone, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import { FATES, LIGHTS, PHASES } from '../http/status-words.js';
import { SplitAnswer } from '../reports/tally-answers.js';

/** A measure in a list. */
export class MeasureRowAnswer implements MeasureRow {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'Id of the unit that it belongs to.' })
  unit!: string;

  @StringOrNone('Id of its chapter area.')
  chapterArea!: string | null;

  @StringOrNone('Id of the programme that it belongs to now.')
  programme!: string | null;

  @ApiProperty({ description: 'It was adopted.' })
  adopted!: boolean;

  @StringOrNone('Person who answers for it.')
  responsible!: string | null;

  @Word('Phase.', PHASES)
  phase!: Phase;

  @Word('Light of progress.', LIGHTS)
  progress!: Light;

  @Word('Light of effect.', LIGHTS)
  effect!: Light;

  @ApiProperty({ description: 'Completed by the heading it stood under only.' })
  byHeading!: boolean;

  @StringOrNone('The words of the report in force, as written.')
  words!: string | null;

  @StringOrNone('Day that the report describes; null: nobody has reported yet.')
  effectiveOn!: string | null;

  @StringOrNone('Latest day that somebody reported or confirmed.')
  confirmedOn!: string | null;

  @ApiProperty({ description: 'When something was last changed: moment of recording.', format: 'date-time' })
  changedAt!: string;

  @StringOrNone('When it is due (EDTF).')
  due!: string | null;

  @ApiProperty({ description: 'It has no due date and is never overdue.' })
  continuous!: boolean;

  @ApiProperty({ description: 'The due period has ended.' })
  overdue!: boolean;

  @ApiProperty({ description: 'Neither reported nor confirmed for long.' })
  stale!: boolean;

  @ApiProperty({ description: 'It is kept from public view.' })
  exempt!: boolean;

  @Word('Whether it counts, or what ended it.', FATES)
  fate!: Fate;

  @ApiProperty({ description: 'Ids of the goals that it serves.', type: [String] })
  goals!: readonly string[];

  @ApiProperty({ description: 'Ids of the strategies that it serves.', type: [String] })
  strategies!: readonly string[];

  @StringOrNone('Where the words were found: HTML with `<mark>`; null: it was no search.')
  snippet!: string | null;
}

/** A page of measures. */
export class MeasureListAnswer extends StandAnswer implements MeasureList {
  @ApiProperty({ description: 'Measures in the order asked for.', type: [MeasureRowAnswer] })
  measures!: MeasureRowAnswer[];

  @ApiProperty({ description: 'How many match.', type: SplitAnswer })
  count!: SplitAnswer;

  @ApiProperty({ description: 'There are more hits than can be paged through.' })
  truncated!: boolean;

  @StringOrNone('`cursor` of the next page; null: this is the last.')
  next!: string | null;
}
