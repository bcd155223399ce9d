import { ApiProperty } from '@nestjs/swagger';
import type { AmountUnit, Estimate, SavingsNature, YearAmount, YearEstimate } from '#domain';
import type { NetFigures, SavingsScope, TargetGaps, YearRange } from '#read-models';
import { OneOrNone } from '../directory/answers.js';
import { WholeNumber, WholeOrNone, Word } from '../http/answer-fields.js';

/** What is counted. */
export const UnitAnswer = (): PropertyDecorator =>
  Word('What is counted.', ['NOK', 'person-years', 'kWh'] satisfies AmountUnit[]);

/** In what amounts are. */
export const ScaleAnswer = (): PropertyDecorator =>
  ApiProperty({
    description: 'How many of the smallest part, in which all amounts are, make one of the unit.',
    type: 'integer',
    example: 1,
  });

/** What a line is in the budget. */
export const NatureAnswer = (): PropertyDecorator =>
  Word('What it is in the budget.', ['saving', 'added-cost', 'added-income'] satisfies SavingsNature[]);

/** Whose money it is. */
export class ScopeAnswer {
  @Word('Whose money it is.', ['municipality', 'unit', 'strategy', 'measure'])
  kind!: SavingsScope['kind'];

  @ApiProperty({ description: 'Id of the unit; all below it is in it.', required: false })
  unit?: string;

  @ApiProperty({ description: 'Id of the strategy; its sub-strategies are in it.', required: false })
  strategy?: string;

  @ApiProperty({ description: 'Id of the measure.', required: false })
  measure?: string;
}

/** Whose money a report is of. */
export const ScopeField = (): PropertyDecorator =>
  ApiProperty({ description: 'Whose money it is.', type: ScopeAnswer });

/** Years, both included. */
export class YearRangeAnswer implements YearRange {
  @WholeOrNone('First year; null: open.')
  from!: number | null;

  @WholeOrNone('Last year; null: open.')
  to!: number | null;
}

/** Both ends included. */
export class RangeAnswer {
  @WholeNumber('Lower end.')
  from!: number;

  @WholeNumber('Upper end.')
  to!: number;
}

/** A figure as it was stated. */
export class EstimateAnswer implements Estimate {
  @WholeNumber('What sums count, in the unit’s smallest part.')
  amount!: number;

  @ApiProperty({ description: 'About as much.' })
  approximate!: boolean;

  @OneOrNone(() => RangeAnswer, 'The range that was stated; null: one figure.')
  range!: RangeAnswer | null;
}

/** A figure for a budget year. */
export class YearEstimateAnswer extends EstimateAnswer implements YearEstimate {
  @WholeNumber('Budget year.')
  year!: number;
}

/** An amount for a budget year. */
export class YearAmountAnswer implements YearAmount {
  @WholeNumber('Budget year.')
  year!: number;

  @WholeNumber('In the unit’s smallest part.')
  amount!: number;
}

/** Sums, in the sign of the lines: negative improves the net. */
export class NetFiguresAnswer implements NetFigures {
  @WholeNumber('Savings and added income.')
  gross!: number;

  @WholeNumber('Added costs.')
  costs!: number;

  @WholeNumber('Both.')
  net!: number;
}

/** A field that holds sums. */
export const Net = (description: string): PropertyDecorator => ApiProperty({ description, type: NetFiguresAnswer });

/** What is missing to a target; below zero: more than the target. */
export class TargetGapsAnswer implements TargetGaps {
  @WholeNumber('By plan.')
  plan!: number;

  @WholeNumber('By the latest forecast.')
  forecast!: number;

  @WholeNumber('By what is realised.')
  realised!: number;

  @WholeNumber('By what finance has confirmed.')
  confirmed!: number;
}
