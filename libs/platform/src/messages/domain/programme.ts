import type { Catalogue } from '../message.js';

/** Refusals of a programme. */
export const programmeMessages = {
  'programme-unknown': {
    nb: 'Handlingsprogrammet finnes ikke. Velg et fra listen.',
    nn: 'Handlingsprogrammet finst ikkje. Vel eit frå lista.',
    en: 'There is no such programme. Choose one from the list.',
  },
  'programme-exists': {
    nb: 'Handlingsprogrammet er opprettet fra før. Åpne det som finnes, og endre det der.',
    nn: 'Handlingsprogrammet er oppretta frå før. Opne det som finst, og endre det der.',
    en: 'The programme has been set up already. Open the one that is there, and change it.',
  },
  'programme-not-four-years': {
    nb: 'Et handlingsprogram gjelder fire år, og {firstYear}–{lastYear} er ikke det. Sett siste år til {expected}, eller rett det første.',
    nn: 'Eit handlingsprogram gjeld fire år, og {firstYear}–{lastYear} er ikkje det. Set siste år til {expected}, eller rett det første.',
    en: 'A programme covers four years, and {firstYear}–{lastYear} does not. Set the last year to {expected}, or mend the first.',
  },
  'programme-not-under-preparation': {
    nb: 'Handlingsprogrammet er {status:programme-status} og kan ikke trekkes. Et vedtatt program gjelder til det neste avløser det.',
    nn: 'Handlingsprogrammet er {status:programme-status} og kan ikkje trekkjast. Eit vedteke program gjeld til det neste avløyser det.',
    en: 'The programme is {status:programme-status} and cannot be withdrawn. An adopted programme holds until the next one supersedes it.',
  },
  'programme-not-adopted': {
    nb: 'Handlingsprogrammet er ikke vedtatt av kommunestyret. Registrer vedtaket først.',
    nn: 'Handlingsprogrammet er ikkje vedteke av kommunestyret. Registrer vedtaket først.',
    en: 'The programme has not been adopted by the council. Register its adoption first.',
  },
  'programme-already-adopted': {
    nb: 'Handlingsprogrammet er alt vedtatt, og vedtaket er ført på en annen sak. Kontroller saksreferansen.',
    nn: 'Handlingsprogrammet er alt vedteke, og vedtaket er ført på ei anna sak. Kontroller saksreferansen.',
    en: 'The programme was adopted already, and its adoption names another case. Check the decision reference.',
  },
  'programme-superseded': {
    nb: 'Handlingsprogrammet er avløst av et senere. Bruk det som gjelder nå.',
    nn: 'Handlingsprogrammet er avløyst av eit seinare. Bruk det som gjeld no.',
    en: 'The programme has been superseded by a later one. Use the one that holds now.',
  },
  'programme-withdrawn': {
    nb: 'Handlingsprogrammet er trukket. Velg et annet.',
    nn: 'Handlingsprogrammet er trekt. Vel eit anna.',
    en: 'The programme has been withdrawn. Choose another one.',
  },
  'programme-superseded-by-itself': {
    nb: 'Et handlingsprogram kan ikke avløse seg selv. Velg det som kommer etter.',
    nn: 'Eit handlingsprogram kan ikkje avløyse seg sjølv. Vel det som kjem etter.',
    en: 'A programme cannot supersede itself. Choose the one that comes after it.',
  },
  'programme-successor-unknown': {
    nb: 'Handlingsprogrammet som skal ta over, finnes ikke. Velg et fra listen.',
    nn: 'Handlingsprogrammet som skal ta over, finst ikkje. Vel eit frå lista.',
    en: 'The programme that is to take over does not exist. Choose one from the list.',
  },
  'programme-successor-not-adopted': {
    nb: 'Handlingsprogrammet som skal ta over, er {status:programme-status}. Velg et som er vedtatt av kommunestyret og gjelder nå.',
    nn: 'Handlingsprogrammet som skal ta over, er {status:programme-status}. Vel eit som er vedteke av kommunestyret og gjeld no.',
    en: 'The programme that is to take over is {status:programme-status}. Choose one that the council has adopted and that holds now.',
  },
  'programme-successor-not-later': {
    nb: 'Handlingsprogrammet som skal ta over, begynner i {successorFirstYear}, og dette begynner i {firstYear}. Velg et som begynner senere.',
    nn: 'Handlingsprogrammet som skal ta over, byrjar i {successorFirstYear}, og dette byrjar i {firstYear}. Vel eit som byrjar seinare.',
    en: 'The programme that is to take over begins in {successorFirstYear}, and this one begins in {firstYear}. Choose one that begins later.',
  },
  'decision-missing': {
    nb: 'Saken der kommunestyret vedtok handlingsprogrammet, mangler. Oppgi saken, eller si at den ikke er kjent.',
    nn: 'Saka der kommunestyret vedtok handlingsprogrammet, manglar. Oppgje saka, eller sei at ho ikkje er kjend.',
    en: 'The case in which the council adopted the programme is missing. Name the case, or say that it is not known.',
  },
  'decision-both-known-and-unknown': {
    nb: 'Du har både oppgitt en sak og sagt at saken ikke er kjent. La bare det ene stå.',
    nn: 'Du har både oppgjeve ei sak og sagt at saka ikkje er kjend. Lat berre det eine stå.',
    en: 'You have both named a case and said that the case is not known. Keep only one of the two.',
  },
} as const satisfies Catalogue;
