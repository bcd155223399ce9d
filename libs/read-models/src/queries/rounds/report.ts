import { stateOf, type Round, type RoundSector } from '../../projections/rounds/round.js';
import { dayNumber } from '../../time/day-number.js';
import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadModels } from '../read-models.js';
import { MAX_MISSING, type RoundQuery, type RoundReport, type SectorDelivery } from './answers.js';
import { countDeliveries, deliveriesAt, expectedMeasure, type Deliveries } from './deliveries.js';
import { roundAt, type Told } from './round-at.js';

/**
 * A round: per sector who has delivered, who has not, days overdue; ready, approved or sent back, published; who was
 * reminded. Errors: `round-not-found`, `sector-not-in-round`.
 */
export function roundReport(models: ReadModels, query: RoundQuery): Answer<RoundReport> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const located = roundAt(standpoint, query);
  if (!located.ok) return located;
  const { round, told } = located;
  const deliveries = deliveriesAt(standpoint, round, told);
  const sectors = round.sectors
    .filter(({ sector }) => query.sector === undefined || sector === query.sector)
    .map((sector) => sectorDelivery(round, deliveries, sector, told));
  const shown = new Set(sectors.map(({ sector }) => sector));
  const { programme } = round;
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      round: round.round,
      title: round.title,
      from: round.from,
      cutOff: round.cutOff,
      programme: programme === null ? null : { id: programme, name: programmeName(told, programme) },
      previous: round.previous,
      state: stateOf(round),
      openedAt: round.openedAt,
      cancelled: round.cancelled,
      publication: round.publication,
      ...countDeliveries(deliveries.all.filter(({ sector }) => shown.has(sector))),
      sectors,
    },
  };
}

const programmeName = ({ structure }: Told, programme: string): string | null =>
  structure.programmes.get(programme)?.name ?? null;

function sectorDelivery(round: Round, deliveries: Deliveries, said: RoundSector, told: Told): SectorDelivery {
  const { sector, due, dueMoves, state, comment, stateSince, missingWhenReady } = said;
  const own = deliveries.all.filter((delivery) => delivery.sector === sector);
  const unit = told.structure.units.get(sector);
  return {
    sector,
    name: unit?.name ?? null,
    lead: unit?.lead ?? null,
    due,
    dueMoves,
    overdueDays: overdueDays(round, said, told),
    state,
    comment,
    stateSince,
    missingWhenReady,
    ...countDeliveries(own),
    missingMeasures: own
      .filter((delivery) => delivery.state === 'missing')
      .slice(0, MAX_MISSING)
      .map((delivery) => expectedMeasure(deliveries, round, delivery)),
    reminders: round.reminders.filter((reminder) => reminder.sector === sector),
  };
}

/** What is ready or approved is late no more, and nothing of a cancelled round is. */
function overdueDays({ cancelled }: Round, { state, due }: RoundSector, { day }: Told): number {
  if (cancelled !== null || state === 'ready' || state === 'approved') return 0;
  return Math.max(0, dayNumber(day) - dayNumber(due));
}
