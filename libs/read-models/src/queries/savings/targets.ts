import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { TargetCoverageQuery, TargetsCoverage } from './answers.js';

export function targetsCoverage(models: ReadModels, query: TargetCoverageQuery): Answer<TargetsCoverage> {
  void [models, query];
  return refused('view-building');
}
