import type { Catalogue } from '../message.js';

/** Why a goal says no, and what to do about it. */
export const goalMessages = {
  'goal-unknown': {
    nb: 'Målet finnes ikke.',
    nn: 'Målet finst ikkje.',
    en: 'There is no such goal.',
  },
  'goal-exists': {
    nb: 'Målet er satt allerede.',
    nn: 'Målet er sett frå før.',
    en: 'The goal is set already.',
  },
  'goal-retired': {
    nb: 'Målet følges ikke lenger opp. Velg et annet.',
    nn: 'Målet blir ikkje lenger følgt opp. Vel eit anna.',
    en: 'The goal is no longer pursued. Choose another.',
  },
  'goal-under-itself': {
    nb: 'Et mål kan ikke stå under seg selv.',
    nn: 'Eit mål kan ikkje stå under seg sjølv.',
    en: 'A goal cannot stand under itself.',
  },
  'goal-parent-not-allowed': {
    nb: 'Et mål på nivået {level:level} kan ikke stå der. Over det kan det stå: {allowed:level}.',
    nn: 'Eit mål på nivået {level:level} kan ikkje stå der. Over det kan det stå: {allowed:level}.',
    en: 'A goal of level {level:level} cannot stand there. Above it may stand: {allowed:level}.',
  },
  'goal-parent-level': {
    nb: 'Et mål på nivået {level:level} kan ikke stå under et på nivået {above:level}. Velg et høyere mål.',
    nn: 'Eit mål på nivået {level:level} kan ikkje stå under eit på nivået {above:level}. Vel eit høgare mål.',
    en: 'A goal of level {level:level} cannot stand under one of level {above:level}. Choose a higher goal.',
  },
  'goal-also-under-not-allowed': {
    nb: 'Et mål på nivået {level:level} står øverst, og kan ikke knyttes til andre mål.',
    nn: 'Eit mål på nivået {level:level} står øvst, og kan ikkje knytast til andre mål.',
    en: 'A goal of level {level:level} stands at the top, and cannot be linked to others.',
  },
  'goal-linked-to-its-parent': {
    nb: 'Målet står allerede under dette. En knytning til er unødvendig.',
    nn: 'Målet står alt under dette. Ei knyting til er unødvendig.',
    en: 'The goal stands under this one already. A further link is not needed.',
  },
  'goal-link-unknown': {
    nb: 'Målet er ikke knyttet til dette målet.',
    nn: 'Målet er ikkje knytt til dette målet.',
    en: 'The goal is not linked to that goal.',
  },
  'goal-circle': {
    nb: 'Da ville målet stått under seg selv gjennom andre mål. Velg et annet.',
    nn: 'Då ville målet stått under seg sjølv gjennom andre mål. Vel eit anna.',
    en: 'The goal would then stand under itself by way of others. Choose another.',
  },
} as const satisfies Catalogue;
