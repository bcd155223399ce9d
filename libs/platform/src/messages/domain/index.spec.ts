import { expect, it } from '@jest/globals';
import { domainMessages, mergeCatalogues } from './index.js';

const message = { nb: 'Ja.', nn: 'Ja.', en: 'Yes.' };

it('catalogues become one', () => {
  expect(mergeCatalogues({ one: message }, { other: message })).toEqual({ one: message, other: message });
  expect(Object.keys(domainMessages)).toEqual(expect.arrayContaining(['text-missing', 'goal-circle', 'feed-full']));
});

it('a code that stands in two catalogues stops the service from starting', () => {
  expect(() => mergeCatalogues({ one: message }, { one: { ...message } })).toThrow('the code one has two messages');
});
