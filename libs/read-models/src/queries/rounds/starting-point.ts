import { COLUMN, WIDTH } from '../../projections/measures/standing.js';
import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadModels } from '../read-models.js';
import type { StartingPoint, StartingPointQuery } from './answers.js';
import { deliveriesAt, expectedMeasure } from './deliveries.js';
import { selectDeliveries } from './measures.js';
import { pagingOf } from './paging.js';
import { publishedBefore, roundAt } from './round-at.js';

/**
 * What was said of each measure in the round before, for whoever writes this one's answers. Errors: as of
 * `roundReport`, `cursor-invalid`.
 */
export function roundStartingPoint(models: ReadModels, query: StartingPointQuery): Answer<StartingPoint> {
  const paging = pagingOf('starting point', query);
  if (!paging.ok) return paging;
  const found = standAt(models, paging.query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const located = roundAt(standpoint, query);
  if (!located.ok) return located;
  const { round, told } = located;
  const before = publishedBefore(standpoint, round);
  const fromPosition = before?.position ?? round.opened;
  const { standing } = standpoint.measures.at(fromPosition);
  const reportThen = (measure: number): number =>
    measure > standing.count ? 0 : (standing.rows[(measure - 1) * WIDTH + COLUMN.report] ?? 0);

  const deliveries = deliveriesAt(standpoint, round, told);
  const chosen = selectDeliveries(deliveries, query).filter(({ state }) => state !== 'excused');
  const { page, next } = paging.page(chosen, standpoint);
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      from: before && { round: before.round, title: before.title },
      fromPosition,
      count: chosen.length,
      measures: page.map((delivery) => ({
        ...expectedMeasure(deliveries, round, delivery),
        last: standpoint.measures.report(reportThen(delivery.measure)),
      })),
      next,
    },
  };
}
