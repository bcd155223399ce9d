import type { SavingsCommand, SavingsEvent, SavingsState } from '#domain';
import { isAdopted } from '../cross-stream/references.js';
import type { DirectoryState } from '../directory/state.js';
import type { CommandOutcome } from '../executor/outcome.js';
import { asProcess, processCommandId } from '../processes/process.js';
import type { CommandRequest } from './request.js';

type Request = CommandRequest<SavingsCommand, SavingsState>;
type Outcome = CommandOutcome<SavingsState, SavingsEvent>;

/** The process in whose name it is said. */
const NAME = 'locking';

/**
 * A measure that had no plan when the council adopted a programme is planned for it by a decision later. Its stream was
 * not told of the adoption then, and refuses a plan that no lock asks for: it is told now, and asked again.
 */
export const lockedWhenAdopted =
  (run: (request: Request) => Promise<Outcome>, directory: { readonly state: DirectoryState }) =>
  async (request: Request): Promise<Outcome> => {
    const outcome = await run(request);
    const { id, command, envelope, ifMatch } = request;
    if (command.type !== 'PlanSavings' || outcome.kind !== 'refused') return outcome;
    const { programme } = command;
    if (!isAdopted(directory.state, programme) || !outcome.refusals.some(({ code }) => code === 'plan-not-locked'))
      return outcome;
    const [other, ...others] = outcome.refusals.filter(({ code }) => code !== 'plan-not-locked');
    if (other) return { ...outcome, refusals: [other, ...others] };
    const locked = await run({
      id,
      command: { type: 'LockSavingsPlans', programme },
      envelope: {
        ...envelope,
        commandId: processCommandId(NAME, programme, id),
        fingerprint: programme,
        source: `process:${NAME}`,
      },
      authorise: () => asProcess(NAME),
    });
    if (locked.kind !== 'stored') return outcome;
    return run({ ...request, ...(ifMatch === undefined ? {} : { ifMatch: locked.revision }) });
  };
