import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { PublicationEvent, RoundEvent } from '#domain';
import type { EventRegistry, EventStore, RecordedEvent } from '#event-store';

/** Events of one read. Pages of a publication are large: other requests have their turn between a few of them. */
const PAGE = 4;

/** What the log says of a published report. */
export type Published = Extract<RoundEvent, { type: 'RoundPublished' }>['data'];

/** What is known of a round's publication. */
export type PublicationStanding =
  | { readonly kind: 'no-round' }
  | { readonly kind: 'not-published' }
  | { readonly kind: 'published'; readonly published: Published };

/** The bytes in the log are not those that were published. */
export class PublicationDamaged extends Error {
  constructor(round: string, expected: Published, found: { readonly pages: number; readonly sha256: string }) {
    super(
      `the publication of round ${round} is damaged: ${expected.pages} pages with hash ${expected.sha256} were published, ${found.pages} with hash ${found.sha256} were found`,
    );
    this.name = 'PublicationDamaged';
  }
}

/** Published reports as they lie in the log. */
export interface PublishedReports {
  /** Remembered once it is published: that never changes. */
  standing(round: string): Promise<PublicationStanding>;
  /**
   * The bytes, checked against the hash that the round was published with. A report that was begun anew (its page 0 lies
   * there twice) is the one that has the hash.
   * @throws {PublicationDamaged} they are others: nothing of them is handed out
   */
  bytes(round: string, published: Published): Promise<Buffer>;
}

/** @param log of events; nothing but the log is read, so neither a rebuilt view nor another release changes a byte */
export function publishedReports(log: Pick<EventStore, 'read'>, registry: EventRegistry): PublishedReports {
  const known = new Map<string, Published>();

  async function* eventsOf(stream: string): AsyncGenerator<RecordedEvent> {
    for (let from = 0; ; from += PAGE) {
      const page = await log.read(stream, from, PAGE);
      yield* page;
      if (page.length < PAGE) return;
      await turn();
    }
  }

  return {
    async standing(round) {
      const remembered = known.get(round);
      if (remembered) return { kind: 'published', published: remembered };
      let found = false;
      for await (const event of eventsOf(`round-${round}`)) {
        found = true;
        if (event.type !== 'RoundPublished') continue;
        const published = registry.upcast(event).data as unknown as Published;
        known.set(round, published);
        return { kind: 'published', published };
      }
      return { kind: found ? 'not-published' : 'no-round' };
    },

    async bytes(round, published) {
      let pages: Buffer[] = [];
      for await (const event of eventsOf(`publication-${round}`)) {
        const { page, content } = registry.upcast(event).data as unknown as PublicationEvent['data'];
        if (page === 0 && pages.length > 0) {
          if (hashOf(pages) === published.sha256) break;
          pages = [];
        }
        pages.push(Buffer.from(content, 'utf8'));
      }
      const sha256 = hashOf(pages);
      if (sha256 !== published.sha256) throw new PublicationDamaged(round, published, { pages: pages.length, sha256 });
      return Buffer.concat(pages);
    },
  };
}

function hashOf(pages: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const page of pages) hash.update(page);
  return hash.digest('hex');
}
