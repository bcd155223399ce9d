import type { AmountUnit } from '#domain';
import { COLUMN, WIDTH } from '../../projections/measures/standing.js';
import type { LineShare } from '../../projections/savings/measure-ledger.js';
import type { Standpoint } from '../read-models.js';
import type { SavingsScope } from './answers.js';
import { measureFilter } from './membership.js';
import type { AccountFilter } from './scope.js';
import { noSums, takeShare, type YearSums } from './sums.js';

/**
 * Takes out of sums what measures that are exempt from public view have brought into them: a sector with a single line
 * would show its amount otherwise (the Freedom of Information Act, § 13).
 * @param sums of the same scope and filter; changed in place
 */
export function withoutExempt(
  standpoint: Standpoint,
  scope: SavingsScope,
  filter: AccountFilter,
  sums: Map<AmountUnit, Map<number, YearSums>>,
): void {
  const isInScope = measureFilter(standpoint, scope);
  for (const measure of exemptMeasures(standpoint)) {
    if (!isInScope(measure)) continue;
    for (const share of standpoint.savings.sharesOfMeasure(measure, standpoint.position)) {
      if (isAsked(share, filter)) takeShare(sums.get(share.line.unit)?.get(share.year) ?? noSums(), share);
    }
  }
}

/** Measures, by id, that are exempt from public view at the standpoint. */
export function* exemptMeasures({ measures, position }: Standpoint): Generator<string> {
  const { standing, catalogue } = measures.at(position);
  for (let number = 1; number <= standing.count; number++) {
    const placement = standing.rows[(number - 1) * WIDTH + COLUMN.placement] ?? 0;
    if (catalogue.isExempt(placement)) yield catalogue.measureId(number);
  }
}

const isAsked = (
  { line, year, programme }: LineShare,
  { unit, years, programme: asked = '' }: AccountFilter,
): boolean =>
  programme === asked &&
  (unit === undefined || line.unit === unit) &&
  (years === undefined || ((years.from === null || year >= years.from) && (years.to === null || year <= years.to)));
