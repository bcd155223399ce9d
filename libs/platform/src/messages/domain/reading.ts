import type { Catalogue } from '../message.js';

/** Why a question or the feed is not answered, and what to do about it. */
export const readingMessages = {
  'nothing-live': {
    nb: 'Du kan lese det som er publisert, og den offentlige hendelsesstrømmen. Dette er for kommunens ansatte.',
    nn: 'Du kan lese det som er publisert, og den offentlege hendingsstraumen. Dette er for dei tilsette i kommunen.',
    en: 'You may read what is published, and the public feed. This is for the municipality’s employees.',
  },
  'view-building': {
    nb: 'Visningen bygges opp. Prøv igjen om litt.',
    nn: 'Visinga blir bygd opp. Prøv igjen om litt.',
    en: 'The view is being built. Try again in a little while.',
  },
  'position-not-reached': {
    nb: 'Visningen er kommet til {reached}, ikke til {position}. Prøv igjen om litt, eller spør om en tidligere posisjon.',
    nn: 'Visinga er komen til {reached}, ikkje til {position}. Prøv igjen om litt, eller spør om ein tidlegare posisjon.',
    en: 'The view has got to {reached}, not to {position}. Try again in a little while, or ask for an earlier position.',
  },
  'moment-invalid': {
    nb: '{value} kan ikke leses som tidspunkt. Skriv en dag (2017-05-31) eller et tidspunkt med tidssone (2017-05-31T12:00:00Z).',
    nn: '{value} kan ikkje lesast som tidspunkt. Skriv ein dag (2017-05-31) eller eit tidspunkt med tidssone (2017-05-31T12:00:00Z).',
    en: '{value} cannot be read as a moment. Write a day (2017-05-31) or an instant with its offset (2017-05-31T12:00:00Z).',
  },
  'since-invalid': {
    nb: 'Det kan ikke sammenlignes med {value}. Skriv en dag, et tidspunkt eller en posisjon som er før den du spør om.',
    nn: 'Det kan ikkje samanliknast med {value}. Skriv ein dag, eit tidspunkt eller ein posisjon som er før den du spør om.',
    en: 'Nothing can be compared with {value}. Write a day, an instant or a position that is before the one you ask for.',
  },
  'cursor-invalid': {
    nb: 'Sidemerket hører ikke til denne listen. Begynn på første side.',
    nn: 'Sidemerket høyrer ikkje til denne lista. Byrj på første sida.',
    en: 'The cursor does not belong to this list. Begin at the first page.',
  },
  'search-present-only': {
    nb: 'Fritekstsøk viser det som gjelder nå. Fjern teksten eller tidspunktet.',
    nn: 'Fritekstsøk viser det som gjeld no. Fjern teksten eller tidspunktet.',
    en: 'Full-text search shows the present only. Remove the text or the moment.',
  },
  'search-empty': {
    nb: 'Skriv minst ett ord å søke etter.',
    nn: 'Skriv minst eitt ord å søkje etter.',
    en: 'Write at least one word to search for.',
  },
  'measure-not-found': {
    nb: 'Tiltaket finnes ikke, eller fantes ikke på det tidspunktet.',
    nn: 'Tiltaket finst ikkje, eller fanst ikkje på det tidspunktet.',
    en: 'There is no such measure, or there was none at that moment.',
  },
  'strategy-not-found': {
    nb: 'Strategien finnes ikke, eller fantes ikke på det tidspunktet.',
    nn: 'Strategien finst ikkje, eller fanst ikkje på det tidspunktet.',
    en: 'There is no such strategy, or there was none at that moment.',
  },
  'feed-position-invalid': {
    nb: '{asked} er ingen posisjon. Skriv et helt tall fra 0.',
    nn: '{asked} er ingen posisjon. Skriv eit heilt tal frå 0.',
    en: '{asked} is no position. Write a whole number from 0 on.',
  },
  'feed-position-beyond-head': {
    nb: 'Loggen slutter på {head}, før {asked}. Begynn på nytt, fra 0 eller fra det som skjer nå.',
    nn: 'Loggen sluttar på {head}, før {asked}. Byrj på nytt, frå 0 eller frå det som skjer no.',
    en: 'The log ends at {head}, before {asked}. Begin again, from 0 or from the present.',
  },
  'feed-full': {
    nb: 'Alle {readers} plasser i hendelsesstrømmen er tatt. Prøv igjen om litt; ingenting går tapt.',
    nn: 'Alle {readers} plassar i hendingsstraumen er tekne. Prøv igjen om litt; ingenting går tapt.',
    en: 'All {readers} places in the feed are taken. Try again in a little while; nothing is lost.',
  },
  'feed-unavailable': {
    nb: 'Hendelsesstrømmen kan ikke leses nå. Prøv igjen om litt; ingenting går tapt.',
    nn: 'Hendingsstraumen kan ikkje lesast no. Prøv igjen om litt; ingenting går tapt.',
    en: 'The feed cannot be read now. Try again in a little while; nothing is lost.',
  },
} as const satisfies Catalogue;
