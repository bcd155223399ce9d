import { ApiProperty } from '@nestjs/swagger';
import type { Light, Phase, UnitLevel } from '#domain';
import type {
  ChangesSince,
  Fate,
  Overview,
  OverviewChange,
  OverviewTally,
  StatusSummary,
  UnitOverview,
} from '#read-models';
import { OneOrNone } from '../directory/answers.js';
import { StringOrNone, WholeNumber, Word } from '../http/answer-fields.js';
import { StandAnswer } from '../http/report-answer.js';
import { FATES, LIGHTS, PHASES } from '../http/status-words.js';
import { Counted, MatrixCellAnswer, TallyAnswer, type SplitAnswer } from './tally-answers.js';

/** Measures by phase and light, and those that need attention. */
export class OverviewTallyAnswer extends TallyAnswer implements OverviewTally {
  @ApiProperty({ description: 'The combinations of phase and lights that occur.', type: [MatrixCellAnswer] })
  matrix!: MatrixCellAnswer[];

  @Counted('Active ones that nobody answers for.')
  withoutResponsible!: SplitAnswer;

  @Counted('Past their due date.')
  overdue!: SplitAnswer;

  @Counted('Neither reported nor confirmed for long.')
  stale!: SplitAnswer;
}

/** A sector, programme area or unit. */
export class UnitOverviewAnswer implements UnitOverview {
  @ApiProperty({ description: 'Id of the unit.' })
  unit!: string;

  @ApiProperty({ description: 'Its name.' })
  name!: string;

  @Word('Its level.', ['sector', 'area', 'unit'])
  level!: UnitLevel;

  @ApiProperty({ description: 'It was closed, and has measures still.' })
  closed!: boolean;

  @StringOrNone('Person who leads it.')
  lead!: string | null;

  @ApiProperty({ description: 'Its own measures.', type: OverviewTallyAnswer })
  own!: OverviewTallyAnswer;

  @ApiProperty({ description: 'Its own and everything below it.', type: OverviewTallyAnswer })
  all!: OverviewTallyAnswer;

  @ApiProperty({ description: 'Units in it.', type: () => [UnitOverviewAnswer] })
  children!: UnitOverviewAnswer[];
}

/** A status, short. */
export class StatusSummaryAnswer implements StatusSummary {
  @Word('Phase.', PHASES)
  phase!: Phase;

  @Word('Light of progress.', LIGHTS)
  progress!: Light;

  @Word('Light of effect.', LIGHTS)
  effect!: Light;

  @ApiProperty({ description: 'Completed by heading only.' })
  byHeading!: boolean;

  @Word('Whether it counts, or what ended it.', FATES)
  fate!: Fate;
}

/** A measure whose status is another one than then. */
export class OverviewChangeAnswer implements OverviewChange {
  @ApiProperty({ description: 'Id of the measure.' })
  measure!: string;

  @ApiProperty({ description: 'Its title.' })
  title!: string;

  @ApiProperty({ description: 'Id of the unit that it belongs to.' })
  unit!: string;

  @OneOrNone(() => StatusSummaryAnswer, 'Then; null: it was not registered, or not among those asked for, yet.')
  before!: StatusSummaryAnswer | null;

  @ApiProperty({ description: 'Now.', type: StatusSummaryAnswer })
  after!: StatusSummaryAnswer;
}

/** What has changed since a moment. */
export class ChangesSinceAnswer implements ChangesSince {
  @WholeNumber('Position in the log that is compared with.')
  position!: number;

  @WholeNumber('How many measures have changed.')
  count!: number;

  @ApiProperty({ description: 'Those that changed last, at most 500.', type: [OverviewChangeAnswer] })
  changes!: OverviewChangeAnswer[];
}

/** Measures per sector, area and unit. */
export class OverviewAnswer extends StandAnswer implements Overview {
  @WholeNumber('Days without report or confirmation after which a status is stale.')
  staleAfterDays!: number;

  @ApiProperty({ description: 'All measures.', type: OverviewTallyAnswer })
  all!: OverviewTallyAnswer;

  @ApiProperty({ description: 'The sectors, with everything below them.', type: [UnitOverviewAnswer] })
  sectors!: UnitOverviewAnswer[];

  @ApiProperty({
    description: 'Measures of a unit that the organisation does not know; part of `all`.',
    type: OverviewTallyAnswer,
  })
  elsewhere!: OverviewTallyAnswer;

  @OneOrNone(() => ChangesSinceAnswer, 'What has changed; null: `since` was not asked for.')
  since!: ChangesSinceAnswer | null;
}
