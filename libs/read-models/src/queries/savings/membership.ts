import { COLUMN, WIDTH } from '../../projections/measures/standing.js';
import { unitsUnder } from '../../projections/structure/read.js';
import type { Standpoint } from '../read-models.js';
import type { SavingsScope } from './answers.js';
import { strategiesUnder } from './scope.js';

/** Does a measure belong to the scope at the standpoint? */
export function measureFilter(standpoint: Standpoint, scope: SavingsScope): (measure: string) => boolean {
  if (scope.kind === 'municipality') return () => true;
  if (scope.kind === 'measure') return (measure) => measure === scope.measure;
  const { measures, position, structure } = standpoint;
  const { catalogue, placementOf } = measuresAt(measures, position);
  const under =
    scope.kind === 'unit' ? unitsUnder(structure, [scope.unit]) : strategiesUnder(structure, scope.strategy);
  return (measure) => {
    const number = catalogue.measureNumber(measure);
    const placement = number === undefined ? null : placementOf(number);
    if (!placement) return false;
    return scope.kind === 'unit' ? under.has(placement.unit) : placement.strategies.some((one) => under.has(one));
  };
}

function measuresAt(measures: Standpoint['measures'], position: number) {
  const { standing, catalogue } = measures.at(position);
  return {
    catalogue,
    placementOf(number: number) {
      if (number > standing.count) return null;
      return catalogue.placement(standing.rows[(number - 1) * WIDTH + COLUMN.placement] ?? 0);
    },
  };
}
