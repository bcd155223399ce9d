import {
  successorRefusals,
  targetNamed,
  type ProgrammeCommand,
  type ProgrammeState,
  type Refusal,
  type TargetScope,
} from '#domain';
import type { DirectoryState } from '../directory/state.js';
import { knownMeasure, knownStrategy, knownUnit } from './references.js';

/**
 * Enforced by the older programme's stream: the one that takes over exists, is adopted, and begins later. By the stream
 * of the programme that sets a target: whose savings it counts exists, and so does the target that it disagrees with.
 */
export function programmeAcross(
  command: ProgrammeCommand,
  state: ProgrammeState,
  directory: DirectoryState,
): readonly Refusal[] {
  switch (command.type) {
    case 'SupersedeProgramme':
      if (state === null || command.by === command.self) return [];
      return successorRefusals(state, directory.programmes.get(command.by) ?? null);
    case 'SetSavingsTarget':
    case 'ChangeSavingsTarget':
      return [
        ...scopeFaults(command.scope, directory),
        ...unreconciledFaults(command.unreconciledWith, state, directory),
      ];
    default:
      return [];
  }
}

function scopeFaults(scope: TargetScope, directory: DirectoryState): readonly Refusal[] {
  switch (scope.kind) {
    case 'programme':
      return [];
    case 'unit':
      return knownUnit(directory, 'scope.id', scope.unit);
    case 'strategy':
      return knownStrategy(directory, 'scope.id', scope.strategy);
    case 'measure':
      return knownMeasure(directory, 'scope.id', scope.measure);
  }
}

/** A target of this programme or of another: two programmes may say different things of the same year. */
function unreconciledFaults(
  target: string | null,
  state: ProgrammeState,
  { programmes }: DirectoryState,
): readonly Refusal[] {
  if (target === null) return [];
  const isKnown = [state, ...programmes.values()].some((programme) => programme && targetNamed(programme, target));
  return isKnown ? [] : [{ code: 'target-unknown', field: 'unreconciledWith', params: { target } }];
}
