import { successorRefusals, type ProgrammeCommand, type ProgrammeState, type Refusal } from '#domain';
import type { DirectoryState } from '../directory/state.js';

/** Enforced by the older programme's stream: the one that takes over exists, is adopted, and begins later. */
export function programmeAcross(
  command: ProgrammeCommand,
  state: ProgrammeState,
  directory: DirectoryState,
): readonly Refusal[] {
  if (command.type !== 'SupersedeProgramme' || state === null || command.by === command.self) return [];
  return successorRefusals(state, directory.programmes.get(command.by) ?? null);
}
