import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { SavingsQuery, SavingsReport } from './answers.js';

export function savingsReport(models: ReadModels, query: SavingsQuery): Answer<SavingsReport> {
  void [models, query];
  return refused('view-building');
}
