import { dayInOslo, endOfDayInOslo, isDay } from '#domain';
import { dayOfNumber, dayNumber } from '../../time/day-number.js';
import { refused, type Answer } from '../answer.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import {
  DRIFT_POINTS,
  MAX_DRIFT_POINTS,
  type DriftPoint,
  type ForecastDrift,
  type ForecastDriftQuery,
} from './answers.js';
import { accountsOf, MUNICIPALITY, scaleOf, scopeRefusal, yearsRefusal } from './scope.js';
import { answeredExactly, figuresOfSums, noSums, sumsByYear } from './sums.js';

/** What was expected of one year, as it was known at the end of several days. The scope is what it is at the standpoint. */
export const forecastDrift = (models: ReadModels, query: ForecastDriftQuery): Answer<ForecastDrift> =>
  answeredExactly(() => driftOf(models, query));

function driftOf(models: ReadModels, query: ForecastDriftQuery): Answer<ForecastDrift> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const { scope = MUNICIPALITY, unit = 'NOK', year } = query;
  const years = { from: year, to: year };
  const refusal = scopeRefusal(standpoint, scope) ?? yearsRefusal(years);
  if (refusal) return refusal;
  const days = query.days ?? monthEnds(standpoint);
  if (days.length > MAX_DRIFT_POINTS || !days.every(isDay)) {
    return refused('days-invalid', { atMost: MAX_DRIFT_POINTS }, 'days');
  }
  const { audit, position: upTo } = standpoint;
  const accounts = accountsOf(standpoint, scope, { unit, years });
  const pointOf = (day: string): DriftPoint => {
    const position = audit.positionAt(endOfDayInOslo(day), upTo);
    const sums = sumsByYear(accounts, position).get(unit)?.get(year) ?? noSums();
    const { plan, forecast, realised, outlook, linesWithoutForecast } = figuresOfSums(sums);
    return { day, position, plan, forecast, realised, outlook, linesWithoutForecast };
  };
  return {
    ok: true,
    answer: { ...standOf(standpoint), scope, unit, scale: scaleOf(unit), year, points: days.map(pointOf) },
  };
}

/** The standpoint's day and the ends of the months before it, back to the first event, rising. */
function monthEnds({ day, audit, position }: Standpoint): string[] {
  if (position === 0) return [];
  const first = dayInOslo(audit.logTime(1));
  const days: string[] = [];
  for (let one = day; one >= first && days.length < DRIFT_POINTS; one = dayBefore(`${one.slice(0, 7)}-01`)) {
    days.push(one);
  }
  return days.reverse();
}

const dayBefore = (day: string): string => dayOfNumber(dayNumber(day) - 1);
