import type { AmountUnit, SavingsKind, SavingsLineDetails, SavingsLineReference, SavingsNature } from '#domain';
import { AmountField, Id, Nested, OneOf, Text } from '#platform';
import { LENGTH, OptionalText, Reason, SourceBody } from '../http/shared-bodies.js';
import { Year } from '../programmes/bodies.js';
import { EstimateBody, UnitField, YearAmounts, type YearAmountBody } from './figures.js';

export class LineReferenceBody {
  @Id({ description: 'The measure.' })
  measure!: string;

  @Id({ description: 'The line.' })
  line!: string;
}

export class BaselineBody {
  @Year({ optional: true, description: 'The year that is compared with.' })
  year?: number | null;

  @AmountField({ optional: true, description: 'Its level, in the unit’s smallest part.' })
  amount?: number | null;

  @OptionalText('More about it.', LENGTH.sentences)
  note?: string | null;
}

/** What is said of a line apart from its figures. */
export class LineDetailsBody {
  @Text({ max: LENGTH.title, description: 'What saves, or costs.', example: 'Færre leide lokaler' })
  title!: string;

  @OneOf(['saving', 'added-cost', 'added-income'], {
    description:
      'saving (innsparing) and added-income (merinntekt): amounts are negative or 0; added-cost (merutgift): positive or 0.',
  })
  nature!: SavingsNature;

  @OneOf(['cash-released', 'cost-avoided', 'time-freed', 'more-income', 'quality'], {
    optional: true,
    description: 'What it consists of. Left out: not stated.',
  })
  kind?: SavingsKind | null;

  @OneOf(['recurring', 'one-off'], { optional: true, description: 'Left out: not stated.' })
  recurrence?: 'recurring' | 'one-off' | null;

  @Text({
    max: LENGTH.name,
    optional: true,
    description: 'Budget area as the budget names it; not always the measure’s.',
  })
  budgetArea?: string | null;

  @Year({ optional: true, description: 'The year whose prices the amounts are in.' })
  priceYear?: number | null;

  @Nested(() => BaselineBody, { optional: true, description: 'What the figures are measured against.' })
  baseline?: BaselineBody | null;
}

export class LineBody extends LineDetailsBody {
  @UnitField('What is counted.')
  unit!: AmountUnit;

  @Nested(() => LineReferenceBody, {
    optional: true,
    description: 'The line that this one goes on from: of a measure that was merged, replaced or carried over.',
  })
  continues?: LineReferenceBody | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class LineChangeBody extends LineDetailsBody {
  @Reason()
  reason!: string;
}

export class LineWithdrawalBody {
  @Id({ description: 'The line.' })
  line!: string;

  @Reason('Why it will not come.')
  reason!: string;
}

export class FullYearEffectBody {
  @Id({ description: 'The line.' })
  line!: string;

  @Nested(() => EstimateBody, {
    optional: true,
    description: 'The level after twelve full months. Left out: not known.',
  })
  figure?: EstimateBody | null;

  @Year({ optional: true, description: 'The first year with the full effect. Left out: not known.' })
  year?: number | null;

  @Text({ max: LENGTH.sentences, lines: true, optional: true, description: 'Why, where it needs saying.' })
  reason?: string | null;
}

export class OverlapLiftingBody {
  @Id({ description: 'The line that something was deducted from.' })
  line!: string;

  @Nested(() => LineReferenceBody, { description: 'The line that counts it.' })
  with!: LineReferenceBody;

  @Reason()
  reason!: string;
}

export class OverlapBody extends OverlapLiftingBody {
  @YearAmounts('How much of each year’s figure the other line counts already.')
  years!: YearAmountBody[];
}

export const lineReferenceOf = ({ measure, line }: LineReferenceBody): SavingsLineReference => ({ measure, line });

export const lineDetailsOf = (body: LineDetailsBody): SavingsLineDetails => ({
  title: body.title,
  nature: body.nature,
  kind: body.kind ?? null,
  recurrence: body.recurrence ?? null,
  budgetArea: body.budgetArea ?? null,
  priceYear: body.priceYear ?? null,
  baseline: body.baseline
    ? { year: body.baseline.year ?? null, amount: body.baseline.amount ?? null, note: body.baseline.note ?? null }
    : null,
});
