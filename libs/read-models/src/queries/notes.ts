import type { Viewer } from '#domain';

/** A measure, as far as it decides who may read its internal notes. */
export interface NotesOf {
  readonly unit: string;
  readonly responsible: string | null;
  readonly deputies: readonly { readonly person: string; readonly from: string; readonly to: string }[];
}

/** May this viewer read the internal notes of the measure? */
export function seesNotes({ person, level, notes }: Viewer, measure: NotesOf, today: string): boolean {
  if (level === 'nothing-live') return false;
  if (notes === 'all' || notes.has(measure.unit)) return true;
  if (person === null) return false;
  if (measure.responsible === person) return true;
  return measure.deputies.some((deputy) => deputy.person === person && deputy.from <= today && today <= deputy.to);
}
