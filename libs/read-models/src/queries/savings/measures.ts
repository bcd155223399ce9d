import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { SavingsMeasuresQuery, SavingsMeasures } from './answers.js';

export function savingsMeasures(models: ReadModels, query: SavingsMeasuresQuery): Answer<SavingsMeasures> {
  void [models, query];
  return refused('view-building');
}
