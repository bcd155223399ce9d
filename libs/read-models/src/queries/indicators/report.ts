import { judge, lastDayOf } from '#domain';
import {
  comparePeriods,
  periodsOf,
  targetOf,
  valueOfPeriod,
  type Series,
} from '../../projections/indicators/series.js';
import { refused, type Answer } from '../answer.js';
import type { Named } from '../measure.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type { IndicatorPeriodRow, IndicatorQuery, IndicatorReport } from './answers.js';
import { distanceOf } from './list.js';
import { visibleSeries } from './visible.js';

/**
 * A series against baseline, targets, minimum and comparators, with its breaks, projections, conflicts and corrections.
 * Errors: `indicator-not-found` (also for those who may not see it), `rule-not-found`.
 */
export function indicatorReport(models: ReadModels, query: IndicatorQuery): Answer<IndicatorReport> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const series = visibleSeries(standpoint, query.viewer).find(({ indicator }) => indicator === query.indicator);
  if (!series) return refused('indicator-not-found', { indicator: query.indicator }, 'indicator');
  const trial = trialOf(series, query);
  if (trial === undefined) return refused('rule-not-found', {}, 'rule');
  return { ok: true, answer: { ...standOf(standpoint), ...seriesReport(standpoint, series, trial) } };
}

type Trial = IndicatorReport['triedRule'];

/** Null: none was asked for; undefined: there is none of that version. */
function trialOf({ rules }: Series, { rule }: IndicatorQuery): Trial | undefined {
  if (rule === undefined) return null;
  if ('yellow' in rule) return { version: null, yellow: rule.yellow };
  const set = rules.find(({ version }) => version === rule.version);
  return set && { version: set.version, yellow: set.yellow };
}

/** The report of one series, whoever may see it. */
export function seriesReport(standpoint: Standpoint, series: Series, trial: Trial): IndicatorReport {
  const { structure } = standpoint;
  const periods = periodsOf(series).map((period) => periodRow(series, period, trial));
  const known = periods.findLast(({ value }) => value !== null);
  const { indicator, title, description, unit, direction, area, restricted, retired, source, baseline, rules } = series;
  return {
    indicator,
    title,
    description,
    unit,
    direction,
    area: area === null ? null : { id: area, name: structure.units.get(area)?.name ?? null },
    restricted,
    retired,
    source,
    goals: series.goals.map((id) => ({ id, name: structure.goals.get(id)?.title ?? null })),
    measures: series.measures.map((id) => namedMeasure(standpoint, id)),
    baseline,
    rules,
    triedRule: trial,
    periods,
    comparators: [...series.comparators].sort((one, other) => comparePeriods(one.period, other.period)),
    breaks: [...series.breaks].sort((one, other) => comparePeriods(one.period, other.period)),
    knownUpTo: known ? lastDayOf(known.period) : null,
  };
}

function namedMeasure({ measures, position }: Standpoint, id: string): Named {
  const { catalogue } = measures.at(position);
  const number = catalogue.measureNumber(id);
  return { id, name: number === undefined ? null : catalogue.title(number, position) || null };
}

function periodRow(series: Series, period: string, trial: Trial): IndicatorPeriodRow {
  const { value, conflict } = valueOfPeriod(series, period);
  const targets = series.targets.filter((target) => target.period === period);
  const target = targetOf(series, period);
  return {
    period,
    value,
    sinceBaseline: value && sinceBaseline(series, period, value.amount),
    target,
    distance: distanceOf(series.direction, target, value?.amount ?? null),
    judgement: value?.judgement ?? null,
    tried: trial && value && target ? judge(trial, series.direction, target, value.amount) : null,
    conflict,
    chosen: series.chosen.get(period) ?? null,
    values: series.values.filter((one) => one.period === period),
    corrected: series.corrected.filter((one) => one.period === period),
    formerTargets: targets.slice(0, -1),
  };
}

/** Null where a break stands between the two: what is counted in another way is not subtracted. */
function sinceBaseline({ baseline, breaks }: Series, period: string, amount: number): number | null {
  if (baseline === null) return null;
  const [first, last] = [baseline.period, period].sort(comparePeriods) as [string, string];
  const broken = breaks.some((one) => comparePeriods(first, one.period) < 0 && comparePeriods(one.period, last) <= 0);
  return broken ? null : amount - baseline.amount;
}
