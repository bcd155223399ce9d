import type { Catalogue } from '../message.js';

/** What several aggregates refuse, and what to do about it. */
export const sharedMessages = {
  'text-missing': {
    nb: 'Skriv noe her.',
    nn: 'Skriv noko her.',
    en: 'Write something here.',
  },
  'text-too-long': {
    nb: 'Teksten er for lang: høyst {max} tegn.',
    nn: 'Teksten er for lang: høgst {max} teikn.',
    en: 'The text is too long: at most {max} characters.',
  },
  'day-invalid': {
    nb: '{value} er ikke en dag i kalenderen. Skriv den som 2017-05-31.',
    nn: '{value} er ikkje ein dag i kalenderen. Skriv han som 2017-05-31.',
    en: '{value} is no day of the calendar. Write it as 2017-05-31.',
  },
  'days-out-of-order': {
    nb: 'Siste dag ({to}) er før første dag ({from}). Bytt om på dem.',
    nn: 'Siste dag ({to}) er før første dag ({from}). Byt om på dei.',
    en: 'The last day ({to}) is before the first ({from}). Swap them.',
  },
  'year-invalid': {
    nb: 'Skriv et årstall fra {min} til {max}.',
    nn: 'Skriv eit årstal frå {min} til {max}.',
    en: 'Write a year from {min} to {max}.',
  },
  'years-out-of-order': {
    nb: 'Siste år ({lastYear}) er før første år ({firstYear}). Bytt om på dem.',
    nn: 'Siste år ({lastYear}) er før første år ({firstYear}). Byt om på dei.',
    en: 'The last year ({lastYear}) is before the first ({firstYear}). Swap them.',
  },
  'partial-date-invalid': {
    nb: '{value} kan ikke leses som dato. Skriv et år, en måned eller en dag, som 2016, 2016-05 eller 2016-05-12.',
    nn: '{value} kan ikkje lesast som dato. Skriv eit år, ein månad eller ein dag, som 2016, 2016-05 eller 2016-05-12.',
    en: '{value} cannot be read as a date. Write a year, a month or a day, such as 2016, 2016-05 or 2016-05-12.',
  },
  'due-period-invalid': {
    nb: '{value} kan ikke leses som frist. Skriv dag 2017-06-01, måned 2017-06, år 2017, årstid 2017-21 (vår) til 2017-24 (vinter), eller tertial 2017-37 til 2017-39.',
    nn: '{value} kan ikkje lesast som frist. Skriv dag 2017-06-01, månad 2017-06, år 2017, årstid 2017-21 (vår) til 2017-24 (vinter), eller tertial 2017-37 til 2017-39.',
    en: '{value} cannot be read as a due date. Write a day 2017-06-01, a month 2017-06, a year 2017, a season 2017-21 (spring) to 2017-24 (winter), or a tertial 2017-37 to 2017-39.',
  },
  'decision-not-decided': {
    nb: 'Saken er ført som {kind:decision-kind}. Vis til en sak som er vedtatt.',
    nn: 'Saka er ført som {kind:decision-kind}. Vis til ei sak som er vedteken.',
    en: 'The case is kept as {kind:decision-kind}. Refer to one that was decided.',
  },
  'reference-exists': {
    nb: 'Denne saksreferansen er brukt om en annen sak. Gi den nye saken en egen referanse.',
    nn: 'Denne saksreferansen er brukt om ei anna sak. Gje den nye saka ein eigen referanse.',
    en: 'This decision reference names another case. Give the new case a reference of its own.',
  },
  'question-exists': {
    nb: 'Spørsmålet er stilt før, med andre ord. Gi det nye spørsmålet en egen id.',
    nn: 'Spørsmålet er stilt før, med andre ord. Gje det nye spørsmålet ein eigen id.',
    en: 'The question was asked before, in other words. Give the new one an id of its own.',
  },
  'question-unknown': {
    nb: 'Det er ikke stilt noe slikt spørsmål her.',
    nn: 'Det er ikkje stilt noko slikt spørsmål her.',
    en: 'No such question was asked here.',
  },
  'question-already-answered': {
    nb: 'Spørsmålet er besvart. Still et nytt om svaret må endres.',
    nn: 'Spørsmålet er svart på. Still eit nytt om svaret må endrast.',
    en: 'The question is answered. Ask a new one if the answer must change.',
  },
  'deputy-unknown': {
    nb: 'Personen er ikke stedfortreder her.',
    nn: 'Personen er ikkje stadfortredar her.',
    en: 'This person is no deputy here.',
  },
} as const satisfies Catalogue;
