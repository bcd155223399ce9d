import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { ForecastDriftQuery, ForecastDrift } from './answers.js';

export function forecastDrift(models: ReadModels, query: ForecastDriftQuery): Answer<ForecastDrift> {
  void [models, query];
  return refused('view-building');
}
