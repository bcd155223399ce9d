import type { Viewer } from '#domain';
import type { Standpoint } from './read-models.js';

/**
 * May this viewer read the internal notes of the measure with this number? Judged by where the measure belongs and who
 * answers for it now, also where an earlier position is asked for.
 */
export function mayReadNotes(
  { measures, present }: Standpoint,
  { person, level, notes }: Viewer,
  measure: number,
): boolean {
  if (level === 'nothing-live') return false;
  if (notes === 'all') return true;
  const page = measures.page(measure, present.position);
  if (!page) return false;
  if (notes.has(page.area)) return true;
  if (person === null) return false;
  const { day } = present;
  const standsIn = page.deputies.some((deputy) => deputy.person === person && deputy.from <= day && day <= deputy.to);
  return standsIn || page.responsible === person;
}
