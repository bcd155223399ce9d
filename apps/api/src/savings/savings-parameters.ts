import type { AmountUnit } from '#domain';
import { Id, invalidFields, ListOf, OneOf, Text, Whole } from '#platform';
import { day, Moment } from '../http/date-fields.js';
import {
  BRIDGE_STEPS,
  MAX_DRIFT_POINTS,
  MAX_SAVINGS_PAGE,
  SAVINGS_PAGE,
  type At,
  type BridgeStep,
  type SavingsScope,
  type YearRange,
} from '#read-models';
import { AsOfQuery } from '../http/as-of.js';
import { UnitParameter } from './figures.js';

const YearParameter = (description: string, optional: boolean): PropertyDecorator =>
  Whole({ min: 1900, max: 2199, inQuery: true, optional, description });

/** Whose money; one of the three at most. */
export class ScopeParameters extends AsOfQuery {
  @Id({ optional: true, description: 'Measures of this unit of the organisation, and of all below it.' })
  area?: string | null;

  @Id({ optional: true, description: 'Measures of this strategy and its sub-strategies.' })
  strategy?: string | null;

  @Id({ optional: true, description: 'This measure only.' })
  measure?: string | null;

  @UnitParameter()
  unit?: AmountUnit | null;
}

export class SavingsReportParameters extends ScopeParameters {
  @YearParameter('First year.', true)
  firstYear?: number | null;

  @YearParameter('Last year.', true)
  lastYear?: number | null;

  @Id({ optional: true, description: 'Plans, targets and needs of this programme only.' })
  programme?: string | null;
}

export class SavingsMeasuresParameters extends ScopeParameters {
  @YearParameter('The year.', false)
  year!: number;

  @Id({ optional: true, description: 'Plans of this programme only.' })
  programme?: string | null;

  @Whole({
    min: 1,
    max: MAX_SAVINGS_PAGE,
    inQuery: true,
    optional: true,
    description: `Measures on one page; ${SAVINGS_PAGE} if left out.`,
  })
  limit?: number | null;

  @Text({ max: 2000, optional: true, description: '`next` of the page before.' })
  cursor?: string | null;
}

export class TargetsParameters extends AsOfQuery {
  @UnitParameter()
  unit?: AmountUnit | null;

  @YearParameter('First year.', true)
  firstYear?: number | null;

  @YearParameter('Last year.', true)
  lastYear?: number | null;

  @Id({ optional: true, description: 'Targets of this programme only.' })
  programme?: string | null;
}

export class BridgeParameters extends ScopeParameters {
  @Moment({
    optional: true,
    description: 'Where it begins: an instant with its offset, or a date, which means its end in Oslo.',
    example: '2017-04-30',
  })
  from?: string | null;

  @Whole({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    inQuery: true,
    optional: true,
    description: 'Where it begins: a position in the log. Not with from.',
  })
  fromPosition?: number | null;

  @YearParameter('First year.', true)
  firstYear?: number | null;

  @YearParameter('Last year.', true)
  lastYear?: number | null;
}

export class BridgeEventsParameters extends BridgeParameters {
  @OneOf(BRIDGE_STEPS, { description: 'The step whose events are asked for.' })
  step!: BridgeStep;

  @Whole({
    min: 1,
    max: MAX_SAVINGS_PAGE,
    inQuery: true,
    optional: true,
    description: `Events on one page; ${SAVINGS_PAGE} if left out.`,
  })
  limit?: number | null;

  @Text({ max: 2000, optional: true, description: '`next` of the page before.' })
  cursor?: string | null;
}

export class DriftParameters extends ScopeParameters {
  @YearParameter('The year whose forecasts are followed.', false)
  year!: number;

  @ListOf(day, {
    max: MAX_DRIFT_POINTS,
    optional: true,
    inQuery: true,
    description: 'Days whose ends are looked at. Left out: the ends of the last months.',
  })
  days?: string[] | null;
}

/** @throws a problem (400): several scopes at once */
export function scopeOf({ area, strategy, measure }: ScopeParameters): SavingsScope | undefined {
  const scopes: SavingsScope[] = [
    ...(area ? [{ kind: 'unit', unit: area } as const] : []),
    ...(strategy ? [{ kind: 'strategy', strategy } as const] : []),
    ...(measure ? [{ kind: 'measure', measure } as const] : []),
  ];
  if (scopes.length > 1) throw invalidFields([{ field: measure ? 'measure' : 'strategy', code: 'scope-twice' }]);
  return scopes[0];
}

/** @throws a problem (400): they end before they begin */
export function yearsOf({
  firstYear = null,
  lastYear = null,
}: {
  readonly firstYear?: number | null;
  readonly lastYear?: number | null;
}): YearRange | undefined {
  if (firstYear === null && lastYear === null) return undefined;
  if (firstYear !== null && lastYear !== null && firstYear > lastYear) {
    const params = { from: String(firstYear), to: String(lastYear) };
    throw invalidFields([{ field: 'lastYear', code: 'years-invalid', params }]);
  }
  return { from: firstYear, to: lastYear };
}

/** @throws a problem (400): the beginning is missing, or stands there twice */
export function openingOf({ from, fromPosition }: BridgeParameters): At {
  if (from && typeof fromPosition === 'number') {
    throw invalidFields([{ field: 'fromPosition', code: 'as-of-twice' }]);
  }
  if (typeof fromPosition === 'number') return { position: fromPosition };
  if (!from) throw invalidFields([{ field: 'from', code: 'field-missing' }]);
  return { moment: from };
}
