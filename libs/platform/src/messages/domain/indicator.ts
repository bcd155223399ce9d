import type { Catalogue } from '../message.js';

/** Refusals of an indicator. */
export const indicatorMessages = {
  'indicator-unknown': {
    nb: 'Indikatoren finnes ikke. Velg en fra listen.',
    nn: 'Indikatoren finst ikkje. Vel ein frå lista.',
    en: 'There is no such indicator. Choose one from the list.',
  },
  'indicator-exists': {
    nb: 'Indikatoren er opprettet fra før. Åpne den som finnes, og endre den der.',
    nn: 'Indikatoren er oppretta frå før. Opne den som finst, og endre han der.',
    en: 'The indicator has been set up already. Open the one that is there, and change it.',
  },
  'indicator-retired': {
    nb: 'Indikatoren følges ikke lenger, og den kan ikke endres. Opprett en ny om tallene skal følges igjen.',
    nn: 'Indikatoren blir ikkje følgd lenger, og han kan ikkje endrast. Opprett ein ny om tala skal følgjast igjen.',
    en: 'The indicator is no longer followed and cannot be changed. Set up a new one if the figures are to be followed again.',
  },
  'decimals-invalid': {
    nb: 'Antall desimaler må være et helt tall fra 0 til {max}.',
    nn: 'Talet på desimalar må vere eit heilt tal frå 0 til {max}.',
    en: 'The number of decimals must be a whole number from 0 to {max}.',
  },
  'period-invalid': {
    nb: '«{value}» er ingen periode. Skriv et år (2016), et tertial (2016-37, 2016-38 eller 2016-39) eller en måned (2016-05).',
    nn: '«{value}» er ingen periode. Skriv eit år (2016), eit tertial (2016-37, 2016-38 eller 2016-39) eller ein månad (2016-05).',
    en: '“{value}” is no period. Write a year (2016), a tertial (2016-37, 2016-38 or 2016-39) or a month (2016-05).',
  },
  'projection-in-the-past': {
    nb: 'Perioden {period} er over, og da er det ikke lenger noe å framskrive. Registrer en foreløpig eller endelig verdi.',
    nn: 'Perioden {period} er over, og då er det ikkje lenger noko å framskrive. Registrer ein førebels eller endeleg verdi.',
    en: 'The period {period} is over, so there is nothing left to project. Record a preliminary or a final value.',
  },
  'value-in-the-future': {
    nb: 'Perioden {period} har ikke begynt. Registrer tallet som en framskriving, eller rett perioden.',
    nn: 'Perioden {period} har ikkje byrja. Registrer talet som ei framskriving, eller rett perioden.',
    en: 'The period {period} has not begun. Record the figure as a projection, or mend the period.',
  },
  'value-exists': {
    nb: 'Den samme kilden har alt gitt en annen verdi for {period}. Korriger den verdien.',
    nn: 'Den same kjelda har alt gjeve ein annan verdi for {period}. Korriger den verdien.',
    en: 'The same source has already given another value for {period}. Correct that value.',
  },
  'value-unknown': {
    nb: 'Verdien finnes ikke i serien, eller den er alt korrigert. Velg en som gjelder.',
    nn: 'Verdien finst ikkje i serien, eller han er alt korrigert. Vel ein som gjeld.',
    en: 'The series has no such value, or it has been corrected already. Choose one that stands.',
  },
  'value-of-another-period': {
    nb: 'Verdien gjelder {period}, en annen periode enn den du velger for. Velg en verdi fra den samme perioden.',
    nn: 'Verdien gjeld {period}, ein annan periode enn den du vel for. Vel ein verdi frå den same perioden.',
    en: 'The value is of {period}, another period than the one you choose for. Choose a value of the same period.',
  },
  'conflict-missing': {
    nb: 'Kildene er ikke uenige om {period}, så det er ingenting å velge mellom.',
    nn: 'Kjeldene er ikkje usamde om {period}, så det er ingenting å velje mellom.',
    en: 'The sources do not differ about {period}, so there is nothing to choose between.',
  },
  'target-upper-missing': {
    nb: 'Indikatoren skal ligge mellom to grenser. Oppgi den øvre også.',
    nn: 'Indikatoren skal liggje mellom to grenser. Oppgje den øvre òg.',
    en: 'The indicator is to lie between two limits. State the upper one as well.',
  },
  'target-upper-without-within': {
    nb: 'Bare en indikator som skal ligge mellom to grenser, har en øvre grense. Fjern den.',
    nn: 'Berre ein indikator som skal liggje mellom to grenser, har ei øvre grense. Fjern ho.',
    en: 'Only an indicator that is to lie between two limits has an upper one. Remove it.',
  },
  'minimum-better-than-target': {
    nb: 'Minstekravet er bedre enn måltallet. Bytt om de to, eller rett det som er feil.',
    nn: 'Minstekravet er betre enn måltalet. Byt om dei to, eller rett det som er feil.',
    en: 'The minimum is better than the target. Change the two round, or mend the one that is wrong.',
  },
  'target-change-reason-missing': {
    nb: 'Det er alt satt et måltall for {period}. Skriv hvorfor det endres.',
    nn: 'Det er alt sett eit måltal for {period}. Skriv kvifor det blir endra.',
    en: 'A target has been set for {period} already. Say why it changes.',
  },
  'rule-invalid': {
    nb: 'Avstanden til måltallet som fortsatt er gul, må være et helt tall, null eller større.',
    nn: 'Avstanden til måltalet som framleis er gul, må vere eit heilt tal, null eller større.',
    en: 'The distance from the target that is still yellow must be a whole number, nought or more.',
  },
  'measure-not-linked': {
    nb: 'Indikatoren er ikke knyttet til dette tiltaket. Velg et av tiltakene den er knyttet til.',
    nn: 'Indikatoren er ikkje knytt til dette tiltaket. Vel eitt av tiltaka han er knytt til.',
    en: 'The indicator is not linked to this measure. Choose one of the measures that it is linked to.',
  },
} as const satisfies Catalogue;
