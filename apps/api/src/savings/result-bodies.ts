import type { ForecastCause, ForecastStatement, RealisationStatement } from '#domain';
import { Id, Nested, OneOf, Text } from '#platform';
import { DayField } from '../http/date-fields.js';
import { LENGTH, Reason } from '../http/shared-bodies.js';
import { Year } from '../programmes/bodies.js';
import { EstimateBody, estimateOf, Years, yearsOf, type YearEstimateBody } from './figures.js';

export class ForecastBody {
  @Id({ description: 'The line.' })
  line!: string;

  @DayField({ description: 'The day that the forecast is made for; not in the future.', example: '2017-04-30' })
  on!: string;

  @Years('The years that it says something of; other years keep their latest forecast.')
  years!: YearEstimateBody[];

  @OneOf(['found', 'lost', 're-estimated', 'delayed'], {
    description: 'Why it differs from what was expected: the step of the bridge that it is told under.',
  })
  cause!: ForecastCause;

  @Reason()
  reason!: string;
}

export class ForecastCorrectionBody {
  @Id({ description: 'The forecast that was wrong: id of its event, or of a correction of it.' })
  corrects!: string;

  @Reason('What was wrong.')
  reason!: string;

  @Nested(() => ForecastBody, { description: 'The whole forecast as it should have been.' })
  forecast!: ForecastBody;
}

export class RealisationBody {
  @Id({ description: 'The line.' })
  line!: string;

  @Year({ description: 'Budget year.', example: 2017 })
  year!: number;

  @Nested(() => EstimateBody, { description: 'What the year came to.' })
  figure!: EstimateBody;

  @DayField({ description: 'The day that the figure is from; not in the future.', example: '2017-04-30' })
  on!: string;

  @Text({
    max: LENGTH.sentences,
    lines: true,
    description: 'Where it is taken from: the accounts, an invoice, a count.',
    example: 'Regnskapet per 30. april',
  })
  source!: string;
}

export class RealisationCorrectionBody {
  @Id({ description: 'The figure that was wrong: id of its event, or of a correction of it.' })
  corrects!: string;

  @Reason('What was wrong.')
  reason!: string;

  @Nested(() => RealisationBody, { description: 'The whole figure as it should have been. It is not confirmed.' })
  realisation!: RealisationBody;
}

export class SavingsConfirmationBody {
  @Id({ description: 'The line.' })
  line!: string;

  @Year({ description: 'Budget year.', example: 2017 })
  year!: number;

  @Id({ description: 'The figure: id of its event, or of its correction.' })
  realisation!: string;
}

export class ConfirmationWithdrawalBody extends SavingsConfirmationBody {
  @Reason()
  reason!: string;
}

export const forecastOf = ({ line, on, years, cause, reason }: ForecastBody): ForecastStatement => ({
  line,
  on,
  years: yearsOf(years),
  cause,
  reason,
});

export const realisationOf = ({ line, year, figure, on, source }: RealisationBody): RealisationStatement => ({
  line,
  year,
  figure: estimateOf(figure),
  on,
  source,
});
