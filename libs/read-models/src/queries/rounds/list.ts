import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { RoundsQuery, RoundList } from './answers.js';

export function roundList(models: ReadModels, query: RoundsQuery): Answer<RoundList> {
  void [models, query];
  return refused('view-building');
}
