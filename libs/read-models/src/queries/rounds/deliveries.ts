import { counts, decodeStatus, isActive } from '../../projections/measures/code.js';
import type { Catalogue } from '../../projections/measures/catalogue.js';
import { COLUMN, NO_DAY, WIDTH, type Standing } from '../../projections/measures/standing.js';
import type { Round } from '../../projections/rounds/round.js';
import { unitsUnder, type Structure } from '../../projections/structure/read.js';
import { dayNumber, dayOfNumber } from '../../time/day-number.js';
import type { Standpoint } from '../read-models.js';
import type { DeliveryCounts, ExpectedMeasure } from './answers.js';
import type { Told } from './round-at.js';

/** A measure that a round is about, by number. */
export interface Delivery {
  readonly measure: number;
  readonly sector: string;
  readonly state: ExpectedMeasure['state'];
}

/** All measures that a round is about, at one position. */
export interface Deliveries {
  readonly position: number;
  readonly standing: Standing;
  readonly catalogue: Catalogue;
  /** In the order of registration. */
  readonly all: readonly Delivery[];
}

/**
 * Who has delivered and who has not, at a position, by the organisation as it was there. What is expected and what has delivered: see `RoundEvent` of the
 * domain.
 */
export function deliveriesAt(
  standpoint: Standpoint,
  round: Round,
  { position, structure }: Pick<Told, 'position' | 'structure'>,
): Deliveries {
  const { standing, catalogue } = standpoint.measures.at(position);
  const sectors = sectorsByUnit(structure, round, catalogue);
  const whileOpen = standpoint.rounds.delivered(round.round, position);
  const [from, cutOff] = [dayNumber(round.from), dayNumber(round.cutOff)];
  const { columns } = catalogue;
  const { rows, count } = standing;
  const all: Delivery[] = [];
  for (let measure = 1; measure <= count; measure++) {
    const row = (measure - 1) * WIDTH;
    const code = rows[row + COLUMN.code] ?? 0;
    if (!counts(code)) continue;
    const sector = sectors.get(columns.unit(rows[row + COLUMN.placement] ?? 0));
    if (sector === undefined) continue;
    const effective = rows[row + COLUMN.effective] ?? NO_DAY;
    if (!isActive(code) && effective < from) continue;
    const id = catalogue.measureId(measure);
    const delivered = (rows[row + COLUMN.confirmed] ?? NO_DAY) >= cutOff || whileOpen.has(id);
    const excused = round.exceptions.get(id)?.excused === true;
    all.push({ measure, sector, state: excused ? 'excused' : delivered ? 'delivered' : 'missing' });
  }
  return { position, standing, catalogue, all };
}

/** By number of the unit's name: the sector of the round that it is part of. */
function sectorsByUnit(structure: Structure, { sectors }: Round, catalogue: Catalogue): ReadonlyMap<number, string> {
  const byUnit = new Map<number, string>();
  for (const { sector } of sectors) {
    for (const unit of unitsUnder(structure, [sector])) byUnit.set(catalogue.nameNumber(unit), sector);
  }
  byUnit.delete(-1);
  return byUnit;
}

export function countDeliveries(deliveries: readonly Delivery[]): DeliveryCounts {
  const tally = { delivered: 0, missing: 0, excused: 0 };
  for (const { state } of deliveries) tally[state]++;
  return { expected: tally.delivered + tally.missing, ...tally };
}

/** A measure as it is shown. */
export function expectedMeasure(
  { position, standing, catalogue }: Deliveries,
  { exceptions }: Round,
  { measure, sector, state }: Delivery,
): ExpectedMeasure {
  const at = (column: keyof typeof COLUMN): number => standing.rows[(measure - 1) * WIDTH + COLUMN[column]] ?? 0;
  const { unit, responsible } = catalogue.placement(at('placement'));
  const id = catalogue.measureId(measure);
  const confirmed = at('confirmed');
  return {
    measure: id,
    title: catalogue.title(measure, position),
    sector,
    unit,
    responsible,
    phase: decodeStatus(at('code')).phase,
    confirmedOn: confirmed === NO_DAY ? null : dayOfNumber(confirmed),
    state,
    reason: exceptions.get(id)?.reason ?? null,
  };
}

export const responsibleOf = ({ standing, catalogue }: Deliveries, { measure }: Delivery): number =>
  catalogue.columns.responsible(standing.rows[(measure - 1) * WIDTH + COLUMN.placement] ?? 0);
