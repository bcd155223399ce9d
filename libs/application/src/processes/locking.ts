import type { SavingsEvent } from '#domain';
import type { PositionedEvent } from '#event-store';
import type { Commands } from '../commands/commands.js';
import { isAdopted } from '../cross-stream/references.js';
import type { Directory } from '../directory/directory.js';
import { because, reactionOf, toEach, type Process } from './process.js';

const NAME = 'locking';

/** How many measures are told at the same time. */
const AT_ONCE = 16;

type Planned = Extract<SavingsEvent, { type: 'SavingsPlanned' }>['data'];

/**
 * The council adopts a programme, and with it the savings that were planned for it. The programme's own stream says the
 * first; this process locks the plans in the stream of each measure that has one for it. Afterwards a proposal is
 * refused, by the stream of the measure's money (rules across streams: `plan-programme-adopted`); one that came in while
 * the adoption was being recorded is locked as soon as it is seen here.
 */
export function lockingProcess(commands: Pick<Commands, 'savings'>, directory: Pick<Directory, 'state'>): Process {
  /** Programme and measures with an open plan for it. */
  function concerned(event: PositionedEvent): { readonly programme: string; readonly measures: readonly string[] } {
    const { plans, measures } = directory.state;
    const open = (measure: string, programme: string): boolean =>
      plans.get(measure)?.[programme] === false && measures.get(measure)?.gone === null;
    if (event.type === 'ProgrammeAdopted') {
      const programme = event.stream.slice('programme-'.length);
      return { programme, measures: [...plans.keys()].filter((measure) => open(measure, programme)) };
    }
    const measure = event.stream.slice('savings-'.length);
    const { programme } = event.data as unknown as Planned;
    return { programme, measures: isAdopted(directory.state, programme) && open(measure, programme) ? [measure] : [] };
  }

  return {
    name: NAME,
    handles: ({ type }) => type === 'ProgrammeAdopted' || type === 'SavingsPlanned',
    react(event) {
      const { programme, measures } = concerned(event);
      return toEach(measures, AT_ONCE, async (measure) =>
        reactionOf(
          await commands.savings({
            id: measure,
            command: { type: 'LockSavingsPlans', programme },
            ...because(NAME, event, measure),
          }),
        ),
      );
    },
  };
}
