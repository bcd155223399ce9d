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

/** The same with money and an indicator. */
const WITH_FIGURES = `${SMALL.replace('tiltak-seed/1', 'tiltak-seed/2')}savings:
  - id: linje
    measure: tiltak-a
    title: En linje
    unit: NOK
    nature: saving
    plans:
      - programme: hp-1
        years: [{ year: 2018, amount: -1000 }]
        undated: [{ amount: -3000, approximate: true, range: { from: -4000, to: -2000 } }]
    chapter: "5"
targets:
  - { id: netto, programme: hp-1, title: Netto, scope: { measure: tiltak-a }, unit: person-years, year: 2020, amount: 4000, chapter: "4" }
  - { id: niva, programme: hp-1, title: Nivå, unit: person-years, year: 2020, amount: 6000, unreconciledWith: netto, chapter: "4" }
needs:
  - { id: behov, programme: hp-1, title: Behov, unit: NOK, year: 2020, amount: 300000000, chapter: "1" }
indicators:
  - id: fravaer
    title: Fravær
    unit: { name: "%", decimals: 1 }
    direction: less
    measures: [tiltak-a]
    origin: { kind: own, name: Tabell }
    values:
      - { period: "2015", amount: 73 }
      - { period: "2015", amount: 72, origin: { kind: own, name: Tekst } }
    chapter: "4"
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

  it('reads money and indicators in format 2, and says in one line that format 1 has none', () => {
    expect(faultsOf(WITH_FIGURES)).toEqual([]);
    const older = WITH_FIGURES.replace('tiltak-seed/2', 'tiltak-seed/1');
    // The line is that of the section's first entry: a section has no line of its own in YAML.
    expect(faultsOf(older).map(({ message }) => message)).toEqual(
      ['savings', 'targets', 'needs', 'indicators'].map((section) => `${section} needs format: tiltak-seed/2`),
    );
  });

  it('refuses a fraction, and a number that a sum would round', () => {
    const text = WITH_FIGURES.replace('amount: -1000', 'amount: -0.5').replace(
      'amount: 300000000',
      'amount: 9007199254740993',
    );
    expect(faultsOf(text)).toEqual([
      { line: lineWith(text, '-0.5'), message: "amount must be a whole number of the unit's smallest part" },
      {
        line: lineWith(text, '9007199254740993'),
        message: expect.stringContaining('must not be greater') as unknown as string,
      },
    ]);
  });

  it('refuses figures that hang on nothing in the file', () => {
    const text = WITH_FIGURES.replace('measure: tiltak-a', 'measure: tiltak-b')
      .replace('programme: hp-1, title: Behov', 'programme: hp-2, title: Behov')
      .replace('measures: [tiltak-a]', 'measures: [tiltak-c]');
    expect(faultsOf(text)).toEqual([
      { line: lineWith(text, 'measure: tiltak-b'), message: 'there is no measure with the id tiltak-b in the file' },
      { line: lineWith(text, 'hp-2'), message: 'there is no programme with the id hp-2 in the file' },
      { line: lineWith(text, 'tiltak-c'), message: 'there is no measure with the id tiltak-c in the file' },
    ]);
  });

  it('refuses a target of two scopes, and one that is unreconciled with what does not stand above it', () => {
    const text = WITH_FIGURES.replace(
      'scope: { measure: tiltak-a }',
      'scope: { measure: tiltak-a, unit: eiendom }',
    ).replace('unreconciledWith: netto', 'unreconciledWith: niva');
    expect(faultsOf(text)).toEqual([
      {
        line: lineWith(text, 'id: netto'),
        message: 'scope names a unit, a strategy or a measure, and only one',
      },
      { line: lineWith(text, 'id: niva'), message: 'there is no target above this one with the id niva in the file' },
    ]);
  });

  it('refuses two plans of a line for one programme, and two values of one origin for one period', () => {
    const text = WITH_FIGURES.replace(
      '      - programme: hp-1\n',
      '      - programme: hp-1\n        years: []\n      - programme: hp-1\n',
    ).replace(', origin: { kind: own, name: Tekst }', '');
    expect(faultsOf(text).map(({ message }) => message)).toEqual([
      'the id hp-1 is used twice',
      'the same origin has two values for 2015',
    ]);
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
