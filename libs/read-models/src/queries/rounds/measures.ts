import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { RoundMeasuresQuery, RoundMeasures } from './answers.js';

export function roundMeasures(models: ReadModels, query: RoundMeasuresQuery): Answer<RoundMeasures> {
  void [models, query];
  return refused('view-building');
}
