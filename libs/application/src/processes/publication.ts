import type { RoundEvent } from '#domain';
import type { PositionedEvent, Token } from '#event-store';
import type { Commands } from '../commands/commands.js';
import type { Directory } from '../directory/directory.js';
import { digest } from '../digest.js';
import { because, reactionOf, type Process } from './process.js';

const NAME = 'publication';

/** Milliseconds to wait for the directory. */
const PATIENCE = 2000;

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
 * stored is recognised. Should a page lie there with other bytes (a release was changed in between), the report is stored
 * anew, from page 0. A round that is published is left alone, also when the process has lost its place.
 */
export function publicationProcess(
  commands: Pick<Commands, 'publication' | 'round'>,
  builder: PublicationBuilder,
  directory: Pick<Directory, 'state' | 'catchUp'>,
): Process {
  /** @param attempt tells the ids of one attempt from those of another */
  async function storePages(
    event: PositionedEvent,
    round: string,
    built: BuiltPublication,
    attempt: { readonly name: string; readonly anew: boolean },
  ): Promise<'done' | 'again' | 'differs'> {
    const { position } = event.data as unknown as Started;
    let { name } = attempt;
    for (const [page, content] of built.pages.entries()) {
      const anew = attempt.anew && page === 0;
      const outcome = await commands.publication({
        id: round,
        command: { type: 'StorePublicationPage', page, position, content, anew },
        ...because(NAME, event, `page/${page}/${built.sha256}/${name}`, digest({ page, position, content })),
      });
      if (outcome.kind === 'refused') return 'differs';
      if (outcome.kind === 'stored' && anew) name = `${name}/${outcome.revision}`;
      if (reactionOf(outcome) === 'again') return 'again';
    }
    return 'done';
  }

  async function store(event: PositionedEvent, round: string, built: BuiltPublication): Promise<'done' | 'again'> {
    const stored = await storePages(event, round, built, { name: 'first', anew: false });
    if (stored !== 'differs') return stored;
    const again = await storePages(event, round, built, { name: 'anew', anew: true });
    if (again !== 'differs') return again;
    throw new Error(`the publication of round ${round} cannot be stored: another service is storing other bytes`);
  }

  return {
    name: NAME,
    handles: ({ type }) => type === 'RoundPublicationStarted',
    async react(event) {
      const round = event.stream.slice('round-'.length);
      if (!(await directory.catchUp(PATIENCE))) return 'again';
      if (directory.state.rounds.get(round)?.status === 'published') return 'done';
      const { position } = event.data as unknown as Started;
      const built = await builder.build({ round, position, token: event.token });
      if (built === null) return 'again';
      const { pages, bytes, sha256 } = built;
      if ((await store(event, round, built)) === 'again') return 'again';
      const outcome = await commands.round({
        id: round,
        command: { type: 'CompletePublication', position, pages: pages.length, bytes, sha256 },
        ...because(NAME, event, 'complete'),
      });
      return reactionOf(outcome);
    },
  };
}
