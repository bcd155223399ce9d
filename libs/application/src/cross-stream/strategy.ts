import type { StrategyCommand } from '#domain';
import type { DirectoryState } from '../directory/state.js';
import { liveStrategy, type CrossStreamRefusal } from './references.js';

/** Enforced by the sub-strategy's own stream: the strategy above it exists and has not ended. */
export function strategyAcross(command: StrategyCommand, directory: DirectoryState): readonly CrossStreamRefusal[] {
  if (command.type !== 'RegisterStrategy' || command.parent === null) return [];
  return liveStrategy(directory, 'parent', command.parent);
}
