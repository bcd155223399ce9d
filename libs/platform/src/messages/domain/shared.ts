import type { Catalogue } from '../message.js';

/** Refusals that more than one aggregate gives. */
export const sharedMessages = {
  'text-missing': {
    nb: 'Her mangler det tekst. Fyll ut feltet.',
    nn: 'Her manglar det tekst. Fyll ut feltet.',
    en: 'There is no text here. Fill in the field.',
  },
  'text-too-long': {
    nb: 'Teksten er for lang. Kort den ned til høyst {max} tegn.',
    nn: 'Teksten er for lang. Kort han ned til høgst {max} teikn.',
    en: 'The text is too long. Shorten it to at most {max} characters.',
  },
  'day-invalid': {
    nb: 'Dagen {value} finnes ikke. Skriv år, måned og dag, som 2017-05-31.',
    nn: 'Dagen {value} finst ikkje. Skriv år, månad og dag, som 2017-05-31.',
    en: 'There is no day {value}. Write year, month and day, such as 2017-05-31.',
  },
  'days-out-of-order': {
    nb: 'Siste dag ({to}) kommer før første dag ({from}). Rett den som er feil.',
    nn: 'Siste dag ({to}) kjem før første dag ({from}). Rett den som er feil.',
    en: 'The last day ({to}) comes before the first day ({from}). Mend the one that is wrong.',
  },
  'partial-date-invalid': {
    nb: 'Datoen {value} finnes ikke. Skriv et år, en måned eller en dag, som 2016, 2016-05 eller 2016-05-12.',
    nn: 'Datoen {value} finst ikkje. Skriv eit år, ein månad eller ein dag, som 2016, 2016-05 eller 2016-05-12.',
    en: 'There is no date {value}. Write a year, a month or a day, such as 2016, 2016-05 or 2016-05-12.',
  },
  'year-invalid': {
    nb: 'Årstallet kan ikke stemme. Skriv et år fra {min} til {max}.',
    nn: 'Årstalet kan ikkje stemme. Skriv eit år frå {min} til {max}.',
    en: 'This year cannot be right. Write a year from {min} to {max}.',
  },
  'amount-invalid': {
    nb: 'Beløpet må være et helt tall i enhetens minste del, uten desimaler, og ikke større enn det som kan lagres nøyaktig.',
    nn: 'Beløpet må vere eit heilt tal i den minste delen av eininga, utan desimalar, og ikkje større enn det som kan lagrast nøyaktig.',
    en: 'The amount must be a whole number of the unit’s smallest part, without decimals, and no larger than can be kept exactly.',
  },
  'range-out-of-order': {
    nb: 'Spennet begynner høyere enn det slutter. Bytt om de to.',
    nn: 'Spennet byrjar høgare enn det sluttar. Byt om dei to.',
    en: 'The range begins higher than it ends. Change the two round.',
  },
  'decision-not-decided': {
    nb: 'Saken er merket som «{kind:decision-kind}», og her trengs et vedtak. Oppgi saken der dette ble vedtatt.',
    nn: 'Saka er merkt som «{kind:decision-kind}», og her trengst det eit vedtak. Oppgje saka der dette vart vedteke.',
    en: 'The case is marked as “{kind:decision-kind}”, and a decision is needed here. Name the case in which this was decided.',
  },
  'reference-exists': {
    nb: 'Id-en er alt brukt om en annen saksreferanse her. Legg inn saken med en ny id.',
    nn: 'Id-en er alt brukt om ein annan saksreferanse her. Legg inn saka med ein ny id.',
    en: 'The id is already used for another decision reference here. Enter the case with a new id.',
  },
  'question-exists': {
    nb: 'Id-en er alt brukt om et annet spørsmål her. Still spørsmålet med en ny id.',
    nn: 'Id-en er alt brukt om eit anna spørsmål her. Still spørsmålet med ein ny id.',
    en: 'The id is already used for another question here. Ask the question with a new id.',
  },
  'question-unknown': {
    nb: 'Spørsmålet er ikke stilt her. Velg et av de åpne spørsmålene.',
    nn: 'Spørsmålet er ikkje stilt her. Vel eitt av dei opne spørsmåla.',
    en: 'This question has not been asked here. Choose one of the open questions.',
  },
  'question-already-answered': {
    nb: 'Spørsmålet er alt besvart, og svaret blir stående. Still et nytt spørsmål om svaret ikke holder.',
    nn: 'Spørsmålet er alt svara på, og svaret blir ståande. Still eit nytt spørsmål om svaret ikkje held.',
    en: 'The question has been answered, and the answer stands. Ask a new question if the answer will not do.',
  },
  'goal-not-linked': {
    nb: 'Det er ingen kobling til dette målet. Velg et mål som det er en kobling til.',
    nn: 'Det er inga kopling til dette målet. Vel eit mål som det er ei kopling til.',
    en: 'There is no link to this goal. Choose a goal that there is a link to.',
  },
  'deputy-unknown': {
    nb: 'Personen er ikke stedfortreder her. Velg en av dem som er det.',
    nn: 'Personen er ikkje stadfortredar her. Vel ein av dei som er det.',
    en: 'This person is no deputy here. Choose one who is.',
  },
} as const satisfies Catalogue;
