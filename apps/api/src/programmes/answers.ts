import { ApiProperty } from '@nestjs/swagger';
import type { Programme, ProgrammeStatus } from '#domain';
import { DecisionAnswer, DirectoryAnswer, OneOrNone, SourceAnswer } from '../directory/answers.js';

/** A programme as it is now. */
export class ProgrammeEntry implements Omit<Programme, 'targets' | 'needs'> {
  @ApiProperty({ description: 'Id of the programme.' })
  id!: string;

  @ApiProperty({ description: 'Its name.' })
  name!: string;

  @ApiProperty({ description: 'First year.', type: 'integer' })
  firstYear!: number;

  @ApiProperty({ description: 'Last year; it is in the programme.', type: 'integer' })
  lastYear!: number;

  @ApiProperty({
    description: 'How far it has come.',
    enum: ['under-preparation', 'adopted', 'superseded', 'withdrawn'],
  })
  status!: ProgrammeStatus;

  @OneOrNone(
    () => DecisionAnswer,
    'The decision of the council; null: not adopted, or the source does not tell the case.',
  )
  decision!: DecisionAnswer | null;

  @ApiProperty({ description: 'Id of the programme that took over.', type: 'string', nullable: true })
  supersededBy!: string | null;

  @OneOrNone(() => SourceAnswer, 'Where it is taken from.')
  source!: SourceAnswer | null;
}

export class ProgrammeAnswer extends DirectoryAnswer {
  @ApiProperty({ description: 'The programme.', type: ProgrammeEntry })
  programme!: ProgrammeEntry;
}

export class ProgrammesAnswer extends DirectoryAnswer {
  @ApiProperty({ description: 'Every programme, in the order in which they were prepared.', type: [ProgrammeEntry] })
  programmes!: ProgrammeEntry[];
}
