import type { Grant } from '#domain';
import type { CommandEnvelope } from '../executor/executor.js';
import type { Authorisation } from '../executor/outcome.js';

/** One command to one aggregate, by somebody, perhaps on a revision that he or she has seen. */
export interface CommandRequest<Command, State> {
  readonly id: string;
  readonly command: Command;
  readonly envelope: CommandEnvelope;
  readonly ifMatch?: number;
  /** Who may; asked with the state of the aggregate, and again if the directory has moved meanwhile. */
  readonly authorise: (state: State) => Authorisation<Grant>;
}
