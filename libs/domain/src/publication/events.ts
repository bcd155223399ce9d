import type { EventTable, Fact } from '../shared/kernel.js';

/** Largest page of a publication, in bytes of UTF-8. */
export const PAGE_BYTES = 256 * 1024;

/**
 * Stream `publication-<id of the round>`: the published report itself, page after page, so that neither a rebuild nor a
 * new release can change a byte of it. It holds ids and titles of roles, never names of people.
 */
export type PublicationEvent = Fact<
  'PublicationPageStored',
  {
    /** 0, 1, 2 …; 0 again: the report begins anew, and what was stored before is none of it. */
    readonly page: number;
    /** The position that the report is of. */
    readonly position: number;
    /** At most {@link PAGE_BYTES}; pages are cut between characters. */
    readonly content: string;
  }
>;

export const publicationEvents: EventTable<PublicationEvent> = {
  PublicationPageStored: { version: 1, publicName: null, freeText: [] },
};
