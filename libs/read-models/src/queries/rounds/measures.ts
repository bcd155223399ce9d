import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadModels } from '../read-models.js';
import type { RoundMeasures, RoundMeasuresQuery } from './answers.js';
import { deliveriesAt, expectedMeasure, responsibleOf, type Deliveries, type Delivery } from './deliveries.js';
import { pagingOf } from './paging.js';
import { roundAt } from './round-at.js';

/** The measures that a round expects, or has excused, page by page. Errors: as of `roundReport`, `cursor-invalid`. */
export function roundMeasures(models: ReadModels, query: RoundMeasuresQuery): Answer<RoundMeasures> {
  const paging = pagingOf('round measures', query);
  if (!paging.ok) return paging;
  const found = standAt(models, paging.query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const located = roundAt(standpoint, query);
  if (!located.ok) return located;
  const { round, told } = located;
  const deliveries = deliveriesAt(standpoint, round, told);
  const chosen = selectDeliveries(deliveries, query);
  const { page, next } = paging.page(chosen, standpoint);
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      count: chosen.length,
      measures: page.map((delivery) => expectedMeasure(deliveries, round, delivery)),
      next,
    },
  };
}

/** Deliveries of a sector, in a state, of a responsible; what is left out does not limit. */
export function selectDeliveries(
  deliveries: Deliveries,
  { sector, state, responsible }: Pick<RoundMeasuresQuery, 'sector' | 'state' | 'responsible'>,
): readonly Delivery[] {
  const person = responsible === undefined ? null : deliveries.catalogue.nameNumber(responsible);
  return deliveries.all.filter(
    (delivery) =>
      (sector === undefined || delivery.sector === sector) &&
      (state === undefined || delivery.state === state) &&
      (person === null || responsibleOf(deliveries, delivery) === person),
  );
}
