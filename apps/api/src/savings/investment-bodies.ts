import type { InvestmentFigure } from '#domain';
import { Nested, OneOf, Text } from '#platform';
import { LENGTH, OptionalReason, Reason, SourceBody } from '../http/shared-bodies.js';
import { Year } from '../programmes/bodies.js';
import { EstimateBody } from './figures.js';

export class InvestmentBody {
  @Text({ max: LENGTH.title, description: 'What is invested in.', example: 'Felles arkivlokaler' })
  title!: string;

  @Nested(() => EstimateBody, { optional: true, description: 'What it costs in all, in kroner. Left out: not known.' })
  total?: EstimateBody | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class InvestmentEstimateBody {
  @Nested(() => EstimateBody, { description: 'What it costs in all, in kroner.' })
  total!: EstimateBody;

  @Reason()
  reason!: string;
}

export class InvestmentYearBody {
  @Year({ description: 'Budget year.', example: 2018 })
  year!: number;

  @OneOf(['budget', 'forecast', 'actual', 'carried-over'], {
    description: 'The budget as revised, the forecast, the accounts, or what is carried over.',
  })
  figure!: InvestmentFigure;

  @Nested(() => EstimateBody, { description: 'The amount, in kroner.' })
  value!: EstimateBody;

  @OptionalReason('Why. A figure that was stated before needs it.')
  reason?: string | null;

  @Text({ max: LENGTH.sentences, lines: true, optional: true, description: 'Where it is taken from.' })
  source?: string | null;
}
