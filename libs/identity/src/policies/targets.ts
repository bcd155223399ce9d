import { pathOf, type Day, type OrganisationState } from '#domain';
import type { IndicatorTarget, MeasureTarget, OrganisationTarget, OtherTarget, RoundTarget } from './actions.js';

/** What a measure's rules ask of it, whoever holds it: the aggregate's state, a directory, a read model's row. */
export interface MeasurePlace {
  /** Unit that it belongs to. */
  readonly area: string;
  readonly responsible: string | null;
  readonly deputies: readonly DeputyDays[];
}

/** Somebody stands in on these days, both included. */
export interface DeputyDays {
  readonly person: string;
  readonly from: Day;
  readonly to: Day;
}

/** Persons who stand in on a day. */
export const deputiesOn = (deputies: readonly DeputyDays[], day: Day): readonly string[] =>
  deputies.filter(({ from, to }) => from <= day && day <= to).map(({ person }) => person);

/** A measure as it stands in the organisation on a day (Europe/Oslo). */
export function measureTarget(
  measure: string,
  place: MeasurePlace,
  organisation: OrganisationState,
  today: Day,
): MeasureTarget {
  return {
    kind: 'measure',
    measure,
    line: lineOf(organisation, place.area),
    responsible: place.responsible,
    deputies: deputiesOn(place.deputies, today),
  };
}

export const organisationTarget = (unit: string | null): OrganisationTarget => ({ kind: 'organisation', unit });

/** @param area the unit that the indicator is about; null: the whole municipality */
export const indicatorTarget = (
  indicator: string,
  area: string | null,
  organisation: OrganisationState,
): IndicatorTarget => ({
  kind: 'indicator',
  indicator,
  line: area === null ? [] : lineOf(organisation, area),
});

/** @param sector the sector whose delivery it is about; null: the round as a whole */
export const roundTarget = (round: string, sector: string | null, organisation: OrganisationState): RoundTarget => ({
  kind: 'round',
  round,
  line: sector === null ? [] : lineOf(organisation, sector),
});

export const otherTarget = (kind: OtherTarget['kind'], id: string | null = null): OtherTarget => ({ kind, id });

/** The unit and those above it, from itself upwards. */
function lineOf(organisation: OrganisationState, area: string): readonly string[] {
  const path = pathOf(organisation, area);
  return path ? [path.unit, path.area, path.sector].filter((unit) => unit !== null) : [];
}
