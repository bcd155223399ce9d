import type { Projection } from '../view/projection.js';
import { auditProjection } from './audit/audit.js';
import { indicatorsProjection } from './indicators/indicators.js';
import { measuresProjection } from './measures/measures.js';
import { roundsProjection } from './rounds/rounds.js';
import { savingsProjection } from './savings/savings.js';
import { structureProjection } from './structure/structure.js';

/**
 * Every projection, in the order in which a page is given to them. The measures come last: where they stand, the others
 * have been, so that their present, which alone can be searched, is the position that questions are answered at.
 */
export const projections: readonly Projection[] = [
  structureProjection,
  auditProjection,
  indicatorsProjection,
  roundsProjection,
  savingsProjection,
  measuresProjection,
];
