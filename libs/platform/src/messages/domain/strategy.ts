import type { Catalogue } from '../message.js';

/** Why a strategy says no, and what to do about it. */
export const strategyMessages = {
  'strategy-unknown': {
    nb: 'Strategien finnes ikke.',
    nn: 'Strategien finst ikkje.',
    en: 'There is no such strategy.',
  },
  'strategy-exists': {
    nb: 'Strategien er registrert allerede.',
    nn: 'Strategien er registrert frå før.',
    en: 'The strategy is registered already.',
  },
  'strategy-ended': {
    nb: 'Strategien er avsluttet. Velg en som gjelder.',
    nn: 'Strategien er avslutta. Vel ein som gjeld.',
    en: 'The strategy has ended. Choose one that is in force.',
  },
  'strategy-under-itself': {
    nb: 'En strategi kan ikke stå under seg selv.',
    nn: 'Ein strategi kan ikkje stå under seg sjølv.',
    en: 'A strategy cannot stand under itself.',
  },
  'sub-strategy-without-parent': {
    nb: 'En delstrategi hører til en strategi. Si hvilken.',
    nn: 'Ein delstrategi høyrer til ein strategi. Sei kva for ein.',
    en: 'A sub-strategy belongs to a strategy. Say which.',
  },
  'strategy-with-parent': {
    nb: 'En strategi står for seg selv. Fjern den over, eller registrer en delstrategi.',
    nn: 'Ein strategi står for seg sjølv. Fjern den over, eller registrer ein delstrategi.',
    en: 'A strategy stands by itself. Remove the one above it, or register a sub-strategy.',
  },
} as const satisfies Catalogue;
