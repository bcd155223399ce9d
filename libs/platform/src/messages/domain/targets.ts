import type { Catalogue } from '../message.js';

/** Refusals of a programme's savings targets and needs. */
export const targetMessages = {
  'target-not-positive': {
    nb: 'Et innsparingsmål er det som skal spares, skrevet som et positivt beløp. Skriv beløpet uten minus.',
    nn: 'Eit innsparingsmål er det som skal sparast, skrive som eit positivt beløp. Skriv beløpet utan minus.',
    en: 'A savings target is what must be saved, written as a positive amount. Write it without the minus sign.',
  },
  'target-exists': {
    nb: 'Id-en er alt brukt om et annet innsparingsmål i programmet. Sett målet med en ny id.',
    nn: 'Id-en er alt brukt om eit anna innsparingsmål i programmet. Set målet med ein ny id.',
    en: 'The id is already used for another savings target of the programme. Set the target with a new id.',
  },
  'target-unknown': {
    nb: 'Innsparingsmålet finnes ikke i programmet. Velg et av målene som er der.',
    nn: 'Innsparingsmålet finst ikkje i programmet. Vel eitt av måla som er der.',
    en: 'The programme has no such savings target. Choose one of the targets that are there.',
  },
  'target-withdrawn': {
    nb: 'Innsparingsmålet er trukket. Sett et nytt mål om det skal gjelde igjen.',
    nn: 'Innsparingsmålet er trekt. Set eit nytt mål om det skal gjelde igjen.',
    en: 'The savings target has been withdrawn. Set a new one if it is to hold again.',
  },
  'target-year-outside-programme': {
    nb: 'Året ligger utenfor handlingsprogrammets fire år. Rett året, eller sett målet i programmet som har det.',
    nn: 'Året ligg utanfor dei fire åra til handlingsprogrammet. Rett året, eller set målet i programmet som har det.',
    en: 'The year lies outside the programme’s four years. Mend the year, or set the target in the programme that has it.',
  },
  'target-unreconciled-with-itself': {
    nb: 'Et mål kan ikke være uavklart mot seg selv. Velg det andre målet.',
    nn: 'Eit mål kan ikkje vere uavklart mot seg sjølv. Vel det andre målet.',
    en: 'A target cannot be unreconciled with itself. Choose the other target.',
  },
  'need-not-positive': {
    nb: 'Et innsparingsbehov skrives som et positivt beløp. Skriv beløpet uten minus.',
    nn: 'Eit innsparingsbehov blir skrive som eit positivt beløp. Skriv beløpet utan minus.',
    en: 'A need is written as a positive amount. Write it without the minus sign.',
  },
  'need-exists': {
    nb: 'Id-en er alt brukt om et annet innsparingsbehov i programmet. Registrer behovet med en ny id.',
    nn: 'Id-en er alt brukt om eit anna innsparingsbehov i programmet. Registrer behovet med ein ny id.',
    en: 'The id is already used for another need of the programme. State the need with a new id.',
  },
  'need-unknown': {
    nb: 'Innsparingsbehovet finnes ikke i programmet. Velg et av dem som er der.',
    nn: 'Innsparingsbehovet finst ikkje i programmet. Vel eitt av dei som er der.',
    en: 'The programme has no such need. Choose one of those that are there.',
  },
  'need-withdrawn': {
    nb: 'Innsparingsbehovet er trukket. Registrer et nytt om det gjelder igjen.',
    nn: 'Innsparingsbehovet er trekt. Registrer eit nytt om det gjeld igjen.',
    en: 'The need has been withdrawn. State a new one if it holds again.',
  },
} as const satisfies Catalogue;
