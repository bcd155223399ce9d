import { goalsReport } from '../goals.js';
import { overview, type UnitOverview } from '../overview.js';
import { countDeliveries, deliveriesAt } from '../rounds/deliveries.js';
import { indicatorParts } from './indicators.js';
import { measureParts } from './measures.js';
import { once, placementAt, reported, type Parts, type Publication } from './parts.js';
import { PUBLISHER, ROLE_TITLES } from './publisher.js';
import { savingsParts } from './savings.js';
import { strategyParts } from './strategies.js';

/** The fields of the published object with their values, in the order of canonical JSON. */
export const sections = (publication: Publication): readonly (readonly [name: string, parts: Parts])[] => [
  ['deliveries', once(() => deliveries(publication))],
  ['goals', once(() => goals(publication))],
  ['indicators', indicatorParts(publication)],
  ['measures', measureParts(publication)],
  ['overview', once(() => organisation(publication))],
  ['publication', once(() => heading(publication))],
  ['savings', savingsParts(publication)],
  ['strategies', strategyParts(publication)],
];

const asked = ({ standpoint: { position } }: Publication) => ({
  viewer: PUBLISHER,
  at: { position },
  withoutExempt: true,
});

const heading = ({ round, standpoint: { position, logTime, day, structure } }: Publication) => ({
  // 2: no money of exempt measures in the savings
  format: 2,
  round: round.round,
  title: round.title,
  from: round.from,
  cutOff: round.cutOff,
  programme:
    round.programme === null
      ? null
      : { id: round.programme, name: structure.programmes.get(round.programme)?.name ?? null },
  previous: round.previous,
  position,
  logTime,
  day,
});

function deliveries({ standpoint, round }: Publication) {
  const told = deliveriesAt(standpoint, round, standpoint);
  const { standing, catalogue } = told;
  const open = told.all.filter(({ measure }) => !catalogue.isExempt(placementAt(standing, measure)));
  const sectors = round.sectors.map(({ sector, due, state }) => ({
    sector,
    name: standpoint.structure.units.get(sector)?.name ?? null,
    due,
    state,
    ...countDeliveries(open.filter((delivery) => delivery.sector === sector)),
  }));
  return { ...countDeliveries(open), sectors };
}

const goals = (publication: Publication) => reported(goalsReport(publication.models, asked(publication)));

function organisation(publication: Publication) {
  const { since: _, sectors, ...report } = reported(overview(publication.models, asked(publication)));
  return { ...report, sectors: sectors.map(withTitles) };
}

/** A lead's title instead of the lead. */
const withTitles = ({ lead, children, ...unit }: UnitOverview): object => ({
  ...unit,
  lead: lead === null ? null : ROLE_TITLES.lead[unit.level],
  children: children.map(withTitles),
});
