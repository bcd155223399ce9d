import type { Decider } from '../shared/kernel.js';
import type { ProgrammeCommand, ProgrammeRefusal } from './commands.js';
import { decideProgramme } from './decisions.js';
import type { ProgrammeEvent } from './events.js';
import { evolveProgramme, initialProgramme, type ProgrammeState } from './state.js';

export * from './events.js';
export * from './state.js';
export * from './commands.js';
export * from './decisions.js';
export * from './changes.js';

/** Streams `programme-<uuid>`. */
export const programmeDecider: Decider<ProgrammeCommand, ProgrammeState, ProgrammeEvent, ProgrammeRefusal> = {
  category: 'programme',
  initial: initialProgramme,
  evolve: evolveProgramme,
  decide: decideProgramme,
};
export * from './targets.js';
