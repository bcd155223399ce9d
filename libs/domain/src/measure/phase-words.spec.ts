import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPhase } from './phase-words.js';

/** The thirty status words of the source (Virksomhetsanalyse HP 2018–2021, 4.1.2, 4.2.2, 4.3.2, 4.4.10), as written. */
const SOURCE: Readonly<Record<string, readonly string[]>> = {
  '4.1.2': ['Pågående', 'Startet opp i 2015', 'Pågående', 'Pågående', 'Pågående', 'Pågående', 'Pågående'],
  '4.2.2': ['Pågående', 'Pågående'],
  '4.3.2': [
    'Under gjennomføring',
    'Under gjennomføring',
    'Tydeliggjort ansvar og roller for boligoppfølging mellom Helse og sosial og Eiendom.',
    'Gjennomført',
    'Pågående',
    'I arbeid',
    'Gjennomført',
    'Gjennomført',
    'Under gjennomføring',
    'Under arbeid',
    'Under arbeid',
    'Statusrapport med tiltaksplan er lagt frem. FSK-023/17',
    'Gjennomført',
    'Energirehabilitering er under gjennomføring, prosjektet er forsinket. Investeringstiltak ferdigstilles i løpet av 2017. 2 mill. kWh er spart energi i 2016. Helårseffekt av energibesparelser trer inn i 2018.',
    'Pågående',
    'Pågående',
  ],
  '4.4.10': ['Pågående', 'Pågående', 'Pågående', 'Pågående', 'Pågående'],
};

describe('reading status words', () => {
  it('reads twenty-three of the thirty in the source as ongoing, four as completed, and leaves three to a person', () => {
    const words = Object.values(SOURCE).flat();
    expect(words).toHaveLength(30);
    const readAs = (phase: string) => words.filter((status) => readPhase(status, '2017-04-30') === phase);
    expect(readAs('ongoing')).toHaveLength(23);
    expect(readAs('completed')).toHaveLength(4);
    // The energy contract's sentence (a person reads it as ongoing), roles made clear, a report that was presented.
    expect(readAs('unclassified').map((status) => status.slice(0, 12))).toEqual([
      'Tydeliggjort',
      'Statusrappor',
      'Energirehabi',
    ]);
  });

  it.each(['Pågående', 'Under gjennomføring', 'I arbeid', 'Under arbeid', 'Startet opp i 2015', 'Startet opp'])(
    '%s: ongoing',
    (words) => expect(readPhase(words)).toBe('ongoing'),
  );
  it.each(['Gjennomført', 'Ferdig', 'Fullført', 'Gjennomført i 2016', 'Ferdig.'])('%s: completed', (words) =>
    expect(readPhase(words)).toBe('completed'),
  );

  it.each([
    ['Pågående. Innleid jordskiftekandidat i 2016.', 'ongoing'],
    ['Pågående, ses vs EPC', 'ongoing'],
    ['Pågående, noe forsinket', 'ongoing'],
    ['Under arbeid, som planlagt', 'ongoing'],
    ['Gjennomført som planlagt', 'completed'],
  ])('reads the beginning: %s', (words, phase) => expect(readPhase(words)).toBe(phase));

  it.each(['PÅGÅENDE', 'pågående', '  Under \n gjennomføring ', 'Pa\u030agående'])(
    'does not mind capitals, blanks and how letters are composed: %p',
    (words) => expect(readPhase(words)).toBe('ongoing'),
  );

  it.each([
    'Gjennomføres ikke',
    'Ferdigstilles i 2018',
    'Ferdigstilt',
    'Gjennomførte tiltak',
    'Underarbeid',
    'Pågåendeprosjekt',
    'Ferdig-prosjektert',
    'Startet',
    'I arbeidet med planen',
    'Under',
  ])('takes whole words only: %s', (words) => expect(readPhase(words)).toBe('unclassified'));

  it.each([
    'Avsluttet',
    'Ikke startet',
    'Delvis gjennomført',
    'Nesten ferdig',
    'Planlagt',
    'Utsatt',
    'Utgått',
    'Er pågående',
    '',
  ])('never guesses at what is on no list: %p', (words) => expect(readPhase(words)).toBe('unclassified'));

  it.each([
    'Pågående, men stanset',
    'Startet opp i 2015, avsluttet i 2016',
    'Pågående. Utsatt til 2018',
    'Under arbeid, satt på vent',
    'Gjennomført, men ikke evaluert',
    'Ferdig? Sjekkes',
    'Fullført delvis',
  ])('leaves to a person what takes its own beginning back: %s', (words) =>
    expect(readPhase(words)).toBe('unclassified'),
  );

  it.each(['Startet opp i 2015, ferdig i 2016', 'Gjennomført / pågående', 'Pågående, første del er gjennomført'])(
    'leaves to a person what says both: %s',
    (words) => expect(readPhase(words)).toBe('unclassified'),
  );

  it('leaves to a person what is done in a year to come', () => {
    expect(readPhase('Ferdig i 2018', '2017-04-30')).toBe('unclassified');
    expect(readPhase('Ferdig i 2018', '2018-12-31')).toBe('completed');
    expect(readPhase('Ferdig i 2016', '2017-04-30')).toBe('completed');
    expect(readPhase('Pågående til 2018', '2017-04-30')).toBe('ongoing');
  });

  it('never reads what does not begin with listed words', () => {
    const listed =
      /^\s*(pågående|under\s+gjennomføring|i\s+arbeid|under\s+arbeid|startet\s+opp|gjennomført|ferdig|fullført)/iu;
    const piece = fc.constantFrom(
      'Pågående',
      'ferdig',
      'stille',
      's',
      ' ',
      'i',
      'arbeid',
      'opp',
      'Startet',
      '.',
      'under',
    );
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece, { maxLength: 6 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(words, (text) => {
        if (readPhase(text) !== 'unclassified') expect(text.normalize('NFC')).toMatch(listed);
      }),
      { numRuns: 1000 },
    );
  });
});
