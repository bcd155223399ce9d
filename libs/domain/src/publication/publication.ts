import { accept, type Decider, type Decision, type Recorded, type Refusal, refuse } from '../shared/kernel.js';
import { PAGE_BYTES, type PublicationEvent } from './events.js';

/** The process that publishes stores a page after the other. */
export interface PublicationCommand {
  readonly type: 'StorePublicationPage';
  readonly page: number;
  readonly position: number;
  readonly content: string;
  /** With page 0: what lies there has other bytes (the release was changed in between), and the report begins again. */
  readonly anew?: boolean;
}

export type PublicationRefusal = Refusal<
  /** Pages come in order, without a gap. */
  | 'page-out-of-order'
  /** Another content, or another position, than what is stored. */
  | 'page-differs'
  | 'page-too-large'
  | 'page-empty'
>;

/** Pages of a publication. Their text is kept: a page that is stored again must be the same, byte for byte. */
export interface PublicationState {
  /** The position that the report is of; null: no page yet. */
  readonly position: number | null;
  readonly pages: readonly string[];
}

export const initialPublication: PublicationState = { position: null, pages: [] };

/** Folds one fact; page 0 begins the report, also a second time, and a page that is out of order changes nothing. */
export function evolvePublication(
  state: PublicationState,
  { type, data }: Recorded<PublicationEvent>,
): PublicationState {
  if (type !== 'PublicationPageStored') return state;
  const { page, position, content } = data;
  if (page === 0) return { position, pages: [content] };
  return page === state.pages.length ? { position, pages: [...state.pages, content] } : state;
}

/** Bytes of a text in UTF-8; without Node's Buffer, since the domain runs anywhere. */
const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // a pair of surrogates makes four bytes, two for each
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
};

/** What a command makes of a publication: the page, nothing where it is stored already, or why not. */
export function decidePublication(
  command: PublicationCommand,
  state: PublicationState,
): Decision<PublicationEvent, PublicationRefusal> {
  const { page, position, content, anew = false } = command;
  const isFirstAlready = state.pages.length === 1 && state.pages[0] === content && state.position === position;
  if (anew && page === 0) return isFirstAlready ? accept() : storePage(command);
  const stored = state.pages[page];
  if (stored !== undefined) {
    return stored === content && state.position === position
      ? accept()
      : refuse({ code: 'page-differs', params: { page } });
  }
  if (page !== state.pages.length) {
    return refuse({ code: 'page-out-of-order', field: 'page', params: { page, expected: state.pages.length } });
  }
  if (state.position !== null && state.position !== position) {
    return refuse({ code: 'page-differs', field: 'position', params: { page } });
  }
  return storePage(command);
}

function storePage({ page, position, content }: PublicationCommand): Decision<PublicationEvent, PublicationRefusal> {
  if (content === '') return refuse({ code: 'page-empty', field: 'content', params: {} });
  if (utf8Bytes(content) > PAGE_BYTES) {
    return refuse({ code: 'page-too-large', field: 'content', params: { max: PAGE_BYTES } });
  }
  return accept({ type: 'PublicationPageStored', data: { page, position, content } });
}

/** Streams `publication-<id of the round>`. */
export const publicationDecider: Decider<PublicationCommand, PublicationState, PublicationEvent, PublicationRefusal> = {
  category: 'publication',
  initial: initialPublication,
  evolve: evolvePublication,
  decide: decidePublication,
};
