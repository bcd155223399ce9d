import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';
import type { BridgeEventsQuery, BridgeEvents } from './answers.js';

export function bridgeEvents(models: ReadModels, query: BridgeEventsQuery): Answer<BridgeEvents> {
  void [models, query];
  return refused('view-building');
}
