import type { Catalogue } from '../message.js';

/** Refusals of what a measure is linked to, and of its parts. */
export const measureLinkMessages = {
  'deputy-is-responsible': {
    nb: 'Personen er selv tiltaksansvarlig. Velg en annen som stedfortreder.',
    nn: 'Personen er sjølv tiltaksansvarleg. Vel ein annan som stadfortredar.',
    en: 'This person is the responsible. Choose somebody else as deputy.',
  },
  'area-is-own': {
    nb: 'Tiltaket hører alt til dette området. Velg et annet område som deltaker.',
    nn: 'Tiltaket høyrer alt til dette området. Vel eit anna område som deltakar.',
    en: 'The measure belongs to this area already. Choose another area to take part.',
  },
  'area-not-participating': {
    nb: 'Området deltar ikke i tiltaket. Velg et av dem som gjør det.',
    nn: 'Området deltek ikkje i tiltaket. Vel eitt av dei som gjer det.',
    en: 'This area does not take part in the measure. Choose one that does.',
  },
  'strategy-not-linked': {
    nb: 'Tiltaket er ikke knyttet til denne strategien. Velg en strategi som det er knyttet til.',
    nn: 'Tiltaket er ikkje knytt til denne strategien. Vel ein strategi som det er knytt til.',
    en: 'The measure is not linked to this strategy. Choose a strategy that it is linked to.',
  },
  'milestone-exists': {
    nb: 'Tiltaket har alt denne milepælen eller aktiviteten. Endre den som står der.',
    nn: 'Tiltaket har alt denne milepælen eller aktiviteten. Endre den som står der.',
    en: 'The measure has this milestone or activity already. Change the one that is there.',
  },
  'milestone-unknown': {
    nb: 'Tiltaket har ingen slik milepæl eller aktivitet. Velg en av dem som står der.',
    nn: 'Tiltaket har ingen slik milepæl eller aktivitet. Vel ein av dei som står der.',
    en: 'The measure has no such milestone or activity. Choose one that is there.',
  },
  'risk-exists': {
    nb: 'Tiltaket har alt denne risikoen. Endre den som står der.',
    nn: 'Tiltaket har alt denne risikoen. Endre den som står der.',
    en: 'The measure has this risk already. Change the one that is there.',
  },
  'risk-unknown': {
    nb: 'Tiltaket har ingen slik risiko. Velg en av dem som står der.',
    nn: 'Tiltaket har ingen slik risiko. Vel ein av dei som står der.',
    en: 'The measure has no such risk. Choose one that is there.',
  },
  'dependency-exists': {
    nb: 'Sammenhengen mellom de to tiltakene er registrert fra før. Fjern den først om den skal beskrives på nytt.',
    nn: 'Samanhengen mellom dei to tiltaka er registrert frå før. Fjern han først om han skal skildrast på nytt.',
    en: 'This relation between the two measures is registered already. Remove it first if it is to be described anew.',
  },
  'dependency-unknown': {
    nb: 'Det er ikke registrert noen slik sammenheng mellom de to tiltakene. Velg en som står på tiltaket.',
    nn: 'Det er ikkje registrert nokon slik samanheng mellom dei to tiltaka. Vel ein som står på tiltaket.',
    en: 'No such relation between the two measures is registered. Choose one that the measure has.',
  },
  'decision-empty': {
    nb: 'Saken har verken saksnummer eller tittel. Oppgi minst én av delene.',
    nn: 'Saka har verken saksnummer eller tittel. Oppgje minst éin av delane.',
    en: 'The case has neither a number nor a title. Give at least one of them.',
  },
  'likeness-unknown': {
    nb: 'Ingen har meldt fra om at de to tiltakene ligner hverandre. Meld fra om det først.',
    nn: 'Ingen har meldt frå om at dei to tiltaka liknar kvarandre. Meld frå om det først.',
    en: 'Nobody has said that the two measures look alike. Say so first.',
  },
  'likeness-already-resolved': {
    nb: 'Det er alt avgjort om de to tiltakene er det samme. Endre avgjørelsen om den er feil.',
    nn: 'Det er alt avgjort om dei to tiltaka er det same. Endre avgjerda om ho er feil.',
    en: 'It has been decided already whether the two measures are the same. Change that decision if it is wrong.',
  },
} as const satisfies Catalogue;
