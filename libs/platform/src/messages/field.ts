import type { Catalogue } from './message.js';

/** What can be wrong with the form of a field, before any rule of the domain is asked. */
export const fieldMessages = {
  'field-missing': {
    nb: 'Feltet må fylles ut.',
    nn: 'Feltet må fyllast ut.',
    en: 'This field must be filled in.',
  },
  'field-unknown': {
    nb: 'Feltet finnes ikke her. Fjern det, eller rett skrivemåten.',
    nn: 'Feltet finst ikkje her. Fjern det, eller rett skrivemåten.',
    en: 'There is no such field here. Remove it, or mend its spelling.',
  },
  'as-of-twice': {
    nb: 'Bruk enten asOf eller position, ikke begge.',
    nn: 'Bruk anten asOf eller position, ikkje begge.',
    en: 'Use either asOf or position, not both.',
  },
  'scope-twice': {
    nb: 'Spør om ett utvalg om gangen: et område, en strategi eller et tiltak.',
    nn: 'Spør om eitt utval om gongen: eit område, ein strategi eller eit tiltak.',
    en: 'Ask for one scope at a time: an area, a strategy or a measure.',
  },
  'field-invalid': {
    nb: 'Verdien kan ikke brukes her.',
    nn: 'Verdien kan ikkje brukast her.',
    en: 'This value cannot be used here.',
  },
  'number-inexact': {
    nb: 'Tallet {value} kan ikke leses helt nøyaktig. Skriv det med høyst 15 sifre.',
    nn: 'Talet {value} kan ikkje lesast heilt nøyaktig. Skriv det med høgst 15 siffer.',
    en: 'The number {value} cannot be read exactly. Write it with at most 15 digits.',
  },
  'nested-too-deeply': {
    nb: 'Innholdet har lister og objekter inni hverandre i mer enn {max} nivåer.',
    nn: 'Innhaldet har lister og objekt inni kvarandre i meir enn {max} nivå.',
    en: 'The content has lists and objects inside each other in more than {max} levels.',
  },
  'too-many-values': {
    nb: 'Innholdet har flere enn {max} verdier.',
    nn: 'Innhaldet har fleire enn {max} verdiar.',
    en: 'The content has more than {max} values.',
  },
  'text-marks-in-a-row': {
    nb: 'Teksten har mer enn 30 tegn på rad som bare endrer tegnet foran. Fjern dem.',
    nn: 'Teksten har meir enn 30 teikn på rad som berre endrar teiknet framfor. Fjern dei.',
    en: 'The text has more than 30 characters in a row that only change the one before. Remove them.',
  },
  'text-expected': { nb: 'Skriv en tekst.', nn: 'Skriv ein tekst.', en: 'Write a text.' },
  'text-blank': {
    nb: 'Skriv noe her; mellomrom alene er ikke nok.',
    nn: 'Skriv noko her; mellomrom åleine er ikkje nok.',
    en: 'Write something here; blanks alone are not enough.',
  },
  'text-longer-than': {
    nb: 'Teksten er for lang: høyst {max} tegn.',
    nn: 'Teksten er for lang: høgst {max} teikn.',
    en: 'The text is too long: at most {max} characters.',
  },
  'text-control-characters': {
    nb: 'Teksten har usynlige styretegn. Fjern dem; linjeskift og tabulator er lov der feltet tar flere linjer.',
    nn: 'Teksten har usynlege styreteikn. Fjern dei; lineskift og tabulator er lov der feltet tek fleire liner.',
    en: 'The text holds invisible control characters. Remove them; line breaks and tabs are fine where a field takes several lines.',
  },
  'day-expected': {
    nb: 'Skriv en dag som finnes i kalenderen, som 2017-05-31.',
    nn: 'Skriv ein dag som finst i kalenderen, som 2017-05-31.',
    en: 'Write a day that the calendar has, such as 2017-05-31.',
  },
  'partial-date-expected': {
    nb: 'Skriv et år, en måned eller en dag, som 2016, 2016-05 eller 2016-05-12.',
    nn: 'Skriv eit år, ein månad eller ein dag, som 2016, 2016-05 eller 2016-05-12.',
    en: 'Write a year, a month or a day, such as 2016, 2016-05 or 2016-05-12.',
  },
  'due-period-expected': {
    nb: 'Skriv en frist: dag 2017-06-01, måned 2017-06, år 2017, årstid 2017-21 (vår) til 2017-24 (vinter), eller tertial 2017-37 til 2017-39.',
    nn: 'Skriv ein frist: dag 2017-06-01, månad 2017-06, år 2017, årstid 2017-21 (vår) til 2017-24 (vinter), eller tertial 2017-37 til 2017-39.',
    en: 'Write a due date: a day 2017-06-01, a month 2017-06, a year 2017, a season 2017-21 (spring) to 2017-24 (winter), or a tertial 2017-37 to 2017-39.',
  },
  'series-period-expected': {
    nb: 'Skriv en periode: et år (2016), et tertial (2016-37, 2016-38 eller 2016-39) eller en måned (2016-05).',
    nn: 'Skriv ein periode: eit år (2016), eit tertial (2016-37, 2016-38 eller 2016-39) eller ein månad (2016-05).',
    en: 'Write a period: a year (2016), a tertial (2016-37, 2016-38 or 2016-39) or a month (2016-05).',
  },
  'moment-expected': {
    nb: 'Skriv en dag (2017-05-31) eller et tidspunkt med tidssone (2017-05-31T12:00:00Z).',
    nn: 'Skriv ein dag (2017-05-31) eller eit tidspunkt med tidssone (2017-05-31T12:00:00Z).',
    en: 'Write a day (2017-05-31) or an instant with its offset (2017-05-31T12:00:00Z).',
  },
  'choice-expected': {
    nb: 'Velg en av disse: {allowed}.',
    nn: 'Vel ein av desse: {allowed}.',
    en: 'Choose one of these: {allowed}.',
  },
  'id-expected': {
    nb: 'Skriv en id slik tjenesten har gitt den.',
    nn: 'Skriv ein id slik tenesta har gjeve han.',
    en: 'Write an id as the service gave it.',
  },
  'flag-expected': {
    nb: 'Skriv true eller false.',
    nn: 'Skriv true eller false.',
    en: 'Write true or false.',
  },
  'whole-number-expected': {
    nb: 'Skriv et helt tall fra {min} til {max}.',
    nn: 'Skriv eit heilt tal frå {min} til {max}.',
    en: 'Write a whole number from {min} to {max}.',
  },
  'amount-expected': {
    nb: 'Skriv beløpet som et helt tall i enhetens minste del, uten desimaler: kroner, hundredels årsverk, kWh. Tallet kan ikke være større enn 9 007 199 254 740 991.',
    nn: 'Skriv beløpet som eit heilt tal i den minste delen av eininga, utan desimalar: kroner, hundredels årsverk, kWh. Talet kan ikkje vere større enn 9 007 199 254 740 991.',
    en: 'Write the amount as a whole number of the unit’s smallest part, without decimals: kroner, hundredths of a person-year, kWh. It cannot be larger than 9,007,199,254,740,991.',
  },
  'rule-twice': {
    nb: 'Du har spurt om to regler. Prøv én om gangen: enten en versjon eller en avstand.',
    nn: 'Du har spurt om to reglar. Prøv éin om gongen: anten ein versjon eller ein avstand.',
    en: 'You asked for two rules. Try one at a time: either a version or a distance.',
  },
  'list-expected': {
    nb: 'Skriv en liste.',
    nn: 'Skriv ei liste.',
    en: 'Write a list.',
  },
  'list-size': {
    nb: 'Listen skal ha fra {min} til {max} oppføringer.',
    nn: 'Lista skal ha frå {min} til {max} oppføringar.',
    en: 'The list holds from {min} to {max} entries.',
  },
  'list-repeats': {
    nb: 'Det samme står flere ganger i listen. La det stå én gang.',
    nn: 'Det same står fleire gonger i lista. Lat det stå éin gong.',
    en: 'The list says the same thing more than once. Leave it there once.',
  },
  'object-expected': {
    nb: 'Skriv et objekt med feltene som hører til her.',
    nn: 'Skriv eit objekt med felta som høyrer til her.',
    en: 'Write an object with the fields that belong here.',
  },
} as const satisfies Catalogue;

export type FieldCode = keyof typeof fieldMessages;
