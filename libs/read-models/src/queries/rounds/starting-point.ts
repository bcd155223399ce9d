import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { StartingPointQuery, StartingPoint } from './answers.js';

export function roundStartingPoint(models: ReadModels, query: StartingPointQuery): Answer<StartingPoint> {
  void [models, query];
  return refused('view-building');
}
