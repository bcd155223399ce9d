import type { OrganisationState, Unit } from '#domain';
import type { UnitNode } from './answers.js';

/** The line organisation as a tree; closed units stand in their place, since measures of earlier years are theirs. */
export function unitTree({ units }: OrganisationState): readonly UnitNode[] {
  const under = Map.groupBy(units.values(), ({ parent }) => parent);
  const nodesUnder = (parent: string | null): readonly UnitNode[] =>
    (under.get(parent) ?? []).map((unit) => nodeOf(unit, nodesUnder(unit.unit)));
  return nodesUnder(null);
}

const nodeOf = ({ unit, level, name, parent, closed, lead, deputies }: Unit, units: readonly UnitNode[]): UnitNode => ({
  unit,
  level,
  name,
  parent,
  open: !closed,
  lead,
  deputies,
  units,
});
