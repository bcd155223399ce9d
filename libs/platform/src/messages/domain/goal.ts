import type { Catalogue } from '../message.js';

/** Refusals of a goal, by itself and in the tree. */
export const goalMessages = {
  'goal-unknown': {
    nb: 'Målet finnes ikke. Velg et fra måltreet.',
    nn: 'Målet finst ikkje. Vel eit frå måltreet.',
    en: 'There is no such goal. Choose one from the tree of goals.',
  },
  'goal-exists': {
    nb: 'Målet er satt fra før. Åpne det som finnes, og endre det der.',
    nn: 'Målet er sett frå før. Opne det som finst, og endre det der.',
    en: 'The goal has been set already. Open the one that is there, and change it.',
  },
  'goal-retired': {
    nb: 'Målet gjelder ikke lenger. Velg et som fortsatt gjelder.',
    nn: 'Målet gjeld ikkje lenger. Vel eit som framleis gjeld.',
    en: 'The goal is no longer pursued. Choose one that still is.',
  },
  'goal-under-itself': {
    nb: 'Et mål kan ikke stå under seg selv. Velg et annet mål.',
    nn: 'Eit mål kan ikkje stå under seg sjølv. Vel eit anna mål.',
    en: 'A goal cannot stand under itself. Choose another goal.',
  },
  'goal-parent-not-allowed': {
    nb: 'Et mål på nivået «{level:level}» kan ikke stå der. Plasser det {allowed:place}.',
    nn: 'Eit mål på nivået «{level:level}» kan ikkje stå der. Plasser det {allowed:place}.',
    en: 'A goal of the level “{level:level}” cannot stand there. Place it {allowed:place}.',
  },
  'goal-also-under-not-allowed': {
    nb: 'Et hovedmål står øverst og kan ikke også knyttes til andre mål. Fjern koblingen.',
    nn: 'Eit hovudmål står øvst og kan ikkje òg knytast til andre mål. Fjern koplinga.',
    en: 'A main goal stands at the top and is not linked to other goals as well. Remove the link.',
  },
  'goal-linked-to-its-parent': {
    nb: 'Målet står alt under dette målet. Fjern den ekstra koblingen.',
    nn: 'Målet står alt under dette målet. Fjern den ekstra koplinga.',
    en: 'The goal stands under that goal already. Remove the extra link.',
  },
  'goal-link-unknown': {
    nb: 'De to målene er ikke koblet sammen. Velg et mål som dette også er knyttet til.',
    nn: 'Dei to måla er ikkje kopla saman. Vel eit mål som dette òg er knytt til.',
    en: 'The two goals are not linked. Choose a goal that this one is also linked to.',
  },
} as const satisfies Catalogue;
