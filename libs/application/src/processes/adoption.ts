import type { Commands } from '../commands/commands.js';
import type { Directory } from '../directory/directory.js';
import type { MeasureEntry } from '../directory/state.js';
import { because, reactionOf, toEach, type Process } from './process.js';

const NAME = 'adoption';

/** How many measures are told at the same time. */
const AT_ONCE = 16;

/**
 * The council adopts a programme, and with it the measures that were put forward in it. The programme's own stream says
 * the first; this process says the second in the stream of each measure that belonged to the programme at that moment
 * and was not adopted yet. A measure registered afterwards was not before the council and is not touched.
 *
 * Adopting a programme does not supersede the one before it: the two overlap by intention, and measures of the older
 * one are reported on until they are carried over. A controller says when the older one is superseded.
 */
export function adoptionProcess(commands: Pick<Commands, 'measure'>, directory: Pick<Directory, 'state'>): Process {
  return {
    name: NAME,
    handles: ({ type }) => type === 'ProgrammeAdopted',
    async react(event) {
      const programme = event.stream.slice('programme-'.length);
      const putForward = (entry: MeasureEntry): boolean =>
        entry.programme === programme && !entry.adopted && !entry.gone && entry.registeredAt < event.position;
      const measures = [...directory.state.measures].filter(([, entry]) => putForward(entry)).map(([id]) => id);

      return toEach(measures, AT_ONCE, async (measure) =>
        // The decision is the programme's, which the measure points to: its reference is kept in one place. Refused: it
        // was annulled, merged or adopted by hand in the meantime.
        reactionOf(
          await commands.measure({
            id: measure,
            command: { type: 'StateAdoption', programme, decision: null },
            ...because(NAME, event, measure),
          }),
        ),
      );
    },
  };
}
