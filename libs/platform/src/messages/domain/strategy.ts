import type { Catalogue } from '../message.js';

/** Refusals of a strategy. */
export const strategyMessages = {
  'strategy-unknown': {
    nb: 'Strategien finnes ikke. Velg en fra listen.',
    nn: 'Strategien finst ikkje. Vel ein frå lista.',
    en: 'There is no such strategy. Choose one from the list.',
  },
  'strategy-exists': {
    nb: 'Strategien er registrert fra før. Åpne den som finnes, og endre den der.',
    nn: 'Strategien er registrert frå før. Opne den som finst, og endre han der.',
    en: 'The strategy is registered already. Open the one that is there, and change it.',
  },
  'strategy-ended': {
    nb: 'Strategien er avsluttet. Velg en som fortsatt gjelder.',
    nn: 'Strategien er avslutta. Vel ein som framleis gjeld.',
    en: 'The strategy has ended. Choose one that is still in force.',
  },
  'strategy-under-itself': {
    nb: 'En strategi kan ikke ligge under seg selv. Velg en annen strategi.',
    nn: 'Ein strategi kan ikkje liggje under seg sjølv. Vel ein annan strategi.',
    en: 'A strategy cannot lie under itself. Choose another strategy.',
  },
  'sub-strategy-without-parent': {
    nb: 'En delstrategi hører til en strategi. Velg strategien som den ligger under.',
    nn: 'Ein delstrategi høyrer til ein strategi. Vel strategien som han ligg under.',
    en: 'A sub-strategy belongs to a strategy. Choose the strategy that it lies under.',
  },
  'strategy-with-parent': {
    nb: 'Bare en delstrategi ligger under en annen strategi. Fjern strategien over, eller registrer dette som delstrategi.',
    nn: 'Berre ein delstrategi ligg under ein annan strategi. Fjern strategien over, eller registrer dette som delstrategi.',
    en: 'Only a sub-strategy lies under another strategy. Remove the strategy above, or register this as a sub-strategy.',
  },
  'years-out-of-order': {
    nb: 'Siste år ({lastYear}) kommer før første år ({firstYear}). Rett det som er feil.',
    nn: 'Siste år ({lastYear}) kjem før første år ({firstYear}). Rett det som er feil.',
    en: 'The last year ({lastYear}) comes before the first year ({firstYear}). Mend the one that is wrong.',
  },
} as const satisfies Catalogue;
