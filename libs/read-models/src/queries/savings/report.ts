import type { AmountUnit, SavingsTarget } from '#domain';
import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadViews, type Standpoint } from '../read-models.js';
import {
  MAX_UNDATED,
  type SavingsQuery,
  type SavingsReport,
  type SavingsScope,
  type SavingsYear,
  type YearRange,
} from './answers.js';
import { exemptMeasures, withoutExempt } from './exempt.js';
import { measureFilter } from './membership.js';
import {
  accountsOf,
  EVERY_YEAR,
  MUNICIPALITY,
  programmeRefusal,
  sameScope,
  scaleOf,
  scopeOfTarget,
  scopeRefusal,
  standingProgrammes,
  yearsRefusal,
  type AccountFilter,
} from './scope.js';
import { AMOUNT_UNITS, answeredExactly, figuresOfSums, gapsTo, noSums, sumsByYear, type YearSums } from './sums.js';

/** A target with the programme that sets it. */
type OwnTarget = SavingsTarget & { readonly programme: string };

/** Per year: target, plan, latest forecast, realised, confirmed, gap; gross savings, added costs, net. */
export const savingsReport = (models: ReadViews, query: SavingsQuery): Answer<SavingsReport> =>
  answeredExactly(() => reportOf(models, query));

function reportOf(models: ReadViews, query: SavingsQuery): Answer<SavingsReport> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const { scope = MUNICIPALITY, years = EVERY_YEAR, programme, unit } = query;
  const refusal = scopeRefusal(standpoint, scope) ?? yearsRefusal(years) ?? programmeRefusal(standpoint, programme);
  if (refusal) return refusal;

  const sumsOf = (filter: AccountFilter): Map<AmountUnit, Map<number, YearSums>> => {
    const sums = sumsByYear(accountsOf(standpoint, scope, filter), standpoint.position);
    if (query.withoutExempt === true) withoutExempt(standpoint, scope, filter, sums);
    return sums;
  };
  const sums = sumsOf({ unit, years });
  const planned = programme === undefined ? sums : sumsOf({ unit, years, programme });
  const targets = targetsOf(standpoint, scope, programme).filter(({ year }) => isWithin(years, year));
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      scope,
      programme: programme ?? null,
      units: AMOUNT_UNITS.filter((one) => unit === undefined || one === unit).flatMap((one) => {
        const ofUnit = yearsOf(
          sums.get(one) ?? new Map<number, YearSums>(),
          planned.get(one) ?? new Map<number, YearSums>(),
          targets.filter((target) => target.unit === one),
        );
        return ofUnit.length === 0 ? [] : [{ unit: one, scale: scaleOf(one), years: ofUnit }];
      }),
      needs: scope.kind === 'municipality' ? needsOf(standpoint, programme, unit, years) : [],
      undated: undatedOf(standpoint, query),
    },
  };
}

const isWithin = ({ from, to }: YearRange, year: number): boolean =>
  (from === null || year >= from) && (to === null || year <= to);

/** Targets of exactly this scope: those of others are never added up to them. */
function targetsOf({ structure }: Standpoint, scope: SavingsScope, programme: string | undefined): OwnTarget[] {
  return standingProgrammes(structure).flatMap(([id, { targets }]) =>
    programme === undefined || programme === id
      ? targets
          .filter((target) => !target.withdrawn && sameScope(scopeOfTarget(target.scope), scope))
          .map((target) => ({ ...target, programme: id }))
      : [],
  );
}

function yearsOf(
  sums: ReadonlyMap<number, YearSums>,
  planned: ReadonlyMap<number, YearSums>,
  targets: readonly OwnTarget[],
): SavingsYear[] {
  const years = new Set([...sums.keys(), ...planned.keys(), ...targets.map(({ year }) => year)]);
  return [...years]
    .sort((one, other) => one - other)
    .map((year) =>
      yearOf(
        year,
        sums.get(year) ?? noSums(),
        planned.get(year) ?? noSums(),
        targets.filter((target) => target.year === year),
      ),
    )
    .filter(({ lines, targets: ofYear }) => lines > 0 || ofYear.length > 0);
}

function yearOf(year: number, sums: YearSums, planned: YearSums, targets: readonly OwnTarget[]): SavingsYear {
  const figures = figuresOfSums(sums, planned);
  const [only, ...others] = targets;
  const single = only && others.length === 0 ? only : null;
  return {
    year,
    targets: targets.map(({ target, programme, title, unreconciledWith, figure }) => ({
      target,
      programme,
      title,
      unreconciledWith,
      ...figure,
      gap: gapsTo(figure.amount, figures),
    })),
    target: single && single.figure.amount,
    gap: single && gapsTo(single.figure.amount, figures),
    ...figures,
  };
}

function needsOf(
  { structure }: Standpoint,
  programme: string | undefined,
  unit: AmountUnit | undefined,
  years: YearRange,
): SavingsReport['needs'] {
  return standingProgrammes(structure).flatMap(([id, { needs }]) =>
    programme === undefined || programme === id
      ? needs
          .filter((need) => !need.withdrawn && (unit === undefined || need.unit === unit) && isWithin(years, need.year))
          .map(({ withdrawn: _, ...need }) => ({ ...need, programme: id }))
      : [],
  );
}

function undatedOf(
  standpoint: Standpoint,
  { scope = MUNICIPALITY, unit, programme, withoutExempt: isPublic }: SavingsQuery,
): SavingsReport['undated'] {
  const { savings, measures, position } = standpoint;
  const rows = savings
    .undated(position)
    .filter(
      (row) => (unit === undefined || row.unit === unit) && (programme === undefined || row.programme === programme),
    );
  if (rows.length === 0) return { count: 0, plans: [] };
  const isInScope = measureFilter(standpoint, scope);
  const hidden = new Set(isPublic === true ? exemptMeasures(standpoint) : []);
  const plans = rows.filter(({ measure }) => isInScope(measure) && !hidden.has(measure));
  const { catalogue } = measures.at(position);
  return {
    count: plans.length,
    plans: plans.slice(0, MAX_UNDATED).map(({ measure, line, title, unit: of, programme: by, figures }) => ({
      measure,
      measureTitle: catalogue.title(catalogue.measureNumber(measure) ?? 0, position),
      line,
      title,
      unit: of,
      programme: by,
      figures,
    })),
  };
}
