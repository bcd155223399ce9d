import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { MeasureSavings, MeasureSavingsQuery } from './answers.js';

export async function measureSavings(models: ReadModels, query: MeasureSavingsQuery): Promise<Answer<MeasureSavings>> {
  void [models, query];
  return refused('view-building');
}
