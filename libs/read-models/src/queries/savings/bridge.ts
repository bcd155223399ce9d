import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { SavingsBridgeQuery, SavingsBridge } from './answers.js';

export function savingsBridge(models: ReadModels, query: SavingsBridgeQuery): Answer<SavingsBridge> {
  void [models, query];
  return refused('view-building');
}
