import type { Catalogue } from '../message.js';

/** Why a report is not answered. */
export const readModelMessages = {
  'nothing-live': {
    nb: 'Løpende tall er bare for ansatte. Se de publiserte utgavene.',
    nn: 'Løpande tal er berre for tilsette. Sjå dei publiserte utgåvene.',
    en: 'Figures of the moment are for employees only. See the published versions.',
  },
  'view-building': {
    nb: 'Oversikten bygges opp og kan ikke svare ennå. Prøv igjen om litt.',
    nn: 'Oversikta blir bygd opp og kan ikkje svare enno. Prøv igjen om litt.',
    en: 'The view is being built and cannot answer yet. Try again in a little while.',
  },
  'position-not-reached': {
    nb: 'Oversikten er kommet til posisjon {reached}, ikke til {position}. Prøv igjen om litt, eller spør om en tidligere posisjon.',
    nn: 'Oversikta er komen til posisjon {reached}, ikkje til {position}. Prøv igjen om litt, eller spør om ein tidlegare posisjon.',
    en: 'The view has reached position {reached}, not {position}. Try again in a little while, or ask for an earlier position.',
  },
  'moment-invalid': {
    nb: 'Tidspunktet «{value}» kan ikke leses. Skriv en dag (2017-05-31) eller et tidspunkt med tidssone (2017-05-31T12:00:00Z).',
    nn: 'Tidspunktet «{value}» kan ikkje lesast. Skriv ein dag (2017-05-31) eller eit tidspunkt med tidssone (2017-05-31T12:00:00Z).',
    en: 'The moment “{value}” cannot be read. Write a day (2017-05-31) or an instant with its offset (2017-05-31T12:00:00Z).',
  },
  'since-invalid': {
    nb: '«{value}» er ikke noe å sammenligne med. Skriv en dag, et tidspunkt med tidssone eller en posisjon fra før det du spør om.',
    nn: '«{value}» er ikkje noko å samanlikne med. Skriv ein dag, eit tidspunkt med tidssone eller ein posisjon frå før det du spør om.',
    en: '“{value}” cannot be compared with. Write a day, an instant with its offset or a position before what you ask for.',
  },
  'cursor-invalid': {
    nb: 'Lenken til neste side gjelder ikke dette utvalget. Begynn på første side.',
    nn: 'Lenkja til neste side gjeld ikkje dette utvalet. Byrj på første side.',
    en: 'The link to the next page does not belong to this selection. Begin with the first page.',
  },
  'search-present-only': {
    nb: 'Du kan bare søke i teksten slik den er nå. Fjern søkeordene, eller spør om nå.',
    nn: 'Du kan berre søkje i teksten slik han er no. Fjern søkjeorda, eller spør om no.',
    en: 'Only the text as it is now can be searched. Remove the words, or ask for the present.',
  },
  'search-empty': {
    nb: 'Det er ingen ord å søke etter. Skriv minst ett ord med bokstaver eller tall.',
    nn: 'Det er ingen ord å søkje etter. Skriv minst eitt ord med bokstavar eller tal.',
    en: 'There are no words to search for. Write at least one word of letters or digits.',
  },
  'measure-not-found': {
    nb: 'Tiltaket finnes ikke, eller ikke ennå på det tidspunktet du spør om. Kontroller adressen eller datoen.',
    nn: 'Tiltaket finst ikkje, eller ikkje enno på det tidspunktet du spør om. Kontroller adressa eller datoen.',
    en: 'There is no such measure, or not yet at the moment that you ask for. Check the address or the date.',
  },
  'strategy-not-found': {
    nb: 'Strategien finnes ikke, eller ikke ennå på det tidspunktet du spør om. Kontroller adressen eller datoen.',
    nn: 'Strategien finst ikkje, eller ikkje enno på det tidspunktet du spør om. Kontroller adressa eller datoen.',
    en: 'There is no such strategy, or not yet at the moment that you ask for. Check the address or the date.',
  },
} as const satisfies Catalogue;
