import type { RoundEvent } from '#domain';
import type { PositionedEvent, Token } from '#event-store';
import type { Commands } from '../commands/commands.js';
import { digest } from '../digest.js';
import { because, reactionOf, type Process } from './process.js';

const NAME = 'publication';

/** A report as it is to be published: pages of text that, one after the other, are its bytes (UTF-8). */
export interface BuiltPublication {
  readonly pages: readonly string[];
  /** Of all pages together. */
  readonly bytes: number;
  /** Of the bytes of all pages together, hexadecimal. */
  readonly sha256: string;
}

/** Builds what is published: a port, since views do. */
export interface PublicationBuilder {
  /**
   * The report of a round as of a position: the same bytes whenever it is asked for, and other work has its turn while
   * it is built. Null: the views have not got there yet.
   * @param round.token of the event that asked for it: the views must have seen it
   */
  build(round: {
    readonly round: string;
    readonly position: number;
    readonly token: Token;
  }): Promise<BuiltPublication | null>;
}

type Started = Extract<RoundEvent, { type: 'RoundPublicationStarted' }>['data'];

/**
 * A controller publishes a round: its stream says as of which position. This process builds the report from the views,
 * stores it page after page in the stream of the publication, and then says in the round's stream that all of it lies
 * there. Killed in the middle it begins again: the same bytes make the same pages under the same command ids, so what was
 * stored is recognised. Should a page lie there with other bytes (a release was changed in between), nothing is
 * completed: the process stands still and says so.
 */
export function publicationProcess(
  commands: Pick<Commands, 'publication' | 'round'>,
  builder: PublicationBuilder,
): Process {
  async function storePages(
    event: PositionedEvent,
    round: string,
    position: number,
    pages: readonly string[],
  ): Promise<'done' | 'again'> {
    for (const [page, content] of pages.entries()) {
      const outcome = await commands.publication({
        id: round,
        command: { type: 'StorePublicationPage', page, position, content },
        ...because(NAME, event, `page/${page}`, digest({ page, position, content })),
      });
      if (outcome.kind === 'key-reused' || outcome.kind === 'refused') {
        throw new Error(`page ${page} of the publication of round ${round} lies in the log with other bytes`);
      }
      if (reactionOf(outcome) === 'again') return 'again';
    }
    return 'done';
  }

  return {
    name: NAME,
    handles: ({ type }) => type === 'RoundPublicationStarted',
    async react(event) {
      const round = event.stream.slice('round-'.length);
      const { position } = event.data as unknown as Started;
      const built = await builder.build({ round, position, token: event.token });
      if (built === null) return 'again';
      const { pages, bytes, sha256 } = built;
      if ((await storePages(event, round, position, pages)) === 'again') return 'again';
      const outcome = await commands.round({
        id: round,
        command: { type: 'CompletePublication', position, pages: pages.length, bytes, sha256 },
        ...because(NAME, event, 'complete'),
      });
      return reactionOf(outcome);
    },
  };
}
