import type { Viewer } from '#domain';
import type { Series } from '../../projections/indicators/series.js';
import type { Standpoint } from '../read-models.js';

/** The indicators that this viewer may see, as they were at the standpoint. */
export function visibleSeries({ indicators, position, present }: Standpoint, viewer: Viewer): readonly Series[] {
  const now = indicators.at(present.position);
  return [...indicators.at(position).values()].filter((series) =>
    maySeeSeries(viewer, now.get(series.indicator) ?? series),
  );
}

/**
 * Figures of so few that they are shown to that line only, and to those who check everything. Judged by how the
 * indicator stands now, also where an earlier position is asked for.
 */
export function maySeeSeries(
  { level, notes }: Viewer,
  { restricted, area }: Pick<Series, 'restricted' | 'area'>,
): boolean {
  if (level === 'nothing-live') return false;
  if (!restricted || notes === 'all') return true;
  return area !== null && notes.has(area);
}
