import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { RoundChangesQuery, RoundChanges } from './answers.js';

export function roundChanges(models: ReadModels, query: RoundChangesQuery): Answer<RoundChanges> {
  void [models, query];
  return refused('view-building');
}
