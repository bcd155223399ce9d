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
  'indicator-not-found': {
    nb: 'Indikatoren finnes ikke, eller ikke ennå på det tidspunktet du spør om. Kontroller adressen eller datoen.',
    nn: 'Indikatoren finst ikkje, eller ikkje enno på det tidspunktet du spør om. Kontroller adressa eller datoen.',
    en: 'There is no such indicator, or not yet at the moment that you ask for. Check the address or the date.',
  },
  'rule-not-found': {
    nb: 'Indikatoren har ikke hatt noen regel med dette nummeret. Velg en av dem som er satt.',
    nn: 'Indikatoren har ikkje hatt nokon regel med dette nummeret. Vel ein av dei som er sette.',
    en: 'The indicator has had no rule of this number. Choose one of those that were set.',
  },
  'round-not-found': {
    nb: 'Rapporteringsrunden finnes ikke, eller ikke ennå på det tidspunktet du spør om. Kontroller adressen eller datoen.',
    nn: 'Rapporteringsrunden finst ikkje, eller ikkje enno på det tidspunktet du spør om. Kontroller adressa eller datoen.',
    en: 'There is no such reporting round, or not yet at the moment that you ask for. Check the address or the date.',
  },
  'sector-not-in-round': {
    nb: 'Sektoren er ikke med i rapporteringsrunden. Velg en av sektorene som er det.',
    nn: 'Sektoren er ikkje med i rapporteringsrunden. Vel ein av sektorane som er det.',
    en: 'The sector has no part in the reporting round. Choose one of those that have.',
  },
  'round-not-published': {
    nb: 'Rapporteringsrunden er ikke publisert. Se igjen når den er det.',
    nn: 'Rapporteringsrunden er ikkje publisert. Sjå igjen når han er det.',
    en: 'The reporting round has not been published. Look again when it has.',
  },
  'unit-not-found': {
    nb: 'Enheten finnes ikke, eller ikke ennå på det tidspunktet du spør om. Kontroller id-en eller datoen.',
    nn: 'Eininga finst ikkje, eller ikkje enno på det tidspunktet du spør om. Kontroller id-en eller datoen.',
    en: 'There is no such unit, or not yet at the moment that you ask for. Check the id or the date.',
  },
  'programme-not-found': {
    nb: 'Handlingsprogrammet finnes ikke, eller ikke ennå på det tidspunktet du spør om. Kontroller id-en eller datoen.',
    nn: 'Handlingsprogrammet finst ikkje, eller ikkje enno på det tidspunktet du spør om. Kontroller id-en eller datoen.',
    en: 'There is no such programme, or not yet at the moment that you ask for. Check the id or the date.',
  },
  'years-invalid': {
    nb: 'Årene kan ikke brukes. Skriv hele årstall, det første ikke etter det siste.',
    nn: 'Åra kan ikkje brukast. Skriv heile årstal, det første ikkje etter det siste.',
    en: 'These years cannot be used. Write whole years, the first not after the last.',
  },
  'sum-too-large': {
    nb: 'Beløpene er til sammen så store at summen ikke kan gis helt nøyaktig. Se etter beløp som er skrevet feil, eller spør om færre år eller et mindre omfang.',
    nn: 'Beløpa er til saman så store at summen ikkje kan givast heilt nøyaktig. Sjå etter beløp som er skrivne feil, eller spør om færre år eller eit mindre omfang.',
    en: 'Together the amounts are so large that the sum cannot be given exactly. Look for amounts that are mistyped, or ask for fewer years or a smaller scope.',
  },
  'days-invalid': {
    nb: 'Dagene kan ikke brukes. Skriv dager som finnes, som 2017-05-31, og ikke for mange.',
    nn: 'Dagane kan ikkje brukast. Skriv dagar som finst, som 2017-05-31, og ikkje for mange.',
    en: 'These days cannot be used. Write days that exist, such as 2017-05-31, and not too many.',
  },
} as const satisfies Catalogue;
