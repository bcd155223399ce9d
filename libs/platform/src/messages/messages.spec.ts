import { describe, expect, it } from '@jest/globals';
import { explainProblem } from '../problems/explanation.js';
import {
  domainMessages,
  fieldMessages,
  LANGUAGES,
  placeholders,
  preferredLanguage,
  problemTexts,
  say,
  words,
} from './index.js';

describe('language', () => {
  it.each([
    [undefined, 'nb'],
    ['', 'nb'],
    ['nn', 'nn'],
    ['no', 'nb'],
    ['nn-NO,nb;q=0.9,en;q=0.8', 'nn'],
    ['en;q=0.1, nb;q=0.2', 'nb'],
    ['de, fr', 'nb'],
    ['en;q=0', 'nb'],
    ['*', 'nb'],
    ['en;q=bad', 'en'],
    [`${'x,'.repeat(50)}en`, 'nb'],
  ])('%s: %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('messages', () => {
  const all = [
    ...Object.entries(fieldMessages),
    ...Object.entries(domainMessages),
    ...Object.entries(problemTexts).flatMap(([code, { title, detail }]) => [
      [`${code}: title`, title] as const,
      [`${code}: detail`, detail] as const,
    ]),
  ];

  it.each(all)('%s: the same parameters in every language, and known vocabularies', (_, message) => {
    const [first, ...others] = LANGUAGES.map((language) => placeholders(message[language]));
    for (const other of others) expect(other).toEqual(first);
    for (const vocabulary of (first ?? []).flatMap((one) => /:([\w-]+)\}/.exec(one)?.slice(1) ?? [])) {
      expect(Object.keys(words)).toContain(vocabulary);
    }
    for (const language of LANGUAGES) expect(message[language].trim()).toBe(message[language]);
  });

  it('say numbers, lists and words as people do', () => {
    const message = {
      nb: '{days} dager: {phases:phase}, {ok}, {missing}',
      nn: '{days} dagar: {phases:phase}, {ok}, {missing}',
      en: '{days} days: {phases:phase}, {ok}, {missing}',
    };
    const params = { days: 12_345, phases: ['planned', 'ongoing', 'unheard-of'], ok: true };
    expect(say(message, 'nb', params)).toBe('12\u00a0345 dager: planlagt, pågående eller unheard-of, ja, –');
    expect(say(message, 'nn', params)).toBe('12\u00a0345 dagar: planlagt, pågåande eller unheard-of, ja, –');
    expect(say(message, 'en', params)).toBe('12,345 days: planned, ongoing, or unheard-of, yes, –');
  });

  it('say no parameter at length', () => {
    const message = { nb: '{text}', nn: '{text}', en: '{text}' };
    expect(say(message, 'nb', { text: 'x'.repeat(10_000) })).toHaveLength(201);
  });
});

describe('explanation of a problem', () => {
  it('is a page in the reader’s language', () => {
    expect(explainProblem('body-too-large', 'nn')).toContain('<h1>Innhaldet er for stort</h1>');
    expect(explainProblem('body-too-large', 'en')).toContain('at most ‹max› bytes');
  });

  it('names its language, and what it says is its main part', () => {
    const page = explainProblem('refused', 'nn');
    expect(page).toMatch(/^<!doctype html>\n<html lang="nn">\n<head>/);
    expect(page).toMatch(/<main>\n<h1>[^<]+<\/h1>[^]*<code>refused<\/code>[^]*<\/main>/);
  });

  it('is there for problems of ours only', () => {
    for (const code of ['nothing', 'toString', '__proto__', '<script>']) expect(explainProblem(code, 'nb')).toBeNull();
  });
});
