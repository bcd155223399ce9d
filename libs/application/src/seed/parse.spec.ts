import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseSeed } from './parse.js';

const SMALL = `format: tiltak-seed/1
source: { title: Analyse, reportedOn: "2017-03-31" }
programmes:
  - { id: hp-1, name: HP, firstYear: 2018, lastYear: 2021, status: under-preparation, chapter: "1" }
organisation:
  sectors:
    - id: sektor
      name: Sektor
      chapter: "2"
      areas:
        - { id: eiendom, name: Eiendom, chapter: "2" }
chapterAreas:
  - { id: kapittel, name: Kapittel, chapter: "4" }
goals:
  - { id: maal, level: main-goal, title: Et mål, chapter: "1" }
strategies:
  - { id: strategi, name: En strategi, kind: strategy, chapter: "3" }
measures:
  - id: tiltak-a
    title: Et tiltak
    chapter: "4"
    chapterArea: kapittel
    area: eiendom
    areaBasis: assumed
    adopted: { programme: null }
    strategies: [strategi]
    goals: [maal]
    status: { words: Pågående, phase: ongoing, reading: words }
`;

const faultsOf = (text: string): { line: number; message: string }[] => {
  const parsed = parseSeed(text);
  return parsed.ok ? [] : parsed.faults.map(({ line, message }) => ({ line, message }));
};
const lineWith = (text: string, needle: string): number => text.slice(0, text.indexOf(needle)).split('\n').length;

describe('parseSeed', () => {
  it('reads a well-formed file and knows the line of an entry', () => {
    const parsed = parseSeed(SMALL);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    expect(parsed.seed.file.measures[0]?.status.words).toBe('Pågående');
    expect(parsed.seed.lineOf(['measures', 0])).toBe(lineWith(SMALL, 'id: tiltak-a'));
  });

  it('names every fault of shape with its line, not only the first', () => {
    const text = SMALL.replace('reading: words', 'reading: guessed').replace('firstYear: 2018', 'firstYear: soon');
    const faults = faultsOf(text);
    expect(faults.map(({ line }) => line)).toEqual([
      lineWith(text, 'firstYear: soon'),
      lineWith(text, 'firstYear: soon'),
      lineWith(text, 'firstYear: soon'),
      lineWith(text, 'reading: guessed'),
    ]);
  });

  it('refuses a key that nobody reads', () => {
    const text = SMALL.replace('areaBasis: assumed', 'areaBasis: assumed\n    colour: green');
    expect(faultsOf(text)).toEqual([
      { line: lineWith(text, 'green'), message: expect.stringContaining('colour') as unknown as string },
    ]);
  });

  it('refuses references to what the file does not hold, and ids that are used twice', () => {
    const text = SMALL.replace('area: eiendom\n', 'area: skole\n').replace('goals: [maal]', 'goals: [maal, maol]');
    expect(faultsOf(text)).toEqual([
      {
        line: lineWith(text, 'area: skole'),
        message: 'there is no unit of the organisation with the id skole in the file',
      },
      { line: lineWith(text, 'maol'), message: 'there is no goal with the id maol in the file' },
    ]);
    const twice = SMALL.replace(
      'id: strategi,',
      'id: strategi, name: En annen, kind: strategy, chapter: "3" }\n  - { id: strategi,',
    );
    expect(faultsOf(twice)).toEqual([
      { line: lineWith(twice, 'id: strategi, name: En strategi'), message: 'the id strategi is used twice' },
    ]);
  });

  it('refuses a status without words that does not stand under a heading', () => {
    const text = SMALL.replace('words: Pågående, ', '');
    expect(faultsOf(text)).toHaveLength(1);
  });

  it('tells where YAML itself is broken', () => {
    const text = SMALL.replace('chapterAreas:\n', 'chapterAreas: [\n');
    expect(faultsOf(text).length).toBeGreaterThan(0);
    expect(faultsOf('')).toEqual([{ line: 1, message: expect.stringContaining('tiltak-seed/1') as unknown as string }]);
  });

  it('reads the programme that comes with the product', () => {
    const parsed = parseSeed(readFileSync('infra/seed/baerum-hp-2018-2021.yaml', 'utf8'));
    expect(parsed.ok ? [] : parsed.faults).toEqual([]);
  });
});
