import type { Day } from '../shared/values.js';

/** What status words may be read as. Words that say something else are for a person to read. */
export type PhaseInWords = 'ongoing' | 'completed' | 'unclassified';

/** The lists of the domain description ("The words of the report are kept as written"). */
const WORDS = {
  ongoing: ['pågående', 'under gjennomføring', 'i arbeid', 'under arbeid', 'startet opp'],
  completed: ['gjennomført', 'ferdig', 'fullført'],
} as const;

/** Words that take back what stood at the beginning, or a part of it, or name another phase. */
const RETRACTED =
  /\?|(?<!\p{L})(?:ikke|ikkje|delvis|nesten|stanset|stoppet|avbrutt|avlyst|avsluttet|innstilt|skrinlagt|utsatt|utgått|utgår|på vent)(?!\p{L})/u;

/** As whole words: "Ferdigstilles" and "Gjennomførte" are other words, and so is what a hyphen makes of one. */
const whole = (words: readonly string[]): string => `(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}]|-\\p{L})`;

const BEGINNING = {
  ongoing: new RegExp(`^${whole(WORDS.ongoing)}`, 'u'),
  completed: new RegExp(`^${whole(WORDS.completed)}`, 'u'),
};

const ANYWHERE = {
  ongoing: new RegExp(`(?<![\\p{L}\\p{N}])${whole(WORDS.ongoing)}`, 'u'),
  completed: new RegExp(`(?<![\\p{L}\\p{N}])${whole(WORDS.completed)}`, 'u'),
};

/**
 * The phase that status words mean: those on the list, as the whole status or as its beginning, in capitals or not.
 * Never a guess: where what follows takes the beginning back ("Pågående, men stanset"), says the words of the other
 * phase too ("Startet opp i 2015, ferdig i 2016"), or places what is done in a year to come ("Ferdig i 2018", said in
 * 2017), a person must read it.
 * @param on the day that the status describes; without it, years to come are not noticed
 */
export function readPhase(words: string, on?: Day): PhaseInWords {
  const said = words.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
  const phase = (['ongoing', 'completed'] as const).find((listed) => BEGINNING[listed].test(said));
  if (phase === undefined) return 'unclassified';
  const rest = said.replace(BEGINNING[phase], '');
  const other = phase === 'ongoing' ? 'completed' : 'ongoing';
  if (RETRACTED.test(rest) || ANYWHERE[other].test(rest)) return 'unclassified';
  return phase === 'completed' && on !== undefined && namesAYearAfter(rest, on) ? 'unclassified' : phase;
}

const namesAYearAfter = (words: string, on: Day): boolean =>
  (words.match(/(?<!\d)(?:19|20|21)\d{2}(?!\d)/gu) ?? []).some((year) => year > on.slice(0, 4));
