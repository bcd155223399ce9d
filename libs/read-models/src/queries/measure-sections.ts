import type { MeasurePage } from '../projections/measures/page.js';

/** The deputies among a measure's sections. */
export const deputiesOf = (sections: ReadonlyMap<string, unknown>): MeasurePage['deputies'] =>
  (sections.get('deputies') as MeasurePage['deputies'] | undefined) ?? [];
