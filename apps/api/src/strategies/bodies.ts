import type { StrategyDetails } from '#domain';
import { Id, Nested, OneOf, Text } from '#platform';
import { PartialDateField } from '../http/date-fields.js';
import { LENGTH, Name, OptionalText, Reason, SourceBody } from '../http/shared-bodies.js';
import { Year } from '../programmes/bodies.js';

/** What is known of a strategy. */
export class StrategyDetailsBody {
  @Name('Its name.', 'Skolemelding 2016–2020')
  name!: string;

  @OptionalText('More about it.')
  description?: string | null;

  @Text({ max: LENGTH.name, optional: true, description: 'The body that adopted it.', example: 'Kommunestyret' })
  body?: string | null;

  @PartialDateField({ optional: true, description: 'When it was adopted: a year, a month or a day.' })
  adoptedOn?: string | null;

  @Year({ optional: true, description: 'First year.' })
  firstYear?: number | null;

  @Year({ optional: true, description: 'Last year.' })
  lastYear?: number | null;
}

/** The details as the rules take them. */
export const detailsOf = (details: StrategyDetailsBody): StrategyDetails => ({
  name: details.name,
  description: details.description ?? null,
  body: details.body ?? null,
  adoptedOn: details.adoptedOn ?? null,
  firstYear: details.firstYear ?? null,
  lastYear: details.lastYear ?? null,
});

export class RegisterStrategyBody extends StrategyDetailsBody {
  @OneOf(['strategy', 'sub-strategy'], { description: 'A sub-strategy stands under a strategy.' })
  kind!: 'strategy' | 'sub-strategy';

  @Id({ optional: true, description: 'With sub-strategy: the strategy that it stands under.' })
  parent?: string | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class StrategyDetailsChangeBody extends StrategyDetailsBody {
  @Reason()
  reason!: string;
}
