import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { RoundQuery, RoundReport } from './answers.js';

export function roundReport(models: ReadModels, query: RoundQuery): Answer<RoundReport> {
  void [models, query];
  return refused('view-building');
}
