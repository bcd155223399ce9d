import { ApiProperty } from '@nestjs/swagger';
import type { DuePeriod, Light, Phase, Reading, Remedy } from '#domain';
import type { ReportText } from '#read-models';
import { OneOrNone } from '../directory/answers.js';
import { StringOrNone, WholeNumber, Word } from '../http/answer-fields.js';
import { LIGHTS, PHASES, READINGS } from '../http/status-words.js';

/** What is to mend what went wrong: one of three. */
export class RemedyAnswer {
  @Word('A new due date, a new forecast, or a promise for a day.', ['new-due-date', 'new-forecast', 'promised-by'])
  kind!: Remedy['kind'];

  @ApiProperty({ description: 'Of a new due date: when it is due then (EDTF).', type: 'string', required: false })
  due?: DuePeriod;

  @ApiProperty({ description: 'Of a promise: by this day.', format: 'date', required: false })
  day?: string;
}

/** A report as it was in force. */
export class ReportTextAnswer implements ReportText {
  @ApiProperty({ description: 'Id of its event.' })
  eventId!: string;

  @ApiProperty({ description: 'Day that it describes.', format: 'date' })
  effectiveOn!: string;

  @Word('Phase.', PHASES)
  phase!: Phase;

  @Word('Light of progress.', LIGHTS)
  progress!: Light;

  @Word('Light of effect.', LIGHTS)
  effect!: Light;

  @Word('How the phase was found.', READINGS)
  reading!: Reading;

  @ApiProperty({ description: 'The comment is kept from public view.' })
  commentExempt!: boolean;

  @StringOrNone('Legal basis on which it is.')
  exemption!: string | null;

  @StringOrNone('The words of the report.')
  words!: string | null;

  @StringOrNone('The comment.')
  comment!: string | null;

  @StringOrNone('Risk, where it was told.')
  risk!: string | null;

  @StringOrNone('Deviation, where it was told.')
  deviation!: string | null;

  @StringOrNone('Cause, where it was told.')
  cause!: string | null;

  @StringOrNone('Action, where it was told.')
  action!: string | null;

  @OneOrNone(() => RemedyAnswer, 'What is to mend it, where it was told.')
  remedy!: Remedy | null;

  @WholeNumber('Position of what made it what it is.')
  position!: number;

  @WholeNumber('Position at which it was recorded first.')
  origin!: number;

  @Word('What made it what it is.', ['reported', 'reopened', 'corrected', 'classified', 'exempted'])
  because!: ReportText['because'];
}
