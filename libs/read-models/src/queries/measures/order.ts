import type { Catalogue } from '../../projections/measures/catalogue.js';
import { LIGHTS, decodeStatus, phaseIndex } from '../../projections/measures/code.js';
import { NO_DAY, type Standing } from '../../projections/measures/standing.js';
import type { Standpoint } from '../read-models.js';
import type { MeasureSort } from './answers.js';
import { codeOf, valueOf } from './columns.js';

const COLLATOR = new Intl.Collator('nb', { numeric: true });

/** In place; what is equal stays in the order of registration. */
export function sortRows(
  rows: number[],
  sort: MeasureSort,
  descending: boolean,
  { position }: Standpoint,
  standing: Standing,
  catalogue: Catalogue,
): void {
  const direction = descending ? -1 : 1;
  if (sort === 'registered') {
    rows.sort((one, other) => direction * (one - other));
    return;
  }
  if (sort === 'title') {
    const titles = new Map(rows.map((measure) => [measure, catalogue.title(measure, position)]));
    const compare = (one: number, other: number): number =>
      COLLATOR.compare(titles.get(one) ?? '', titles.get(other) ?? '');
    rows.sort((one, other) => direction * compare(one, other) || one - other);
    return;
  }
  const key = sortKey(sort, standing, catalogue);
  const keys = new Map(rows.map((measure) => [measure, key(measure)]));
  rows.sort((one, other) => direction * ((keys.get(one) ?? 0) - (keys.get(other) ?? 0)) || one - other);
}

function sortKey(
  sort: Exclude<MeasureSort, 'title' | 'registered'>,
  standing: Standing,
  catalogue: Catalogue,
): (measure: number) => number {
  switch (sort) {
    case 'phase':
      return (measure) => phaseIndex(codeOf(standing, measure));
    case 'progress':
      return (measure) => LIGHTS.indexOf(decodeStatus(codeOf(standing, measure)).progress);
    case 'effect':
      return (measure) => LIGHTS.indexOf(decodeStatus(codeOf(standing, measure)).effect);
    case 'due':
      // what has no due date comes after everything that has one
      return (measure) => {
        const dueLast = catalogue.columns.dueLast(valueOf('placement', standing, measure));
        return dueLast === NO_DAY ? Number.MAX_SAFE_INTEGER : dueLast;
      };
    case 'changed':
    case 'confirmed':
      return (measure) => valueOf(sort, standing, measure);
  }
}
