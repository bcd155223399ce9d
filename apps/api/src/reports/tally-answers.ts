import { ApiProperty } from '@nestjs/swagger';
import type { Light, Phase } from '#domain';
import type { CompletedShare, MatrixCell, ProgressLight, Split, Tally } from '#read-models';
import { WholeNumber, Word } from '../http/answer-fields.js';
import { LIGHTS, PHASES, PROGRESS_LIGHTS } from '../http/status-words.js';

/** Measures counted, those that are completed by heading only kept apart. */
export class SplitAnswer implements Split {
  @WholeNumber('Measures that somebody has reported on, or nobody yet.')
  reported!: number;

  @WholeNumber('Measures that are completed by the heading they stood under only.')
  byHeading!: number;

  @WholeNumber('Both.')
  total!: number;
}

/** A field that counts measures. */
export const Counted = (description: string): PropertyDecorator => ApiProperty({ description, type: SplitAnswer });

/** Measures by phase. */
export class PhasesAnswer implements Record<Phase, Split> {
  @Counted('Not begun.')
  planned!: SplitAnswer;

  @Counted('Under way.')
  ongoing!: SplitAnswer;

  @Counted('Done.')
  completed!: SplitAnswer;

  @Counted('Put off.')
  postponed!: SplitAnswer;

  @Counted('Given up.')
  discontinued!: SplitAnswer;

  @Counted('Reported in words that nobody has read yet.')
  unclassified!: SplitAnswer;
}

/** Measures by a light. */
export class LightsAnswer implements Record<Light, Split> {
  @Counted('Green.')
  green!: SplitAnswer;

  @Counted('Yellow.')
  yellow!: SplitAnswer;

  @Counted('Red.')
  red!: SplitAnswer;

  @Counted('Without a light.')
  'not-assessed'!: SplitAnswer;
}

/** Measures by the light of progress. */
export class ProgressAnswer extends LightsAnswer implements Record<ProgressLight, Split> {
  @Counted('Completed or discontinued: progress means nothing any more.')
  'not-applicable'!: SplitAnswer;
}

/** Distinct measures by phase and light. Each of the three adds up to `measures`. */
export class TallyAnswer implements Tally {
  @Counted('All of them.')
  measures!: SplitAnswer;

  @ApiProperty({ description: 'By phase.', type: PhasesAnswer })
  phases!: PhasesAnswer;

  @ApiProperty({ description: 'By the light of progress.', type: ProgressAnswer })
  progress!: ProgressAnswer;

  @ApiProperty({ description: 'By the light of effect.', type: LightsAnswer })
  effect!: LightsAnswer;
}

/** How many measures are in one phase with these lights. */
export class MatrixCellAnswer implements MatrixCell {
  @Word('Phase.', PHASES)
  phase!: Phase;

  @Word('Light of progress.', PROGRESS_LIGHTS)
  progress!: ProgressLight;

  @Word('Light of effect.', LIGHTS)
  effect!: Light;

  @WholeNumber('Measures that are not completed by heading only.')
  reported!: number;

  @WholeNumber('Measures that are.')
  byHeading!: number;
}

/** How many are completed. */
export class CompletedShareAnswer implements CompletedShare {
  @WholeNumber('Completed, without those by heading.')
  completed!: number;

  @WholeNumber('Of so many, without those by heading.')
  of!: number;

  @ApiProperty({
    description: '`completed` / `of` with four decimals; null: there are none.',
    type: 'number',
    nullable: true,
  })
  share!: number | null;

  @WholeNumber('Completed by heading, in neither of the two.')
  byHeading!: number;
}
