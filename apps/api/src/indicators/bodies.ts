import type {
  ComparatorStatistic,
  IndicatorDetails,
  IndicatorDirection,
  IndicatorUnit,
  PeriodTarget,
  ValueOrigin,
  ValueQuality,
  ValueStatement,
} from '#domain';
import { AmountField, Flag, Id, kinds, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { SeriesPeriodField } from '../http/date-fields.js';
import { LENGTH, OptionalReason, OptionalText, Reason, SourceBody, sourceOf } from '../http/shared-bodies.js';

/** A period of a series. */
const Period = (description: string): PropertyDecorator =>
  SeriesPeriodField({
    description: `${description} A year 2016, a tertial 2016-37 … 2016-39, a month 2016-05.`,
    example: '2016',
  });

/** A number of the series. */
const Figure = (description: string, optional = false): PropertyDecorator =>
  AmountField({
    optional,
    description: `${description} A whole number of the unit’s smallest part: with one decimal, 73 is 7.3.`,
    example: 73,
  });

export class IndicatorUnitBody {
  @Text({ max: LENGTH.name, description: 'What is counted, as people write it.', example: '%' })
  name!: string;

  @Whole({ min: 0, max: 6, description: 'Decimals that a value has; values are given without the point.' })
  decimals!: number;
}

/** What is said of a series apart from its figures. */
export class IndicatorDetailsBody {
  @Text({ max: LENGTH.name, description: 'What it is called.', example: 'Sykefravær' })
  title!: string;

  @OptionalText('How it is counted.')
  description?: string | null;

  @OneOf(['more', 'less', 'within'], {
    description: 'What is better: more, less, or within: between the two ends of the target.',
  })
  direction!: IndicatorDirection;

  @Id({ optional: true, description: 'Unit of the organisation that it is about. Left out: the whole municipality.' })
  area?: string | null;

  @Flag({
    optional: true,
    description:
      'True: figures of so few that they are shown to that line, controller, auditor and administrator only. Default: false.',
  })
  restricted?: boolean | null;
}

export class IndicatorBody extends IndicatorDetailsBody {
  @Nested(() => IndicatorUnitBody, { description: 'What is counted, and how finely. It cannot be changed later.' })
  unit!: IndicatorUnitBody;

  @ListOf(kinds.id, { max: 50, optional: true, description: 'Goals that it tells of.' })
  goals?: string[] | null;

  @ListOf(kinds.id, { max: 50, optional: true, description: 'Measures that it tells of.' })
  measures?: string[] | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class IndicatorDetailsChangeBody extends IndicatorDetailsBody {
  @Reason()
  reason!: string;
}

export class ValueOriginBody {
  @OneOf(['KOSTRA', 'own', 'document', 'other'], { description: 'What kind of source.' })
  kind!: ValueOrigin['kind'];

  @Text({
    max: LENGTH.name,
    description: 'Which table, system, document or chapter: sources that differ in it are different sources.',
    example: 'Tabell 12367',
  })
  name!: string;
}

export class ValueBody {
  @Period('What the value is of.')
  period!: string;

  @Figure('The value.')
  amount!: number;

  @OneOf(['final', 'preliminary', 'projection'], {
    optional: true,
    description: 'A projection is drawn and judged by nobody. Default: final.',
  })
  quality?: ValueQuality | null;

  @Nested(() => ValueOriginBody, { description: 'Where it comes from.' })
  origin!: ValueOriginBody;

  @OptionalText('What should be known of it.', LENGTH.sentences)
  note?: string | null;
}

export class ValueCorrectionBody {
  @Id({ description: 'The value that was wrong: id of its event, or of a correction of it.' })
  corrects!: string;

  @Reason('What was wrong. Stands in the history for ever.')
  reason!: string;

  @Nested(() => ValueBody, { description: 'The whole value as it should have been.' })
  value!: ValueBody;
}

export class ConflictResolutionBody {
  @Period('The period that several sources tell differently of.')
  period!: string;

  @Id({ description: 'The value that counts: id of its event, or of its correction.' })
  value!: string;

  @Reason('Why this one.')
  reason!: string;
}

export class IndicatorBaselineBody {
  @Period('What is compared with.')
  period!: string;

  @Figure('Its level.')
  amount!: number;

  @OptionalReason('Why. Needed where a baseline is replaced.')
  reason?: string | null;
}

export class IndicatorTargetBody {
  @Period('When it must be reached.')
  period!: string;

  @Figure('What is to be reached; with `within`, the lower end.')
  target!: number;

  @Figure('With `within` only: the upper end.', true)
  upper?: number | null;

  @Figure('What must be reached at least (with `less`: at most), where the target is an ambition.', true)
  minimum?: number | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;

  @OptionalReason('Why. Needed where the target of a period is replaced.')
  reason?: string | null;
}

export class ComparatorBody {
  @Text({ max: LENGTH.name, description: 'Who is compared with.', example: 'ASSS' })
  comparator!: string;

  @OneOf(['average', 'minimum', 'maximum', 'value'], {
    description: 'What of a group: its average, its minimum or its maximum; value: of one municipality.',
  })
  statistic!: ComparatorStatistic;

  @Period('What the value is of.')
  period!: string;

  @Figure('The value.')
  amount!: number;

  @Nested(() => ValueOriginBody, { description: 'Where it comes from.' })
  origin!: ValueOriginBody;
}

export class BreakBody {
  @Period('From here on the series is not comparable with what was before.')
  period!: string;

  @Reason('What changed in how it is counted.')
  explanation!: string;
}

export class RuleBody {
  @Figure('How far from the target is still yellow; 0 or more. Where a minimum is set, the minimum decides instead.')
  yellow!: number;

  @OptionalReason('Why. Needed where a rule is replaced.')
  reason?: string | null;
}

export class GoalLinkBody {
  @Id({ description: 'The goal.' })
  goal!: string;
}

export class MeasureLinkBody {
  @Id({ description: 'The measure.' })
  measure!: string;
}

/** The details as the rules take them. */
export const detailsOf = (body: IndicatorDetailsBody): Omit<IndicatorDetails, 'unit'> => ({
  title: body.title,
  description: body.description ?? null,
  direction: body.direction,
  area: body.area ?? null,
  restricted: body.restricted ?? false,
});

export const unitOf = ({ name, decimals }: IndicatorUnitBody): IndicatorUnit => ({ name, decimals });

export const originOf = ({ kind, name }: ValueOriginBody): ValueOrigin => ({ kind, name });

/** The value as the rules take it. */
export const valueOf = (body: ValueBody): ValueStatement => ({
  period: body.period,
  amount: body.amount,
  quality: body.quality ?? 'final',
  origin: originOf(body.origin),
  note: body.note ?? null,
});

/** The target as the rules take it. */
export const periodTargetOf = (body: IndicatorTargetBody): PeriodTarget => ({
  period: body.period,
  target: body.target,
  upper: body.upper ?? null,
  minimum: body.minimum ?? null,
  source: sourceOf(body.source),
});
