import type { Commands } from '../commands/commands.js';
import type { Directory } from '../directory/directory.js';
import type { MeasureEntry } from '../directory/state.js';
import { processCommandId, type Process } from './process.js';

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

      const tell = async (measure: string): Promise<'done' | 'again'> => {
        const outcome = await commands.measure({
          id: measure,
          // The decision is the programme's, which the measure points to: its reference is kept in one place.
          command: { type: 'StateAdoption', programme, decision: null },
          envelope: {
            commandId: processCommandId(NAME, event.id, measure),
            fingerprint: event.id,
            actor: event.metadata.actor.person,
            correlationId: event.metadata.correlationId,
            causationId: event.id,
            source: `process:${NAME}`,
          },
          authorise: () => ({ ok: true, grant: { role: 'system', grant: `process:${NAME}` } }),
        });
        switch (outcome.kind) {
          // Refused: it was annulled, merged or adopted by hand in the meantime.
          case 'stored':
          case 'unchanged':
          case 'refused':
            return 'done';
          default:
            return 'again';
        }
      };

      for (let from = 0; from < measures.length; from += AT_ONCE) {
        const told = await Promise.all(measures.slice(from, from + AT_ONCE).map(tell));
        if (told.includes('again')) return 'again';
      }
      return 'done';
    },
  };
}
