import type { Catalogue } from '../message.js';

/** Why a programme says no, and what to do about it. */
export const programmeMessages = {
  'programme-unknown': {
    nb: 'Handlingsprogrammet finnes ikke.',
    nn: 'Handlingsprogrammet finst ikkje.',
    en: 'There is no such programme.',
  },
  'programme-exists': {
    nb: 'Handlingsprogrammet er opprettet allerede.',
    nn: 'Handlingsprogrammet er oppretta frå før.',
    en: 'The programme is there already.',
  },
  'programme-not-four-years': {
    nb: 'Et handlingsprogram gjelder for fire år. Med {firstYear} som første år er {expected} det siste, ikke {lastYear}.',
    nn: 'Eit handlingsprogram gjeld for fire år. Med {firstYear} som første år er {expected} det siste, ikkje {lastYear}.',
    en: 'A programme covers four years. With {firstYear} as the first, the last is {expected}, not {lastYear}.',
  },
  'programme-not-under-preparation': {
    nb: 'Handlingsprogrammet er {status:programme-status}. Bare et som er under utarbeidelse, kan trekkes.',
    nn: 'Handlingsprogrammet er {status:programme-status}. Berre eit som er under utarbeiding, kan trekkjast.',
    en: 'The programme is {status:programme-status}. Only one that is under preparation can be withdrawn.',
  },
  'programme-not-adopted': {
    nb: 'Handlingsprogrammet er ikke vedtatt ennå. Registrer kommunestyrets vedtak først.',
    nn: 'Handlingsprogrammet er ikkje vedteke enno. Registrer vedtaket i kommunestyret først.',
    en: 'The programme is not adopted yet. Register the council’s decision first.',
  },
  'programme-already-adopted': {
    nb: 'Handlingsprogrammet er vedtatt, med en annen sak enn denne.',
    nn: 'Handlingsprogrammet er vedteke, med ei anna sak enn denne.',
    en: 'The programme is adopted already, with another case than this.',
  },
  'programme-superseded': {
    nb: 'Handlingsprogrammet er avløst av et senere. Bruk det som gjelder nå.',
    nn: 'Handlingsprogrammet er avløyst av eit seinare. Bruk det som gjeld no.',
    en: 'The programme is superseded by a later one. Use the one that is in force.',
  },
  'programme-withdrawn': {
    nb: 'Handlingsprogrammet er trukket.',
    nn: 'Handlingsprogrammet er trekt.',
    en: 'The programme is withdrawn.',
  },
  'programme-superseded-by-itself': {
    nb: 'Et handlingsprogram kan ikke avløse seg selv. Velg det som kommer etter.',
    nn: 'Eit handlingsprogram kan ikkje avløyse seg sjølv. Vel det som kjem etter.',
    en: 'A programme cannot supersede itself. Choose the one that follows.',
  },
  'programme-successor-unknown': {
    nb: 'Handlingsprogrammet som skal avløse dette, finnes ikke.',
    nn: 'Handlingsprogrammet som skal avløyse dette, finst ikkje.',
    en: 'The programme that is to take over does not exist.',
  },
  'programme-successor-not-adopted': {
    nb: 'Handlingsprogrammet som skal avløse dette, er {status:programme-status}. Det må være vedtatt.',
    nn: 'Handlingsprogrammet som skal avløyse dette, er {status:programme-status}. Det må vere vedteke.',
    en: 'The programme that is to take over is {status:programme-status}. It must be adopted.',
  },
  'programme-successor-not-later': {
    nb: 'Handlingsprogrammet som skal avløse dette, begynner i {successorFirstYear}. Det må begynne etter {firstYear}.',
    nn: 'Handlingsprogrammet som skal avløyse dette, tek til i {successorFirstYear}. Det må ta til etter {firstYear}.',
    en: 'The programme that is to take over begins in {successorFirstYear}. It must begin after {firstYear}.',
  },
  'decision-missing': {
    nb: 'Vis til saken der kommunestyret vedtok det, eller si at saken ikke er kjent.',
    nn: 'Vis til saka der kommunestyret vedtok det, eller sei at saka ikkje er kjend.',
    en: 'Refer to the case in which the council decided it, or say that the case is not known.',
  },
  'decision-both-known-and-unknown': {
    nb: 'Det står både en sak og at saken ikke er kjent. Fjern det ene.',
    nn: 'Det står både ei sak og at saka ikkje er kjend. Fjern det eine.',
    en: 'There is both a case and a statement that the case is not known. Remove one of them.',
  },
} as const satisfies Catalogue;
