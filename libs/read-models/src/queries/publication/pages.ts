import { createHash } from 'node:crypto';
import { PAGE_BYTES } from '#domain';

/** A report cut into pages, with what proves that they are its pages. */
export interface PublicationPages {
  /** Each at most {@link PAGE_BYTES} of UTF-8, cut between characters; one after the other they are the report. */
  readonly pages: readonly string[];
  /** Of all pages together. */
  readonly bytes: number;
  /** Of the bytes of all pages together, hexadecimal. */
  readonly sha256: string;
}

/** Reads a report to its end and cuts it. The same report gives the same pages, however it came in chunks. */
export async function publicationPages(chunks: AsyncIterable<string> | Iterable<string>): Promise<PublicationPages> {
  const hash = createHash('sha256');
  const pages: string[] = [];
  let bytes = 0;
  const add = (content: string): void => {
    pages.push(content);
    bytes += Buffer.byteLength(content);
    hash.update(content);
  };
  let rest = '';
  let held = 0;
  for await (const chunk of chunks) {
    rest += chunk;
    held += Buffer.byteLength(chunk);
    while (held > PAGE_BYTES) {
      const content = rest.slice(0, endOfPage(rest));
      add(content);
      rest = rest.slice(content.length);
      held -= Buffer.byteLength(content);
    }
  }
  if (rest !== '') add(rest);
  return { pages, bytes, sha256: hash.digest('hex') };
}

const encoder = new TextEncoder();
const page = new Uint8Array(PAGE_BYTES);

/** Where the first page of the text ends: as many whole characters as a page holds. */
const endOfPage = (text: string): number => encoder.encodeInto(text, page).read;
