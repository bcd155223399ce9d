import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { IndicatorList, IndicatorsQuery } from './answers.js';

export function indicatorList(models: ReadModels, query: IndicatorsQuery): Answer<IndicatorList> {
  void [models, query];
  return refused('view-building');
}
