import { distanceFrom, type IndicatorDirection, type PeriodTarget } from '#domain';
import { periodsOf, targetOf, valueOfPeriod, type Series } from '../../projections/indicators/series.js';
import { unitsUnder } from '../../projections/structure/read.js';
import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadModels } from '../read-models.js';
import type { Distance, IndicatorList, IndicatorRow, IndicatorsQuery } from './answers.js';
import { visibleSeries } from './visible.js';

/** Indicators with their newest value against its target; restricted ones only for those who may see them. */
export function indicatorList(models: ReadModels, query: IndicatorsQuery): Answer<IndicatorList> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const units = query.area === undefined ? null : unitsUnder(standpoint.structure, [query.area]);
  const wanted = ({ goals, measures, area, retired }: Series): boolean =>
    (query.goal === undefined || goals.includes(query.goal)) &&
    (query.measure === undefined || measures.includes(query.measure)) &&
    (units === null || (area !== null && units.has(area))) &&
    (query.withRetired === true || retired === null);
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      indicators: visibleSeries(standpoint, query.viewer).filter(wanted).map(indicatorRow),
    },
  };
}

export function indicatorRow(series: Series): IndicatorRow {
  const periods = periodsOf(series).map((period) => ({ period, ...valueOfPeriod(series, period) }));
  const latest = periods.findLast(({ value }) => value !== null)?.value ?? null;
  const target = latest && targetOf(series, latest.period);
  const { indicator, title, unit, direction, area, restricted, goals, measures } = series;
  return {
    indicator,
    title,
    unit,
    direction,
    area,
    restricted,
    retired: series.retired !== null,
    goals,
    measures,
    latest,
    target: target && periodTarget(target),
    distance: distanceOf(direction, target, latest?.amount ?? null),
    conflicts: periods.filter(({ conflict }) => conflict).length,
  };
}

const periodTarget = ({ period, target, upper, minimum, source }: PeriodTarget): PeriodTarget => ({
  period,
  target,
  upper,
  minimum,
  source,
});

/** What stands between an amount and what is set for its period. */
export function distanceOf(
  direction: IndicatorDirection,
  target: PeriodTarget | null,
  amount: number | null,
): Distance {
  if (target === null || amount === null) return { toTarget: null, toMinimum: null };
  const { minimum } = target;
  const toMinimum = minimum === null ? null : Math.max(direction === 'less' ? amount - minimum : minimum - amount, 0);
  return { toTarget: distanceFrom(target, direction, amount), toMinimum };
}
