import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { given } from '../testing/given.js';
import { PAGE_BYTES, publicationDecider, type PublicationEvent, publicationEvents } from './index.js';

const stored = (page: number, content: string, position = 90): PublicationEvent => ({
  type: 'PublicationPageStored',
  data: { page, position, content },
});
const store = (page: number, content: string, position = 90) =>
  ({ type: 'StorePublicationPage', page, position, content }) as const;

const publication = (...facts: PublicationEvent[]) => given(publicationDecider, facts);

describe('the pages of a publication', () => {
  it('are stored one after the other', () => {
    publication().when(store(0, 'a')).then(stored(0, 'a'));
    publication(stored(0, 'a')).when(store(1, 'b')).then(stored(1, 'b'));
    publication(stored(0, 'a')).when(store(2, 'b')).thenRefused('page-out-of-order@page');
    publication().when(store(-1, 'a')).thenRefused('page-out-of-order@page');
    publication().when(store(0.5, 'a')).thenRefused('page-out-of-order@page');
  });

  it('never change: the same one again says nothing new, another is refused', () => {
    publication(stored(0, 'a'), stored(1, 'b')).when(store(0, 'a')).then();
    publication(stored(0, 'a'), stored(1, 'b')).when(store(0, 'c')).thenRefused('page-differs');
    publication(stored(0, 'a'))
      .when(store(0, 'a', 91))
      .thenRefused('page-differs');
  });

  it('begin anew where they are others: what was stored before is none of the report', () => {
    const anew = { anew: true } as const;
    const before = [stored(0, 'a'), stored(1, 'b')];
    publication(...before)
      .when({ ...store(0, 'c'), ...anew })
      .then(stored(0, 'c'));
    publication(...before)
      .when({ ...store(0, 'a'), ...anew })
      .then(stored(0, 'a'));
    publication(stored(0, 'a'))
      .when({ ...store(0, 'a'), ...anew })
      .then();
    publication(...before, stored(0, 'a'))
      .when(store(1, 'c'))
      .then(stored(1, 'c'));
    publication(...before)
      .when({ ...store(1, 'c'), ...anew })
      .thenRefused('page-differs');
  });

  it('are all of one position', () =>
    publication(stored(0, 'a'))
      .when(store(1, 'b', 91))
      .thenRefused('page-differs@position'));

  it.each([
    ['a', 1],
    ['å', 2],
    ['€', 3],
    ['😀', 4],
  ])('hold as many of %s as make 256 KiB of UTF-8', (character, size) => {
    const most = Math.floor(PAGE_BYTES / size);
    const full = character.repeat(most);
    publication().when(store(0, full)).then(stored(0, full));
    publication()
      .when(store(0, character.repeat(most + 1)))
      .thenRefused('page-too-large@content');
  });

  it('hold something', () => publication().when(store(0, '')).thenRefused('page-empty@content'));

  it('obey the laws, and stay what they were', () =>
    obeysTheLaws({
      decider: publicationDecider,
      events: publicationEvents,
      command: fc.record({
        type: fc.constant('StorePublicationPage' as const),
        page: fc.nat(5),
        position: fc.constantFrom(90, 90, 91),
        content: fc.constantFrom('a', 'b', ''),
        anew: fc.constantFrom(false, false, true),
      }),
      invariant: (state, before) => {
        const kept = state.pages.slice(0, before.pages.length);
        if (kept.length === before.pages.length && state.pages.length !== 1) expect(kept).toEqual(before.pages);
        else expect(state.pages.length).toBeLessThanOrEqual(1);
      },
    }));

  it('fold whatever comes', () =>
    evolvesWhateverComes(publicationDecider, [stored(0, 'a'), stored(1, 'b', 91), stored(7, 'c')]));
});
