import type { Amount, AmountUnit, Estimate, YearAmount, YearEstimate } from '#domain';
import { AmountField, Flag, Nested, OneOf } from '#platform';
import { Year } from '../programmes/bodies.js';

const UNITS: readonly AmountUnit[] = ['NOK', 'person-years', 'kWh'];

/** What is counted. Amounts are whole numbers of its smallest part. */
export const UnitField = (description: string): PropertyDecorator =>
  OneOf(UNITS, { description: `${description} Amounts are whole kroner, hundredths of a person-year, or whole kWh.` });

/** The same for questions: left out, every unit is answered, each apart. */
export const UnitParameter = (): PropertyDecorator =>
  OneOf(UNITS, { optional: true, description: 'This unit only; units are never added together.' });

const AMOUNT = 'In the unit’s smallest part.';

export class RangeBody {
  @AmountField({ description: `Lower end; in the range. ${AMOUNT}`, example: -3_000_000 })
  from!: Amount;

  @AmountField({ description: `Upper end; in the range. ${AMOUNT}`, example: -1_000_000 })
  to!: Amount;
}

export class EstimateBody {
  @AmountField({
    description: `The figure that sums count, within the range where there is one. ${AMOUNT} Of a line: negative improves the net.`,
  })
  amount!: Amount;

  @Flag({ optional: true, description: 'True: about as much. Default: false.' })
  approximate?: boolean | null;

  @Nested(() => RangeBody, { optional: true, description: 'Where the source states a range.' })
  range?: RangeBody | null;
}

export class YearEstimateBody extends EstimateBody {
  @Year({
    description: 'Budget year: the figure is the level in it, not an increment on the year before.',
    example: 2018,
  })
  year!: number;
}

export class YearAmountBody {
  @Year({ description: 'Budget year.', example: 2018 })
  year!: number;

  @AmountField({ description: `${AMOUNT} The same sign as the figure of the line.` })
  amount!: Amount;
}

/** Most years, and most figures without one, in a request. */
const MOST = 50;

/** Figures by year, in any order. */
export const Years = (description: string): PropertyDecorator =>
  Nested(() => YearEstimateBody, { list: { min: 1, max: MOST }, description });

/** The same where there may be none. */
export const OptionalYears = (description: string): PropertyDecorator =>
  Nested(() => YearEstimateBody, { optional: true, list: { max: MOST }, description });

export const Undated = (description: string): PropertyDecorator =>
  Nested(() => EstimateBody, { optional: true, list: { max: MOST }, description });

export const YearAmounts = (description: string): PropertyDecorator =>
  Nested(() => YearAmountBody, { list: { min: 1, max: MOST }, description });

export const estimateOf = ({ amount, approximate, range }: EstimateBody): Estimate => ({
  amount,
  approximate: approximate ?? false,
  range: range ? { from: range.from, to: range.to } : null,
});

export const estimateOrNull = (body: EstimateBody | null | undefined): Estimate | null =>
  body ? estimateOf(body) : null;

/** In the order of the request: a refusal names the one that was sent. */
export const yearsOf = (bodies: readonly YearEstimateBody[]): readonly YearEstimate[] =>
  bodies.map((body) => ({ year: body.year, ...estimateOf(body) }));

export const yearAmountsOf = (bodies: readonly YearAmountBody[]): readonly YearAmount[] =>
  bodies.map(({ year, amount }) => ({ year, amount }));
