import type { Standing } from '../../projections/measures/standing.js';
import { mayReadNotes } from '../notes.js';
import type { Standpoint } from '../read-models.js';
import type { MeasuresQuery } from './answers.js';

/** Numbers of the measures that hold the words, best first; undefined: the text holds no word. */
export function searchHits(
  standpoint: Standpoint,
  standing: Standing,
  { text = '', viewer }: MeasuresQuery,
): number[] | undefined {
  const { documents } = standpoint.measures;
  if (!documents.hasWords(text)) return undefined;
  if (viewer.notes === 'all') return documents.search(text, true);
  const open = documents.search(text, false);
  const known = new Set(open);
  // those found by their notes alone come after, so that notes do not show in the order of the others
  const byNotes = documents
    .search(text, true)
    .filter((measure) => !known.has(measure) && measure <= standing.count)
    .filter((measure) => mayReadNotes(standpoint, viewer, measure));
  return [...open, ...byNotes];
}
