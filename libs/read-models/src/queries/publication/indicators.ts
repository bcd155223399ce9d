import type { IndicatorReport, SeriesValue } from '../indicators/answers.js';
import { seriesReport } from '../indicators/report.js';
import type { Series } from '../../projections/indicators/series.js';
import { listOf, isOpenMeasure, type Publication } from './parts.js';

const AT_ONCE = 5;

/** Every indicator that is followed and not restricted to the line, with its series. */
export function* indicatorParts({ standpoint }: Publication): Generator<string> {
  const { indicators, position } = standpoint;
  const isOpen = isOpenMeasure(standpoint);
  const shown = [...indicators.at(position).values()].filter(({ restricted, retired }) => !restricted && !retired);
  const write = (series: Series): object =>
    published(seriesReport(standpoint, { ...series, measures: series.measures.filter(isOpen) }, null));
  yield* listOf(shown, write, AT_ONCE);
}

/** What is said of a series outside: without what was corrected before, and without the rule's own trial. */
function published({ periods, triedRule: _, rules, retired: _retired, ...report }: IndicatorReport): object {
  return {
    ...report,
    rule: rules.at(-1) ?? null,
    periods: periods.map(({ corrected: _corrected, formerTargets: _former, tried: _tried, ...row }) => ({
      ...row,
      value: row.value && valueOf(row.value),
      values: row.values.map(valueOf),
    })),
  };
}

const valueOf = ({ position: _, corrects: _corrects, reason: _reason, ...value }: SeriesValue): object => value;
