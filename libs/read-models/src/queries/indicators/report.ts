import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { IndicatorQuery, IndicatorReport } from './answers.js';

export function indicatorReport(models: ReadModels, query: IndicatorQuery): Answer<IndicatorReport> {
  void [models, query];
  return refused('view-building');
}
