import { Id, Nested, Text } from '#platform';
import { DayField } from '../http/date-fields.js';
import { LENGTH, OptionalReason, OptionalText, Reason } from '../http/shared-bodies.js';

/** Most sectors in a round. */
const SECTORS = 100;

export class RoundDueBody {
  @Id({ description: 'The sector: a unit at the top of the organisation.' })
  sector!: string;

  @DayField({ description: 'Day on which it must have delivered at the latest.', example: '2017-05-15' })
  due!: string;
}

export class RoundBody {
  @Text({ max: LENGTH.name, description: 'What the municipality calls it.', example: '1. tertial 2017' })
  title!: string;

  @DayField({ description: 'First day of the period that it reports on.', example: '2017-01-01' })
  from!: string;

  @DayField({ description: 'Cut-off date: last day of the period.', example: '2017-04-30' })
  cutOff!: string;

  @Id({
    optional: true,
    description:
      'Programme that it follows up; said in the report. Every measure of the sectors is expected, whichever programme it stands in.',
  })
  programme?: string | null;

  @Nested(() => RoundDueBody, {
    list: { min: 1, max: SECTORS },
    description: 'The sectors that deliver, each with its due date.',
  })
  sectors!: RoundDueBody[];

  @Id({ optional: true, description: 'The round before: its answers are the starting point.' })
  previous?: string | null;
}

export class DueDateBody extends RoundDueBody {
  @Reason('Why the due date moves. Stands in the history for ever.')
  reason!: string;
}

export class RoundMeasureBody {
  @Id({ description: 'The measure.' })
  measure!: string;

  @Reason()
  reason!: string;
}

/** A sector's delivery, with a word where one is needed. */
export class DeliveryBody {
  @Id({ description: 'The sector.' })
  sector!: string;

  @OptionalText('Needed where measures are missing: why it is ready without them.', LENGTH.sentences)
  comment?: string | null;
}

export class ApprovalBody {
  @Id({ description: 'The sector.' })
  sector!: string;

  @OptionalText('A word with it.', LENGTH.sentences)
  comment?: string | null;
}

export class ReturnBody {
  @Id({ description: 'The sector.' })
  sector!: string;

  @Text({ max: LENGTH.sentences, lines: true, description: 'What must be mended.' })
  comment!: string;
}

export class PublicationBody {
  @OptionalReason('Needed where a sector is not approved: why the round is published nevertheless.')
  reason?: string | null;
}
