import type { Catalogue } from '../projections/measures/catalogue.js';

/** Which measures a report is about: of a programme, of a chapter area. */
export interface Selection {
  readonly programme?: string | undefined;
  readonly chapterArea?: string | undefined;
  /** Leaves out measures that are exempt from public view. */
  readonly withoutExempt?: boolean | undefined;
}

/** Does a placement, by number, belong to the selection? */
export function placementFilter(
  catalogue: Catalogue,
  { programme, chapterArea, withoutExempt }: Selection,
): (placement: number) => boolean {
  const { columns, nameNumber } = catalogue;
  const ofProgramme = programme === undefined ? null : nameNumber(programme);
  const ofChapterArea = chapterArea === undefined ? null : nameNumber(chapterArea);
  return (placement) =>
    (ofProgramme === null || columns.programme(placement) === ofProgramme) &&
    (ofChapterArea === null || columns.chapterArea(placement) === ofChapterArea) &&
    (withoutExempt !== true || !catalogue.isExempt(placement));
}
